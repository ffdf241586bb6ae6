import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { draw, sky } from "../../assets/js/backdrop.mjs";
import { basis, look, move } from "../../assets/js/camera.mjs";
import { close } from "./close.mjs";
import { fakeContext } from "./fake_document.mjs";
import { onScreen } from "./matrices.mjs";

const [width, height] = [1440, 900];
const camera = { eye: [0.4, -2, 0.3], center: [0, 0, 0] };
function painted(from, theme = "dark", stars = sky()) {
  const context = fakeContext();
  draw(context, stars, basis(from), width, height, theme);
  return { context, rects: context.calls.filter(([name]) => name === "fillRect") };
}

describe("the sky", () => {
  test("is the same every time, all around, and mostly faint", () => {
    const stars = sky();
    assert.deepEqual(stars, sky());
    assert.notDeepEqual(stars, sky(8));
    for (const { x, y, z, light } of stars) {
      close(Math.hypot(x, y, z), 1);
      assert.ok(light > 0 && light <= 1);
    }
    for (const axis of ["x", "y", "z"]) {
      const side = stars.filter((star) => star[axis] > 0).length / stars.length;
      assert.ok(side > 0.4 && side < 0.6);
      // Evenly on a sphere, a coordinate is spread evenly (Archimedes): a quarter lies beyond a half.
      const beyond = stars.filter((star) => star[axis] > 0.5).length / stars.length;
      assert.ok(beyond > 0.17 && beyond < 0.33);
    }
    assert.ok(stars.filter(({ light }) => light > 0.6).length < stars.length / 3);
  });
});

describe("the stars that are drawn", () => {
  test("lie where the matrices put them, and none is missing or outside", () => {
    const far = sky().map(({ x, y, z }) => [x, y, z].map((value, axis) => camera.eye[axis] + 50 * value));
    const expected = far
      .map((place) => onScreen(camera, place, width, height, Math.PI / 4))
      .filter(([x, y, depth]) => depth > 5 && x >= 0 && y >= 0 && x <= width && y <= height);
    const { rects } = painted(camera);
    assert.ok(rects.length > 10);
    assert.equal(rects.length, expected.length);
    rects.forEach(([, [x, y]], at) => close([x, y], expected[at].slice(0, 2), 1e-6));
  });

  test("stay where they are while one moves, and move while one turns", () => {
    const at = (from) => painted(from).rects.map(([, [x]]) => x);
    close(at(move(camera, 0.5, 0.2, 1)), at(camera), 1e-6);
    const star = basis(camera).forward;
    const one = [{ x: star[0], y: star[1], z: star[2], light: 1 }];
    const [[, [middle]]] = painted(camera, "dark", one).rects;
    const [[, [aside]]] = painted(look(camera, 0.1, 0), "dark", one).rects;
    close(middle, width / 2);
    assert.ok(aside > middle + 50); // one looks to the left, so it goes to the right
  });

  test("are drawn on a clean canvas, which is left as it was found", () => {
    for (const theme of ["dark", "light"]) {
      const { context, rects } = painted(camera, theme);
      assert.deepEqual(context.calls[0].slice(0, 2), ["clearRect", [0, 0, width, height]]);
      assert.equal(context.globalAlpha, 1);
      for (const [, [, , size], alpha] of rects) assert.ok(alpha > 0 && alpha < 1 && size >= 1 && size <= 2);
    }
    assert.notEqual(painted(camera, "dark").rects[0][3], painted(camera, "light").rects[0][3]);
  });
});
