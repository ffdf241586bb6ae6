/** A comparison: two terms side by side, what both are linked to, and what tells them apart. */
import { element } from "../dom.mjs";
import { badge, tag } from "./page.mjs";
import { button, heading, hopWords } from "./hop.mjs";

const MOST = 7; // chips of a list before the others wait behind a click

/**
 * The panel of a comparison; `domainRow(name)` as for a page, `back` is what it goes back to, in words,
 * or "", `act` does route() and leave().
 */
export function comparisonPanel(document, data, { domainRow, back, act }) {
  const make = (...parts) => element(document, ...parts);
  const [one, other] = data.terms;
  const section = (title, ...children) => make("section", {}, make("h3", {}, title), ...children);
  return [
    heading(document, make("b", {}, one.name), " and ", make("b", {}, other.name)),
    make("div", { class: "two" }, ...data.terms.map((term) => side(document, term, domainRow))),
    data.hop ? section(data.confused ? "Not to be confused" : "How they are linked", ...hopWords(document, data.hop)) : null,
    section(`Linked to both (${data.shared.length})`, chips(document, data.shared, "They share no neighbour.")),
    make(
      "div",
      { class: "two" },
      ...data.terms.map((term) => section(`Only ${term.name} (${term.own.length})`, chips(document, term.own, "Nothing else."))),
    ),
    section("The path between", between(document, data)),
    make(
      "div",
      { class: "tools" },
      data.route ? button(document, "route", act.route, "Show the paths", { class: "main" }) : null,
      button(document, "leave", act.leave, back ? `Back to ${back}` : "Leave"),
    ),
  ].filter(Boolean);
}

/** What is said when two terms are compared. */
export function comparisonSaid({ terms, shared, confused }) {
  const names = terms.map(({ name }) => name).join(" and ");
  return `${names}: ${shared.length} neighbours shared${confused ? ", and easily confused" : ""}.`;
}

function side(document, term, domainRow) {
  return element(
    document,
    "article",
    {},
    element(document, "h3", {}, termLink(document, term, "term")),
    element(
      document,
      "p",
      { class: "tags" },
      ...term.domains.map((name) => tag(document, name, domainRow(name))),
      term.difficulty ? badge(document, term.difficulty) : null,
    ),
    element(document, "p", { class: "summary" }, term.summary || "Nobody has defined this term yet."),
  );
}

function chips(document, terms, nothing) {
  if (!terms.length) return element(document, "p", { class: "plain" }, nothing);
  const list = (some) => element(document, "ul", { class: "chips" }, ...some.map((term) => element(document, "li", {}, termLink(document, term, "chip term"))));
  const rest = terms.slice(MOST);
  const more = rest.length ? element(document, "details", {}, element(document, "summary", {}, `${rest.length} more`), list(rest)) : null;
  return element(document, "div", {}, ...[list(terms.slice(0, MOST)), more].filter(Boolean));
}

function between(document, { route }) {
  const words = !route
    ? "No chain of links leads from one to the other."
    : route.stops.length === 2
      ? "They are linked directly."
      : route.stops.map(({ name }) => name).join(" \u2192 ");
  return element(document, "p", { class: "plain" }, words);
}

const termLink = (document, { id, name }, style) =>
  element(document, "a", { class: style, "data-term": id, href: `?term=${encodeURIComponent(id)}` }, name);
