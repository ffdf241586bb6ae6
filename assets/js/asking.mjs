/** Asking: what counts as a question, and its answers, each asked for once. */
import { fold } from "./typeahead.mjs";

const LONGEST = 200; // characters of a question in a link (view.mjs)
const KEPT = 50; // questions whose answers are remembered

/** A query as a link may hold it: without control characters and half surrogates, and not too long. */
export function question(query) {
  const clean = query.replace(/[\p{Cc}\p{Cs}]+/gu, " ").replace(/\s+/gu, " ").trim();
  return [...clean].slice(0, LONGEST).join("").trim();
}

/** Whether a query asks rather than names: several words that are not how a name begins. */
export const isQuestion = (query, named) => !named && fold(query).includes(" ");

/** A quoted sentence in pieces, {text, marked}; `marks` count whole characters, as Python does. */
export function pieces(sentence, marks) {
  const characters = [...sentence];
  const found = [];
  let done = 0;
  const add = (end, marked) => {
    if (end > done) found.push({ text: characters.slice(done, end).join(""), marked });
    done = Math.max(done, end);
  };
  for (const [start, end] of marks) {
    add(start, false);
    add(end, true);
  }
  add(characters.length, false);
  return found;
}

/**
 * What answers light, as nodes: all of them, and the links among them. One that is read (`focus`) stands
 * out. Null if another term is read (wordgraph/snapshot/stories.py).
 */
export function constellation(scene, nodes, focus) {
  if (focus === undefined) return { near: nodes };
  if (!nodes.includes(focus)) return null;
  const lit = new Set(nodes);
  const edges = [];
  for (let edge = 0; edge < scene.edges.length / 2; edge++) {
    if (lit.has(scene.edges[2 * edge]) && lit.has(scene.edges[2 * edge + 1])) edges.push(edge);
  }
  return { focus, near: nodes, edges };
}

/** The answers: `ask(question, signal)` gives a promise of hits. */
export class Answers {
  #ask; #known = new Map(); #underWay = null;

  constructor(ask) {
    this.#ask = ask;
  }

  /** The hits for a question that has been answered before, or null. */
  known(query) {
    return this.#known.get(query) ?? null;
  }

  /** A promise of the hits; the question before it, if still unanswered, is no longer asked (null). */
  async to(query) {
    this.drop();
    if (this.#known.has(query)) return this.#known.get(query);
    const way = (this.#underWay = new AbortController());
    try {
      const hits = await this.#ask(query, way.signal);
      this.#known.set(query, hits);
      if (this.#known.size > KEPT) this.#known.delete(this.#known.keys().next().value);
      return way.signal.aborted ? null : hits;
    } catch (error) {
      if (way.signal.aborted) return null;
      throw error;
    } finally {
      if (this.#underWay === way) this.#underWay = null;
    }
  }

  /** No longer ask what is being asked. */
  drop() {
    this.#underWay?.abort();
    this.#underWay = null;
  }
}
