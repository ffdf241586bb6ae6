/** Tours: the drawer in which one is chosen, and the card of the one that is under way. */
import { element } from "../dom.mjs";

/** The children of the drawer; `on` hears close() and start(tour). */
export function toursContent(document, tours, on) {
  const make = (...parts) => element(document, ...parts);
  const row = (tour) =>
    make("li", {},
      make("button", { "data-tour": tour.id, onclick: () => on.start(tour) },
        make("b", {}, tour.title),
        tour.about ? make("span", {}, tour.about) : null,
        make("small", {}, `${tour.stops.length} ${tour.stops.length === 1 ? "stop" : "stops"}`)));
  return [
    make("button", { class: "close", "aria-label": "Close", title: "Close (G)", onclick: on.close }, "\u00d7"),
    make("h2", {}, "Guided tours"),
    tours.length
      ? make("ul", { class: "tours" }, ...tours.map(row))
      : make("p", { class: "lead" }, "This glossary has no tours. A folder \u201ctours\u201d beside its terms may hold some."),
  ];
}

/** The card of a tour in `root`; `on` hears go(by), toggle(), read() and end(). */
export class Player {
  #title; #bar; #stop; #words; #back; #play; #forth;

  constructor(root, on) {
    const make = (...parts) => element(root.ownerDocument, ...parts);
    const button = (label, key, hear, ...inside) => make("button", { class: "quiet", "aria-label": label, title: key ? `${label} (${key})` : label, onclick: hear }, ...inside);
    this.#title = make("small", { class: "over" });
    this.#bar = make("span", { class: "bar", "aria-hidden": "true" }, make("i"));
    this.#stop = make("h2", {});
    this.#words = make("p", { class: "said" });
    this.#back = button("Previous stop", ",", () => on.go(-1), "\u2039");
    this.#play = button("Play", "P", on.toggle);
    this.#forth = button("Next stop", ".", () => on.go(1), "\u203a");
    root.replaceChildren(
      make("button", { class: "close", "aria-label": "End the tour", title: "End the tour (Esc)", onclick: on.end }, "\u00d7"),
      this.#title,
      make("div", { "aria-live": "polite" }, this.#stop, this.#words),
      make("div", { class: "acts" }, this.#back, this.#play, this.#forth, this.#bar, make("button", { class: "quiet", onclick: on.read }, "Read the page")),
    );
  }

  /** Show a stop: {tour, at, name, sentence, playing, still}; `still` is a tour that never plays by itself. */
  show({ tour, at, name, sentence, playing, still }) {
    const size = tour.stops.length;
    say(this.#title, `${tour.title} \u00b7 ${at + 1} of ${size}`);
    say(this.#stop, name);
    say(this.#words, sentence);
    this.#bar.setAttribute("style", `--known: ${((100 * (at + 1)) / size).toFixed(1)}%`);
    enable(this.#back, at > 0);
    enable(this.#forth, at < size - 1);
    this.#play.hidden = still;
    const label = playing ? "Pause" : "Play";
    say(this.#play, playing ? "\u275a\u275a" : "\u25b6\ufe0e");
    this.#play.setAttribute("aria-label", label);
    this.#play.setAttribute("title", `${label} (P)`);
  }

  /** Let the keyboard go on from here. */
  focus() {
    (this.#forth.getAttribute("aria-disabled") === "true" ? this.#back : this.#forth).focus({ preventScroll: true });
  }
}

/** Text that changes only if it is another: a live region says what changes. */
function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** A button that can't be used keeps the focus, unlike one that is disabled. */
const enable = (button, can) => button.setAttribute("aria-disabled", String(!can));
