import assert from "node:assert/strict";
import { test } from "node:test";

import { frame, homeHeading, project } from "../../assets/js/camera.mjs";
import { Glow } from "../../assets/js/glow.mjs";
import { tiers } from "../../assets/js/scene.mjs";
import { FakeDocument, fakeContext } from "./fake_document.mjs";
import { someScene } from "./some_scene.mjs";

const scene = someScene(60);
const [width, height] = [1440, 900];
const home = frame(scene.ball, homeHeading(), width, height);

/** The places that are painted for a view, as [x, y, alpha]. */
function glows(view, camera = home) {
  const document = new FakeDocument();
  const context = fakeContext(document.createElement("canvas"));
  const projected = project(camera, width, height, scene.places, []);
  new Glow().paint(context, { scene, projected, height, theme: "dark" }, tiers(scene, view));
  assert.equal(context.globalAlpha, 1);
  return context.calls.map(([, [, x, y, size], alpha]) => [x + size / 2, y + size / 2, alpha]);
}
const at = (node) => project(home, width, height, Array.from(scene.places.subarray(3 * node, 3 * node + 3)), [0, 0, 0]);

test("what is lit glows, around its sphere, and nothing else does", () => {
  const lit = [7, ...scene.neighbours[7]].sort((a, b) => a - b);
  const painted = glows({ term: "term-7" });
  assert.equal(painted.length, lit.length);
  lit.forEach((node, row) => {
    const [x, y] = at(node);
    assert.ok(Math.hypot(painted[row][0] - x, painted[row][1] - y) < 1e-3);
  });
});

test("with nothing selected the weightiest glow, the more the weightier", () => {
  const painted = glows({});
  assert.equal(painted.length, scene.importance.filter((one) => one > 0.6).length);
  assert.ok(painted.length > 0 && painted.every(([, , alpha]) => alpha > 0 && alpha <= 0.5));
});

test("what is behind the camera does not glow", () => {
  const away = { eye: home.eye, center: home.eye.map((value, axis) => 2 * value - home.center[axis]) };
  assert.deepEqual(glows({ term: "term-7" }, away), []);
});
