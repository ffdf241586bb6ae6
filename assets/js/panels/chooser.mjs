/** The controls on a term's page that begin a way, and the box in which its other end is named. */
import { element } from "../dom.mjs";
import { createNameBox } from "./name_box.mjs";

/**
 * The controls of a page: [elements]. `begin` does learn(id), and compare(id, other) or route(id, other)
 * once the other term is named; `narrow()` says whether there is little room.
 */
export function wayControls(document, page, { scene, begin, narrow }) {
  const box = element(document, "div", { class: "chooser", hidden: true });
  let opener = null;

  function close(refocus = true) {
    if (box.hidden) return false;
    box.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    if (refocus) opener.focus();
    return true;
  }

  function open(button, label, choose) {
    const again = opener === button && !box.hidden;
    close(again);
    if (again) return;
    opener = button;
    button.setAttribute("aria-expanded", "true");
    const results = element(document, "ul", { id: "end-results", role: "listbox", "aria-label": "Terms found", hidden: true });
    const input = element(document, "input", {
      type: "text",
      role: "combobox",
      "aria-controls": "end-results",
      "aria-label": label,
      "aria-expanded": "false",
      "aria-autocomplete": "list",
      placeholder: label,
      autocomplete: "off",
      spellcheck: "false",
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || input.value) return;
      event.stopImmediatePropagation(); // an empty box goes away; a full one is first emptied
      close();
    });
    box.replaceChildren(input, results);
    box.hidden = false;
    const select = (id) => {
      close(false);
      choose(id);
    };
    createNameBox({ input, results, scene, select, name: "end" });
    input.focus();
    if (narrow()) box.scrollIntoView({ block: "start" }); // what is found needs room below
  }

  const control = (text, label, choose) => {
    const made = element(document, "button", { class: "action", "aria-expanded": "false" }, text);
    made.addEventListener("click", () => open(made, label, choose));
    return made;
  };
  const needs = page.prerequisites.some(({ id }) => id);
  return [
    needs ? element(document, "button", { class: "action", id: "learn-this", onclick: () => begin.learn(page.id) }, "Learn this") : null,
    control("Compare with\u2026", `Compare ${page.name} with`, (id) => begin.compare(page.id, id)),
    control("Path to\u2026", `Path from ${page.name} to`, (id) => begin.route(page.id, id)),
    box,
  ].filter(Boolean);
}
