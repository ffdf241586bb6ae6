import assert from "node:assert/strict";
import { test } from "node:test";

import { orbit, project } from "../../assets/js/camera.mjs";
import { CollisionGrid, MARGIN, budget, place, ranking } from "../../assets/js/labels.mjs";
import { pick } from "../../assets/js/picking.mjs";
import { tiers } from "../../assets/js/scene.mjs";
import { sample } from "./sample.mjs";

const scene = sample();
const [width, height] = [800, 600];
const camera = { eye: [0.5, -4, 1], center: [0, 0, 0] };
const seen = (view) => project(view, width, height, scene.places, new Float32Array(3 * scene.size));
const measure = (node) => ({ width: 8 * scene.names[node].length, height: 16 });

function named(view, state = {}, options = {}) {
  const tier = tiers(scene, state);
  const order = ranking(scene, tier);
  return place({
    order, projected: seen(view), radii: scene.radii, tier, width, height, measure,
    shown: new Map(), limit: 60, grid: new CollisionGrid(), ...options,
  });
}

const overlaps = (a, b) => {
  const [left, right] = [a, b].map(({ node, x, y }) => [x - measure(node).width / 2, y, x + measure(node).width / 2, y + 16]);
  return left[0] < right[2] && right[0] < left[2] && left[1] < right[3] && right[1] < left[3];
};

test("names never overlap, from any side", () => {
  for (let turn = 0; turn < 6; turn += 0.3) {
    const labels = named(orbit(camera, turn, 0.2));
    assert.ok(labels.length > 2);
    labels.forEach((a, i) => labels.slice(i + 1).forEach((b) => assert.ok(!overlaps(a, b))));
  }
});

test("never more names than the budget", () => {
  assert.equal(named(camera, {}, { limit: 3 }).length, 3);
  assert.ok(budget(1440, 900) <= 60 && budget(390, 400) >= 14 && budget(390, 400) <= 20);
});

test("the rank is from selection and weight: focus, neighbours, none of the haze", () => {
  const order = ranking(scene, tiers(scene, { term: "vanishing-gradient" }));
  assert.deepEqual(order, [2, 7, 3, 1]);
  assert.equal(ranking(scene, tiers(scene, {}))[0], 9);
});

test("a name that is shown stays while one turns a little", () => {
  const before = named(camera);
  const shown = new Map(before.map(({ node }) => [node, 1]));
  const after = named(orbit(camera, 0.01, 0), {}, { shown });
  const kept = new Set(after.map(({ node }) => node));
  before.forEach(({ node }) => assert.ok(kept.has(node), scene.names[node]));
});

test("what is behind the camera has no name", () => {
  assert.deepEqual(named({ eye: [0, -4, 0], center: [0, -8, 0] }), []);
});

test("the grid keeps a margin, across its cells", () => {
  const grid = new CollisionGrid();
  assert.ok(grid.add([60, 60, 70, 70]));
  assert.ok(!grid.add([70 + MARGIN - 1, 60, 90, 70]));
  assert.ok(grid.add([70 + MARGIN, 60, 90, 70]));
  assert.ok(grid.add([-500, -500, -480, -490]));
});

test("a sphere is picked at its middle; the nearer wins; nothing in the void", () => {
  const projected = seen(camera);
  const order = [...Array(scene.size).keys()].sort((a, b) => projected[3 * a + 2] - projected[3 * b + 2]);
  const nearest = order[0];
  assert.equal(pick(projected, scene.radii, height, projected[3 * nearest], projected[3 * nearest + 1]), nearest);
  assert.equal(pick(projected, scene.radii, height, 2, 2), -1);
  const two = Float32Array.from([100, 100, 2, 101, 100, 3]);
  assert.equal(pick(two, [0.1, 0.1], height, 100, 100), 0);
  assert.equal(pick(two, [0.001, 0.001], height, 106, 100), 1); // within the slop, the closer rim
});
