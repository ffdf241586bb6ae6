/**
 * The view as a link: the same codec as wordgraph/scene/view.py (the tests of both share their
 * examples). A view is {term, domain, camera, theme, lab}, each null or absent by default.
 */

const NAME = /^[^<>&]{1,200}$/;
const ID = /^[^\s&=#<>"'/\\]{1,200}$/;
const LAB = /^[A-Za-z0-9_.+\-/]{0,60}$/;
const MAX_LENGTH = 4000;

export const emptyView = () => ({ term: null, domain: null, camera: null, theme: null, lab: {} });

/** The query string of a view, without the "?"; the default view gives "". */
export function encode(view) {
  const pairs = new URLSearchParams();
  if (view.term) pairs.append("term", view.term);
  if (view.domain) pairs.append("domain", view.domain);
  if (view.camera) {
    const numbers = [...view.camera.eye, ...view.camera.center];
    pairs.append("cam", numbers.map(fixed).join("_"));
  }
  if (view.theme) pairs.append("theme", view.theme);
  if (view.lab?.[""]) {
    pairs.append("lab", view.lab[""]);
    for (const key of Object.keys(view.lab).filter(Boolean).sort()) {
      pairs.append(`lab.${key}`, view.lab[key]);
    }
  }
  return pairs.toString();
}

/** {view, notices}: the view of a query string, and a sentence for each part that made no sense. */
export function decode(query) {
  const view = emptyView();
  const notices = [];
  if (query.length > MAX_LENGTH) {
    return { view, notices: ["the link is too long to be a view; showing the default"] };
  }
  const pairs = Object.fromEntries(new URLSearchParams(query));
  if (pairs.term !== undefined) view.term = accept(pairs.term, ID, "term", notices);
  if (pairs.domain !== undefined) view.domain = accept(pairs.domain, NAME, "domain", notices);
  if (pairs.cam !== undefined) view.camera = camera(pairs.cam, notices);
  if (pairs.theme !== undefined) {
    if (pairs.theme === "dark" || pairs.theme === "light") view.theme = pairs.theme;
    else notices.push("the link's theme is unknown; following the system");
  }
  if (pairs.lab !== undefined) view.lab = lab(pairs, notices);
  return { view, notices };
}

const fixed = (number) => (Math.round(number * 1000) / 1000 + 0).toFixed(3);

function accept(value, pattern, key, notices) {
  if (pattern.test(value)) return value;
  notices.push(`the link's ${key} is no name of one; ignored`);
  return null;
}

function camera(text, notices) {
  const numbers = text.split("_").map((part) => (part.trim() ? Number(part) : NaN));
  const [ex, ey, ez, cx, cy, cz] = numbers;
  const apart = Math.hypot(ex - cx, ey - cy, ez - cz);
  const fine = numbers.length === 6 && numbers.every((number) => Math.abs(number) <= 1000) && apart > 1e-6;
  if (fine) return { eye: [ex, ey, ez], center: [cx, cy, cz] };
  notices.push("the link's camera makes no sense; showing the whole graph");
  return null;
}

function lab(pairs, notices) {
  const found = { "": pairs.lab };
  for (const [key, value] of Object.entries(pairs)) {
    if (key.startsWith("lab.") && key.length > 4) found[key.slice(4)] = value;
  }
  const fine = Object.entries(found).every(([key, value]) => LAB.test(key) && LAB.test(value));
  if (fine && found[""]) return found;
  notices.push("the link's lab settings make no sense; ignored");
  return {};
}
