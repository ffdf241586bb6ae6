/** Type-ahead over names and aliases: what a few typed letters most likely mean. */

/** Text without case and accents, and anything but letters and digits as single spaces. */
export function fold(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['\u2019]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The names of a scene, folded once: [{node, text, alias, letters}], alias "" for a term's own name. */
export function index(scene) {
  const entry = (node, name, alias) => {
    const text = fold(name);
    return { node, text, alias, letters: lettersOf(text) };
  };
  return scene.names.flatMap((name, node) => [
    entry(node, name, ""),
    ...scene.aliases[node].map((alias) => entry(node, alias, alias)),
  ]);
}

/**
 * The best `limit` terms for a query: [{node, alias}], the alias where it was what matched. A whole
 * name comes first, then beginnings, beginnings of words, parts, and last names with a few typos.
 */
export function suggest(entries, scene, query, limit = 8) {
  const wanted = fold(query);
  if (!wanted) return [];
  const best = new Best(scene.size ?? scene.names.length, limit);
  const words = wanted.split(" ");
  for (const entry of entries) {
    const score = match(entry.text, wanted, words);
    if (score) best.offer(entry, score + weight(scene, entry));
  }
  // A name with a typo never comes before one without: with enough of these, nobody need look.
  if (!best.full) offerMisspelt(best, entries, scene, wanted);
  return best.list();
}

/**
 * Whether what was found first is called like the query: each of its words begins one of the name, or all
 * of it does but for typos.
 */
export function isNamed(scene, found, query) {
  if (!found.length) return false;
  const [name, wanted] = [fold(found[0].alias || scene.names[found[0].node]), fold(query)];
  if (wanted.split(" ").every((word) => begins(name, word))) return true;
  return prefixDistance(name, wanted, typosIn(wanted)) <= typosIn(wanted);
}

/** How many typos are forgiven. */
const typosIn = ({ length }) => (length > 15 ? 3 : length > 7 ? 2 : length > 3 ? 1 : 0);

const weight = (scene, entry) => 0.5 * scene.importance[entry.node] - (entry.alias ? 0.3 : 0);

function match(text, wanted, words) {
  const at = text.indexOf(wanted);
  if (at === 0) return text.length === wanted.length ? 10 : 7.5 + wanted.length / text.length; // the shorter name first
  if (at > 0) {
    if (text.includes(` ${wanted}`)) return 6;
    if (words.length === 1) return wanted.length > 2 ? 4 : 0;
  }
  if (words.length > 1 && words.every((word) => begins(text, word))) return 5;
  return at > 0 && wanted.length > 2 ? 4 : 0;
}

const begins = (text, word) => text.startsWith(word) || text.includes(` ${word}`);

function offerMisspelt(best, entries, scene, wanted) {
  const allowed = typosIn(wanted);
  if (!allowed) return;
  const letters = lettersOf(wanted);
  for (const entry of entries) {
    if (bits(letters & ~entry.letters) > allowed) continue; // each letter that is missing is a typo
    const typos = prefixDistance(entry.text, wanted, allowed);
    if (typos <= allowed) best.offer(entry, 3.5 - typos + weight(scene, entry));
  }
}

/** Which letters a text has, as bits: different letters may share one, the same always do. */
function lettersOf(text) {
  let letters = 0;
  for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) & 31);
  return letters;
}

function bits(number) {
  let count = 0;
  for (let rest = number; rest; rest &= rest - 1) count += 1;
  return count;
}

/** The few best terms of many that are offered, each once, with the entry that stands for it best. */
class Best {
  #totals; #limit; #kept = []; #different = 0;

  constructor(nodes, limit) {
    this.#totals = new Float64Array(nodes);
    this.#limit = limit;
  }

  /** Whether as many terms as are wanted have been offered. */
  get full() {
    return this.#different >= this.#limit;
  }

  offer(entry, total) {
    const before = this.#totals[entry.node];
    if (total <= before) return;
    this.#totals[entry.node] = total;
    if (!before) this.#different += 1;
    const kept = this.#kept;
    const own = before ? kept.findIndex(({ node }) => node === entry.node) : -1;
    if (own >= 0) kept.splice(own, 1);
    if (kept.length === this.#limit && !earlier(entry.node, total, kept.at(-1))) return;
    let at = kept.length;
    while (at > 0 && earlier(entry.node, total, kept[at - 1])) at -= 1;
    kept.splice(at, 0, { node: entry.node, alias: entry.alias, total });
    if (kept.length > this.#limit) kept.pop();
  }

  list() {
    return this.#kept.map(({ node, alias }) => ({ node, alias }));
  }
}

const earlier = (node, total, other) => total > other.total || (total === other.total && node < other.node);

/** The fewest edits that turn `wanted` into a beginning of `text`; `limit` + 1 means too many. */
export function prefixDistance(text, wanted, limit) {
  const width = Math.min(text.length, wanted.length + limit);
  let row = Array.from({ length: width + 1 }, (_, j) => j);
  let before = row;
  for (let i = 1; i <= wanted.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= width; j++) {
      const same = wanted[i - 1] === text[j - 1];
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && wanted[i - 1] === text[j - 2] && wanted[i - 2] === text[j - 1];
      if (swapped) cost = Math.min(cost, before[j - 2] + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    before = row;
    row = next;
  }
  return Math.min(limit + 1, ...row);
}
