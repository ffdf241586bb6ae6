import assert from "node:assert/strict";
import { describe, test } from "node:test";

import * as cameras from "../../assets/js/camera.mjs";
import { add, distance, scale, unit } from "../../assets/js/vector.mjs";
import { close, finite } from "./close.mjs";
import { many, seeded } from "./random.mjs";

const random = seeded(12);
const apart = ({ eye, center }) => distance(eye, center);
const seen = (camera, place, width, height) => cameras.project(camera, width, height, place, [0, 0, 0]);

describe("frame", () => {
  const ball = { center: [0.3, -0.2, 0.1], radius: 0.8 };
  const heading = unit([0.5, -1, 0.4]);
  const parts = [
    [1440, 900, { left: 0, top: 60, right: 980, bottom: 876 }],
    [1440, 900, { left: 0, top: 60, right: 1440, bottom: 876 }],
    [390, 844, { left: 28, top: 60, right: 362, bottom: 420 }],
    [1920, 400, { left: 340, top: 60, right: 1444, bottom: 376 }],
  ];

  /** The rim of the ball as the camera sees it: [x, y] of many points on its surface. */
  function surface(camera, width, height) {
    return many(2000, () => {
      const point = add(ball.center, scale(unit(random.vector()), ball.radius));
      return seen(camera, point, width, height);
    });
  }

  for (const [width, height, free] of parts) {
    const room = Math.min(free.right - free.left, free.bottom - free.top) / 2;
    test(`puts the ball into the free part of ${width} x ${height} up to ${free.right}`, () => {
      const camera = cameras.frame(ball, heading, width, height, free);
      const middle = [(free.left + free.right) / 2, (free.top + free.bottom) / 2];
      close(seen(camera, ball.center, width, height).slice(0, 2), middle, 1e-6);
      const out = surface(camera, width, height).map(([x, y]) =>
        Math.max(free.left - x, x - free.right, free.top - y, y - free.bottom));
      // A ball away from the middle is seen as an ellipse, so that its rim may just cross the edge.
      assert.ok(Math.max(...out) < 0.12 * room);
      assert.ok(Math.max(...out) > -0.05 * room);
      close(cameras.heading(camera), heading);
    });
  }

  test("fits exactly in the middle of the picture", () => {
    const camera = cameras.frame(ball, heading, 600, 600);
    const reach = surface(camera, 600, 600).map(([x, y]) => Math.hypot(x - 300, y - 300));
    assert.ok(Math.max(...reach) <= 300 + 1e-6);
    assert.ok(Math.max(...reach) > 298);
  });

  test("is finite where there is no room, and no picture yet", () => {
    finite(cameras.frame(ball, heading, 390, 300, { left: 28, top: 60, right: 362, bottom: 20 }));
    finite(cameras.frame(ball, heading, 0, 0, { left: 0, top: 60, right: 0, bottom: -24 }));
    finite(cameras.frame({ center: [0, 0, 0], radius: 0.2 }, heading, 0, 0));
  });
});

describe("enclose", () => {
  const heading = unit([0.5, -1, 0.4]);
  const parts = [
    [1440, 900, { left: 28, top: 60, right: 1412, bottom: 828 }],
    [1440, 900, { left: 250, top: 60, right: 1412, bottom: 872 }],
    [1440, 900, { left: 28, top: 60, right: 964, bottom: 872 }],
    [390, 844, { left: 28, top: 60, right: 362, bottom: 772 }],
    [390, 844, { left: 28, top: 60, right: 362, bottom: 430 }],
  ];
  const clouds = {
    "a ball": many(300, () => scale(unit(random.vector()), random.between(0, 1))).flat(),
    "a plate": many(300, () => [random.between(-1, 1), random.between(-1, 1), 0]).flat(),
    "an outlier": [...many(200, () => random.vector(0.3)).flat(), 2, -1, 1],
    "a cloud off the origin": many(100, () => add([3, -2, 1], random.vector())).flat(),
    "one near place, high": [...many(200, () => random.vector(0.2)).flat(), 0.8, -1.6, 1.3],
    "one near place, low and aside": [...many(200, () => random.vector(0.2)).flat(), 1.4, -1.3, -0.4],
    "one place": [0.3, 0.2, 0.1],
  };

  for (const [what, places] of Object.entries(clouds)) {
    test(`has all of ${what} in the free part, and no nearer than that needs`, () => {
      for (const [width, height, free] of parts) {
        const camera = cameras.enclose(places, heading, width, height, free);
        const out = cameras.project(camera, width, height, places, []);
        for (let i = 0; i < out.length; i += 3) {
          const outside = Math.max(free.left - out[i], out[i] - free.right, free.top - out[i + 1], out[i + 1] - free.bottom);
          assert.ok(outside <= 1e-6, `${outside} pixels outside of ${JSON.stringify(free)}`);
          assert.ok(out[i + 2] > cameras.NEAR);
        }
        close(cameras.heading(camera), heading, 1e-9);
      }
    });
  }

  test("comes near enough to fill the free part", () => {
    for (const [width, height, free] of parts) {
      const out = cameras.project(cameras.enclose(clouds["a ball"], heading, width, height, free), width, height, clouds["a ball"], []);
      const span = (axis) => Math.max(...out.filter((_, at) => at % 3 === axis)) - Math.min(...out.filter((_, at) => at % 3 === axis));
      const filled = Math.max(span(0) / (free.right - free.left), span(1) / (free.bottom - free.top));
      assert.ok(filled > 0.6, `${filled} of ${JSON.stringify(free)}`);
    }
  });

  test("is finite for no places, no room and no picture yet", () => {
    for (const places of [[], [0, 0, 0], clouds["a ball"], [9, 9, 9, 9, 9, 9]]) {
      for (const [width, height, free] of [
        [390, 844, { left: 28, top: 60, right: 362, bottom: 60 }],
        [390, 844, { left: 28, top: 60, right: 362, bottom: 20 }],
        [0, 0, { left: 28, top: 60, right: -28, bottom: -28 }],
        [56, 88, { left: 28, top: 60, right: 28, bottom: 60 }],
      ]) {
        const camera = cameras.enclose(places, heading, width, height, free);
        finite(camera, JSON.stringify([width, free]));
        assert.ok(apart(camera) > 0.1);
      }
    }
  });
});
