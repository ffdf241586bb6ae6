/** The neighbourhood of a term: what is so many links away, shown alone against hairballs. */
import { TIER } from "./scene.mjs";

/** The nodes around one, by how many links they are away: [[the neighbours], [theirs], ...]. */
export function rings(scene, focus, hops) {
  const seen = new Set([focus]);
  const found = [];
  for (let last = [focus]; found.length < hops; found.push(last)) {
    const next = new Set(last.flatMap((node) => scene.neighbours[node]).filter((node) => !seen.has(node)));
    for (const node of next) seen.add(node);
    last = [...next].sort((a, b) => a - b);
  }
  return found;
}

/** What a view with `hops` wants to be seen: its term, the neighbours, at rest those farther away, nothing else. */
export function neighbourhood(scene, view) {
  const focus = scene.rows.get(view.term);
  const hops = Number(view.options?.hops ?? 0);
  if (focus === undefined || !hops) return null;
  const [near, ...beyond] = rings(scene, focus, hops);
  return { focus, near, base: beyond.flat(), rest: TIER.gone };
}

/** How many links one sees next, when one goes through all: everything (0), then 1 to 3. */
export const nextHops = (hops) => ((Number(hops) || 0) + 1) % 4;
