import assert from "node:assert/strict";
import { test } from "node:test";

import { add, cross, distance, dot, length, mix, rotate, scale, subtract, unit } from "../../assets/js/vector.mjs";
import { close } from "./close.mjs";
import { seeded } from "./random.mjs";

/** The rotation matrix about a unit axis, as any textbook has it. */
function rotation([x, y, z], angle) {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [
    [c + x * x * (1 - c), x * y * (1 - c) - z * s, x * z * (1 - c) + y * s],
    [y * x * (1 - c) + z * s, c + y * y * (1 - c), y * z * (1 - c) - x * s],
    [z * x * (1 - c) - y * s, z * y * (1 - c) + x * s, c + z * z * (1 - c)],
  ];
}

test("rotate agrees with the rotation matrix", () => {
  const random = seeded(1);
  for (let round = 0; round < 200; round++) {
    const [a, axis, angle] = [random.vector(5), unit(random.vector()), random.between(-7, 7)];
    close(rotate(a, axis, angle), rotation(axis, angle).map((row) => dot(row, a)), 1e-12);
  }
});

test("cross is at right angles to both, as long as their parallelogram is wide, and right-handed", () => {
  assert.deepEqual(cross([1, 0, 0], [0, 1, 0]), [0, 0, 1]);
  const random = seeded(2);
  for (let round = 0; round < 100; round++) {
    const [a, b] = [random.vector(3), random.vector(3)];
    close([dot(cross(a, b), a), dot(cross(a, b), b)], [0, 0], 1e-12);
    close(length(cross(a, b)) ** 2, dot(a, a) * dot(b, b) - dot(a, b) ** 2, 1e-9); // Lagrange's identity
  }
});

test("sums, differences and mixtures", () => {
  assert.deepEqual(add([1, 2, 3], [4, 5, 6]), [5, 7, 9]);
  assert.deepEqual(subtract([1, 2, 3], [4, 6, 8]), [-3, -4, -5]);
  assert.deepEqual(scale([1, -2, 3], 2), [2, -4, 6]);
  assert.equal(distance([1, 2, 3], [3, 5, 9]), 7);
  assert.deepEqual(mix([0, 0, 0], [2, 4, 8], 0.25), [0.5, 1, 2]);
});

test("unit has length one, and falls back where there is no direction", () => {
  close(length(unit([3e-6, -4e5, 12])), 1);
  assert.deepEqual(unit([0, 0, 0]), [1, 0, 0]);
  assert.deepEqual(unit([0, 0, 0], [0, 0, 1]), [0, 0, 1]);
});

test("no function changes what it is given", () => {
  const [a, b] = [Object.freeze([1, 2, 3]), Object.freeze([4, 5, 6])];
  for (const made of [add(a, b), subtract(a, b), cross(a, b), scale(a, 1), mix(a, b, 0), rotate(a, [0, 0, 1], 0)]) {
    assert.notEqual(made, a);
  }
});
