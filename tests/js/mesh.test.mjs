import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { detail, icosphere, spheres, threads } from "../../assets/js/mesh.mjs";
import { cross, dot, length, subtract } from "../../assets/js/vector.mjs";
import { close } from "./close.mjs";
import { someScene } from "./some_scene.mjs";

describe("an icosphere", () => {
  for (const round of [0, 1, 2, 3]) {
    const { points, triangles } = icosphere(round);
    const sides = triangles.flatMap(([a, b, c]) => [[a, b], [b, c], [c, a]]);

    test(`of ${round} subdivisions has the counts that the formulas give`, () => {
      assert.equal(points.length, 10 * 4 ** round + 2);
      assert.equal(triangles.length, 20 * 4 ** round);
    });

    test(`of ${round} subdivisions is closed: each side once each way, Euler's number 2`, () => {
      const once = new Set(sides.map(([a, b]) => `${a},${b}`));
      assert.equal(once.size, sides.length);
      for (const [a, b] of sides) assert.ok(once.has(`${b},${a}`));
      assert.equal(points.length - sides.length / 2 + triangles.length, 2);
    });

    test(`of ${round} subdivisions lies on the unit sphere, its points all apart`, () => {
      for (const point of points) close(length(point), 1, 1e-12);
      assert.equal(new Set(points.map((point) => point.map((v) => v.toFixed(9) + 0).join())).size, points.length);
    });

    test(`of ${round} subdivisions faces outward all over, with triangles alike`, () => {
      const areas = triangles.map(([a, b, c]) => {
        const normal = cross(subtract(points[b], points[a]), subtract(points[c], points[a]));
        assert.ok(dot(normal, points[a]) > 0);
        return length(normal) / 2;
      });
      assert.ok(Math.max(...areas) < 2 * Math.min(...areas));
      const sphere = areas.reduce((sum, area) => sum + area, 0) / (4 * Math.PI);
      assert.ok(sphere < 1 && sphere > [0.75, 0.92, 0.97, 0.99][round]);
    });
  }
});

test("there are fewer triangles the more spheres there are, and never more without a graphics card", () => {
  const counts = [1, 40, 41, 700, 701, 1500, 1501, 5000, 5001, 1e6];
  for (const soft of [false, true]) {
    const levels = counts.map((count) => detail(count, soft));
    assert.deepEqual(levels, levels.slice().sort((a, b) => b - a));
    assert.equal(levels[0], 2);
    assert.equal(levels.at(-1), 0);
  }
  for (const count of counts) assert.ok(detail(count, true) <= detail(count));
});

describe("the mesh of a scene", () => {
  const scene = someScene(60);
  const nodes = [3, 17, 42, 59];
  const geometry = spheres(scene, nodes, 1.5);
  const { points, triangles } = icosphere(detail(nodes.length));
  const corner = (at) => [geometry.x[at], geometry.y[at], geometry.z[at]];

  test("has every point on its own sphere, with its colour's number", () => {
    nodes.forEach((node, order) => {
      const middle = Array.from(scene.places.subarray(3 * node, 3 * node + 3));
      for (let at = order * points.length; at < (order + 1) * points.length; at++) {
        close(length(subtract(corner(at), middle)), 1.5 * scene.radii[node], 1e-6);
        assert.equal(geometry.intensity[at], scene.tint[scene.group[node]]);
      }
    });
    assert.equal(geometry.x.length, nodes.length * points.length);
  });

  test("joins no two spheres, and turns every face outward", () => {
    assert.equal(geometry.i.length, nodes.length * triangles.length);
    for (let at = 0; at < geometry.i.length; at++) {
      const [i, j, k] = [geometry.i[at], geometry.j[at], geometry.k[at]];
      const owner = Math.floor(at / triangles.length);
      for (const point of [i, j, k]) assert.equal(Math.floor(point / points.length), owner);
      const middle = Array.from(scene.places.subarray(3 * nodes[owner], 3 * nodes[owner] + 3));
      const normal = cross(subtract(corner(j), corner(i)), subtract(corner(k), corner(i)));
      assert.ok(dot(normal, subtract(corner(i), middle)) > 0);
    }
  });

  test("of no nodes is empty", () => {
    assert.deepEqual(Object.values(spheres(scene, [])).map((array) => array.length), [0, 0, 0, 0, 0, 0, 0]);
  });
});

test("threads run from end to end, and break between", () => {
  const scene = someScene(20, 30);
  const edges = [0, 5, 29];
  const line = threads(scene, edges);
  assert.equal(line.x.length, 9);
  edges.forEach((edge, order) => {
    for (const end of [0, 1]) {
      const node = scene.edges[2 * edge + end];
      const at = 3 * order + end;
      close([line.x[at], line.y[at], line.z[at]], scene.places.subarray(3 * node, 3 * node + 3), 0);
    }
    assert.ok([line.x, line.y, line.z].every((axis) => Number.isNaN(axis[3 * order + 2])));
  });
  assert.equal(threads(scene, []).x.length, 0);
});
