import assert from "node:assert/strict";
import { test } from "node:test";

import { heading, same } from "../../assets/js/camera.mjs";
import * as flight from "../../assets/js/flight.mjs";
import { command, isTyping, steers, wish } from "../../assets/js/keys.mjs";

const from = { eye: [1.5, -3, 1], center: [0, 0, 0] };
const to = { eye: [0.9, 0.4, 0.5], center: [0.4, 1.4, 0.1] };

test("a flight begins and ends exactly, and is finite on the way", () => {
  assert.ok(same(flight.between(from, to, 0), from));
  assert.ok(same(flight.between(from, to, 1), to));
  for (let t = 0; t <= 1; t += 0.05) {
    const { eye, center } = flight.between(from, to, t);
    assert.ok([...eye, ...center].every(Number.isFinite));
    assert.ok(flight.between(from, from, t).eye.every((value, i) => Math.abs(value - from.eye[i]) < 1e-9));
  }
});

test("a flight takes 600 to 900 milliseconds", () => {
  assert.ok(Math.abs(flight.duration(from, from) - 600) < 1e-9);
  assert.equal(flight.duration(from, { eye: [90, 0, 0], center: [80, 0, 0] }), 900);
});

test("an approach keeps the heading and looks at the term", () => {
  const goal = flight.approach(from, [0.5, 0.5, 0.5], [[0.6, 0.5, 0.5], [0.5, 0.9, 0.5]], 900, 600);
  heading(goal).forEach((value, i) => assert.ok(Math.abs(value - heading(from)[i]) < 1e-9));
  goal.center.forEach((value) => assert.ok(Math.abs(value - 0.5) < 1e-9));
});

test("a term without links is approached, too", () => {
  const goal = flight.approach(from, [0, 0, 0], [], 900, 600);
  assert.ok(goal.eye.every(Number.isFinite));
});

test("speed follows the keys and dies away", () => {
  let speed = flight.still();
  for (let i = 0; i < 60; i++) speed = flight.accelerate(speed, wish(new Set(["KeyW"])), false, 1 / 60);
  const cruising = speed.forward;
  assert.ok(cruising > 0.7 && speed.right === 0);
  for (let i = 0; i < 60; i++) speed = flight.accelerate(speed, wish(new Set(["KeyW"])), true, 1 / 60);
  assert.ok(speed.forward > 2 * cruising);
  for (let i = 0; i < 120; i++) speed = flight.accelerate(speed, wish(new Set()), false, 1 / 60);
  assert.ok(flight.isStill(speed));
});

test("W goes where one looks, A to the left, R up", () => {
  const step = (code) => flight.advance(from, { ...flight.still(), ...wish(new Set([code])) }, 0.1);
  const ahead = heading(from).map((value) => -value);
  step("KeyW").eye.forEach((value, i) => assert.ok(Math.abs(value - from.eye[i] - 0.1 * ahead[i]) < 1e-9));
  assert.ok(step("KeyR").eye[2] > from.eye[2]);
});

test("opposite keys cancel", () => assert.equal(wish(new Set(["KeyW", "KeyS"])).forward, 0));

test("keys with Ctrl or Meta belong to the browser", () => {
  assert.ok(steers({ code: "KeyW" }) && !steers({ code: "KeyW", ctrlKey: true }));
  assert.equal(command({ key: "?" }), "help");
  assert.equal(command({ key: "l", metaKey: true }), null);
});

test("typing is typing", () => {
  const inside = (matched) => ({ closest: (selector) => (selector.includes(matched) ? {} : null) });
  assert.ok(isTyping(inside("input")));
  assert.ok(!isTyping({ closest: () => null }));
  assert.ok(!isTyping(null));
});

test("one turns about the selected place only while it is ahead", () => {
  assert.deepEqual(flight.pivot(from, [0.1, 0.1, 0]), [0.1, 0.1, 0]);
  assert.deepEqual(flight.pivot(from, [3, -6, 2]), from.center);
  assert.deepEqual(flight.pivot(from, null), from.center);
});
