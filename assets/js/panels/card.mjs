/** The hover card: the name and the summary of the term under the pointer. */
import { element } from "../dom.mjs";

export class HoverCard {
  #root; #scene;

  constructor(root, scene) {
    this.#root = root;
    this.#scene = scene;
  }

  /** Show a node's card beside the pointer; -1 hides it. */
  show(node, x, y) {
    this.#root.hidden = node < 0;
    if (node < 0) return;
    const document = this.#root.ownerDocument;
    const group = this.#scene.group[node];
    const links = this.#scene.neighbours[node].length;
    this.#root.replaceChildren(
      element(document, "b", {}, this.#scene.names[node]),
      element(
        document,
        "small",
        {},
        element(document, "i", { class: "dot", style: `--dot: var(--domain-${group})` }),
        `${this.#scene.groups[group].name} \u00b7 ${links} ${links === 1 ? "link" : "links"}`,
      ),
      element(document, "span", {}, this.#scene.summaries[node]),
    );
    const box = this.#root.parentElement;
    const left = Math.min(x + 16, box.clientWidth - this.#root.offsetWidth - 8);
    const below = y + 18 + this.#root.offsetHeight < box.clientHeight;
    this.#root.style.transform = `translate(${Math.max(8, left)}px, ${below ? y + 18 : y - this.#root.offsetHeight - 12}px)`;
  }
}
