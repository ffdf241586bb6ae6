/** Walking: from a term to one that it is linked to, chosen among its neighbours by the arrow keys. */

const ENTRIES = 12; // terms to choose among while none is selected
const MOVES = {
  ArrowLeft: "before", ArrowRight: "after", ArrowUp: "go", Enter: "go", ArrowDown: "back", Backspace: "back",
};

/** What a key does while one walks: before, after, go, back, or null; with a modifier it does nothing. */
export function move(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  return MOVES[event.key] ?? null;
}

/** What the filters of a view do to the nodes: all are seen. */
const UNFILTERED = { passes: null, hidden: false };

/**
 * The nodes to choose among, the weightiest first, wherever the camera is: the neighbours of a node,
 * or the weightiest of all where none is selected (-1). Those that do not pass the filters come last
 * where they are faded, and not at all where they are `hidden`.
 */
export function choices(scene, node, { passes, hidden } = UNFILTERED) {
  const near = new Set(node < 0 ? [] : scene.neighbours[node]);
  near.delete(node);
  const weightier = (a, b) => scene.importance[b] - scene.importance[a] || a - b;
  const byWeight = node < 0 ? scene.byImportance : [...near].sort(weightier);
  const seen = passes ? byWeight.filter((other) => passes(other)) : byWeight;
  const faded = passes && !hidden ? byWeight.filter((other) => !passes(other)) : [];
  return [...seen, ...faded].slice(0, node < 0 ? ENTRIES : Infinity);
}

/** A walker, who remembers at each term which neighbour was chosen last. */
export class Walker {
  #scene; #stood = new Map(); #forward = false; #filters = UNFILTERED;
  node = -1; choices = []; at = -1;

  constructor(scene) {
    this.#scene = scene;
  }

  /**
   * Be at a node, or at none (-1), with these filters: {passes, hidden}. Who has been here finds the
   * same choice, who comes back finds that which is left, and who goes on does not turn back at once.
   * Where only the filters have changed, the choice stays as long as it is seen.
   */
  arrive(node, filters = UNFILTERED) {
    const here = node === this.node && this.choices.length > 0;
    const [from, chosen] = [this.node, this.choice];
    this.node = node;
    this.#filters = filters;
    this.choices = choices(this.#scene, node, filters);
    const onward = this.#forward ? this.choices.find((other) => other !== from) : from;
    this.#forward = this.#forward && here;
    this.at = this.choices.indexOf(here ? chosen : (this.#stood.get(node) ?? onward));
    if (this.at < 0 && this.choices.length) this.at = 0;
  }

  /** Choose the next neighbour (1) or the one before (-1), round and round. */
  turn(by) {
    const { length } = this.choices;
    if (length) this.at = (this.at + by + length) % length;
    return this.choice;
  }

  /** The neighbour that is chosen, or -1 where there is none. */
  get choice() {
    return this.choices[this.at] ?? -1;
  }

  /** Whether the chosen one does not pass the filters. */
  get faded() {
    return this.choice >= 0 && Boolean(this.#filters.passes) && !this.#filters.passes(this.choice);
  }

  /** How many links lead to what the filters hide. */
  get hidden() {
    return this.node < 0 ? 0 : choices(this.#scene, this.node).length - this.choices.length;
  }

  /** The walker goes to the chosen neighbour. */
  leave() {
    this.#stood.set(this.node, this.choice);
    this.#forward = true;
  }
}
