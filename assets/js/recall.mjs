/** Recall: which terms are asked, how a question is put, and how an answer is judged. */
import { Kept, pairs } from "./kept.mjs";
import { isCard, reviewed } from "./repetition.mjs";
import { fold, prefixDistance } from "./typeahead.mjs";
import { distance } from "./vector.mjs";
import { placeOf } from "./scene.mjs";

export const SESSION = 10; // questions
const CHOICES = 8; // spheres that a hint leaves
const BLANK = "\u2026\u2026";

/** The cards of the terms that were asked, kept in the browser under `wordgraph.recall`. */
export class Schedule {
  #kept;

  constructor(storage) {
    this.#kept = new Kept(storage, "wordgraph.recall", (data) => new Map(pairs(data).filter(([, card]) => isCard(card))));
  }

  get cards() {
    return this.#kept.value;
  }

  /** Note how well a term was recalled; returns in how many days it comes again. */
  review(id, grade, today) {
    const card = reviewed(this.cards.get(id), grade, today);
    this.#kept.keep(Object.fromEntries(new Map(this.cards).set(id, card)));
    return card[3] - today;
  }
}

/**
 * The nodes of a session: first those that are due, the longest overdue in front, then what is being
 * learned and then what is known and was never asked. Where that is nothing, the best known terms.
 */
export function questions(scene, states, cards, today) {
  const askable = scene.byImportance.filter((node) => scene.summaries[node]);
  const card = (node) => cards.get(scene.ids[node]);
  const due = askable.filter((node) => card(node)?.[3] <= today).sort((a, b) => card(a)[3] - card(b)[3]);
  const fresh = (state) => askable.filter((node) => !card(node) && states.get(scene.ids[node]) === state);
  const found = [...due, ...fresh("learning"), ...fresh("known")];
  const easy = askable.filter((node) => !card(node) && scene.levels[node] <= 0);
  return { nodes: (found.length ? found : easy).slice(0, SESSION), due: due.length, own: found.length > 0 };
}

/** A term's summary without its name and its other names. */
export function riddle(scene, node) {
  const names = [scene.names[node], ...scene.aliases[node]].sort((a, b) => b.length - a.length);
  return names.reduce((text, name) => text.replace(wordsOf(name), BLANK), scene.summaries[node]);
}

/** A pattern for a name as it stands in a text: whatever its case, its hyphens, in the plural, too. */
function wordsOf(name) {
  const letters = name.trim().replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  const loose = letters.replace(/(?:\s|\\-|[\u2010-\u2013])+/g, "[\\s\\u2010-\\u2013-]*");
  const plural = /y$/i.test(loose) ? `${loose.slice(0, -1)}(?:y|ies)` : loose;
  return new RegExp(`(?<![\\p{L}\\p{N}])${plural}(?:e?s|['\\u2019]s)?(?![\\p{L}\\p{N}])`, "giu");
}

/** The node that a typed name means, a typo or two forgiven; `wanted` first, -1 if it is nobody's name. */
export function meant(entries, wanted, typed) {
  const text = fold(typed);
  if (!text) return -1;
  const exact = entries.filter((entry) => entry.text === text).map(({ node }) => node);
  if (exact.length) return exact.includes(wanted) ? wanted : exact[0];
  const close = (entry) => entry.node === wanted && within(entry.text, text, text.length > 8 ? 2 : text.length > 4 ? 1 : 0);
  return entries.some(close) ? wanted : -1;
}

const within = (name, text, typos) =>
  Math.abs(name.length - text.length) <= typos && prefixDistance(name, text, typos) + prefixDistance(text, name, typos) <= 2 * typos;

/** The nodes that a hint leaves to choose from: the wanted one and its nearest fellows of the domain. */
export function choices(scene, node) {
  const away = (other) => distance(placeOf(scene, other), placeOf(scene, node));
  const fellows = [...scene.ids.keys()].filter((other) => other !== node && scene.group[other] === scene.group[node]);
  return [node, ...fellows.sort((a, b) => away(a) - away(b) || a - b).slice(0, CHOICES - 1)];
}

/** One session over some nodes. It is "asking", then has "told", and is "over" after the last question. */
export class Session {
  phase = "asking"; hinted = false; tries = 0; results = [];
  #nodes; #grade;

  /** `grade(node, grade)` notes a result and returns in how many days the term comes again. */
  constructor(nodes, grade) {
    this.#nodes = nodes;
    this.#grade = grade;
  }

  /** The node that is asked for. */
  get node() {
    return this.#nodes[Math.min(this.results.length - (this.phase === "told"), this.#nodes.length - 1)];
  }

  get size() {
    return this.#nodes.length;
  }

  /** The number of the question, from 1 on. */
  get number() {
    return Math.min(this.results.length + (this.phase === "asking"), this.size);
  }

  /** Take an answer: "right", "again" after a first wrong one, or "wrong". */
  answer(node) {
    if (node === this.node) {
      this.#tell(this.tries ? 3 : this.hinted ? 4 : 5);
      return "right";
    }
    this.tries += 1;
    if (this.tries < 2) return "again";
    this.#tell(1);
    return "wrong";
  }

  /** Be shown the answer. */
  giveUp() {
    this.#tell(this.tries ? 1 : 0);
  }

  /** Go on to the next question; it is over after the last. */
  next() {
    this.phase = this.results.length < this.size ? "asking" : "over";
    this.hinted = false;
    this.tries = 0;
  }

  #tell(grade) {
    const { node } = this;
    this.results.push({ node, right: grade >= 3, days: this.#grade(node, grade) });
    this.phase = "told";
  }
}
