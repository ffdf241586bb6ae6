/**
 * Labels: which names are written, and where. A name's rank comes from the selection and from the
 * term's weight, never from the camera, so that turning does not swap the names shown.
 */
import { NEAR, focalLength } from "./camera.mjs";
import { TIER } from "./scene.mjs";

export const MARGIN = 3; // pixels that names keep from each other
const EDGE = 6; // pixels that names keep from the edge of the picture
// What a name needs to come in, and to stay, which is less, so that a trembling hand swaps none: pixels of
// room on each side, of its sphere's radius, and beyond the edge. Two that stay may just touch.
const COME = { slack: 2.5, smallest: 2.2, beyond: 0 };
const STAY = { slack: -MARGIN / 2, smallest: 1.9, beyond: 5 };
const CLOSE = 3; // times as large as other spheres must be those of the second hop: only from near are they named
const FEW = 5; // of so many names one may be of the second hop
export const FAINTEST = 0.65; // of a name, in the far distance or of the second hop: it has 4.5:1 on either ground still

/** How many names to write in a picture of this size: some 60 on a screen, 15 on a phone. */
export const budget = (width, height) => Math.max(14, Math.min(60, Math.round((width * height) / 22000)));

/**
 * Nodes in the order in which they get a name: the focus, its neighbours, then by importance; last
 * the neighbours of neighbours, where the whole neighbourhood of the focus is shown.
 */
export function ranking(scene, tier) {
  const second = secondHop(scene, tier);
  const named = scene.byImportance.filter((node) => tier[node] < TIER.dim || second.has(node));
  return named.sort((a, b) => tier[a] - tier[b]);
}

/** The dim nodes that are two links from the focus, as a set. */
function secondHop(scene, tier) {
  const focus = tier.indexOf(TIER.focus);
  const first = focus < 0 ? [] : scene.neighbours[focus];
  if (!first.every((node) => tier[node] <= TIER.near)) return new Set(); // a filter or a route has it otherwise
  return new Set(first.flatMap((node) => scene.neighbours[node]).filter((node) => tier[node] === TIER.dim));
}

/** The size step of a name: 0 for the focus, 1 for weighty terms, 2 for the others. */
export function step(scene, tier, node) {
  if (tier[node] === TIER.focus) return 0;
  return scene.importance[node] > 0.55 ? 1 : 2;
}

/**
 * Place names on the picture. `order` is from `ranking`; `measure(node)` gives {width, height} in
 * pixels; `shown` is the set of the nodes named in the last frame; `grid` may hold boxes already.
 * Returns [{node, x, y, alpha}], x the middle and y the baseline box's top.
 */
export function place({ order, projected, radii, tier, width, height, measure, shown, limit, grid }) {
  const focal = focalLength(height);
  const placed = [];
  let second = Math.floor(limit / FEW);
  let nearest = Infinity;
  let farthest = 0;
  for (const node of order) {
    if (placed.length >= limit) break;
    const depth = projected[3 * node + 2];
    const x = projected[3 * node];
    const y = projected[3 * node + 1];
    if (tier[node] === TIER.dim && second <= 0) break;
    const radius = (radii[node] * focal) / depth;
    // Of tens of thousands most are left out here, before anything is looked up.
    if (depth < NEAR || (tier[node] === TIER.base && radius < STAY.smallest)) continue;
    const { slack, smallest, beyond } = shown.has(node) ? STAY : COME;
    if (x < -beyond || y < -beyond || x > width + beyond || y > height + beyond) continue;
    if (tier[node] >= TIER.base && radius < (tier[node] === TIER.dim ? CLOSE : 1) * smallest) continue;
    const size = measure(node);
    // A name at the edge steps inside; its sphere stays where it is.
    const inside = (at) => Math.max(size.width / 2 + EDGE, Math.min(width - size.width / 2 - EDGE, at));
    const away = Math.min(radius, 60) + 3;
    const half = size.width / 2 + slack;
    const room = ([at, top]) => grid.add([at - half, top - slack, at + half, top + size.height + slack]);
    // The ends of a route have their names even near each other or beside a panel: above, to a side, or a line off.
    const end = tier[node] === TIER.focus;
    const sides = end ? [x, x - size.width / 2, x + size.width / 2] : [x];
    const line = size.height + 2 * MARGIN;
    const [below, above] = [y + away, y - away - size.height];
    const tops = end ? [below, above, below + line, above - line] : [below];
    const spot = sides.flatMap((side) => tops.map((top) => [inside(side), top])).find(room);
    if (!spot) continue;
    nearest = Math.min(nearest, depth);
    farthest = Math.max(farthest, depth);
    placed.push({ node, x: spot[0], y: spot[1], depth });
    if (tier[node] === TIER.dim) second -= 1;
  }
  const span = Math.max(farthest - nearest, 0.5);
  for (const label of placed) {
    const away = tier[label.node] === TIER.dim ? 1 : (label.depth - nearest) / span;
    label.alpha = tier[label.node] < TIER.base ? 1 : 1 - (1 - FAINTEST) * away;
  }
  return placed;
}

/** Boxes on a grid of cells. */
export class CollisionGrid {
  #cells = new Map();
  #cell = 64;
  #found = []; // used again and again: this is asked for each name of each frame

  /** Take a box [left, top, right, bottom] in, if it keeps clear of those that are there; whether it does. */
  add(box) {
    for (const key of this.#keys(box)) if (this.#cells.get(key)?.some((other) => overlap(box, other))) return false;
    this.cover(box);
    return true;
  }

  /** Take a box in whatever it overlaps, as panels do each other. */
  cover(box) {
    for (const key of this.#keys(box)) {
      const others = this.#cells.get(key);
      if (others) others.push(box);
      else this.#cells.set(key, [box]);
    }
  }

  #keys([left, top, right, bottom]) {
    const cell = (at) => Math.floor(at / this.#cell);
    const [first, last] = [cell(left - MARGIN), cell(right + MARGIN)];
    const [highest, lowest] = [cell(top - MARGIN), cell(bottom + MARGIN)];
    this.#found.length = 0;
    for (let i = first; i <= last; i++) for (let j = highest; j <= lowest; j++) this.#found.push(i * 4096 + j);
    return this.#found;
  }
}

const overlap = (a, b) =>
  a[0] < b[2] + MARGIN && b[0] < a[2] + MARGIN && a[1] < b[3] + MARGIN && b[1] < a[3] + MARGIN;
