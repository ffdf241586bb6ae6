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

/**
 * The nodes to choose among, the weightiest first, wherever the camera is: the neighbours of a node,
 * or the weightiest of all where none is selected (-1).
 */
export function choices(scene, node) {
  if (node < 0) return scene.byImportance.slice(0, ENTRIES);
  const near = [...new Set(scene.neighbours[node])].filter((other) => other !== node);
  return near.sort((a, b) => scene.importance[b] - scene.importance[a] || a - b);
}

/** A walker, who remembers at each term which neighbour was chosen last. */
export class Walker {
  #scene; #stood = new Map(); #forward = false;
  node = -1; choices = []; at = -1;

  constructor(scene) {
    this.#scene = scene;
  }

  /**
   * Be at a node, or at none (-1). Who has been here finds the same choice, who comes back finds that
   * which is left, and who goes on does not turn back at once.
   */
  arrive(node) {
    if (node === this.node && this.choices.length) return;
    const from = this.node;
    this.node = node;
    this.choices = choices(this.#scene, node);
    const onward = this.#forward ? this.choices.find((other) => other !== from) : from;
    this.#forward = false;
    this.at = this.choices.indexOf(this.#stood.get(node) ?? onward);
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

  /** The walker goes to the chosen neighbour. */
  leave() {
    this.#stood.set(this.node, this.choice);
    this.#forward = true;
  }
}
