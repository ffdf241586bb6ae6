/**
 * What a reader knows: each term is new, or being learned, or known. It is kept in the browser under
 * `wordgraph.known` as {id: "learning" or "known"}; a term that is absent is new.
 */
import { Kept, pairs } from "./kept.mjs";

export const STATES = ["new", "learning", "known"];
const FORMAT = "wordgraph-known";
const LARGEST = 4_000_000; // characters of a file

const isState = (state) => state === "learning" || state === "known";

/** The reader's map. `states` is a Map from ids to "learning" or "known", another one after each change. */
export class Known {
  #kept;

  constructor(storage) {
    this.#kept = new Kept(storage, "wordgraph.known", (data) => new Map(pairs(data).filter(([, state]) => isState(state))));
  }

  get states() {
    return this.#kept.value;
  }

  /** "new", "learning" or "known". */
  of(id) {
    return this.states.get(id) ?? "new";
  }

  /** Mark a term; whether the browser could keep it. */
  mark(id, state) {
    const states = new Map(this.states);
    if (isState(state)) states.set(id, state);
    else states.delete(id);
    return this.#kept.keep(Object.fromEntries(states));
  }

  /** Take over other marks: of two for one term the one that is further stays. */
  merge(others) {
    const states = new Map(this.states);
    for (const [id, state] of others) if (states.get(id) !== "known") states.set(id, state);
    return this.#kept.keep(Object.fromEntries(states));
  }
}

/** For each node 0, 1 or 2: new, learning, known. */
export const marksOf = (scene, states) => Uint8Array.from(scene.ids, (id) => STATES.indexOf(states.get(id) ?? "new"));

/** How far one is: {size, learning, known} of the whole, and of each domain that has terms, with its `group`. */
export function progress(scene, states) {
  const marks = marksOf(scene, states);
  const count = (nodes, mark) => nodes.reduce((sum, node) => sum + (marks[node] === mark), 0);
  const of = (nodes) => ({ size: nodes.length, learning: count(nodes, 1), known: count(nodes, 2) });
  const domains = scene.landmarks.map(({ group, members }) => ({ group, ...of(members) }));
  return { ...of([...scene.ids.keys()]), domains };
}

/**
 * The nodes that are ready to be learned: not known, and all they need is. The easiest come first,
 * then those with the most links to what is known, then the weightiest. While nothing is known these
 * are terms for beginners that need nothing.
 */
export function frontier(scene, states) {
  const marks = marksOf(scene, states);
  const known = (node) => marks[node] === 2;
  const level = (node) => (scene.levels[node] < 0 ? 1 : scene.levels[node]);
  let ready = [...scene.ids.keys()].filter((node) => !known(node) && scene.needs[node].every(known));
  const easy = ready.filter((node) => level(node) === 0);
  if (!marks.includes(2) && easy.length) ready = easy;
  const ties = new Map(ready.map((node) => [node, scene.neighbours[node].filter(known).length]));
  return ready.sort((a, b) =>
    level(a) - level(b) || ties.get(b) - ties.get(a) || scene.importance[b] - scene.importance[a] || a - b);
}

/** The text of a file that holds these marks. */
export const exported = (scene, states) =>
  `${JSON.stringify({ format: FORMAT, version: 1, glossary: scene.title, known: Object.fromEntries(states) }, null, 1)}\n`;

/**
 * {states, strangers} of such a file's text: the marks of terms of this glossary, and how many are of
 * others. A text that is no such file is an Error that says what is wrong with it.
 */
export function imported(text, scene) {
  if (text.length > LARGEST) throw new Error("it is far too large to be a map");
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Error("it is no JSON");
  }
  if (data?.format !== FORMAT || !data.known || typeof data.known !== "object" || Array.isArray(data.known)) {
    throw new Error("it holds no map");
  }
  const marks = pairs(data.known);
  const odd = marks.find(([, state]) => !isState(state));
  if (odd) throw new Error(`it says something else than learning or known of \u201c${odd[0].slice(0, 60)}\u201d`);
  const states = new Map(marks.filter(([id]) => scene.rows.has(id)));
  return { states, strangers: marks.length - states.size };
}
