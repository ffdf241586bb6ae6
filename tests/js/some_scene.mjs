/** Scenes as the server sends them, small enough to be seen through. */
import { decode } from "../../assets/js/scene.mjs";
import { many, seeded } from "./random.mjs";

const GROUPS = [
  { name: "deep learning", count: 0, dark: "#ff8000", light: "#803000" },
  { name: "statistics", count: 0, dark: "#00c0ff", light: "#004080" },
  { name: "ethics", count: 0, dark: "#40ff40", light: "#104010" },
];

/** The data of `n` terms strewn about the unit ball, with `m` links. */
export function someData(n, m = 2 * n, seed = 3) {
  const random = seeded(seed);
  const group = many(n, () => random.whole(0, GROUPS.length - 1));
  const pairs = new Map();
  for (let tries = 0; n > 1 && pairs.size < m && tries < 20 * m; tries++) {
    const [a, b] = [random.whole(0, n - 1), random.whole(0, n - 1)];
    if (a !== b) pairs.set(`${Math.min(a, b)},${Math.max(a, b)}`, [a, b]);
  }
  return {
    title: "Some terms",
    ids: many(n, (_, row) => `term-${row}`),
    names: many(n, (_, row) => `Term ${"abcdefghij"[row % 10].repeat(1 + (row % 7))} ${row}`),
    summaries: many(n, () => "A summary."),
    aliases: many(n, () => []),
    places: many(n, () => random.vector(0.9)).flat(),
    radii: many(n, () => random.between(0.01, 0.05)),
    importance: many(n, () => random.next()),
    group,
    groups: GROUPS.map((one, row) => ({ ...one, count: group.filter((other) => other === row).length })),
    edges: [...pairs.values()].flat(),
  };
}

/** The same, decoded. */
export const someScene = (n, m, seed) => decode(someData(n, m, seed));

/** A scene of these links and nothing else worth mentioning, all in one domain but those in `others`. */
export function sceneOf(n, links, others = {}) {
  const data = someData(n, 0);
  return decode({ ...data, edges: links.flat(), group: many(n, (_, row) => others[row] ?? 0) });
}
