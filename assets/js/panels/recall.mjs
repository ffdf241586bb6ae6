/** The card of a recall flight: the question, the answer, and at the end how it went. */
import { element } from "../dom.mjs";
import { suggest } from "../typeahead.mjs";

const OFFERED = 6; // names while one types

/** The name field of a question with its buttons; `on` hears say(text), hint(), giveUp() and end(). */
export function asking(document, { entries, scene, hinted, narrow }, on) {
  const make = (...parts) => element(document, ...parts);
  const names = make("datalist", { id: "recall-names" });
  const input = make("input", {
    type: "text", id: "recall-name", list: "recall-names", autocomplete: "off", spellcheck: "false",
    "aria-label": "Its name", placeholder: narrow ? "Type its name" : "Type its name, or click its sphere",
  });
  input.addEventListener("input", () => {
    const found = input.value.trim().length > 1 ? suggest(entries, scene, input.value, OFFERED) : [];
    names.replaceChildren(...found.map(({ node, alias }) => make("option", { value: alias || scene.names[node] })));
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") on.end();
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault(); // else it would press the button that has the focus next
    on.say(input.value);
    input.select();
  });
  return make("div", { class: "acts" },
    input, names,
    make("button", { class: "primary", onclick: () => on.say(input.value) }, "Say"),
    hinted ? null : make("button", { class: "quiet", onclick: on.hint }, "Hint"),
    make("button", { class: "quiet", onclick: on.giveUp }, "Show me"));
}

/** The buttons below an answer; `on` hears next() and read(). */
export function told(document, last, on) {
  return element(document, "div", { class: "acts" },
    element(document, "button", { class: "primary", onclick: on.next }, last ? "How it went" : "Next question"),
    element(document, "button", { class: "quiet", onclick: on.read }, "Read the page"));
}

/** How it went: each term with a sign and when it comes again; `on` hears again() and end(). */
export function summary(document, scene, results, on) {
  const make = (...parts) => element(document, ...parts);
  const row = ({ node, right, days }) => {
    const id = scene.ids[node];
    const link = make("a", { class: "chip term", "data-term": id, href: `?term=${encodeURIComponent(id)}` }, scene.names[node]);
    const sign = make("span", { class: "sign" }, right ? "\u2713" : "\u00d7");
    return make("li", {}, sign, make("span", { class: "sr" }, right ? "recalled: " : "missed: "), link, make("small", {}, when(days)));
  };
  return [
    make("ul", { class: "went" }, ...results.map(row)),
    make("div", { class: "acts" },
      make("button", { class: "primary", onclick: on.end }, "Done"),
      make("button", { class: "quiet", onclick: on.again }, "More questions")),
  ];
}

const when = (days) => (days === 1 ? "again tomorrow" : `again in ${days} days`);
