import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { regions } from "../../assets/js/regions.mjs";
import { TIER, tiers } from "../../assets/js/scene.mjs";
import { MOST_THREADS, traces } from "../../assets/js/traces.mjs";
import { someScene } from "./some_scene.mjs";

const scene = someScene(200, 400);
const { base, dim, gone } = TIER;

describe("regions", () => {
  test("are all domains at rest, the largest first", () => {
    const found = regions(scene, new Uint8Array(200).fill(base));
    assert.deepEqual(found.map(({ count }) => count), found.map(({ count }) => count).sort((a, b) => b - a));
    assert.equal(found.length, 3);
    assert.ok(found.every(({ strength }) => strength === 1));
  });

  test("are only those of which something is shown, where that is", () => {
    for (const refused of [dim, gone]) {
      const tier = Uint8Array.from(scene.group, (group) => (group === 1 ? base : refused));
      const [only, ...others] = regions(scene, tier);
      assert.deepEqual([only.group, others.length], [1, 0]);
    }
    const alone = new Uint8Array(200).fill(gone);
    alone[17] = base;
    const [{ place }] = regions(scene, alone);
    assert.deepEqual(place, [0, 1, 2].map((axis) => scene.places[51 + axis]));
  });

  test("stay faint beside an isolated domain", () => {
    const found = regions(scene, tiers(scene, { domain: "ethics" }));
    assert.deepEqual(new Set(found.map(({ group, strength }) => (group === 2) === (strength === 1))), new Set([true]));
    assert.equal(found.length, 3);
  });
});

describe("large graphs", () => {
  const kinds = (count, soft) => {
    const large = someScene(count, 10);
    return traces(large, { tier: new Uint8Array(count).fill(base), lit: [] }, "dark", soft)[1].type;
  };

  test("are points instead of spheres, sooner where the processor draws", () => {
    assert.deepEqual([kinds(3000, true), kinds(5000, true), kinds(5000, false), kinds(13000, false)], ["mesh3d", "scatter3d", "mesh3d", "scatter3d"]);
  });

  test("have their links drawn on demand", () => {
    const large = someScene(400, MOST_THREADS + 5);
    const tier = tiers(large, { term: "term-3" });
    const lit = [0, 1, 2];
    const [rest, , bright] = traces(large, { tier, lit }, "dark", false);
    assert.deepEqual([rest.x.length, bright.x.length], [0, 9]);
  });
});
