/** A box for one term: its names are offered while one types; a pick selects it. */
import { element } from "../dom.mjs";
import { index, suggest } from "../typeahead.mjs";

/** Bring a box to life; `select(id)` is called with the picked term. `name` begins the options' ids. */
export function createNameBox({ input, results, scene, select, name = "found" }) {
  const document = input.ownerDocument;
  const entries = index(scene);
  let found = [];
  let active = -1;

  function show() {
    found = suggest(entries, scene, input.value);
    active = found.length ? 0 : -1;
    const nothing = input.value.trim() && !found.length;
    const rows = found.map(({ node, alias }, row) => option(node, alias, row));
    results.replaceChildren(...(nothing ? [nothingFound()] : rows));
    results.hidden = !rows.length && !nothing;
    input.setAttribute("aria-expanded", String(!results.hidden));
    mark();
  }

  function option(node, alias, row) {
    return element(
      document,
      "li",
      {
        id: `${name}-${row}`,
        role: "option",
        "data-domain": scene.group[node],
        onpointerdown: (event) => event.preventDefault(), // keeps the focus in the box
        onclick: () => pick(row),
      },
      element(document, "i", { class: "dot", style: `--dot: var(--domain-${scene.group[node]})` }),
      element(document, "span", { class: "name" }, scene.names[node]),
      element(document, "small", {}, alias || scene.groups[scene.group[node]].name),
    );
  }

  function nothingFound() {
    return element(document, "li", { class: "nothing", role: "option", "aria-disabled": "true" }, "No term is called that");
  }

  function mark() {
    [...results.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === active)));
    results.children[active]?.scrollIntoView({ block: "nearest" });
    if (active >= 0) input.setAttribute("aria-activedescendant", `${name}-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function close() {
    found = [];
    results.hidden = true;
    input.setAttribute("aria-expanded", "false");
  }

  function pick(row) {
    const choice = found[row];
    if (!choice) return;
    input.value = "";
    input.blur();
    select(scene.ids[choice.node]);
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value && show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // these keys are the input method's: Enter takes what it offers
    const turn = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (turn && found.length) {
      active = (active + turn + found.length) % found.length;
      mark();
    } else if (event.key === "Enter") pick(active);
    else if (event.key === "Escape") {
      event.stopPropagation();
      if (input.value) input.value = "";
      else input.blur();
      show();
    } else return;
    if (event.key !== "Escape") event.preventDefault();
  });
}
