import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { focalLength, frame, homeHeading, orbit, project } from "../../assets/js/camera.mjs";
import { pick } from "../../assets/js/picking.mjs";
import { TIER, decode } from "../../assets/js/scene.mjs";
import { distance, dot, subtract } from "../../assets/js/vector.mjs";
import { rayThrough } from "./matrices.mjs";
import { seeded } from "./random.mjs";
import { someData } from "./some_scene.mjs";

const [width, height] = [900, 900];
const scene = separate(someData(300));
const anywhere = new Uint8Array(scene.size).fill(TIER.base);
const home = frame(scene.ball, homeHeading(), width, height);

/** A scene whose spheres stay out of each other. */
function separate(data) {
  const at = (node) => data.places.slice(3 * node, 3 * node + 3);
  const gap = (node) => Math.min(...data.ids.map((_, other) => (other === node ? 9 : distance(at(node), at(other)))));
  return decode({ ...data, radii: data.radii.map((radius, node) => Math.min(radius, 0.45 * gap(node))) });
}

/** The sphere that a ray from the eye through a pixel hits first, by the quadratic equation; or -1. */
function hitBy(camera, x, y, swell) {
  const ray = rayThrough(camera, x, y, width, height, Math.PI / 4);
  let [first, nearest] = [-1, Infinity];
  for (let node = 0; node < scene.size; node++) {
    const to = subtract(Array.from(scene.places.subarray(3 * node, 3 * node + 3)), camera.eye);
    const along = dot(to, ray);
    const inside = (swell * scene.radii[node]) ** 2 - (dot(to, to) - along * along);
    if (inside < 0 || along <= 0) continue;
    const distance = along - Math.sqrt(inside);
    if (distance < nearest) [first, nearest] = [node, distance];
  }
  return first;
}

test("the pointer takes the sphere that its ray hits", () => {
  const random = seeded(6);
  let [hits, misses] = [0, 0];
  for (let round = 0; round < 1200; round++) {
    const camera = orbit(home, random.between(0, 6), random.between(-1, 1));
    const projected = project(camera, width, height, scene.places, []);
    const [x, y] = [random.between(200, 700), random.between(200, 700)];
    // Off the middle a ball is drawn a little long, so what hangs on its rim is left out.
    const sure = hitBy(camera, x, y, 0.85);
    const perhaps = hitBy(camera, x, y, 1.15);
    if (sure !== perhaps || hitBy(camera, x, y, 1) !== sure) continue;
    assert.equal(pick(projected, scene.radii, anywhere, height, x, y, 0), sure);
    if (sure >= 0) hits += 1;
    else misses += 1;
  }
  assert.ok(hits > 40 && misses > 400, `${hits} hits, ${misses} misses`);
});

describe("of a few circles", () => {
  const focal = focalLength(height);
  /** Circles [x, y, depth, radius in pixels] as `pick` wants them. */
  const picture = (...circles) => [
    circles.flatMap(([x, y, depth]) => [x, y, depth]),
    circles.map(([, , depth, radius]) => (radius * depth) / focal),
  ];
  const at = (circles, x, y, slop, tier = circles.map(() => TIER.base)) => pick(...picture(...circles), tier, height, x, y, slop);

  test("what is gone is not there, and what is dim is", () => {
    const [near, far] = [[100, 100, 1, 20], [105, 100, 3, 40]];
    assert.equal(at([near, far], 103, 100, 7, [TIER.gone, TIER.dim]), 1);
    assert.equal(at([near], 103, 100, 7, [TIER.gone]), -1);
  });

  test("the nearer one wins where two overlap, whichever comes first", () => {
    const [near, far] = [[100, 100, 1, 20], [105, 100, 3, 40]];
    assert.equal(at([near, far], 103, 100), 0);
    assert.equal(at([far, near], 103, 100), 1);
    assert.equal(at([near, far], 135, 100), 1);
  });

  test("what is under the pointer wins over a nearer rim", () => {
    assert.equal(at([[100, 100, 5, 10], [112, 100, 1, 4]], 107, 100), 0);
  });

  test("a small one can be hit from a few pixels aside, the closest rim first", () => {
    const two = [[100, 100, 2, 2], [112, 100, 1, 2]];
    assert.equal(at(two, 105, 100), 0);
    assert.equal(at(two, 107.5, 100), 1);
    assert.equal(at(two, 100, 110), -1);
    assert.equal(at(two, 100, 110, 16), 0);
  });

  test("nothing behind the camera is picked, and nothing from nothing", () => {
    assert.equal(at([[100, 100, -1, -50]], 100, 100), -1);
    assert.equal(at([[100, 100, 0.005, 50]], 100, 100), -1);
    assert.equal(at([], 100, 100), -1);
  });
});
