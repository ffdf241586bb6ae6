/** Rings about the spheres that a reader has marked: broken while it is learned, whole when it is known. */
import { NEAR, focalLength } from "./camera.mjs";
import { LOOK } from "./look.mjs";
import { TIER } from "./scene.mjs";

const SMALLEST = 2; // pixels of a sphere's radius below which it has no ring
const GAP = 2.5; // pixels between a sphere and its ring
export const SIGNS = ["", "\u25d0 ", "\u2713 "]; // before the name of a term that is new, being learned, known

/** Paint the rings of all marked nodes that are lit, one path a kind; `marks` is of known.mjs. */
export function paintRings(context, { scene, projected, height, theme }, marks, tier) {
  const focal = focalLength(height);
  Object.assign(context, { strokeStyle: LOOK[theme].ink, lineWidth: 1.4, globalAlpha: 0.75 });
  for (const mark of [1, 2]) {
    context.setLineDash(mark === 1 ? [3, 3] : []);
    context.beginPath();
    for (let node = 0; node < marks.length; node++) {
      if (marks[node] !== mark || tier[node] >= TIER.dim) continue;
      const depth = projected[3 * node + 2];
      const radius = (scene.radii[node] * focal) / depth;
      if (depth < NEAR || radius < SMALLEST) continue;
      const [x, y, reach] = [projected[3 * node], projected[3 * node + 1], 1.12 * radius + GAP];
      context.moveTo(x + reach, y);
      context.arc(x, y, reach, 0, 2 * Math.PI);
    }
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}
