/** The panel of filters: a group of choices for each facet, with live counts; a sheet from below on a phone. */
import { chosen } from "../filters.mjs";
import { element } from "../dom.mjs";

const LABELS = { lab: "a lab" };

/** `change` has toggle(facet, row), others(hidden) and clear(), for what a reader chooses. */
export class FilterPanel {
  #root; #panel; #opener; #facets; #choices; #size; #change;
  #told; #badge; #clear; #fates;

  constructor(root, scene, facets, change) {
    this.#root = root;
    this.#panel = root.querySelector("#filters");
    this.#opener = root.querySelector("#open-filters");
    this.#badge = this.#opener.querySelector("small");
    this.#facets = facets;
    this.#size = scene.size;
    this.#change = change;
    this.#opener.hidden = !facets.length;
    this.#choices = facets.map((facet) => facet.names.map((name, row) => this.#choice(facet, name, row)));
    this.#panel.querySelector(".facets").replaceChildren(...facets.map((facet, at) => this.#facet(facet, at)));
    this.#told = this.#panel.querySelector("[role=status]");
    this.#clear = this.#panel.querySelector("#filters-clear");
    this.#fates = [...this.#panel.querySelectorAll("[name=others]")];
    this.#clear.addEventListener("click", () => {
      change.clear();
      this.#panel.querySelector(".facets button")?.focus(); // the button that had it is gone
    });
    for (const fate of this.#fates) fate.addEventListener("change", () => change.others(fate.value === "hidden"));
    this.#panel.querySelector(".close").addEventListener("click", () => this.#opener.click());
  }

  get isOpen() {
    return !this.#panel.hidden;
  }

  /** Open or close the panel; the focus goes into it, and back to its button. */
  toggle(open) {
    const inside = this.#panel.contains(this.#root.ownerDocument.activeElement);
    this.#panel.hidden = !open;
    this.#opener.setAttribute("aria-expanded", String(open));
    this.#root.classList.toggle("with-filters", open);
    if (open) this.#panel.querySelector(".facets button")?.focus();
    else if (inside) this.#opener.focus();
  }

  /** Mark what a view's options choose, and say how many terms are shown and each choice would give. */
  show(options, { shown, counts }) {
    let taken = 0;
    this.#facets.forEach((facet, at) => {
      const { rows } = chosen(facet, options[facet.key]);
      taken += rows.size;
      this.#choices[at].forEach((button, row) => {
        button.setAttribute("aria-pressed", String(rows.has(row)));
        button.classList.toggle("none", !counts[at][row]);
        button.lastElementChild.textContent = String(counts[at][row]);
      });
    });
    const number = (value) => value.toLocaleString("en");
    this.#told.textContent = taken ? `${number(shown)} of ${number(this.#size)} terms` : `All ${number(this.#size)} terms`;
    this.#clear.hidden = !taken;
    this.#badge.textContent = taken ? String(taken) : "";
    this.#opener.classList.toggle("on", taken > 0);
    for (const fate of this.#fates) fate.checked = fate.value === (options.others ?? "");
  }

  #facet({ key, title }, at) {
    const document = this.#root.ownerDocument;
    return element(
      document,
      "div",
      { role: "group", "aria-labelledby": `facet-${key}`, class: "facet", "data-facet": key },
      element(document, "h3", { id: `facet-${key}` }, title),
      ...this.#choices[at].filter((_, row) => this.#facets[at].used.has(row)),
    );
  }

  #choice(facet, name, row) {
    const document = this.#root.ownerDocument;
    const dot = facet.key === "in" ? element(document, "i", { class: "dot", style: `--dot: var(--domain-${row})` }) : null;
    const label = element(document, "span", {}, LABELS[name] ?? name);
    const attributes = { "aria-pressed": "false", "data-choice": name, onclick: () => this.#change.toggle(facet, row) };
    return element(document, "button", attributes, dot, label, element(document, "small", {}));
  }
}
