import assert from "node:assert/strict";
import { test } from "node:test";

import { fold, index, prefixDistance, suggest } from "../../assets/js/typeahead.mjs";
import { sample } from "./sample.mjs";

const scene = sample();
const entries = index(scene);
const names = (query) => suggest(entries, scene, query).map(({ node }) => scene.names[node]);

test("case, accents and signs make no difference", () => {
  assert.equal(fold("  Précision–Recall’s "), "precision recalls");
  assert.equal(names("PRECISION")[0], "Précision");
});

test("a whole name comes before longer ones, a beginning before a word inside", () => {
  assert.deepEqual(names("gradient").slice(0, 2), ["Gradient", "Gradient descent"]);
  assert.deepEqual(names("grad").slice(0, 2).sort(), ["Gradient", "Gradient descent"]);
});

test("aliases are found, and shown", () => {
  const [best] = suggest(entries, scene, "fading");
  assert.equal(scene.names[best.node], "Vanishing gradient");
  assert.equal(best.alias, "fading slope");
});

test("typos are forgiven, two in a long word", () => {
  for (const typo of ["vanihsing", "vanshing", "vannishing gr", "explodign", "acuracy"]) assert.ok(names(typo).length, typo);
  assert.equal(names("vanihsing")[0], "Vanishing gradient");
  assert.deepEqual(names("zzz"), []);
  assert.deepEqual(names("  "), []);
});

/** Damerau-Levenshtein (optimal string alignment), straight from its definition. */
function edits(a, b) {
  if (!a.length || !b.length) return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  let least = Math.min(edits(a.slice(0, -1), b) + 1, edits(a, b.slice(0, -1)) + 1, edits(a.slice(0, -1), b.slice(0, -1)) + same);
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    least = Math.min(least, edits(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return least;
}

test("the distance to a beginning is the least over all beginnings", () => {
  const words = ["abcab", "bacab", "aabb", "cab", "abc", "bbb"];
  for (const text of words) {
    for (const wanted of words) {
      const beginnings = [...Array(text.length + 1).keys()].map((end) => edits(text.slice(0, end), wanted));
      assert.equal(prefixDistance(text, wanted, 2), Math.min(3, ...beginnings), `${text} ${wanted}`);
    }
  }
});
