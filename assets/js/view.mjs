/**
 * The view as a link: the same codec as wordgraph/scene/view.py (the tests of both share their
 * examples). A view is {term, domain, camera, theme, lab, options}, each null or {} by default.
 */

const DOMAIN = /^[^\u0000-\u001f\u007f-\u009f]{1,200}$/u;
const NAMES = /^[^\u0000-\u001f\u007f-\u009f]{1,1200}$/u; // several domains
const ID = /^[^\u0000-\u0020\u007f-\u00a0"#&'/<=>\\]{1,200}$/u;
const IDS = /^[^\u0000-\u0020\u007f-\u00a0"#&'/<=>\\]{1,1200}$/u; // a tour's own name, or several terms
const NUMBER = /^-?[0-9]{1,4}(\.[0-9]{1,12})?$/;
const LAB = /^[A-Za-z0-9_.+\-/]{0,60}$/;
const LONGEST = 1200; // characters of an option; none may have more
const MAX_LENGTH = 4000;

/** What else a view may say, in the order in which a link has it; what each means is said in view.py. */
const OPTIONS = {
  ...Object.fromEntries(["from", "to", "with", "learn"].map((key) => [key, ID])),
  tour: IDS,
  q: DOMAIN,
  ...Object.fromEntries(["in", "industry"].map((key) => [key, NAMES])),
  level: /^(beginner|intermediate|advanced)(\|(beginner|intermediate|advanced)){0,2}$/,
  has: /^lab$/,
  others: /^hidden$/,
  hops: /^[1-3]$/,
  height: /^difficulty$/,
  layers: /^shown$/,
  step: /^[0-9]{1,3}$/,
};

export const emptyView = () => ({ term: null, domain: null, camera: null, theme: null, lab: {}, options: {} });

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
  for (const key of Object.keys(OPTIONS)) if (view.options?.[key]) pairs.append(key, view.options[key]);
  if (view.lab?.[""]) {
    pairs.append("lab", view.lab[""]);
    for (const key of Object.keys(view.lab).filter(Boolean).sort()) {
      pairs.append(`lab.${key}`, view.lab[key]);
    }
  }
  return pairs.toString();
}

/**
 * {view, notices}: the view of a query string, and a sentence for each part that made no sense. Keys
 * that are unknown or have no value are left out without a word.
 */
export function decode(query) {
  const view = emptyView();
  const notices = [];
  if (query.length > MAX_LENGTH) {
    return { view, notices: ["the link is too long to be a view; showing the default"] };
  }
  const pairs = Object.fromEntries(new URLSearchParams(query));
  if (pairs.term) view.term = accept(pairs.term, ID, "term", notices);
  if (pairs.domain) view.domain = accept(pairs.domain, DOMAIN, "domain", notices);
  if (pairs.cam) view.camera = camera(pairs.cam, notices);
  if (pairs.theme) {
    if (pairs.theme === "dark" || pairs.theme === "light") view.theme = pairs.theme;
    else notices.push("the link's theme is unknown; following the system");
  }
  view.options = options(pairs, notices);
  if (pairs.lab) view.lab = lab(pairs, notices);
  return { view, notices };
}

const fixed = (number) => number.toFixed(3).replace(/^-0\.000$/, "0.000");

function accept(value, pattern, key, notices) {
  if (pattern.test(value)) return value;
  notices.push(`the link's ${key} is no name of one; ignored`);
  return null;
}

function camera(text, notices) {
  const numbers = text.split("_").map((part) => (NUMBER.test(part) ? Number(part) : NaN));
  const [ex, ey, ez, cx, cy, cz] = numbers;
  const apart = Math.hypot(ex - cx, ey - cy, ez - cz);
  const fine = numbers.length === 6 && numbers.every((number) => Math.abs(number) <= 1000) && apart > 1e-6;
  if (fine) return { eye: [ex, ey, ez], center: [cx, cy, cz] };
  notices.push("the link's camera makes no sense; showing the whole graph");
  return null;
}

function options(pairs, notices) {
  const found = {};
  for (const [key, allowed] of Object.entries(OPTIONS)) {
    if (!Object.hasOwn(pairs, key) || !pairs[key]) continue;
    if (allowed.test(pairs[key])) found[key] = pairs[key];
    else notices.push(`the link's '${key}' ${[...pairs[key]].length > LONGEST ? "is too long" : "makes no sense"}; ignored`);
  }
  return found;
}

function lab(pairs, notices) {
  const rest = Object.entries(pairs).filter(([key]) => key.startsWith("lab.") && key.length > 4);
  const named = [["", pairs.lab], ...rest.map(([key, value]) => [key.slice(4), value])];
  if (named.flat().every((text) => LAB.test(text))) return Object.fromEntries(named);
  notices.push("the link's lab settings make no sense; ignored");
  return {};
}
