/** The sentences of a page's texts (wordgraph/page/build.py), each as a tree that can be shown. */

const BLANK = "\ue000"; // stands for what no sentence ends in: a link, a formula, code
const WHOLE = new Set(["a", "math", "code", "pre"]);
const BLOCKS = new Set("p ul ol li blockquote table thead tbody tr h4 pre hr".split(" "));
const SILENT = new Set(["h4", "table", "pre"]); // headings, cells and programs say nothing of their own
const END = /(?<=[.!?])["'\u201d\u2019)]*\s+|(?<=[\u3002\uff01\uff1f])/gu;
const ABBREVIATION = /(?:\b(?:e\.g|i\.e|al|cf|vs|etc|approx|resp|Fig|Eq|Sec|Dr|Mr|Mrs|Prof|St)|\b[A-Z])\.$/;
const LONGEST = 1000; // characters of a sentence that anybody would quote

/**
 * The sentences of a page: {field, tree, words, links, formulas}, `field` being 0 for the summary, 1
 * for why it matters and 2 for the definition, `links` the ids that it leads to.
 */
export function sentencesOf(page) {
  const texts = [page.summary ? [["p", {}, [page.summary]]] : [], page.why_it_matters, page.definition];
  return texts.flatMap((tree, field) =>
    paragraphs(tree).flatMap((inside) => split(inside).map((part) => ({ field, ...described(part) }))).filter(({ words }) => words.length <= LONGEST),
  );
}

/** The words of a tree, blocks apart; of a formula there are none. */
export const wordsOf = (nodes) =>
  nodes.map((node) => (typeof node === "string" ? node : node[0] === "math" ? " " : `${wordsOf(node[2])}${BLOCKS.has(node[0]) ? " " : ""}`)).join("");

/** What stands inside the paragraphs of a tree, of list entries too. */
function paragraphs(nodes) {
  const found = [];
  let loose = []; // what stands in a list entry without a paragraph of its own
  const close = () => void (loose.length && found.push(loose), (loose = []));
  for (const node of nodes) {
    const set = node[0] === "math" && node[1].display === "block"; // a formula between paragraphs
    if (typeof node === "string" || !(set || BLOCKS.has(node[0]))) {
      if (typeof node !== "string" || node.trim() || loose.length) loose.push(node);
      continue;
    }
    close();
    if (node[0] === "p") found.push(node[2]);
    else if (!set && !SILENT.has(node[0])) found.push(...paragraphs(node[2]));
  }
  close();
  return found;
}

/** The inside of a paragraph, sentence by sentence. */
function split(nodes) {
  const masked = mask(nodes);
  const ends = [];
  let start = 0;
  for (const gap of masked.matchAll(END)) {
    const after = gap.index + gap[0].length;
    const following = masked.slice(after).replace(/^["'\u201c\u2018(]+/, "")[0] ?? "";
    const lower = following !== following.toUpperCase();
    if (lower || after <= start || ABBREVIATION.test(masked.slice(start, gap.index))) continue;
    ends.push(after);
    start = after;
  }
  return [...ends, masked.length].map((end, at) => trimmed(cut(nodes, ends[at - 1] ?? 0, end))).filter((part) => part.length);
}

/** The letters of a tree with those of what is whole masked. */
const mask = (nodes) => nodes.map((node) => (typeof node === "string" ? node : WHOLE.has(node[0]) ? BLANK.repeat(size(node)) : mask(node[2]))).join("");

const size = (node) => (typeof node === "string" ? node.length : node[0] === "math" ? 1 : node[2].reduce((sum, each) => sum + size(each), 0));

/** The nodes from one letter to another; what lies over the edge is cut. */
function cut(nodes, from, to) {
  let at = 0;
  return nodes.flatMap((node) => {
    const [start, end] = [at, (at += size(node))];
    if (end <= from || start >= to) return [];
    if (typeof node === "string") return [node.slice(Math.max(0, from - start), to - start)];
    if (WHOLE.has(node[0]) || (start >= from && end <= to)) return [node];
    return [[node[0], node[1], cut(node[2], from - start, to - start)]];
  });
}

/** Without white space at either end. */
function trimmed(nodes) {
  const all = nodes.slice();
  if (typeof all[0] === "string") all[0] = all[0].trimStart();
  if (typeof all.at(-1) === "string") all[all.length - 1] = all.at(-1).trimEnd();
  return all.filter((node) => node !== "");
}

function described(tree) {
  const links = new Set();
  let formulas = 0;
  const walk = (nodes) =>
    nodes.forEach((node) => {
      if (typeof node === "string") return;
      if (node[1]["data-term"]) links.add(node[1]["data-term"]);
      if (node[0] === "math") formulas += 1;
      else walk(node[2]);
    });
  walk(tree);
  return { tree, words: wordsOf(tree).replace(/\s+/g, " ").trim(), links, formulas };
}
