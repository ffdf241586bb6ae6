/** A box for one term: its names are offered while one types; a pick selects it. */
import { element } from "../dom.mjs";
import { index, suggest } from "../typeahead.mjs";
import { createCombobox } from "./combobox.mjs";

/** What is said where nothing is found. */
export const NOTHING = "No term is called that";

/** Bring a box to life; `select(id)` is called with the picked term. `name` begins the options' ids. */
export function createNameBox({ input, results, scene, select, name = "found" }) {
  const entries = index(scene);
  const on = { typed, pick: ({ node }) => select(scene.ids[node]) };
  const box = createCombobox({ input, results, name, on });

  function typed() {
    const found = suggest(entries, scene, input.value);
    const contentOf = ({ node, alias }) => ({
      attributes: { "data-domain": scene.group[node] },
      children: nameContent(input.ownerDocument, scene, node, alias),
    });
    box.show(found, contentOf, input.value.trim() && !found.length ? NOTHING : "");
  }
}

/** The children of the row of a name: the term's, and the alias that was typed or the term's domain. */
export const nameContent = (document, scene, node, alias) => [
  element(document, "i", { class: "dot", style: `--dot: var(--domain-${scene.group[node]})` }),
  element(document, "span", { class: "name" }, scene.names[node]),
  element(document, "small", {}, alias || scene.groups[scene.group[node]].name),
];
