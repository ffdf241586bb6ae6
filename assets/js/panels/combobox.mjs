/** A box with a list of options below it: the arrow keys go about in it, Enter takes one, Esc empties the box. */
import { element } from "../dom.mjs";

/**
 * Bring a box and its list to life; returns {show}. `show(choices, contentOf, nothing)` lays the choices
 * out, `contentOf(choice)` giving {attributes, children} of an option, or says `nothing`, if that is said.
 * `on` hears typed(), pick(choice) and, when the list shuts, closed(); `name` begins the options' ids. A
 * choice that one has moved to stays active when all are laid out anew: `keyOf(choice)` tells it.
 */
export function createCombobox({ input, results, name, on, keyOf = () => null }) {
  const document = input.ownerDocument;
  let choices = [];
  let active = -1;

  function show(next, contentOf, nothing = "") {
    const before = active > 0 ? keyOf(choices[active]) : null;
    choices = next;
    active = choices.length ? Math.max(0, before === null ? 0 : choices.findIndex((choice) => keyOf(choice) === before)) : -1;
    results.replaceChildren(...(nothing ? [silent(nothing)] : choices.map((choice, row) => option(contentOf(choice), row))));
    results.hidden = !choices.length && !nothing;
    input.setAttribute("aria-expanded", String(!results.hidden));
    mark();
  }

  function option({ attributes = {}, children }, row) {
    const own = {
      id: `${name}-${row}`,
      role: "option",
      onpointerdown: (event) => event.preventDefault(), // keeps the focus in the box
      onclick: () => pick(row),
    };
    return element(document, "li", { ...own, ...attributes }, ...children);
  }

  const silent = (text) => element(document, "li", { class: "nothing", role: "option", "aria-disabled": "true" }, text);

  function mark() {
    [...results.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === active)));
    results.children[active]?.scrollIntoView({ block: "nearest" });
    if (active >= 0) input.setAttribute("aria-activedescendant", `${name}-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function close() {
    choices = [];
    active = -1;
    results.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    on.closed?.();
  }

  function pick(row) {
    const choice = choices[row];
    if (!choice) return;
    input.value = "";
    input.blur();
    on.pick(choice);
  }

  function typed() {
    active = -1; // of other words the best is active
    on.typed();
  }

  input.addEventListener("input", typed);
  input.addEventListener("focus", () => {
    if (!input.value) return;
    input.select();
    typed();
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // these keys are the input method's: Enter takes what it offers
    const turn = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (turn && choices.length) {
      active = (active + turn + choices.length) % choices.length;
      mark();
    } else if (event.key === "Enter") pick(active);
    else if (event.key === "Escape") {
      event.stopPropagation();
      if (!input.value) return input.blur();
      input.value = "";
      return typed();
    } else return;
    event.preventDefault();
  });

  return { show };
}
