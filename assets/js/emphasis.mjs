/** Emphasis: what stands out in a view, of all features together, and which threads are lit. */
import { TIER, litEdges, tiers } from "./scene.mjs";

const NO_MARKS = new Map();

/**
 * {tier, lit, marks} of a view: the tier of each node, the numbers of the lit edges, and by node
 * what is written before its name. The first feature
 * that wants something lit has its way, else it is the selected term or domain; every feature may
 * then filter. What does not pass is dim, or gone where the view hides the others; the focus stays.
 */
export function emphasis(scene, view, features) {
  let wanted = null;
  for (const feature of features) wanted ??= feature.emphasis?.(view) ?? null;
  const tier = wanted ? chosen(scene, wanted) : tiers(scene, view);
  const lit = wanted?.edges ?? litEdges(scene, tier);
  const marks = wanted?.marks ?? NO_MARKS;
  const filters = features.map((feature) => feature.passes?.(view)).filter(Boolean);
  if (!filters.length) return { tier, lit, marks };
  const refused = view.options?.others === "hidden" ? TIER.gone : TIER.dim;
  for (let node = 0; node < scene.size; node++) {
    if (tier[node] !== TIER.focus && !filters.every((passes) => passes(node))) tier[node] = refused;
  }
  const shown = (edge) => tier[scene.edges[2 * edge]] < TIER.dim && tier[scene.edges[2 * edge + 1]] < TIER.dim;
  return { tier, lit: lit.filter(shown), marks };
}

/** The tiers where `focus` (a node or several, or -1) and the nodes in `near` are lit, and the rest is `rest`. */
function chosen(scene, { focus = -1, near, rest = TIER.dim }) {
  const tier = new Uint8Array(scene.size).fill(rest);
  for (const node of near) tier[node] = TIER.near;
  for (const node of [focus].flat()) if (node >= 0) tier[node] = TIER.focus;
  return tier;
}

/** Whether two emphases draw the same. */
export const same = (one, other) =>
  equal(one.tier, other.tier) && equal(one.lit, other.lit) && equal([...(one.marks ?? [])].flat(), [...(other.marks ?? [])].flat());

const equal = (a, b) => a.length === b.length && a.every((value, at) => value === b[at]);
