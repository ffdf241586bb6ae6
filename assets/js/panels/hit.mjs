/** A hit of the search: the term's name, how hard it is and where it belongs, the sentence that matched. */
import { pieces } from "../asking.mjs";
import { element } from "../dom.mjs";

const STEPS = ["beginner", "intermediate", "advanced"];

/** The children of the row of a hit; `domain` is its row in the scene. */
export function hitContent(document, hit, domain) {
  const make = (...parts) => element(document, ...parts);
  const level = STEPS.indexOf(hit.difficulty);
  const bars = STEPS.map((_, step) => make("i", { class: step <= level ? "on" : "" }));
  const badge = level < 0 ? null : make("span", { class: "badge" }, make("b", { "aria-hidden": "true" }, ...bars), hit.difficulty);
  return [
    make(
      "span",
      { class: "head" },
      make("i", { class: "dot", style: `--dot: var(--domain-${domain})` }),
      make("span", { class: "name" }, hit.name),
    ),
    hit.sentence ? make("q", {}, ...pieces(hit.sentence, hit.marks).map((one) => (one.marked ? make("mark", {}, one.text) : one.text))) : null,
    make("span", { class: "facts" }, badge, hit.domain ? make("span", {}, hit.domain) : null),
  ];
}
