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
  const marks = wanted?.marks ?? NO_MARKS;
  const passes = passing(view, features);
  if (!passes) return { tier, lit: wanted?.edges ?? litEdges(scene, tier), marks };
  const refused = view.options?.others === "hidden" ? TIER.gone : TIER.dim;
  for (let node = 0; node < scene.size; node++) {
    if (tier[node] !== TIER.focus && !passes(node)) tier[node] = Math.max(tier[node], refused);
  }
  const shown = (edge) => tier[scene.edges[2 * edge]] < TIER.dim && tier[scene.edges[2 * edge + 1]] < TIER.dim;
  return { tier, lit: (wanted?.edges ?? litEdges(scene, tier)).filter(shown), marks };
}

/** What all filters of a view let pass, as a function of a node, or null where there is none. */
export function passing(view, features) {
  const filters = features.map((feature) => feature.passes?.(view)).filter(Boolean);
  return filters.length ? (node) => filters.every((passes) => passes(node)) : null;
}

/**
 * The tiers where `focus` (a node or several, or -1) and `near` are lit, `base` is as at rest, and
 * others are `rest`.
 */
function chosen(scene, { focus = -1, near, base = [], rest = TIER.dim }) {
  const tier = new Uint8Array(scene.size).fill(rest);
  for (const node of base) tier[node] = TIER.base;
  for (const node of near) tier[node] = TIER.near;
  for (const node of [focus].flat()) if (node >= 0) tier[node] = TIER.focus;
  return tier;
}

/** Whether two emphases draw the same. */
export const same = (one, other) =>
  equal(one.tier, other.tier) && equal(one.lit, other.lit) && equal([...(one.marks ?? [])].flat(), [...(other.marks ?? [])].flat());

const equal = (a, b) => a.length === b.length && a.every((value, at) => value === b[at]);
