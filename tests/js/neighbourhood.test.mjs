import assert from "node:assert/strict";
import { test } from "node:test";

import { neighbourhood, nextHops, rings } from "../../assets/js/neighbourhood.mjs";
import { sceneOf } from "./some_scene.mjs";

const scene = sceneOf(7, [[0, 1], [1, 2], [2, 3], [3, 4], [0, 5], [5, 1]]);

test("rings are the nodes by how many links they are away, each in the nearest", () => {
  assert.deepEqual(rings(scene, 0, 3), [[1, 5], [2], [3]]);
  assert.deepEqual(rings(scene, 6, 2), [[], []]);
});

test("a neighbourhood is its term, the neighbours, and at rest those beyond; without a term or hops it is none", () => {
  const view = (term, hops) => ({ term, options: hops ? { hops } : {} });
  assert.deepEqual(neighbourhood(scene, view("term-0", "2")), { focus: 0, near: [1, 5], base: [2], rest: 4 });
  assert.deepEqual(neighbourhood(scene, view("term-0", "1")).base, []);
  for (const [term, hops] of [[null, "2"], ["nobody", "2"], ["term-0", undefined]]) assert.equal(neighbourhood(scene, view(term, hops)), null);
});

test("one goes from everything through one, two and three links to everything", () => {
  assert.deepEqual([undefined, "1", "2", "3"].map(nextHops), [1, 2, 3, 0]);
});
