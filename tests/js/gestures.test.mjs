import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { listen } from "../../assets/js/gestures.mjs";
import { close } from "./close.mjs";
import { seeded } from "./random.mjs";

/** An element that one can touch, 10 pixels from the left and 20 from the top of the window. */
function touched() {
  const listeners = {};
  const calls = [];
  let clock = 1000;
  const element = {
    addEventListener: (type, listener, options) => (listeners[type] = { listener, options }),
    getBoundingClientRect: () => ({ left: 10, top: 20 }),
    captured: [],
    setPointerCapture: (id) => element.captured.push(id),
  };
  const on = Object.fromEntries(
    ["orbit", "pan", "zoom", "tap", "hover", "grab", "release"].map((name) => [name, (...args) => calls.push([name, ...args])]),
  );
  listen(element, on);
  /** Let something happen at (x, y) of the element, `after` milliseconds later. */
  const fire = (type, x, y, { after = 10, ...more } = {}) => {
    clock += after;
    let prevented = false;
    const rest = { pointerId: 1, pointerType: "mouse", button: 0, shiftKey: false, timeStamp: clock, deltaMode: 0, deltaY: 0 };
    const event = { ...rest, type, clientX: x + 10, clientY: y + 20, preventDefault: () => (prevented = true), ...more };
    listeners[type].listener(event);
    return prevented;
  };
  const of = (name) => calls.filter(([called]) => called === name).map(([, ...args]) => args);
  const sum = (name) => of(name).reduce(([x, y], [dx, dy]) => [x + dx, y + dy], [0, 0]);
  return { fire, calls, of, sum, element, listeners };
}
const FINGER = { pointerType: "touch" };
const second = { ...FINGER, pointerId: 2 };

describe("a tap", () => {
  test("is a press and release in one place; small spheres are easier to hit with a finger", () => {
    const mouse = touched();
    mouse.fire("pointerdown", 100, 50);
    mouse.fire("pointerup", 101, 50);
    assert.deepEqual(mouse.of("tap"), [[100, 50, 7]]);
    assert.deepEqual([mouse.of("orbit"), mouse.of("release")], [[], []]);
    const finger = touched();
    finger.fire("pointerdown", 100, 50, FINGER);
    finger.fire("pointerup", 100, 50, FINGER);
    assert.ok(finger.of("tap")[0][2] > 10);
  });

  test("may tremble for as long as it stays where it is", () => {
    const random = seeded(3);
    for (const kind of [FINGER, {}]) {
      const hand = touched();
      hand.fire("pointerdown", 100, 50, kind);
      for (let move = 0; move < 30; move++) hand.fire("pointermove", 100 + random.between(-2, 2), 50 + random.between(-2, 2), kind);
      hand.fire("pointerup", 101, 51, kind);
      assert.equal(hand.of("tap").length, 1);
      assert.deepEqual(hand.of("orbit"), []);
    }
  });

  test("is none where the hand has moved, has been slow, or was taken away", () => {
    const moved = touched();
    moved.fire("pointerdown", 100, 50);
    moved.fire("pointermove", 120, 50);
    moved.fire("pointermove", 100, 50);
    moved.fire("pointerup", 100, 50);
    const slow = touched();
    slow.fire("pointerdown", 100, 50);
    slow.fire("pointerup", 100, 50, { after: 900 });
    const taken = touched();
    taken.fire("pointerdown", 100, 50, FINGER);
    taken.fire("pointercancel", 100, 50, FINGER);
    for (const hand of [moved, slow, taken]) assert.deepEqual(hand.of("tap"), []);
    for (const hand of [slow, taken]) assert.deepEqual(hand.of("release"), []);
  });

  test("is none with another button, or with two fingers", () => {
    for (const button of [1, 2]) {
      const hand = touched();
      hand.fire("pointerdown", 100, 50, { button });
      hand.fire("pointerup", 100, 50, { button });
      assert.deepEqual(hand.of("tap"), []);
    }
    const two = touched();
    two.fire("pointerdown", 100, 50, FINGER);
    two.fire("pointerdown", 200, 50, second);
    two.fire("pointerup", 100, 50, FINGER);
    two.fire("pointerup", 200, 50, second);
    assert.deepEqual(two.of("tap"), []);
  });
});

describe("a drag", () => {
  /** A press, a way in ten steps, and the release. */
  function drag(hand, to, more = {}) {
    hand.fire("pointerdown", 100, 50, more);
    for (let step = 1; step <= 10; step++) hand.fire("pointermove", 100 + (to[0] * step) / 10, 50 + (to[1] * step) / 10, more);
    hand.fire("pointerup", 100 + to[0], 50 + to[1], more);
  }

  test("orbits by what the hand moves, but for the first pixels", () => {
    const hand = touched();
    drag(hand, [200, -100]);
    const [dx, dy] = hand.sum("orbit");
    assert.ok(dx >= 180 && dx <= 200 && dy <= -90 && dy >= -100);
    assert.deepEqual(hand.of("pan"), []);
    assert.equal(hand.of("grab").length, 1);
  });

  test("with the right or the middle button, or with Shift, pans", () => {
    for (const more of [{ button: 2 }, { button: 1 }, { shiftKey: true }]) {
      const hand = touched();
      drag(hand, [200, 0], more);
      assert.ok(hand.sum("pan")[0] >= 180);
      assert.deepEqual(hand.of("orbit"), []);
      assert.deepEqual(hand.of("release"), []); // what is panned stays where it is put
    }
  });

  test("keeps hold of the pointer, and opens no menu", () => {
    const hand = touched();
    drag(hand, [50, 0], { button: 2 });
    assert.deepEqual(hand.element.captured, [1]);
    assert.equal(hand.fire("contextmenu", 100, 50), true);
  });

  test("let go of in motion swings on with the speed of the hand", () => {
    const hand = touched();
    drag(hand, [200, -100]); // 20 and -10 pixels every 10 ms
    const [[vx, vy]] = hand.of("release");
    assert.ok(vx > 1200 && vx < 2400, String(vx));
    close(vy, -vx / 2, 1e-6);
  });

  test("is not thrown by two events in one millisecond", () => {
    const hand = touched();
    hand.fire("pointerdown", 100, 50);
    for (let step = 1; step <= 20; step++) {
      hand.fire("pointermove", 100 + 10 * step, 50, { after: step % 2 ? 20 : 0 }); // 20 pixels every 20 ms
    }
    hand.fire("pointerup", 300, 50);
    const [[vx]] = hand.of("release");
    assert.ok(vx > 500 && vx < 2000, String(vx));
  });

  test("let go of at rest, or taken away, does not swing on", () => {
    const rests = touched();
    rests.fire("pointerdown", 100, 50);
    for (let step = 1; step <= 5; step++) rests.fire("pointermove", 100 + 20 * step, 50);
    rests.fire("pointerup", 200, 50, { after: 300 });
    const taken = touched();
    taken.fire("pointerdown", 100, 50, FINGER);
    for (let step = 1; step <= 5; step++) taken.fire("pointermove", 100 + 20 * step, 50, FINGER);
    taken.fire("pointercancel", 200, 50, FINGER);
    assert.deepEqual([rests.of("release"), taken.of("release")], [[], []]);
  });
});

describe("two fingers", () => {
  /** Both go straight from one pair of points to another, by turns. */
  function pinch(hand, [a, b], [to, and], steps = 20) {
    hand.fire("pointerdown", ...a, FINGER);
    hand.fire("pointerdown", ...b, second);
    for (let step = 1; step <= steps; step++) {
      const at = (from, end) => from.map((value, axis) => value + ((end[axis] - value) * step) / steps);
      hand.fire("pointermove", ...at(a, to), FINGER);
      hand.fire("pointermove", ...at(b, and), second);
    }
  }

  test("zoom by how their distance changes", () => {
    const hand = touched();
    pinch(hand, [[100, 100], [200, 100]], [[50, 100], [250, 100]]);
    close(hand.of("zoom").reduce((product, [factor]) => product * factor, 1), 0.5, 1e-9);
    assert.deepEqual([hand.of("orbit"), hand.of("tap")], [[], []]);
  });

  test("pan by how their middle moves, without a zoom in the end", () => {
    const hand = touched();
    pinch(hand, [[100, 100], [200, 100]], [[140, 70], [240, 70]]);
    close(hand.sum("pan"), [40, -30], 1e-9);
    close(hand.of("zoom").reduce((product, [factor]) => product * factor, 1), 1, 1e-9);
  });

  test("zoom about their middle", () => {
    const hand = touched();
    pinch(hand, [[100, 100], [200, 100]], [[50, 100], [250, 100]]);
    for (const [, x, y] of hand.of("zoom")) close([x, y], [150, 100], 3);
  });

  test("on one point make no infinite zoom", () => {
    const hand = touched();
    pinch(hand, [[100, 100], [100, 100]], [[100, 100], [100, 300]], 2);
    for (const [factor] of hand.of("zoom")) assert.ok(factor > 0.01 && Number.isFinite(factor));
  });

  test("of which one is lifted do not jump, swing or tap", () => {
    const hand = touched();
    pinch(hand, [[100, 100], [200, 100]], [[50, 100], [250, 100]]);
    hand.fire("pointerup", 250, 100, second);
    const [dx] = hand.sum("orbit");
    assert.equal(dx, 0);
    hand.fire("pointermove", 52, 100, FINGER);
    hand.fire("pointerup", 52, 100, FINGER);
    assert.deepEqual([hand.of("release"), hand.of("tap")], [[], []]);
    hand.fire("pointerdown", 100, 100, FINGER);
    hand.fire("pointerup", 100, 100, FINGER);
    assert.equal(hand.of("tap").length, 1); // and the next tap is one again
  });

  test("and a third do nothing wild", () => {
    const hand = touched();
    hand.fire("pointerdown", 100, 100, FINGER);
    hand.fire("pointerdown", 200, 100, second);
    hand.fire("pointerdown", 300, 100, { ...FINGER, pointerId: 3 });
    hand.fire("pointermove", 350, 100, { ...FINGER, pointerId: 3 });
    assert.deepEqual(hand.calls.filter(([name]) => name !== "grab"), []);
  });
});

describe("the wheel", () => {
  test("away from the reader closes in, about the pointer, and the page stays", () => {
    const hand = touched();
    assert.equal(hand.fire("wheel", 300, 200, { deltaY: -100 }), true);
    const [[factor, x, y]] = hand.of("zoom");
    assert.ok(factor < 1 && factor > 0.7);
    assert.deepEqual([x, y], [300, 200]);
    assert.equal(hand.listeners.wheel.options.passive, false);
  });

  test("there and back is where one was, in pixels, lines and pages", () => {
    for (const deltaMode of [0, 1, 2]) {
      const hand = touched();
      for (const deltaY of [3, -3]) hand.fire("wheel", 0, 0, { deltaY, deltaMode });
      close(hand.of("zoom").reduce((product, [factor]) => product * factor, 1), 1, 1e-12);
      assert.ok(hand.of("zoom")[0][0] > 1);
    }
  });

  test("never leaps, however far it is spun", () => {
    const hand = touched();
    hand.fire("wheel", 0, 0, { deltaY: 1e5 });
    hand.fire("wheel", 0, 0, { deltaY: -1e5, ctrlKey: true });
    for (const [factor] of hand.of("zoom")) assert.ok(factor > 0.3 && factor < 3);
  });

  test("sideways is no zoom, and so stops no flight", () => {
    const hand = touched();
    hand.fire("wheel", 0, 0, { deltaX: 40 });
    assert.deepEqual(hand.of("zoom"), []);
  });
});

describe("hovering", () => {
  test("follows the mouse, not a finger, and ends where the mouse leaves", () => {
    const hand = touched();
    hand.fire("pointermove", 30, 40);
    hand.fire("pointermove", 50, 60, FINGER);
    hand.fire("pointerleave", 0, 0);
    assert.deepEqual(hand.of("hover"), [[30, 40], [null]]);
  });

  test("stops while one drags", () => {
    const hand = touched();
    hand.fire("pointerdown", 100, 50);
    hand.fire("pointermove", 150, 50);
    assert.deepEqual(hand.of("hover"), []);
  });
});
