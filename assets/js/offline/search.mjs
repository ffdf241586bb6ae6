/** Answers to questions, found in the browser: names, and BM25 over all that the pages say. */
import { fold } from "../typeahead.mjs";
import { wordsOf } from "./sentences.mjs";

// As wordgraph/search weighs them: keywords are written to be found, a word in a definition may be there by the way.
const WEIGHTS = { name: 4, aliases: 4, keywords: 6, summary: 4, why: 1, definition: 0.5 };
const BRIEF = new Set(["name", "aliases", "keywords", "summary"]); // fields in which two words side by side count once more
const [K, B] = [1.2, 0.75]; // of BM25, as SQLite has them
const NAME = 2; // what a question that is a name is worth, beside the 1 of the best text
const MOST = 12; // answers
const LONGEST = 320; // characters of a quotation
const AT_ONCE = 40; // pages read before the browser has its turn
const ENDINGS = /(?<=[\p{L}\p{N}]{3})(?:ings?|edly|ed|ies|es|s|ly|ers?|ors?|e|y)$/u;
// What a question is made of beside what it is about.
const FILLERS = new Set(
  `a about all also an and any are as at be been being both but by can could did do does doing don each explain for from get gets
  give had happen happened happens has have having he help her him his how i if in into is isn it its just know let lets like made
  make makes many may me mean means might most much must my need no not of off on one only or our out over people please s she
  should so some such t tell than that the their them then there these they thing things this those to too under up use used uses
  using very want was way we were what when where which while who whom whose why will with without would you your`.split(/\s+/),
);

/** What a word has in common with its other forms, roughly. */
const stem = (word) => {
  const short = word.replace(ENDINGS, "");
  return short === word ? word : short.replace(ENDINGS, "");
};

/**
 * `search(question)` gives the terms that answer it, the best first, in the form in which a server sends
 * them. `hops` (hops.mjs) has the sentences; `pause()` lets the browser do other things. The first
 * question reads all pages.
 */
export function createSearch(scene, pages, hops, pause) {
  let coming = null;
  return async (question) => answer(await (coming ??= read(scene, pages, pause)), question);

  function answer(index, question) {
    const words = fold(question).split(" ").filter(Boolean);
    const telling = words.filter((word) => !FILLERS.has(word));
    const stems = [...new Set((telling.length ? telling : words).map(stem))];
    const all = words.map(stem);
    const known = stems.some((word) => index.postings.has(word)); // else only "how" and "why" would answer
    const scores = ranked(index, known ? new Set([...all, ...pairs(all)]) : []);
    const near = nearness(index, stems);
    for (const [node, score] of scores) scores.set(node, score + near(node));
    for (const [node, share] of namedIn(index, words)) scores.set(node, (scores.get(node) ?? 0) + NAME * share ** 2);
    const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST);
    return best.map(([node, score]) => hit(index, scene.ids[node], score, stems));
  }

  function hit(index, id, score, stems) {
    const { name, difficulty, domains } = pages[id];
    return { id, name, score, difficulty: difficulty ?? "", domain: domains[0] ?? "", ...quote(index, hops.sentences(id), stems) };
  }
}

/** The index of all pages: which nodes have a stem and how much of it, how long each is, and the folded names. */
async function read(scene, pages, pause) {
  const index = { postings: new Map(), lengths: [], names: new Map(), keys: [], size: scene.size };
  const forms = new Map(); // stems of words met before
  for (let node = 0; node < scene.size; node++) {
    if (node % AT_ONCE === AT_ONCE - 1) await pause();
    const page = pages[scene.ids[node]];
    const counts = new Map();
    let length = 0;
    for (const [field, text] of Object.entries(fieldsOf(page))) {
      const said = [];
      for (const word of fold(text).split(" ")) {
        if (!word) continue;
        if (!forms.has(word)) forms.set(word, stem(word));
        said.push(forms.get(word));
      }
      // What stands side by side in long texts is mostly there by the way, and much.
      for (const word of BRIEF.has(field) ? [...said, ...pairs(said)] : said) counts.set(word, (counts.get(word) ?? 0) + WEIGHTS[field]);
      length += said.length;
    }
    index.keys.push([page.name, ...page.aliases, ...page.keywords].map((key) => [...new Set(fold(key).split(" ").filter(Boolean).map(stem))]));
    index.lengths.push(length);
    for (const [word, count] of counts) {
      if (!index.postings.has(word)) index.postings.set(word, []);
      index.postings.get(word).push([node, count]);
    }
    for (const name of new Set([page.name, ...page.aliases].map(fold))) if (name) index.names.set(name, [...(index.names.get(name) ?? []), node]);
  }
  index.average = index.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, scene.size);
  return index;
}

function fieldsOf(page) {
  const [why, definition] = [page.why_it_matters, page.definition].map(wordsOf);
  return { name: page.name, aliases: page.aliases.join(" ; "), keywords: page.keywords.join(" ; "), summary: page.summary, why, definition };
}

/** Nodes by what their texts say, from 1 for the best down. */
function ranked(index, stems) {
  const scores = new Map();
  for (const word of stems) {
    const found = index.postings.get(word) ?? [];
    const rarity = rarityOf(index, word);
    for (const [node, count] of found) {
      const long = 1 - B + (B * index.lengths[node]) / index.average;
      scores.set(node, (scores.get(node) ?? 0) + (rarity * count * (K + 1)) / (count + K * long));
    }
  }
  const top = Math.max(0, ...scores.values());
  return new Map([...scores].map(([node, score]) => [node, score / top]));
}

/** Words that stand side by side. */
const pairs = (words) => words.slice(1).map((word, at) => `${words[at]} ${word}`);

/** How like these stems the likest of a node's names and keywords is, 0 to 1, as a function of the node. */
function nearness(index, stems) {
  const weigh = (words) => words.reduce((sum, word) => sum + rarityOf(index, word) ** 2, 0);
  const wanted = new Set(stems);
  const own = weigh(stems);
  return (node) =>
    index.keys[node].reduce((best, key) => {
      const common = key.filter((word) => wanted.has(word));
      return common.length ? Math.max(best, weigh(common) / Math.sqrt(own * weigh(key))) : best;
    }, 0);
}

const rarityOf = (index, word) => {
  const many = index.postings.get(word)?.length ?? 0;
  return Math.max(1e-6, Math.log((index.size - many + 0.5) / (many + 0.5)));
};

/** The nodes whose names stand whole in the words, with the share of what the words tell that they cover. */
function namedIn(index, words) {
  const asked = words.filter((word) => !FILLERS.has(word)).length || words.length;
  const found = new Map();
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= Math.min(words.length, start + 8); end++) {
      const part = words.slice(start, end);
      const told = part.filter((word) => !FILLERS.has(word)).length || part.length;
      for (const node of index.names.get(part.join(" ")) ?? []) found.set(node, Math.max(found.get(node) ?? 0, Math.min(1, told / asked)));
    }
  }
  return found;
}

/** The sentence that says most of these stems, and the spans of it, in characters, that do; the first one where none does. */
function quote(index, sentences, stems) {
  const wanted = new Set(stems);
  let best = "";
  let most = 0;
  for (const { words, formulas } of sentences) {
    if (formulas) continue;
    const said = new Set(tokens(words).map(([, , word]) => word).filter((word) => wanted.has(word)));
    const worth = [...said].reduce((sum, word) => sum + rarityOf(index, word), 0);
    if (!best || worth > 1.2 * most) [best, most] = [words, worth]; // another must say clearly more
  }
  const sentence = best.length <= LONGEST ? best : `${best.slice(0, LONGEST).replace(/\s+\S*$/u, "")}\u2026`;
  const at = (letters) => [...sentence.slice(0, letters)].length; // whole characters, as a server counts
  return { sentence, marks: tokens(sentence).flatMap(([start, end, word]) => (wanted.has(word) ? [[at(start), at(end)]] : [])) };
}

/** The words of a text: where each begins and ends, and its stem. */
const tokens = (text) => [...text.matchAll(/[\p{L}\p{N}]+(?:['\u2019\p{M}]+[\p{L}\p{N}]*)*/gu)].map((found) => [found.index, found.index + found[0].length, stem(fold(found[0]))]);
