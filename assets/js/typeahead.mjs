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

/** The names of a scene, folded once: [{node, text, alias}], alias "" for a term's own name. */
export function index(scene) {
  return scene.names.flatMap((name, node) => [
    { node, text: fold(name), alias: "" },
    ...scene.aliases[node].map((alias) => ({ node, text: fold(alias), alias })),
  ]);
}

/**
 * The best `limit` terms for a query: [{node, alias}], the alias where it was what matched. A whole
 * name comes first, then beginnings, beginnings of words, parts, and last names with a typo or two.
 */
export function suggest(entries, scene, query, limit = 8) {
  const wanted = fold(query);
  if (!wanted) return [];
  const best = new Map();
  for (const entry of entries) {
    const score = match(entry.text, wanted);
    if (score === 0) continue;
    const total = score + (entry.alias ? -0.3 : 0) + 0.5 * scene.importance[entry.node];
    if (total > (best.get(entry.node)?.total ?? 0)) best.set(entry.node, { ...entry, total });
  }
  return [...best.values()]
    .sort((a, b) => b.total - a.total || a.node - b.node)
    .slice(0, limit)
    .map(({ node, alias }) => ({ node, alias }));
}

function match(text, wanted) {
  if (text === wanted) return 10;
  if (text.startsWith(wanted)) return 7.5 + wanted.length / text.length; // the shorter name first
  if (` ${text}`.includes(` ${wanted}`)) return 6;
  const words = wanted.split(" ");
  if (words.length > 1 && words.every((word) => ` ${text}`.includes(` ${word}`))) return 5;
  if (wanted.length > 2 && text.includes(wanted)) return 4;
  const allowed = wanted.length > 7 ? 2 : wanted.length > 3 ? 1 : 0;
  if (!allowed) return 0;
  const typos = prefixDistance(text, wanted, allowed);
  return typos <= allowed ? 3 - typos : 0;
}

/** The fewest edits that turn `wanted` into a beginning of `text`; `limit` + 1 means too many. */
export function prefixDistance(text, wanted, limit) {
  const width = Math.min(text.length, wanted.length + limit);
  let row = Array.from({ length: width + 1 }, (_, j) => j);
  let before = row;
  for (let i = 1; i <= wanted.length; i++) {
    const next = [i];
    for (let j = 1; j <= width; j++) {
      const same = wanted[i - 1] === text[j - 1];
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && wanted[i - 1] === text[j - 2] && wanted[i - 2] === text[j - 1];
      if (swapped) cost = Math.min(cost, before[j - 2] + 1);
      next.push(cost);
    }
    if (Math.min(...next) > limit) return limit + 1;
    before = row;
    row = next;
  }
  return Math.min(limit + 1, ...row);
}
