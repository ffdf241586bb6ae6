/** Levels: where height is difficulty, a faint ring about each level and its name at the side. */
import { NEAR, basis, project } from "./camera.mjs";
import { LOOK } from "./look.mjs";
import { LEVELS } from "./filters.mjs";
import { add, scale } from "./vector.mjs";

const CORNERS = 72;
const AIR = 1.1; // of the cloud's reach from its axis, at which the rings lie

/** What is drawn of levels at these heights [z, z, z], around these places; null for none. */
export function levelsAt(heights, places) {
  if (!heights) return null;
  const reach = [];
  for (let i = 0; i < places.length; i += 3) reach.push(Math.hypot(places[i], places[i + 1]));
  reach.sort((a, b) => a - b);
  return { heights, radius: AIR * (reach[Math.floor((reach.length - 1) * 0.97)] ?? 1) };
}

/**
 * Draw the rings of `scene.levelled` (of levelsAt, or null) and return their names to be written, each
 * {name, x, y, colour, alpha}: at the left end of its ring as one sees it.
 */
export function drawLevels(context, { scene, camera, width, height, theme }) {
  if (!scene.levelled) return [];
  const { heights, radius } = scene.levelled;
  const { right } = basis(camera);
  const aside = scale([right[0], right[1], 0], -radius / (Math.hypot(right[0], right[1]) || 1));
  const names = [];
  heights.forEach((z, level) => {
    ring(context, camera, width, height, radius, z, LOOK[theme].thread);
    const [x, y, depth] = project(camera, width, height, add(aside, [0, 0, z]), []);
    if (depth >= NEAR) names.push({ name: LEVELS[level], x: Math.max(x, 76), y, colour: LOOK[theme].ink, alpha: 0.8 });
  });
  return names;
}

function ring(context, camera, width, height, radius, z, colour) {
  const corners = Array.from({ length: CORNERS + 1 }, (_, at) => {
    const turn = (2 * Math.PI * at) / CORNERS;
    return [radius * Math.cos(turn), radius * Math.sin(turn), z];
  });
  const points = project(camera, width, height, corners.flat(), []);
  Object.assign(context, { strokeStyle: colour, globalAlpha: 0.35, lineWidth: 1 });
  context.beginPath();
  let drawing = false;
  for (let at = 0; at < points.length; at += 3) {
    const seen = points[at + 2] > NEAR * 4; // a ring that passes by the eye is broken there
    if (seen && drawing) context.lineTo(points[at], points[at + 1]);
    else if (seen) context.moveTo(points[at], points[at + 1]);
    drawing = seen;
  }
  context.stroke();
  context.globalAlpha = 1;
}
