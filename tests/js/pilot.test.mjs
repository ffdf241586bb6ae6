import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { orbit } from "../../assets/js/camera.mjs";
import { Pilot } from "../../assets/js/pilot.mjs";
import { distance } from "../../assets/js/vector.mjs";
import { close } from "./close.mjs";

const from = { eye: [0, -2, 0.4], center: [0, 0, 0] };
const to = { eye: [1, 0, 0.2], center: [1, 1, 0] };
const FRAME = 1 / 60;
const turn = (camera, dx, dy) => orbit(camera, -dx * 0.005, dy * 0.005);

/** Let a pilot have the camera for some frames: where it is in each, until nothing moves it. */
function flown(pilot, camera, frames = 240, now = 1000) {
  const way = [];
  for (let frame = 1; frame <= frames; frame++) {
    const next = pilot.advance(camera, now + frame * 1000 * FRAME, FRAME, turn);
    if (!next) break;
    way.push((camera = next));
  }
  return way;
}

describe("a flight", () => {
  test("ends where it should, within a second, and then nothing moves", () => {
    const pilot = new Pilot();
    pilot.fly(from, to, 1000);
    assert.ok(pilot.busy);
    const way = flown(pilot, from);
    assert.equal(way.at(-1), to);
    assert.ok(way.length >= 36 && way.length <= 56); // 600 to 900 milliseconds
    assert.ok(!pilot.busy);
  });

  test("to where one is already is none", () => {
    const pilot = new Pilot();
    pilot.fly(from, { eye: [0, -2, 0.4001], center: [0, 0, 0] }, 1000);
    assert.ok(!pilot.busy);
    assert.deepEqual(flown(pilot, from), []);
  });

  test("gives way to another, from where the first has come", () => {
    const pilot = new Pilot();
    pilot.fly(from, to, 1000);
    const half = flown(pilot, from, 20).at(-1);
    pilot.fly(half, from, 2000);
    const way = flown(pilot, half, 240, 2000);
    assert.ok(distance(way[0].eye, half.eye) < 0.05);
    assert.equal(way.at(-1), from);
  });

  test("is broken off by a key, and by a hand", () => {
    for (const interrupt of [(pilot) => pilot.steer("KeyW", true), (pilot) => pilot.stop()]) {
      const pilot = new Pilot();
      pilot.fly(from, to, 1000);
      const half = flown(pilot, from, 20).at(-1);
      interrupt(pilot);
      const way = flown(pilot, half, 60, 1333);
      assert.notEqual(way.at(-1), to);
    }
  });
});

describe("held keys", () => {
  test("fly for as long as they are held, and glide to a stop", () => {
    const pilot = new Pilot();
    pilot.steer("KeyW", true);
    const way = flown(pilot, from, 120);
    assert.equal(way.length, 120);
    assert.ok(way.at(-1).eye[1] > from.eye[1] + 1);
    pilot.steer("KeyW", false);
    const glide = flown(pilot, way.at(-1));
    assert.ok(glide.length > 10 && glide.length < 120);
    assert.ok(distance(glide.at(-1).eye, way.at(-1).eye) < 0.3);
  });

  test("let go of all at once, as when the window loses the focus, stop too", () => {
    const pilot = new Pilot();
    for (const code of ["KeyW", "KeyD", "ArrowUp"]) pilot.steer(code, true);
    pilot.hurry(true);
    const way = flown(pilot, from, 30);
    pilot.letGo();
    assert.ok(!pilot.busy);
    assert.ok(flown(pilot, way.at(-1)).length < 120);
  });

  test("with Shift go farther", () => {
    const ends = [false, true].map((fast) => {
      const pilot = new Pilot();
      pilot.hurry(fast);
      pilot.steer("KeyW", true);
      return distance(flown(pilot, from, 60).at(-1).eye, from.eye);
    });
    assert.ok(ends[1] > 2.5 * ends[0]);
  });
});

describe("a swing", () => {
  test("dies away, and turns as far as its speed over its friction", () => {
    const pilot = new Pilot();
    pilot.swing(500, 0);
    const way = flown(pilot, from);
    assert.ok(way.length > 20 && way.length < 120);
    // The sum of v exp(-5 t) dt is v / 5 = 100 pixels, so half a radian at 0.005 a pixel.
    const end = way.at(-1).eye;
    const turned = Math.atan2(end[0], -end[1]);
    close(Math.abs(turned), 0.5, 0.05);
  });

  test("is stopped by a hand", () => {
    const pilot = new Pilot();
    pilot.swing(500, 0);
    flown(pilot, from, 5);
    pilot.stop();
    assert.deepEqual(flown(pilot, from), []);
  });
});
