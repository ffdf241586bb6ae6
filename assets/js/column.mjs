/** A network beside a term: its layers as slabs one upon the other, the size and colour of each a norm. */
import { NEAR, project } from "./camera.mjs";
import { LOOK } from "./look.mjs";
import { rampColour } from "./ramp.mjs";
import { placeOf } from "./scene.mjs";
import { blend } from "./traces.mjs";
import { distance, subtract } from "./vector.mjs";

const DECADES = 4; // that the scale spans at least: a level gradient is not to look like a wild one
const FRAMED = 0.8; // of the neighbours, which the camera frames (flight.mjs)
// In the size of what is framed: how far the column stands from the term, its height, its widest slab.
const APART = 0.62;
const TALL = 0.95;
const WIDE = 0.15;
const SLIMMEST = 0.22; // of the widest
const FILLED = 0.7; // of the room of a layer that its slab takes
const DIRECTIONS = 16;

/** The scale of some logarithms (or null for what has none): {low, high, shares}, each share 0 to 1. */
export function scaleOf(logs) {
  const known = logs.filter((log) => log !== null);
  const [least, most] = known.length ? [Math.min(...known), Math.max(...known)] : [0, 0];
  const spare = Math.max(0, DECADES - (most - least)) / 2;
  const [low, high] = [least - spare, most + spare];
  return { low, high, shares: logs.map((log) => (log === null ? null : (log - low) / (high - low))) };
}

/** The column of {unit, logs}, log10 of the norms from the input on, beside a node: for `scene.column`. */
export function columnBeside(scene, node, { unit, logs }) {
  const { low, high, shares } = scaleOf(logs);
  const size = framed(scene, node);
  const corners = logs.length > 40 ? 12 : 24;
  return { node, unit, low, high, shares, corners, aside: aside(scene, node, size), points: slabs(shares, corners, size), inks: {} };
}

/** About how far the neighbourhood of a node reaches that the camera frames. */
function framed(scene, node) {
  const place = placeOf(scene, node);
  const reach = scene.neighbours[node].map((other) => distance(place, placeOf(scene, other))).sort((a, b) => a - b);
  return Math.max(0.28, Math.min(0.95, reach[Math.floor((reach.length - 1) * FRAMED)] ?? 0.4));
}

/** Where the column's middle is from the node: on its level, where it is farthest from the neighbours. */
function aside(scene, node, size) {
  const place = placeOf(scene, node);
  const beside = scene.neighbours[node].map((other) => subtract(placeOf(scene, other), place)).filter(([, , z]) => Math.abs(z) < TALL * size);
  let best = null;
  for (let turn = 0; turn < DIRECTIONS; turn++) {
    const angle = (2 * Math.PI * turn) / DIRECTIONS;
    const [x, y] = [APART * size * Math.cos(angle), APART * size * Math.sin(angle)];
    const room = Math.min(Infinity, ...beside.map((other) => Math.hypot(other[0] - x, other[1] - y)));
    if (!best || room > best.room) best = { room, place: [x, y, 0] };
  }
  return best.place;
}

/** The corners of all slabs about the column's middle, for each its lower and then its upper rim. */
function slabs(shares, corners, size) {
  const points = new Float32Array(shares.length * 2 * corners * 3);
  const room = (TALL * size) / shares.length;
  let at = 0;
  shares.forEach((share, layer) => {
    const radius = WIDE * size * (SLIMMEST + (1 - SLIMMEST) * (share ?? 0));
    const low = (layer + (1 - FILLED) / 2 - shares.length / 2) * room;
    for (const z of [low, low + FILLED * room]) {
      for (let corner = 0; corner < corners; corner++) {
        const turn = (2 * Math.PI * corner) / corners;
        points.set([radius * Math.cos(turn), radius * Math.sin(turn), z], at);
        at += 3;
      }
    }
  });
  return points;
}

/**
 * Draw the column of `scene.column` and return the words at its ends to be written, each {name, x, y,
 * colour, alpha}. The order is the painter's: what is farthest above or below the eye comes first.
 */
export function drawColumn(context, { scene, camera, width, height, theme }) {
  const { column } = scene;
  const { shares, corners, unit } = column;
  const middle = placeOf(scene, column.node).map((value, axis) => value + column.aside[axis]);
  const near = { eye: subtract(camera.eye, middle), center: subtract(camera.center, middle) };
  const seen = (column.seen ??= new Float32Array(column.points.length));
  project(near, width, height, column.points, seen);
  const level = (layer, rim) => column.points[3 * corners * (2 * layer + rim) + 2];
  const inks = (column.inks[theme] ??= shares.map((share) => colours(theme, share)));
  const order = [...shares.keys()].sort((a, b) => Math.abs(level(b, 0) - near.eye[2]) - Math.abs(level(a, 0) - near.eye[2]));
  for (const layer of order) {
    const [lower, upper] = [2 * layer * corners, (2 * layer + 1) * corners];
    if (!isAhead(seen, lower, 2 * corners)) continue;
    const cap = near.eye[2] > level(layer, 1) ? upper : near.eye[2] < level(layer, 0) ? lower : -1;
    slab(context, seen, corners, lower, upper, cap, inks[layer]);
  }
  context.globalAlpha = 1;
  return ends(column, near, width, height).map(({ layer, x, y, depth }) => ({
    name: `${unit} ${layer}`, x, y, colour: LOOK[theme].ink, alpha: depth < NEAR ? 0 : 0.95,
  }));
}

/** What a slab is drawn with: its cap, its wall in the shade, and its rim; hollow where there is no norm. */
function colours(theme, share) {
  if (share === null) return { cap: null, wall: null, rim: LOOK[theme].thread };
  const cap = rampColour(theme, share);
  const { ground, ink } = LOOK[theme];
  const [shade, light] = theme === "dark" ? [ground, ink] : [ink, ground];
  return { cap, wall: blend(cap, shade, 0.4), rim: blend(cap, light, 0.45) };
}

function isAhead(seen, first, count) {
  for (let point = first; point < first + count; point++) if (seen[3 * point + 2] < 4 * NEAR) return false;
  return true;
}

function slab(context, seen, corners, lower, upper, cap, { cap: top, wall, rim }) {
  context.globalAlpha = 0.92;
  if (wall) {
    context.fillStyle = wall;
    context.beginPath();
    ring(context, seen, cap === lower ? upper : lower, corners); // the other rim is the cap's
    if (cap < 0) ring(context, seen, upper, corners);
    side(context, seen, corners, lower, upper);
    context.fill();
  }
  if (cap < 0 && wall) return;
  context.beginPath();
  ring(context, seen, cap < 0 ? upper : cap, corners);
  if (top) {
    context.fillStyle = top;
    context.fill();
  }
  Object.assign(context, { strokeStyle: rim, lineWidth: 0.8 });
  context.stroke();
}

function ring(context, seen, first, corners) {
  context.moveTo(seen[3 * first], seen[3 * first + 1]);
  for (let point = first + 1; point < first + corners; point++) context.lineTo(seen[3 * point], seen[3 * point + 1]);
  context.closePath();
}

/** The part of the wall between its outermost corners on either side of the way from rim to rim. */
function side(context, seen, corners, lower, upper) {
  const half = corners >> 1;
  const centre = (first, axis) => seen[3 * first + axis] + seen[3 * (first + half) + axis];
  const [dx, dy] = [centre(upper, 0) - centre(lower, 0), centre(upper, 1) - centre(lower, 1)];
  let [left, right, least, most] = [0, 0, Infinity, -Infinity];
  for (let corner = 0; corner < corners; corner++) {
    const off = seen[3 * (lower + corner)] * dy - seen[3 * (lower + corner) + 1] * dx;
    if (off < least) [left, least] = [corner, off];
    if (off > most) [right, most] = [corner, off];
  }
  // The other way round than the rims, holes would be left where they overlap.
  const around = [lower + left, upper + left, upper + right, lower + right];
  if (turns(seen, around) !== turns(seen, [lower, lower + (corners >> 2), lower + half])) around.reverse();
  around.forEach((point, at) => context[at ? "lineTo" : "moveTo"](seen[3 * point], seen[3 * point + 1]));
  context.closePath();
}

/** Whether some points go around clockwise. */
function turns(seen, points) {
  let area = 0;
  points.forEach((point, at) => {
    const next = points[(at + 1) % points.length];
    area += seen[3 * point] * seen[3 * next + 1] - seen[3 * next] * seen[3 * point + 1];
  });
  return area > 0;
}

/** The first and the last layer, with where their number is written. */
function ends({ shares, points }, camera, width, height) {
  const [low, high] = [points[2], points.at(-1)];
  const [bottom, top] = [[0, 0, low], [0, 0, high]].map((place) => project(camera, width, height, place, []));
  const both = [
    { layer: 1, x: bottom[0], y: bottom[1] + 22, depth: bottom[2] },
    { layer: shares.length, x: top[0], y: top[1] - 20, depth: top[2] },
  ];
  return shares.length > 1 ? both : both.slice(0, 1);
}
