/**
 * Guided tours: stops with a sentence each. A tour is {id, title, about, stops: [[node, sentence]]};
 * the scene has those that the glossary brings, and one can be made of any list of terms.
 */

const BETWEEN = "."; // ids have none
const LONGEST = 1200; // characters of a tour in a link, as long as view.mjs has it
const ROOM = 3000; // and as they stand in it, where a letter of another script takes nine
const SHORTEST = 8000; // milliseconds at a stop
const WORD = 330; // milliseconds to read a word

/**
 * A tour of these stops, each an id or {id, text}: a route with a sentence for each hop, say. Where
 * there is no text, it says how the stop is linked with the one before, and what it is. Stops that the
 * scene does not have are left out; null if none is left.
 */
export function tourOf(scene, stops, title = "Your own tour") {
  const known = stops.map((stop) => (typeof stop === "string" ? { id: stop } : stop)).filter(({ id }) => scene.rows.has(id));
  if (!known.length) return null;
  const nodes = known.map(({ id }) => scene.rows.get(id));
  const sentences = known.map(({ text }, at) => text || hop(scene, nodes[at - 1], nodes[at]));
  const id = tourLink(known.map((stop) => stop.id));
  return { id, title, about: "", stops: nodes.map((node, at) => [node, sentences[at]]) };
}

/** How one stop follows from another, and what it is. */
function hop(scene, before, node) {
  const summary = scene.summaries[node];
  const name = scene.names[before];
  if (before === undefined) return summary;
  const how = scene.needs[node].includes(before) ? `It builds on ${name}.`
    : scene.needs[before].includes(node) ? `${name} builds on it.`
    : scene.neighbours[node].includes(before) ? `It is linked with ${name}.`
    : "";
  return [how, summary].filter(Boolean).join(" ");
}

/** The name in a link, as the option `tour`, of a tour of these ids; null if it would be too long. */
export function tourLink(ids) {
  const link = ids.length === 1 ? `${ids[0]}${BETWEEN}` : ids.join(BETWEEN);
  return [...link].length <= LONGEST && encodeURIComponent(link).length <= ROOM ? link : null;
}

/** The tour that a link's option `tour` names, or null: one of the scene's, or a list of ids. */
export function tourNamed(scene, name) {
  if (!name) return null;
  const own = scene.tours.find(({ id }) => id === name);
  if (own || !name.includes(BETWEEN)) return own ?? null;
  return tourOf(scene, name.split(BETWEEN));
}

/** The ids in a tour's name in a link that the scene does not have, none if it is one of the scene's own. */
export function strangers(scene, name) {
  if (!name?.includes(BETWEEN) || scene.tours.some(({ id }) => id === name)) return [];
  return [...new Set(name.split(BETWEEN))].filter((id) => id && !scene.rows.has(id));
}

/** The number of the stop, from 0 on, that a link's option `step` means in a tour. */
export const stopAt = (tour, step) => Math.max(0, Math.min(tour.stops.length, Number(step ?? 1)) - 1);

/** Milliseconds that a sentence is worth, the flight to its stop included. */
export const patience = (sentence) => Math.max(SHORTEST, 1500 + WORD * sentence.split(/\s+/).length);
