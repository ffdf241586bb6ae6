import assert from "node:assert/strict";
import { test } from "node:test";

import { TIER, litEdges, tiers } from "../../assets/js/scene.mjs";
import { blend, layout, traces } from "../../assets/js/traces.mjs";
import { icosphere, spheres, threads } from "../../assets/js/mesh.mjs";
import { sample } from "./sample.mjs";

const scene = sample();

test("neighbours go both ways", () => {
  assert.deepEqual(scene.neighbours[2].slice().sort(), [1, 3, 7]);
  scene.neighbours.forEach((others, node) => others.forEach((other) => assert.ok(scene.neighbours[other].includes(node))));
});

test("nothing selected: all are at rest", () => {
  assert.deepEqual([...new Set(tiers(scene, {}))], [TIER.base]);
  assert.deepEqual(litEdges(scene, tiers(scene, {})), []);
});

test("a selected term, its neighbours, and the haze", () => {
  const tier = tiers(scene, { term: "vanishing-gradient" });
  assert.equal(tier[2], TIER.focus);
  assert.deepEqual([1, 3, 7].map((node) => tier[node]), Array(3).fill(TIER.near));
  assert.equal(tier.filter((value) => value === TIER.dim).length, 6);
  assert.deepEqual(litEdges(scene, tier), [1, 2, 10]);
});

test("an isolated domain lights its terms and the edges inside it", () => {
  const tier = tiers(scene, { domain: "evaluation" });
  assert.deepEqual([...tier].map((value) => value === TIER.near), Array.from({ length: 10 }, (_, i) => i >= 5));
  assert.deepEqual(litEdges(scene, tier), [5, 6, 7, 8]);
});

test("an icosphere is closed, round, and faces outward", () => {
  for (const [subdivisions, count] of [[0, 12], [1, 42], [2, 162]]) {
    const { points, triangles } = icosphere(subdivisions);
    assert.equal(points.length, count);
    const edges = new Set(triangles.flatMap(([a, b, c]) => [[a, b], [b, c], [c, a]].map((pair) => pair.sort((x, y) => x - y).join())));
    assert.equal(points.length - edges.size + triangles.length, 2); // Euler
    points.forEach((point) => assert.ok(Math.abs(Math.hypot(...point) - 1) < 1e-12));
    for (const [a, b, c] of triangles.map((corners) => corners.map((corner) => points[corner]))) {
      const [u, v] = [b, c].map((point) => point.map((value, i) => value - a[i]));
      const normal = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
      assert.ok(normal.reduce((sum, value, i) => sum + value * a[i], 0) > 0);
    }
  }
});

test("a sphere's points lie on it, with its domain's row as intensity", () => {
  const mesh = spheres(scene, [7]);
  for (let p = 0; p < mesh.x.length; p++) {
    const apart = Math.hypot(mesh.x[p] - scene.places[21], mesh.y[p] - scene.places[22], mesh.z[p] - scene.places[23]);
    assert.ok(Math.abs(apart - scene.radii[7]) < 1e-6);
  }
  assert.deepEqual([...new Set(mesh.intensity)], [1]);
});

test("threads break between edges", () => {
  const line = threads(scene, [0, 3]);
  assert.ok(Number.isNaN(line.x[2]) && Number.isNaN(line.x[5]));
  assert.equal(line.x[1], scene.places[3]);
});

test("a scene is four traces, whatever is selected", () => {
  for (const view of [{}, { term: "recall" }, { domain: "evaluation" }]) {
    const drawn = traces(scene, tiers(scene, view), "dark", false);
    assert.deepEqual(drawn.map(({ type }) => type), ["scatter3d", "mesh3d", "scatter3d", "mesh3d"]);
    const count = (mesh) => mesh.x.length / (mesh.x.length % 162 === 0 ? 162 : 42);
    assert.equal(count(drawn[1]) + count(drawn[3]), 10);
    drawn.forEach((trace) => assert.equal(trace.hoverinfo, "skip"));
  }
});

test("the axes leave no place out, and one unit is one unit", () => {
  const { xaxis, aspectratio } = layout(scene, { eye: [0, -3, 0], center: [0, 0, 0] }).scene;
  assert.ok(xaxis.range[1] > Math.max(...scene.places.map(Math.abs)));
  assert.equal(aspectratio.x, xaxis.range[1] - xaxis.range[0]);
});

test("blend goes from one colour to the other", () => {
  assert.equal(blend("#000000", "#ffffff", 0), "#000000");
  assert.equal(blend("#000000", "#ffffff", 1), "#ffffff");
  assert.equal(blend("#204060", "#406080", 0.5), "#305070");
});
