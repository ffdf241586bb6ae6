/** The backdrop: stars far away that do not move with the graph, so that turning is felt. */
import { focalLength } from "./camera.mjs";
import { LOOK, SHARED } from "./look.mjs";

/** Directions to the stars and how bright each is; the same sky every time. */
export function sky(seed = 7) {
  const random = generator(seed);
  return Array.from({ length: SHARED.stars }, () => {
    const z = 2 * random() - 1;
    const turn = 2 * Math.PI * random();
    const flat = Math.sqrt(1 - z * z);
    return { x: flat * Math.cos(turn), y: flat * Math.sin(turn), z, light: 0.15 + 0.85 * random() ** 4 };
  });
}

/** Draw the stars that are in the picture, each a dot of a pixel or two. */
export function draw(context, stars, { right, up, forward }, width, height, theme) {
  const focal = focalLength(height);
  context.clearRect(0, 0, width, height);
  context.fillStyle = LOOK[theme].star;
  for (const star of stars) {
    const depth = star.x * forward[0] + star.y * forward[1] + star.z * forward[2];
    if (depth < 0.1) continue;
    const x = width / 2 + ((star.x * right[0] + star.y * right[1] + star.z * right[2]) * focal) / depth;
    const y = height / 2 - ((star.x * up[0] + star.y * up[1] + star.z * up[2]) * focal) / depth;
    if (x < 0 || y < 0 || x > width || y > height) continue;
    context.globalAlpha = star.light * LOOK[theme].starOpacity;
    const size = star.light > 0.6 ? 2 : 1.2;
    context.fillRect(x, y, size, size);
  }
  context.globalAlpha = 1;
}

/** A small seeded generator of numbers in 0..1 (mulberry32). */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
