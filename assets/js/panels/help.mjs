/** The help: all keys in a dialog, and the hint that one sees at first. */
import { element } from "../dom.mjs";
import { GUIDE } from "../keys.mjs";

const SEEN = "wordgraph.hint-dismissed";

/** Open the dialog of keys. */
export function openHelp(dialog) {
  if (!dialog.childElementCount) fill(dialog);
  if (!dialog.open) dialog.showModal();
}

function fill(dialog) {
  const document = dialog.ownerDocument;
  const rows = GUIDE.map(([topic, keys, what]) =>
    element(
      document,
      "tr",
      {},
      topic ? element(document, "th", { scope: "row" }, topic) : element(document, "td", {}),
      element(document, "td", {}, ...keys.split(" ").map((key) => element(document, "kbd", {}, key))),
      element(document, "td", {}, what),
    ),
  );
  dialog.append(
    element(document, "h2", {}, "Keys"),
    element(document, "table", {}, element(document, "tbody", {}, ...rows)),
    element(document, "button", { class: "close", "aria-label": "Close", onclick: () => dialog.close() }, "\u00d7"),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}

/** Show the hint until it is dismissed; `storage` remembers that, and may refuse to. */
export function showHint(hint, storage) {
  hint.hidden = remembered(storage);
  hint.querySelector("button").addEventListener("click", () => {
    hint.hidden = true;
    try {
      storage?.setItem(SEEN, "1");
    } catch {
      // A browser that stores nothing shows the hint again next time.
    }
  });
}

function remembered(storage) {
  try {
    return storage?.getItem(SEEN) === "1";
  } catch {
    return false;
  }
}
