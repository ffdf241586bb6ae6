/** The look: what each theme draws with, and the numbers that pictures share (wordgraph/scene/look.py). */

export const LOOK = {
  dark: {
    ground: "#0b1020",
    ink: "#eaf0ff",
    thread: "#9db4e8",
    threadOpacity: 0.16,
    lit: "#dce7ff",
    haze: 0.8, // how far spheres that are not meant fade into the ground
    ambient: 0.62,
    glow: 0.5,
    star: "#cfdcff",
    starOpacity: 0.75,
  },
  light: {
    ground: "#f5f2ea",
    ink: "#1b2236",
    thread: "#47506b",
    threadOpacity: 0.17,
    lit: "#2b3350",
    haze: 0.82,
    ambient: 0.72,
    glow: 0.28,
    star: "#6b6350",
    starOpacity: 0.4,
  },
};

export const SHARED = {
  dimmed: 0.35, // how strong threads stay while something else is lit
  litOpacity: 0.75, // of the threads of a term
  crowdedOpacity: 0.3, // of the many threads inside a domain
  glowFrom: 0.6, // importance from which a sphere at rest glows, the more the weightier
  glowReach: 2.6, // radii of a sphere that its glow reaches
  inked: 0.35, // how far a domain's name is from its colour to the ink, to be read with ease
  stars: 2400,
  fewThreads: 1500, // so many are drawn at full strength
};

/** How strong threads at rest are: together they would glare, so that the more there are, the fainter each is. */
export function restOpacity(theme, threads) {
  return LOOK[theme].threadOpacity * Math.sqrt(Math.min(1, SHARED.fewThreads / threads));
}
