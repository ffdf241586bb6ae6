import assert from "node:assert/strict";
import { test } from "node:test";

import { NEAR } from "../../assets/js/camera.mjs";
import { paintRings } from "../../assets/js/rings.mjs";
import { TIER } from "../../assets/js/scene.mjs";

const HEIGHT = 600;

/** The rings [kind, x, y] that are painted of nodes given as [mark, tier, radius, depth]. */
function rings(...nodes) {
  const found = [];
  let kind;
  const context = {
    setLineDash: (dash) => (kind = dash.length ? "broken" : "whole"),
    beginPath() {}, moveTo() {}, stroke() {},
    arc: (x, y, radius) => found.push([kind, x, radius > 4]),
  };
  const state = {
    scene: { radii: nodes.map(([, , radius]) => radius) },
    projected: Float32Array.from(nodes.flatMap(([, , , depth], row) => [row, 0, depth])),
    height: HEIGHT,
    theme: "dark",
  };
  paintRings(context, state, nodes.map(([mark]) => mark), nodes.map(([, tier]) => tier));
  assert.equal(context.globalAlpha, 1);
  return found;
}

test("what is being learned has a broken ring, what is known a whole one, what is new none", () => {
  const found = rings([2, TIER.base, 0.1, 1], [1, TIER.near, 0.1, 1], [0, TIER.focus, 0.1, 1]);
  assert.deepEqual(found, [["broken", 1, true], ["whole", 0, true]]);
});

test("what is dim, gone, behind or too small to be seen has none", () => {
  assert.deepEqual(rings([2, TIER.dim, 0.1, 1], [2, TIER.gone, 0.1, 1], [2, TIER.base, 0.1, NEAR / 2], [2, TIER.base, 0.001, 1]), []);
});
