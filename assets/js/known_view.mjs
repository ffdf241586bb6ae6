/** What a glossary knows of a view: a link may name terms and domains of another one. */
import { emptyView } from "./view.mjs";

const TERMS = ["from", "to", "with", "learn"]; // options that each name a term
const SETS = { in: "domain", industry: "industry" }; // options that each name several, with "|" between

/**
 * {view, notices}: a view without what this glossary doesn't have, and a sentence for each of these.
 * `labs` are the terms that experiments open beside, by their names; null where none can be run.
 */
export function known(view, scene, labs = null) {
  const found = { ...emptyView(), ...view, options: { ...view.options } };
  const missing = [];
  const isTerm = (id) => scene.rows.has(id) || !missing.push(["term", id]);
  const names = { domain: new Set(scene.groups.map(({ name }) => name)), industry: new Set(scene.industries) };
  const has = (kind) => (name) => names[kind].has(name) || !missing.push([kind, name]);
  if (view.term && !isTerm(view.term)) Object.assign(found, { term: null, lab: {} });
  if (view.domain && !has("domain")(view.domain)) found.domain = null;
  for (const key of TERMS) if (found.options[key] && !isTerm(found.options[key])) delete found.options[key];
  for (const [key, kind] of Object.entries(SETS)) {
    if (!found.options[key]) continue;
    const kept = found.options[key].split("|").filter(has(kind));
    if (kept.length) found.options[key] = kept.join("|");
    else delete found.options[key];
  }
  if (labs && !view.term && view.lab[""]) beside(found, labs, missing);
  const notices = missing.map(([kind, name]) => `No ${kind} is called \u201c${name}\u201d here.`);
  return { view: found, notices: [...new Set(notices)] };
}

/** Select the term beside which an experiment opens that a link names alone. */
function beside(view, labs, missing) {
  const [name] = view.lab[""].split("/");
  if (Object.hasOwn(labs, name)) view.term = labs[name];
  else {
    view.lab = {};
    missing.push(["experiment", name]);
  }
}
