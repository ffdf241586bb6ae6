/** The glow behind what is lit, painted under the spheres: it makes a neighbourhood stand out at once. */
import { NEAR, focalLength } from "./camera.mjs";
import { LOOK, SHARED } from "./look.mjs";
import { TIER } from "./scene.mjs";

const SIZE = 64; // pixels of the sprite, which is scaled to each sphere
const LARGEST = 220; // pixels: a sphere right before the eye does not flood the sky

/** How strongly a node glows: fully where lit, at rest the weightiest alone. */
function light(scene, tier, node) {
  if (tier[node] < TIER.base) return 1;
  return tier[node] === TIER.base ? 2 * (scene.importance[node] - SHARED.glowFrom) : 0;
}

/** A painter of glows; it keeps one sprite a colour. */
export class Glow {
  #sprites = new Map();
  #lit = { tier: null, nodes: [] }; // the nodes that glow in an emphasis

  /** Paint the glow of every lit node in front of the camera; at rest, that of the weightiest terms. */
  paint(context, { scene, projected, height, theme }, tier) {
    const focal = focalLength(height);
    if (this.#lit.tier !== tier) this.#lit = { tier, nodes: [...tier.keys()].filter((node) => light(scene, tier, node) > 0) };
    for (const node of this.#lit.nodes) {
      const depth = projected[3 * node + 2];
      if (depth < NEAR) continue;
      context.globalAlpha = light(scene, tier, node) * LOOK[theme].glow;
      const reach = Math.min(LARGEST, (SHARED.glowReach * scene.radii[node] * focal) / depth);
      const sprite = this.#sprite(scene.groups[scene.group[node]][theme], context.canvas.ownerDocument);
      context.drawImage(sprite, projected[3 * node] - reach, projected[3 * node + 1] - reach, 2 * reach, 2 * reach);
    }
    context.globalAlpha = 1;
  }

  #sprite(colour, document) {
    if (this.#sprites.has(colour)) return this.#sprites.get(colour);
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = SIZE;
    const context = canvas.getContext("2d");
    const gradient = context.createRadialGradient(SIZE / 2, SIZE / 2, 0, SIZE / 2, SIZE / 2, SIZE / 2);
    gradient.addColorStop(0.2, colour);
    gradient.addColorStop(0.55, `${colour}40`);
    gradient.addColorStop(1, `${colour}00`);
    context.fillStyle = gradient;
    context.fillRect(0, 0, SIZE, SIZE);
    this.#sprites.set(colour, canvas);
    return canvas;
  }
}
