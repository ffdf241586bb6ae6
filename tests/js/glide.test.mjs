import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { between, glide } from "../../assets/js/glide.mjs";
import { drawLevels, levelsAt } from "../../assets/js/levels.mjs";
import { moveTo } from "../../assets/js/scene.mjs";
import { someScene } from "./some_scene.mjs";

/** A browser whose clock ticks by `step` with every frame, one at a time. */
function fakeHost(step) {
  const host = { time: 0, frames: [], now: () => host.time, requestFrame: (callback) => host.frames.push(callback) };
  host.run = async () => {
    for (let rounds = 0; rounds < 200 && host.frames.length; rounds++) {
      host.time += step;
      await host.frames.shift()(host.time);
    }
  };
  return host;
}

describe("a glide", () => {
  test("goes from one set of places to the other, and ends there at rest", async () => {
    const [from, to] = [Float32Array.of(0, 0, 0), [1, -2, 4]];
    const seen = [];
    const host = fakeHost(50);
    glide(from, to, host, async (places, moving) => void seen.push([places[2], moving]));
    await Promise.resolve();
    await host.run();
    assert.deepEqual(seen.at(-1), [4, false]);
    assert.ok(seen.slice(0, -1).every(([, moving]) => moving));
    assert.ok(seen.every(([z], at) => !at || z >= seen[at - 1][0]));
    assert.ok(host.time >= 600 && host.time <= 950, String(host.time));
  });

  test("that is stopped tells nothing more", async () => {
    const host = fakeHost(50);
    let told = 0;
    const stop = glide(Float32Array.of(0), [1], host, async () => void told++);
    stop();
    await Promise.resolve();
    await host.run();
    assert.equal(told, 1);
  });

  test("is slow at both ends", () => {
    const at = (t) => between(Float32Array.of(0), [1], t)[0];
    assert.deepEqual([0, 0.5, 1].map(at), [0, 0.5, 1]);
    assert.ok(at(0.1) < 0.05 && at(0.9) > 0.95);
  });
});

test("nodes elsewhere have their landmarks and their ball elsewhere, once they rest", () => {
  const scene = someScene(60);
  const { landmarks, ball } = scene;
  const far = scene.places.map((value) => 3 * value);
  moveTo(scene, far, true);
  assert.equal(scene.landmarks, landmarks);
  moveTo(scene, far);
  assert.ok(Math.abs(scene.ball.radius - 3 * ball.radius) < 1e-5);
  assert.notDeepEqual(scene.landmarks[0].place, landmarks[0].place);
  assert.ok(!scene.moving);
});

test("levels have their names at the left of their rings, the higher the higher", () => {
  const context = { beginPath() {}, moveTo() {}, lineTo() {}, stroke() {} };
  const scene = { levelled: levelsAt([-0.7, 0, 0.7], [1, 0, 0, 0, -1, 0]) };
  const state = { scene, camera: { eye: [0, -6, 1], center: [0, 0, 0] }, width: 800, height: 600, theme: "dark" };
  const names = drawLevels(context, state);
  assert.deepEqual(names.map(({ name }) => name), ["beginner", "intermediate", "advanced"]);
  assert.ok(names[0].y > names[1].y && names[1].y > names[2].y);
  assert.ok(names.every(({ x }) => x < 400));
  assert.deepEqual(drawLevels(context, { ...state, scene: { levelled: levelsAt(null, []) } }), []);
});
