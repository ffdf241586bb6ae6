/** The page: a term's definition, with chips and links that select other terms. */
import { element, fromTree } from "../dom.mjs";

const STEPS = ["beginner", "intermediate", "advanced"];

/** The children of the page's article for one term; `domainRow(name)` gives a domain's row in the scene. */
export function pageContent(document, page, { domainRow, openLab, labReady, actions = [] }) {
  const make = (...parts) => element(document, ...parts);
  const section = (title, ...children) =>
    children.flat().length ? make("section", {}, make("h3", {}, title), ...children.flat()) : null;
  const text = (title, tree) => section(title, fromTree(document, tree));
  const chips = (title, list, beside) =>
    section(title, list.length ? make("ul", { class: "chips" }, ...list.map((chip) => chipOf(document, chip, beside))) : []);
  return [
    make(
      "p",
      { class: "tags" },
      ...page.domains.map((name) => tag(document, name, domainRow(name))),
      page.difficulty ? badge(document, page.difficulty) : null,
    ),
    make("h2", {}, page.name),
    page.aliases.length ? make("p", { class: "aliases" }, "also ", page.aliases.join(", ")) : null,
    page.summary ? make("p", { class: "summary" }, page.summary) : null,
    page.lab && labReady ? labButton(document, openLab) : null,
    actions.length ? make("div", { class: "actions" }, ...actions) : null,
    text("Why it matters", page.why_it_matters),
    text("Definition", page.definition),
    page.summary || page.definition.length ? null : make("p", { class: "empty" }, "Nobody has defined this term yet."),
    chips("First understand", page.prerequisites),
    chips("Related", page.related),
    chips("Not to be confused with", page.contrast, compareButton),
    chips("Part of", page.broader),
    chips("Leads to", page.leads_to),
    chips("Also linked from", page.linked_from),
    page.keywords.length ? section("Keywords", make("p", { class: "plain" }, page.keywords.join(" \u00b7 "))) : null,
    page.industries.length ? section("Used in", make("p", { class: "plain" }, page.industries.join(" \u00b7 "))) : null,
    page.sources.length
      ? section("Sources", make("ul", { class: "sources" }, ...page.sources.map((source) => make("li", {}, source))))
      : null,
  ].filter(Boolean);
}

/** A domain with its colour. */
export function tag(document, name, row) {
  const dot = element(document, "i", { class: "dot", style: `--dot: var(--domain-${row})` });
  return element(document, "span", { class: "tag" }, dot, name);
}

/** Three steps, as many of them filled as the term is hard, and the word. */
export function badge(document, difficulty) {
  const level = STEPS.indexOf(difficulty);
  const bars = STEPS.map((_, step) => element(document, "i", { class: step <= level ? "on" : "" }));
  return element(document, "span", { class: "badge" }, element(document, "b", { "aria-hidden": "true" }, ...bars), difficulty);
}

/** A chip, and what `beside(document, chip)` makes to stand beside one that leads to a term. */
function chipOf(document, { id, name }, beside = () => null) {
  const chip = id
    ? element(document, "a", { class: "chip term", "data-term": id, href: `?term=${encodeURIComponent(id)}` }, name)
    : element(document, "span", { class: "chip missing", title: "not defined yet" }, name);
  return element(document, "li", {}, chip, id ? beside(document, { id, name }) : null);
}

/** The feature that compares terms listens for a click on this (features/ways.mjs). */
function compareButton(document, { id, name }) {
  return element(document, "button", { class: "beside", "data-compare": id, title: `Compare with ${name}` }, "compare");
}

function labButton(document, openLab) {
  return element(
    document,
    "button",
    { class: "run-lab", id: "open-lab", onclick: openLab },
    element(document, "span", { "aria-hidden": "true" }, "\u25b6"),
    element(document, "span", {}, element(document, "b", {}, "See it happen"), " in a live network"),
  );
}
