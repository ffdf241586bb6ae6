/** Ways: what a view's options say of a route, a lesson or a comparison, and what that lights. */
import { placeOf } from "./scene.mjs";
import { distance } from "./vector.mjs";

const OWN = ["from", "to", "with", "learn", "tour", "q", "step"];
const PLACES = { learn: "the lesson", from: "the route", tour: "the tour", q: "the answers" }; // that a comparison may be begun from
const LEARNED = "wordgraph.known"; // the reader's own map: {id: "known" or "learning"}

/** The options of a view that go on when another way is taken, or none. */
export const lasting = (options) => Object.fromEntries(Object.entries(options ?? {}).filter(([key]) => !OWN.includes(key)));

/**
 * The way that a view is on, or null: {kind, path}, `path` being where a server has it, and of a
 * lesson {target, step}, of a route {from, to, number, stop}, of a comparison {one, other}. A
 * comparison that was begun on a route or in a lesson goes before it, until it is left again.
 */
export function wayOf(scene, view) {
  const { from, to, learn, step, with: other } = view.options ?? {};
  const there = (...ids) => ids.every((id) => scene.rows.has(id));
  const path = (folder, ...ids) => `${folder}/${ids.map(encodeURIComponent).join("/")}.json`;
  const one = view.term;
  if (other && one !== other && there(one, other)) return { kind: "comparison", path: path("comparisons", one, other), one, other };
  if (learn && there(learn)) return { kind: "lesson", path: path("lessons", learn), target: learn, step: Number(step ?? 1) };
  if (from && to && there(from, to)) return { kind: "route", path: path("routes", from, to), from, to, ...placeOnRoute(step) };
  return null;
}

/** What a comparison goes back to, in words: "the route", or "" if to nothing but the page. */
export const comesFrom = (options) => PLACES[Object.keys(PLACES).find((key) => options?.[key])] ?? "";

/** The ids that a view's way names and this scene does not have. */
export function strangers(scene, view) {
  const { from, to, learn, with: other } = view.options ?? {};
  return [from, to, learn, other].filter((id) => id && !scene.rows.has(id));
}

/** A route's `step`: the first digit is the number of the path, what follows the stop on it (0: all of it). */
function placeOnRoute(step) {
  const [, number, stop] = /^([1-9])([0-9]{0,2})$/.exec(step ?? "") ?? [null, "1", ""];
  return { number: Number(number), stop: Number(stop) };
}

/** The same, written. */
export const routeStep = (number, stop = 0) => `${number}${stop || ""}`;

/** The path of a route that a way has chosen, or null where there is none. */
export const chosenPath = (data, way) => data.routes[Math.min(way.number, data.routes.length) - 1] ?? null;

/** The stop of a path where a way is, from 1 on; 0 for all of it. */
export const stopOf = (path, way) => Math.min(way.stop, path.stops.length);

/** The ids that the reader's own map calls known; an empty set where there is none to be read. */
export function knownTerms(storage) {
  try {
    const map = JSON.parse(storage?.getItem(LEARNED) ?? "{}");
    return new Set(Object.entries(map ?? {}).flatMap(([id, state]) => (state === "known" ? [id] : [])));
  } catch {
    return new Set();
  }
}

/** The steps of a lesson without what is known, and without what only that needs; the target stays. */
export function untaught({ target, steps }, known) {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const kept = new Set();
  const waiting = [target];
  while (waiting.length) {
    const id = waiting.pop();
    if (kept.has(id) || (known.has(id) && id !== target)) continue;
    kept.add(id);
    waiting.push(...byId.get(id).needs);
  }
  return steps
    .filter(({ id }) => kept.has(id))
    .map((step) => ({ ...step, needs: step.needs.filter((id) => kept.has(id)), leads: step.leads.filter(({ to }) => kept.has(to)) }));
}

/**
 * The steps of a lesson for who knows these terms, and the number of the one that a view is at, from
 * 0 on. The term decides, since the steps of who sent the link may be others.
 */
export function placeInLesson(data, known, view, step) {
  const find = (steps) => steps.findIndex(({ id }) => id === view.term);
  const mine = untaught(data, known);
  const steps = view.term && find(mine) < 0 && find(data.steps) >= 0 ? data.steps : mine;
  const at = find(steps);
  return { steps, at: at >= 0 ? at : Math.max(0, Math.min(steps.length, step) - 1) };
}

/** What a route lights: its stops, numbered, and the links between them. */
export function litRoute(scene, path, stop) {
  const nodes = rowsOf(scene, path.stops);
  const focus = stop ? [nodes[stop - 1]] : [nodes[0], nodes.at(-1)];
  return { focus, near: nodes, edges: edgesOf(scene, nodes.slice(1).map((node, at) => [nodes[at], node])), marks: numbers(nodes) };
}

/** What a lesson lights: its steps, numbered, the present one above all, and what needs what. */
export function litLesson(scene, { steps, at }) {
  const nodes = rowsOf(scene, steps);
  const pairs = steps.flatMap(({ needs }, row) => needs.map((id) => [scene.rows.get(id), nodes[row]]));
  return { focus: [nodes[at]], near: nodes, edges: edgesOf(scene, pairs), marks: numbers(nodes) };
}

/** What a comparison lights: the two, what both are linked to, and those links. */
export function litComparison(scene, data) {
  const two = rowsOf(scene, data.terms);
  const shared = rowsOf(scene, data.shared);
  const pairs = [two, ...shared.flatMap((node) => two.map((one) => [one, node]))];
  return { focus: two, near: shared, edges: edgesOf(scene, pairs) };
}

/** The nodes to frame for a route: all of it, or a stop with the nearer one of those beside it. */
export function framedRoute(scene, path, stop) {
  const nodes = rowsOf(scene, path.stops);
  if (!stop) return centred(scene, nodes);
  const [here, ...beside] = [nodes[stop - 1], nodes[stop - 2], nodes[stop]].filter((node) => node !== undefined);
  const apart = (node) => distance(placeOf(scene, node), placeOf(scene, here));
  return [here, ...beside.sort((a, b) => apart(a) - apart(b)).slice(0, 1)];
}

/** The nodes to frame for a step of a lesson: it, what it needs, and what needs it next. */
export function framedLesson(scene, { steps, at }) {
  const step = steps[at];
  return [step.id, ...step.needs, ...step.leads.slice(0, 2).map(({ to }) => to)].map((id) => scene.rows.get(id));
}

/** The nodes to frame for a comparison. */
export const framedComparison = (scene, data) => centred(scene, [...rowsOf(scene, data.terms), ...rowsOf(scene, data.shared)]);

/** The hop that says best why a step comes now: to the first of the later steps that need it. */
export const why = ({ steps, at }) => {
  const place = new Map(steps.map(({ id }, row) => [id, row]));
  return [...steps[at].leads].sort((a, b) => place.get(a.to) - place.get(b.to))[0] ?? null;
};

const rowsOf = (scene, terms) => terms.map(({ id }) => scene.rows.get(id));

const numbers = (nodes) => new Map(nodes.map((node, at) => [node, String(at + 1)]));

/** The numbers of the edges that join these pairs of nodes. */
function edgesOf(scene, pairs) {
  const wanted = new Set(pairs.flatMap(([a, b]) => [`${a},${b}`, `${b},${a}`]));
  const found = [];
  for (let edge = 0; edge < scene.edges.length / 2; edge++) {
    if (wanted.has(`${scene.edges[2 * edge]},${scene.edges[2 * edge + 1]}`)) found.push(edge);
  }
  return found;
}

/** The nodes with the one first that is nearest to the middle of their box. */
function centred(scene, nodes) {
  const places = nodes.map((node) => placeOf(scene, node));
  const middle = [0, 1, 2].map((axis) => {
    const along = places.map((place) => place[axis]);
    return (Math.min(...along) + Math.max(...along)) / 2;
  });
  const apart = (node) => distance(placeOf(scene, node), middle);
  return [...nodes].sort((a, b) => apart(a) - apart(b));
}
