/** Notices: what is said for a while, and what stays for as long as it is so. */
import { element } from "../dom.mjs";

const WHILE = 6000; // milliseconds

/** One line of notices in `root`; `timer` and `clearTimer` are the browser's. */
export class Notices {
  #root; #timer; #clearTimer;
  #lasting = new Map();
  #passing = [];
  #together = false;
  #hiding = 0;

  constructor(root, { timer, clearTimer }) {
    this.#root = root;
    this.#timer = timer;
    this.#clearTimer = clearTimer;
  }

  /** Say something for a while, in the place of what was said before; what is said at once stands together. */
  say(text) {
    if (!this.#together) this.#passing = [];
    this.#together = true;
    this.#passing.push(text);
    this.#timer(() => (this.#together = false), 0);
    this.#clearTimer(this.#hiding);
    this.#hiding = this.#timer(() => this.#dismiss(), WHILE);
    this.#paint();
  }

  /** Say of a topic what stays until it is settled, or until a reader has had enough of it. */
  keep(topic, text) {
    this.#lasting.set(topic, text);
    this.#paint();
  }

  /** A topic is no longer worth a notice. */
  settle(topic) {
    this.#lasting.delete(topic);
    this.#paint();
  }

  #dismiss(all = false) {
    this.#passing = [];
    if (all) this.#lasting.clear();
    this.#paint();
  }

  #paint() {
    const texts = [...this.#lasting.values(), ...this.#passing];
    const document = this.#root.ownerDocument;
    this.#root.hidden = !texts.length;
    this.#root.replaceChildren(
      element(document, "span", {}, texts.join(" ")),
      element(document, "button", { class: "close", "aria-label": "Dismiss", onclick: () => this.#dismiss(true) }, "\u00d7"),
    );
  }
}
