/** The A-Z bar: each first letter with how many terms begin with it, as a figure and as a bar. */
import { element } from "../dom.mjs";

const FIGURE = new Intl.NumberFormat("en", { notation: "compact" });

/**
 * Fill `bar` with the letters {letter, count, row} (alphabet.mjs); `jump(row)` scrolls to one. A letter
 * that has no term now stays where it is, and does nothing.
 */
export function letterBar(bar, letters, jump) {
  const document = bar.ownerDocument;
  const most = Math.max(1, ...letters.map(({ count }) => count));
  bar.replaceChildren(
    ...letters.map(({ letter, count, row }) => {
      const told = `${letter === "#" ? "Others" : letter}, ${count} ${count === 1 ? "term" : "terms"}`;
      const button = element(
        document,
        "button",
        { title: told, "aria-label": told, disabled: !count, onclick: () => jump(row) },
        element(document, "b", {}, letter),
        element(document, "small", {}, FIGURE.format(count)),
      );
      button.style.setProperty("--share", String(count / most));
      return button;
    }),
  );
}
