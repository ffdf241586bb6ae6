/** How two terms are linked, and the sentence that says it best: as wordgraph/ways/hop.py finds them. */
import { fold } from "../typeahead.mjs";
import { sentencesOf } from "./sentences.mjs";

// The kinds of links that a page declares, the most telling first, with what is said where no text says more.
const KINDS = {
  prerequisite: ["prerequisites", (source, target) => `${target} is a prerequisite of ${source}.`],
  broader: ["broader", (source, target) => `${source} is part of ${target}.`],
  contrast: ["contrast", (source, target) => `${source} is often confused with ${target}.`],
  related: ["related", (source, target) => `${source} and ${target} are related.`],
};
const WEIGHTS = { prerequisite: 1, broader: 1, contrast: 0.6, related: 1, linked: 0.5 };
const CONTRASTING = /\b(?:confus\w*|unlike|whereas|while|instead|rather|differ\w*|distinct|contrast\w*|opposite|not|but|mistake\w*|mistook|same)\b/i;
const COMPLETE = /[.!?\u3002\uff01\uff1f]["'\u201d\u2019)*_]*$/;
const [LONG, SHORT] = [260, 30]; // characters: beyond the one nobody reads on, below the other it says little
const AROUND = 3; // words on either side that may make a longer name of one that is found
const NONE = { declared: [], linked: false };

/** What joins the terms of a scene, as their pages (by id) tell; each text is divided but once. */
export class Hops {
  #pages; #names = new Map(); #sentences = new Map(); #links = new Map();

  constructor(scene, pages) {
    this.#pages = pages;
    scene.ids.forEach((id, node) => this.#names.set(fold(scene.names[node]), id));
    scene.ids.forEach((id, node) => scene.aliases[node].forEach((alias) => this.#names.has(fold(alias)) || this.#names.set(fold(alias), id)));
  }

  /** The sentences of a term (sentences.mjs). */
  sentences(id) {
    if (!this.#sentences.has(id)) this.#sentences.set(id, sentencesOf(this.#pages[id]));
    return this.#sentences.get(id);
  }

  /** How one term links to another: the kinds that its page declares, the most telling first, and whether its text does. */
  links(one, other) {
    if (!this.#links.has(one)) this.#links.set(one, linksOf(this.#pages[one]));
    return this.#links.get(one).get(other) ?? NONE;
  }

  /** How strongly two terms hold together (wordgraph/glossary/graph.py). */
  weight(one, other) {
    return [this.links(one, other), this.links(other, one)].reduce(
      (sum, { declared, linked }) => sum + (declared.length ? declared.reduce((all, kind) => all + WEIGHTS[kind], 0) : linked ? WEIGHTS.linked : 0),
      0,
    );
  }

  /** The hop from one term to another as the server tells it: {to, kind, relation, quote}; with `contrast` the quotation tells them apart. */
  hop(one, other, contrast = false) {
    const quote = this.#quote(one, other, contrast);
    const ways = [[one, other], [other, one]].map(([source, target]) => ({ source, target, ...this.links(source, target) }));
    const order = Object.keys(KINDS);
    const kinds = ways.flatMap(({ source, target, declared }) => declared.map((kind) => ({ source, target, kind })));
    const [first] = kinds.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    if (first) return { to: other, kind: first.kind, relation: KINDS[first.kind][1](this.#name(first.source), this.#name(first.target)), quote };
    const passing = ways.find(({ linked }) => linked);
    const relation = passing ? `The page of ${this.#name(passing.source)} mentions ${this.#name(passing.target)}.` : "";
    return { to: other, kind: passing ? "related" : null, relation, quote };
  }

  /** Whether one of two terms says that it must not be confused with the other. */
  contrasted(one, other) {
    return [this.links(one, other), this.links(other, one)].some(({ declared }) => declared.includes("contrast"));
  }

  #name = (id) => this.#pages[id].name;

  #quote(one, other, contrast) {
    let best = null;
    let most = 0;
    for (const [id, target] of [[one, other], [other, one]]) {
      for (const sentence of this.sentences(id)) {
        const linked = sentence.links.has(target);
        if (!COMPLETE.test(sentence.words) || !(linked || this.#named(sentence.words, target))) continue;
        const worth = worthOf(sentence, linked, contrast);
        if (worth > most) [best, most] = [{ id, name: this.#name(id), text: sentence.tree }, worth];
      }
    }
    return best;
  }

  /** Whether words name a term, and not merely within another one's name: "gradient" in "gradient descent". */
  #named(words, id) {
    const { name, aliases } = this.#pages[id];
    return [name, ...aliases].some((called) => [...words.matchAll(pattern(called))].some((found) => !this.#within(words, found.index, found.index + found[0].length, id)));
  }

  #within(words, from, to, id) {
    const all = [...words.matchAll(/[^\W_](?:[\w'\u2019.+#-]*[\w+#])?/gu)].map((word) => [word.index, word.index + word[0].length]);
    const inside = all.flatMap(([start, end], at) => (start < to && end > from ? [at] : []));
    if (!inside.length) return false;
    const [first, last] = [inside[0], inside.at(-1)];
    for (let start = Math.max(0, first - AROUND); start <= first; start++) {
      for (let end = last; end < Math.min(all.length, last + AROUND + 1); end++) {
        if (start === first && end === last) continue;
        const longer = fold(words.slice(all[start][0], all[end][1]));
        const other = this.#names.get(longer) ?? this.#names.get(longer.replace(/s$/, ""));
        if (other !== undefined && other !== id) return true;
      }
    }
    return false;
  }
}

/** How well a sentence stands alone: a link is meant, a summary is clear, a formula is not. */
function worthOf({ field, words, formulas }, linked, contrast) {
  const worth = 10 + (linked ? 3 : 0) + [2, 1, 0][field] - Math.min(formulas, 3) - (words.length > LONG ? 3 : 0) - (words.length < SHORT ? 4 : 0);
  return worth + (contrast && CONTRASTING.test(words) ? 4 : 0);
}

/** A name as it stands in a text, in the plural, too; short ones and acronyms as written. */
function pattern(name) {
  const exact = name.length <= 3 || name === name.toUpperCase();
  const quoted = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}_])${quoted}(?:s|es)?(?![\\p{L}\\p{N}_])`, exact ? "gu" : "giu");
}

/** What a page links to: {declared, linked} by id. */
function linksOf(page) {
  const found = new Map();
  const at = (id) => found.get(id) ?? found.set(id, { declared: [], linked: false }).get(id);
  for (const [kind, [list]] of Object.entries(KINDS)) for (const { id } of page[list]) if (id) at(id).declared.push(kind);
  for (const id of termsIn([...page.why_it_matters, ...page.definition])) at(id).linked = true;
  return found;
}

/** The ids of the terms that a tree links to. */
function termsIn(nodes) {
  return nodes.flatMap((node) => (typeof node === "string" || node[0] === "math" ? [] : [...(node[1]["data-term"] ? [node[1]["data-term"]] : []), ...termsIn(node[2])]));
}
