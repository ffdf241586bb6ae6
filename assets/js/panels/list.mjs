/**
 * The list: every term that passes the filters, by its first letter; it works where the graph can't be
 * drawn, too. A row is as high as its name needs, and only those that are seen are in the document.
 */
import { alphabetical, directory } from "../alphabet.mjs";
import { rowAt, topsOf, visible } from "../lines.mjs";
import { Ruler } from "../ruler.mjs";
import { letterBar } from "./letters.mjs";
import { element } from "../dom.mjs";

const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12, Home: -Infinity, End: Infinity };

/** The list in `root`, which is empty until it is first opened. */
export class TermList {
  #root; #scene; #document;
  #bar; #told; #scroll; #sheet;
  #order = null; #passes = null; #selected = null;
  #found = { rows: [], letters: [], size: 0 };
  #drawn = new Map(); // elements by row
  #ruler = null; // what is known of the type that rows are set in
  #tops = topsOf([]); // where each row begins, in pixels
  #active = -1; // the row that the Tab key reaches

  constructor(root, scene) {
    this.#root = root;
    this.#scene = scene;
    this.#document = root.ownerDocument;
  }

  /** Take over a view's selected term, and what its filters let pass (a function of a node, null for all). */
  show(term, passes) {
    const moved = term !== this.#selected;
    this.#selected = term;
    this.#passes = passes;
    if (!this.#root.hidden) this.#fill(moved);
  }

  /** Open the list, at the selected term, or close it. */
  toggle(open) {
    this.#root.hidden = !open;
    if (open) this.#fill(true);
  }

  #build() {
    const make = (tag, attributes, ...children) => element(this.#document, tag, attributes, ...children);
    this.#order = alphabetical(this.#scene.names);
    this.#bar = make("div", { class: "letters", role: "group", "aria-label": "First letters" });
    this.#ruler = new Ruler(this.#document, () => this.#remeasure());
    this.#told = make("p", { role: "status" });
    this.#sheet = make("div", { role: "list", class: "sheet" });
    this.#scroll = make("div", { class: "scroll" }, this.#sheet);
    this.#scroll.addEventListener("scroll", () => this.#draw(), { passive: true });
    this.#sheet.addEventListener("keydown", (event) => this.#keydown(event));
    this.#sheet.addEventListener("focusin", (event) => this.#activate(Number(event.target.closest("[data-row]")?.dataset.row ?? -1)));
    this.#root.replaceChildren(this.#bar, make("div", { class: "body" }, this.#told, this.#scroll));
    this.#scroll.append(this.#ruler.element);
    this.#ruler.measure();
  }

  #fill(reveal) {
    if (!this.#order) this.#build();
    const held = this.#sheet.contains(this.#document.activeElement);
    const before = this.#found.rows;
    this.#found = directory(this.#scene.names, this.#order, this.#passes);
    const { rows } = this.#found;
    const node = this.#scene.rows.get(this.#selected);
    const selected = node === undefined ? -1 : rows.findIndex((row) => row.node === node);
    this.#active = selected >= 0 ? selected : rows.findIndex((row) => row.node !== undefined);
    // What stays is kept, so that the focus can return to the row that it left.
    if (rows.length === before.length && rows.every(({ node }, row) => node === before[row].node)) {
      for (const [row, made] of this.#drawn) this.#mark(made, row);
    } else this.#renew();
    if (reveal && selected >= 0) this.#reveal(selected);
    this.#draw();
    if (held) this.#drawn.get(this.#active)?.firstElementChild.focus({ preventScroll: true });
  }

  #renew() {
    const { rows, size } = this.#found;
    const all = this.#scene.size.toLocaleString("en");
    this.#told.textContent = size === this.#scene.size ? `${all} terms` : `${size.toLocaleString("en")} of ${all} terms`;
    letterBar(this.#bar, this.#found.letters, (row) => (this.#scroll.scrollTop = this.#tops[row]));
    this.#sheet.replaceChildren();
    this.#drawn.clear();
    this.#stack();
  }

  /** Give each row its place. */
  #stack() {
    const { names } = this.#scene;
    this.#tops = topsOf(this.#found.rows.map(({ node }) => this.#ruler.height(node === undefined ? "" : names[node])));
    this.#sheet.style.height = `${this.#tops.at(-1)}px`;
  }

  /** The room or the type has another size: the row at the top stays there. */
  #remeasure() {
    if (this.#root.hidden || !this.#found.rows.length) return;
    const row = rowAt(this.#tops, this.#scroll.scrollTop);
    this.#stack();
    for (const [number, made] of this.#drawn) this.#put(made, number);
    this.#scroll.scrollTop = this.#tops[row];
    this.#draw();
  }

  #put(made, row) {
    made.style.transform = `translateY(${this.#tops[row]}px)`;
    made.style.height = `${this.#tops[row + 1] - this.#tops[row]}px`;
  }

  /** Put the rows that are seen into the document, and take the others out but for the one in use. */
  #draw() {
    const { rows } = this.#found;
    const [first, end] = visible(this.#tops, this.#scroll.scrollTop, this.#scroll.clientHeight);
    for (const [row, made] of this.#drawn) {
      if ((row >= first && row < end) || row === this.#active) continue;
      made.remove();
      this.#drawn.delete(row);
    }
    if (this.#active >= 0) this.#place(this.#active);
    for (let row = first; row < end; row++) this.#place(row);
  }

  #place(row) {
    if (this.#drawn.has(row) || row >= this.#found.rows.length) return;
    const made = this.#row(this.#found.rows[row], row);
    this.#put(made, row);
    this.#drawn.set(row, made);
    // In the order of the rows, which is that in which they are read aloud and reached by Tab.
    const later = [...this.#sheet.children].find((other) => Number(other.dataset.row) > row);
    this.#sheet.insertBefore(made, later ?? null);
  }

  #row({ letter, node, position }, row) {
    const make = (tag, attributes, ...children) => element(this.#document, tag, attributes, ...children);
    if (letter) return make("div", { class: "row letter", "data-row": row, "aria-hidden": "true" }, letter);
    const id = this.#scene.ids[node];
    const link = make(
      "a",
      {
        class: "term",
        "data-term": id,
        href: `?term=${encodeURIComponent(id)}`,
      },
      make("i", { class: "dot", style: `--dot: var(--domain-${this.#scene.group[node]})` }),
      make("span", {}, this.#scene.names[node]),
    );
    const place = { role: "listitem", "aria-setsize": this.#found.size, "aria-posinset": position };
    const made = make("div", { class: "row", "data-row": row, ...place }, link);
    this.#mark(made, row);
    return made;
  }

  #mark(made, row) {
    const link = made.firstElementChild;
    if (!link) return;
    link.setAttribute("tabindex", row === this.#active ? "0" : "-1");
    link.removeAttribute("aria-current");
    if (link.dataset.term === this.#selected) link.setAttribute("aria-current", "true");
  }

  #keydown(event) {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { rows } = this.#found;
    const isTerm = (row) => rows[row]?.node !== undefined;
    const way = Math.sign(step);
    let next = Math.max(0, Math.min(rows.length - 1, this.#active + step));
    while (rows[next] && !isTerm(next)) next += way; // over a letter
    while (!isTerm(next) && next !== this.#active) next -= way; // and back from before the first
    this.#reveal(next);
    this.#activate(next);
    this.#drawn.get(next)?.firstElementChild.focus({ preventScroll: true });
  }

  #activate(row) {
    if (row < 0 || row === this.#active) return;
    const before = this.#active;
    this.#active = row;
    this.#draw();
    for (const one of [before, row]) if (this.#drawn.has(one)) this.#mark(this.#drawn.get(one), one);
  }

  /** Scroll a row into sight: a little if it is near, else to the middle. */
  #reveal(row) {
    const [top, end] = [this.#tops[row], this.#tops[row + 1]];
    const [now, room] = [this.#scroll.scrollTop, this.#scroll.clientHeight];
    if (top >= now && end <= now + room) return;
    const near = top > now - 2 * room && top < now + 2 * room && this.#drawn.size > 0;
    const spare = end - top;
    const edge = top < now ? top - spare : end + spare - room;
    this.#scroll.scrollTop = Math.max(0, near ? edge : top - room / 2);
  }
}
