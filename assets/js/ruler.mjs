/** A ruler: how high the rows of a list are, whose names are set in as many lines as they need. */
import { element } from "./dom.mjs";
import { linesOf } from "./lines.mjs";

/** `element`, a row of three lines that isn't seen, goes into the list; `changed()` says that it has another size. */
export class Ruler {
  element;
  #text; #link; #brush; #changed; #size = "";
  #room = Infinity; #line = 19; #lowest = 33; #rest = 14; // pixels
  #widths = new Map(); // by words, which recur
  #heights = new Map(); // by names

  constructor(document, changed) {
    this.#changed = changed;
    this.#text = element(document, "span", {}, "A", element(document, "br"), "A", element(document, "br"), "A");
    this.#link = element(document, "a", {}, element(document, "i", { class: "dot" }), this.#text);
    this.element = element(document, "div", { class: "row ruler", "aria-hidden": "true" }, this.#link);
    this.#brush = element(document, "canvas").getContext("2d");
    const { ResizeObserver } = document.defaultView;
    new ResizeObserver(() => this.measure() && this.#changed()).observe(this.#link);
  }

  /** Measure anew, and give whether anything has changed. */
  measure() {
    const { fontWeight, fontSize, fontFamily } = this.element.ownerDocument.defaultView.getComputedStyle(this.#text);
    const font = `${fontWeight} ${fontSize} ${fontFamily}`;
    const [room, high, link] = [this.#text.clientWidth, this.#text.offsetHeight, this.#link.offsetHeight];
    const size = [font, room, high, link].join();
    if (!room || size === this.#size) return false;
    this.#size = size;
    this.#brush.font = font;
    this.#room = room;
    this.#line = high / 3;
    this.#rest = link - high;
    this.#lowest = this.element.offsetHeight;
    this.#widths.clear();
    this.#heights.clear();
    return true;
  }

  /** The height of the row of a name. */
  height(name) {
    const known = this.#heights.get(name);
    if (known) return known;
    const lines = linesOf(name, this.#room - 1, (text) => this.#width(text));
    const height = Math.ceil(Math.max(this.#lowest, lines * this.#line + this.#rest + 2));
    this.#heights.set(name, height);
    return height;
  }

  #width(text) {
    let width = this.#widths.get(text);
    if (width === undefined) this.#widths.set(text, (width = this.#brush.measureText(text).width));
    return width;
  }
}
