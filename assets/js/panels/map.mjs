/** The reader's map in a drawer: how far one is, what comes next, and the way in and out of it. */
import { element } from "../dom.mjs";
import { STATES } from "../known.mjs";

const SHOWN = 18; // terms that are ready, before one asks for more
const SIGNS = { new: "\u25cb", learning: "\u25d0", known: "\u2713" };

/**
 * The children of the drawer. `state` is {scene, states, done (progress), ready (nodes), due, all}, where
 * `all` shows every ready term; `on` hears close(), more(), save(), load(file) and isolate(domain).
 */
export function mapContent(document, state, on) {
  const make = (...parts) => element(document, ...parts);
  const { done, ready, due } = state;
  const shown = state.all ? ready : ready.slice(0, SHOWN);
  const more = ready.length - shown.length;
  const file = make("input", { type: "file", accept: ".json,application/json", hidden: true, onchange: () => chosen(file, on) });
  return [
    make("button", { class: "close", "aria-label": "Close", title: "Close (M)", onclick: on.close }, "\u00d7"),
    make("h2", {}, "My map"),
    make("p", { class: "sum" }, make("b", {}, number(done.known)), " known, ", make("b", {}, number(done.learning)), ` being learned, of ${number(done.size)}`),
    bar(document, done),
    done.known + done.learning ? null : make("p", { class: "lead" }, "Open a term and say at its foot whether you are learning it or know it. It stays in this browser."),
    make("div", { class: "acts" }, make("button", { class: "primary", "data-command": "recall" }, "Recall flight"), make("small", {}, said(due))),
    make("h3", {}, done.known ? "Ready to learn next" : "Good to start with"),
    ready.length
      ? make("ul", { class: "chips" }, ...shown.map((node) => make("li", {}, chip(document, state, node))))
      : make("p", { class: "lead" }, "Nothing is left whose prerequisites you know all."),
    more > 0 ? make("button", { class: "quiet", onclick: on.more }, `${number(more)} more`) : null,
    make("h3", {}, "By domain"),
    make("ul", { class: "domains" }, ...done.domains.map((domain) => make("li", {}, row(document, state.scene, domain, on)))),
    make("div", { class: "acts" }, make("button", { class: "quiet", onclick: on.save }, "Save as a file"), make("button", { class: "quiet", onclick: () => file.click() }, "Add from a file"), file),
  ].filter(Boolean);
}

function chosen(file, on) {
  if (file.files[0]) on.load(file.files[0]);
  file.value = ""; // the same file may be chosen again
}

const said = (due) => (due ? `${number(due)} ${due === 1 ? "term is" : "terms are"} due today` : "ten questions");

const number = (value) => value.toLocaleString("en");

function chip(document, { scene, states }, node) {
  const id = scene.ids[node];
  const learning = states.get(id) === "learning";
  const label = learning ? { "aria-label": `${scene.names[node]}, being learned` } : {};
  const attributes = { class: "chip term", "data-term": id, href: `?term=${encodeURIComponent(id)}`, ...label };
  const dot = element(document, "i", { class: "dot", style: `--dot: var(--domain-${scene.group[node]})` });
  return element(document, "a", attributes, dot, learning ? `${SIGNS.learning} ` : null, scene.names[node]);
}

/** A bar: what is known full, what is being learned striped. The numbers stand beside it as text. */
function bar(document, { size, known, learning }) {
  const share = (count) => `${((100 * count) / Math.max(1, size)).toFixed(2)}%`;
  const style = `--known: ${share(known)}; --learning: ${share(learning)}`;
  return element(document, "span", { class: "bar", "aria-hidden": "true", style }, element(document, "i"), element(document, "i"));
}

function row(document, scene, domain, on) {
  const { name } = scene.groups[domain.group];
  const { known, learning, size } = domain;
  const label = `${name}: ${known} known, ${learning} being learned, of ${size}`;
  return element(
    document,
    "button",
    { "aria-label": label, onclick: () => on.isolate(name) },
    element(document, "i", { class: "dot", style: `--dot: var(--domain-${domain.group})` }),
    element(document, "span", {}, name),
    element(document, "small", {}, `${known}${learning ? ` + ${learning}` : ""} / ${size}`),
    bar(document, domain),
  );
}

/** The control at the foot of a page: three steps, one of them chosen; `choose(state)` hears which. */
export function steps(document, state, choose) {
  const step = (name) =>
    element(
      document,
      "label",
      {},
      element(document, "input", { type: "radio", name: "known", value: name, checked: name === state, onchange: () => choose(name) }),
      element(document, "span", {}, element(document, "i", { "aria-hidden": "true" }, SIGNS[name]), `${name[0].toUpperCase()}${name.slice(1)}`),
    );
  return STATES.map(step);
}
