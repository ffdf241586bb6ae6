/** Regions: the domains as landmarks of a view, where those of their terms are that it shows. */
import { TIER, middle } from "./scene.mjs";

const SMALLEST = 3; // terms of a domain that has a landmark
const FEW = 60; // terms shown in all, up to which one of a domain is enough
const BESIDE = 0.4; // how strong the others' names stay while one domain is isolated

/** The landmarks of an emphasis, the largest first: {name, group, place, count, strength}. */
export function regions(scene, tier) {
  const isolated = tier.includes(TIER.near) && !tier.includes(TIER.focus);
  const all = tier.reduce((count, one) => count + (one < TIER.dim), 0);
  const least = all > FEW ? SMALLEST : 1;
  return scene.landmarks
    .filter(({ members }) => members.length >= SMALLEST)
    .map((mark) => {
      const shown = mark.members.filter((node) => tier[node] < TIER.dim);
      const seen = shown.length || !isolated ? shown : mark.members.filter((node) => tier[node] === TIER.dim);
      const strength = shown.length ? 1 : BESIDE;
      const place = seen.length === mark.members.length || !seen.length ? mark.place : middle(scene.places, seen);
      return { name: mark.name, group: mark.group, place, count: seen.length, strength };
    })
    .filter(({ count }) => count >= least)
    .sort((a, b) => b.count - a.count);
}
