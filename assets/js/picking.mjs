/** Picking: which sphere is under the pointer. */
import { NEAR, focalLength } from "./camera.mjs";
import { TIER } from "./scene.mjs";

/**
 * The node at (x, y), or -1. A sphere under the pointer wins by nearness to the eye; where there is
 * none, the one whose rim is nearest within `slop` pixels does, so that small spheres can be hit.
 * Nodes that are gone by their `tier` can't be hit.
 */
export function pick(projected, radii, tier, height, x, y, slop = 7) {
  const focal = focalLength(height);
  let hit = -1;
  let hitDepth = Infinity;
  let close = -1;
  let closeGap = slop;
  for (let node = 0; node < radii.length; node++) {
    const depth = projected[3 * node + 2];
    if (depth < NEAR || tier[node] === TIER.gone) continue;
    const gap =
      Math.hypot(projected[3 * node] - x, projected[3 * node + 1] - y) - (radii[node] * focal) / depth;
    if (gap <= 0 && depth < hitDepth) {
      hit = node;
      hitDepth = depth;
    } else if (gap > 0 && gap < closeGap) {
      close = node;
      closeGap = gap;
    }
  }
  return hit >= 0 ? hit : close;
}
