/** Building elements: text always stays text, and only known elements come out of a page's tree. */

const MATH = "http://www.w3.org/1998/Math/MathML";
const HTML = new Set(
  "p em strong s ul ol li blockquote table thead tbody tr th td h4 a span code pre br hr".split(" "),
);
const MATHML = new Set(
  ("math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover " +
    "mtable mtr mtd mpadded mphantom menclose mstyle mmultiscripts mprescripts none").split(" "),
);
const ATTRIBUTES = new Set(
  ("class title href target rel data-term display alttext mathvariant stretchy fence form separator " +
    "accent accentunder linethickness columnalign rowspacing columnspacing width height depth lspace rspace " +
    "minsize maxsize movablelimits largeop symmetric displaystyle scriptlevel voffset open close").split(" "),
);
const SAFE_HREF = /^(\?|https?:\/\/|mailto:)/i;

/** An element of `parent`'s document: tag, properties and attributes, children (text or elements). */
export function element(document, tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** The DOM nodes of a page's tree (wordgraph/page/tree.py): unknown tags keep only their words. */
export function fromTree(document, nodes) {
  return nodes.map((node) => {
    if (typeof node === "string") return document.createTextNode(node);
    const [tag, attributes, inside] = node;
    const children = fromTree(document, inside);
    const made = MATHML.has(tag)
      ? document.createElementNS(MATH, tag)
      : document.createElement(HTML.has(tag) ? tag : "span");
    for (const [name, value] of Object.entries(attributes)) {
      if (!ATTRIBUTES.has(name) || (name === "href" && !SAFE_HREF.test(value))) continue;
      made.setAttribute(name, value);
    }
    made.append(...children);
    return made;
  });
}
