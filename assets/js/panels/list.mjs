/** The list: every term by its first letter; it works where the graph can't be drawn, too. */
import { element } from "../dom.mjs";

/** Fill the list, once, when it is first opened. */
export function fillList(root, scene) {
  if (root.childElementCount) return;
  const document = root.ownerDocument;
  const collator = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });
  const nodes = [...scene.names.keys()].sort((a, b) => collator.compare(scene.names[a], scene.names[b]));
  const byLetter = new Map();
  for (const node of nodes) {
    const letter = initial(scene.names[node]);
    if (!byLetter.has(letter)) byLetter.set(letter, []);
    byLetter.get(letter).push(node);
  }
  const jump = (letter) => () => root.querySelector(`[data-letter="${letter}"]`).scrollIntoView({ block: "start" });
  const letters = [...byLetter.keys()].map((letter) => element(document, "button", { onclick: jump(letter) }, letter));
  const sections = [...byLetter].map(([letter, members]) =>
    element(
      document,
      "section",
      { "data-letter": letter },
      element(document, "h2", {}, letter),
      element(document, "ul", {}, ...members.map((node) => row(document, scene, node))),
    ),
  );
  root.replaceChildren(element(document, "div", { class: "letters" }, ...letters), element(document, "div", { class: "scroll" }, ...sections));
}

/** Mark the selected term in the list. */
export function markList(root, id) {
  for (const link of root.querySelectorAll("a[data-term]")) {
    if (link.dataset.term === id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function initial(name) {
  const letter = name.normalize("NFKD").charAt(0).toUpperCase();
  return /\p{L}/u.test(letter) ? letter : "#";
}

function row(document, scene, node) {
  const id = scene.ids[node];
  return element(
    document,
    "li",
    {},
    element(
      document,
      "a",
      { class: "term", "data-term": id, href: `?term=${encodeURIComponent(id)}` },
      element(document, "i", { class: "dot", style: `--dot: var(--domain-${scene.group[node]})` }),
      scene.names[node],
    ),
  );
}
