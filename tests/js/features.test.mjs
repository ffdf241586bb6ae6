import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { emphasis, same } from "../../assets/js/emphasis.mjs";
import { TIER, litEdges, tiers } from "../../assets/js/scene.mjs";
import { traces } from "../../assets/js/traces.mjs";
import { ranking } from "../../assets/js/labels.mjs";
import { someScene } from "./some_scene.mjs";

const scene = someScene(60, 150);
const { focus, near, base, dim, gone } = TIER;
const view = (rest) => ({ term: null, domain: null, options: {}, ...rest });

describe("emphasis", () => {
  test("is that of the term or the domain where no feature wants another", () => {
    for (const some of [view(), view({ term: "term-7" }), view({ domain: "ethics" })]) {
      const tier = tiers(scene, some);
      assert.deepEqual(emphasis(scene, some, [{}]), { tier, lit: litEdges(scene, tier), marks: new Map() });
    }
  });

  test("is what the first feature wants that wants anything", () => {
    const nothing = { emphasis: () => null };
    const some = { emphasis: () => ({ focus: 3, near: [4, 5], edges: [0] }) };
    const other = { emphasis: () => ({ near: [9] }) };
    const { tier, lit } = emphasis(scene, view({ term: "term-7" }), [nothing, some, other]);
    assert.deepEqual([tier[3], tier[4], tier[5], tier[7], tier[9]], [focus, near, near, dim, dim]);
    assert.deepEqual(lit, [0]);
  });

  test("may have several terms in focus, and marks before their names", () => {
    const some = { emphasis: () => ({ focus: [3, 4], near: [5], marks: new Map([[3, "1"]]) }) };
    const { tier, marks } = emphasis(scene, view(), [some]);
    assert.deepEqual([tier[3], tier[4], tier[5], tier[6]], [focus, focus, near, dim]);
    assert.deepEqual([...marks], [[3, "1"]]);
    assert.ok(!same(emphasis(scene, view(), [some]), { ...emphasis(scene, view(), [some]), marks: new Map([[3, "2"]]) }));
  });

  test("leaves what a filter refuses dim, or gone, but never the focus", () => {
    const even = { passes: () => (node) => node % 2 === 0 };
    const few = { passes: () => (node) => node < 20 };
    const faded = emphasis(scene, view(), [even, few, { passes: () => null }]).tier;
    for (let node = 0; node < scene.size; node++) assert.equal(faded[node], node % 2 === 0 && node < 20 ? base : dim);
    const hidden = emphasis(scene, view({ term: "term-7", options: { others: "hidden" } }), [even]);
    assert.equal(hidden.tier[7], focus);
    assert.equal(hidden.tier[9], gone);
    for (const edge of hidden.lit) for (const end of [0, 1]) assert.ok(hidden.tier[scene.edges[2 * edge + end]] < dim);
  });

  test("draws nothing of what is gone, and names none of it", () => {
    const odd = { passes: () => (node) => node % 2 === 1 };
    const found = emphasis(scene, view({ options: { others: "hidden" } }), [odd]);
    const [threads, rest] = traces(scene, found, "dark", false);
    const both = [...Array(scene.edges.length / 2).keys()].filter((edge) => scene.edges[2 * edge] % 2 && scene.edges[2 * edge + 1] % 2);
    assert.equal(threads.x.length, 3 * both.length);
    const all = traces(scene, emphasis(scene, view(), []), "dark", false)[1];
    assert.equal(rest.x.length * 2, all.x.length);
    assert.ok(ranking(scene, found.tier).every((node) => node % 2 === 1));
  });

  test("is the same where it draws the same", () => {
    const one = emphasis(scene, view({ term: "term-7" }), []);
    assert.ok(same(one, emphasis(scene, view({ term: "term-7" }), [])));
    assert.ok(!same(one, emphasis(scene, view({ term: "term-8" }), [])));
    assert.ok(!same(one, { ...one, lit: [] }));
  });
});
