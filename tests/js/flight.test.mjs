import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { basis, heading, homeHeading, project } from "../../assets/js/camera.mjs";
import * as flight from "../../assets/js/flight.mjs";
import { add, cross, distance, dot, length, scale, unit } from "../../assets/js/vector.mjs";
import { close, finite } from "./close.mjs";
import { many, seeded } from "./random.mjs";

const random = seeded(5);
const apart = ({ eye, center }) => distance(eye, center);
const camera = (eye, center = [0, 0, 0]) => ({ eye, center });
function anyCamera() {
  const made = camera(random.vector(2), random.vector(2));
  const steep = Math.abs(made.eye[2] - made.center[2]) / apart(made);
  return apart(made) > 0.2 && steep < 0.99 ? made : anyCamera();
}
const times = [...Array(201).keys()].map((step) => step / 200);
/** The angle between two unit vectors, in radians; right for small ones, too. */
const angle = (a, b) => Math.atan2(length(cross(a, b)), dot(a, b));

describe("the path", () => {
  test("starts and ends exactly", () => {
    for (let round = 0; round < 100; round++) {
      const [from, to] = [anyCamera(), anyCamera()];
      for (const [t, there] of [[0, from], [1, to], [-0.5, from], [1.5, to]]) {
        const at = flight.between(from, to, t);
        close([...at.eye, ...at.center], [...there.eye, ...there.center], 1e-12);
      }
    }
  });

  test("is finite everywhere, also between coinciding points and opposite headings", () => {
    const here = camera([1, 2, 3], [1, 2, 3]);
    const above = [camera([0, 0, 2]), camera([0, 0, -2])];
    const awkward = [here, ...above, camera([0, -1, 0]), camera([0, 1, 0]), camera([0, -1, 0], [0, -1, 0])];
    for (const from of awkward) {
      for (const to of awkward) {
        for (const t of times) finite(flight.between(from, to, t), JSON.stringify([from, to, t]));
        assert.ok(Number.isFinite(flight.duration(from, to)));
      }
    }
  });

  test("goes nearer at every step, and is slow at both ends", () => {
    const [from, to] = [camera([0, -2, 0.5]), camera([2, -1, 0.7], [2, 1, 0.2])];
    const left = times.map((t) => distance(flight.between(from, to, t).center, to.center));
    for (let step = 1; step < left.length; step++) assert.ok(left[step] < left[step - 1]);
    const [start, middle, end] = [left[0] - left[10], left[95] - left[105], left[190] - left[200]];
    assert.ok(start < middle / 20 && end < middle / 20);
  });

  test("keeps the heading where both ends have it", () => {
    for (let round = 0; round < 50; round++) {
      const from = anyCamera();
      const place = random.vector(2);
      const to = camera(add(place, scale(heading(from), random.between(0.3, 3))), place);
      for (const t of times) close(heading(flight.between(from, to, t)), heading(from), 1e-9);
    }
  });

  test("never flips the picture, wherever it turns to", () => {
    const opposite = ([x, y, z]) => [-x, -y, z];
    const pairs = [
      [camera(opposite(homeHeading())), camera(homeHeading())],
      [camera([0, -2, 0]), camera([0, 2, 0])],
      [camera([0.001, -1, 1]), camera([0, 1, 1])],
      ...many(200, () => [anyCamera(), anyCamera()]),
    ];
    for (const [from, to] of pairs) {
      const seen = times.map((t) => basis(flight.between(from, to, t)));
      for (let step = 1; step < seen.length; step++) {
        // Half a turn, eased, makes at most 3 * pi / 200 radians a step; a flip makes pi at once.
        for (const axis of ["right", "up", "forward"]) {
          assert.ok(angle(seen[step][axis], seen[step - 1][axis]) < 0.1, JSON.stringify([from, to, step, axis]));
        }
      }
    }
  });

  test("turns the short way round", () => {
    const [from, to] = [camera([-1, 0.1, 0]), camera([-1, -0.1, 0])]; // either side of the angle's seam
    for (const t of times) assert.ok(flight.between(from, to, t).eye[0] < -0.9);
  });

  test("is seen from higher up where it is long, never nearer than both ends", () => {
    const [from, to] = [camera([0, -1, 0]), camera([9, -1, 0], [9, 0, 0])];
    assert.ok(apart(flight.between(from, to, 0.5)) > 2);
    for (let round = 0; round < 50; round++) {
      const [a, b] = [anyCamera(), anyCamera()];
      for (const t of times) {
        assert.ok(apart(flight.between(a, b, t)) >= Math.min(apart(a), apart(b)) - 1e-9);
      }
    }
  });

  test("takes 600 to 900 milliseconds, the longer the farther", () => {
    const from = camera([0, -2, 0]);
    const spans = [0, 0.5, 1, 2, 3, 30].map((far) => flight.duration(from, camera([far, -2, 0], [far, 0, 0])));
    assert.deepEqual(spans.slice().sort((a, b) => a - b), spans);
    assert.equal(spans[0], 600);
    assert.equal(spans.at(-1), 900);
  });
});

describe("the approach", () => {
  const free = { left: 0, top: 60, right: 980, bottom: 876 };

  test("keeps the heading, and puts the term into the middle of the free part", () => {
    for (let round = 0; round < 50; round++) {
      const [from, place] = [anyCamera(), random.vector(1)];
      const neighbours = many(random.whole(0, 12), () => add(place, random.vector(0.5)));
      const to = flight.approach(from, place, neighbours, 1440, 900, free);
      close(heading(to), heading(from), 1e-9);
      close(project(to, 1440, 900, place, [0, 0, 0]).slice(0, 2), [490, 468], 1e-6);
    }
  });

  test("has three neighbours of four in the picture, and does not come too near", () => {
    const place = [0.2, 0.1, 0];
    const neighbours = many(20, () => add(place, scale(unit(random.vector()), random.between(0.1, 0.8))));
    const to = flight.approach(camera([0, -3, 1]), place, neighbours, 1440, 900, free);
    const inside = neighbours.filter((other) => {
      const [x, y] = project(to, 1440, 900, other, [0, 0, 0]);
      return x > free.left && x < free.right && y > free.top && y < free.bottom;
    });
    assert.ok(inside.length >= 15);
    assert.ok(apart(flight.approach(camera([0, -3, 1]), place, [], 1440, 900)) > 0.5);
    assert.ok(apart(flight.approach(camera([0, -3, 1]), place, [place, place], 1440, 900)) > 0.5);
  });

  test("is as far away as the neighbours are", () => {
    const from = camera([0, -3, 1]);
    const [near, far] = [0.35, 0.7].map((reach) => apart(flight.approach(from, [0, 0, 0], [[reach, 0, 0]], 1440, 900, free)));
    close(far / near, 2, 1e-9);
  });

  test("is not drawn away by one neighbour at the far end", () => {
    const near = many(9, () => random.vector(0.2));
    const from = camera([0, -3, 1]);
    const without = flight.approach(from, [0, 0, 0], near, 1440, 900, free);
    const withFar = flight.approach(from, [0, 0, 0], [...near, [5, 5, 5]], 1440, 900, free);
    assert.ok(apart(withFar) < 1.5 * apart(without));
  });
});

describe("the speed", () => {
  const ahead = { ...flight.still(), forward: 1 };

  test("settles on the wish from below, and to rest without one", () => {
    let speed = flight.still();
    for (let frame = 0; frame < 120; frame++) {
      const next = flight.accelerate(speed, ahead, false, 1 / 60);
      assert.ok(next.forward > speed.forward && next.forward < 0.75 + 1e-9);
      assert.equal(next.right, 0);
      speed = next;
    }
    close(speed.forward, 0.75, 1e-6);
    assert.ok(!flight.isStill(speed));
    for (let frame = 0; frame < 120; frame++) speed = flight.accelerate(speed, flight.still(), false, 1 / 60);
    assert.ok(flight.isStill(speed));
  });

  test("is the same at any rate of frames", () => {
    const start = { ...flight.still(), forward: 0.3, yaw: -0.2 };
    const wish = { ...ahead, yaw: 1 };
    let slow = start;
    let quick = start;
    for (let frame = 0; frame < 6; frame++) slow = flight.accelerate(slow, wish, true, 1 / 20);
    for (let frame = 0; frame < 72; frame++) quick = flight.accelerate(quick, wish, true, 1 / 240);
    for (const axis of Object.keys(slow)) close(slow[axis], quick[axis], 1e-9);
  });

  test("is some three times as high with Shift, which turns no faster", () => {
    const long = (wish, fast) => flight.accelerate(flight.still(), wish, fast, 60);
    const ratio = long(ahead, true).forward / long(ahead, false).forward;
    assert.ok(ratio > 2.5 && ratio < 4);
    const turn = { ...flight.still(), yaw: 1 };
    assert.equal(long(turn, true).yaw, long(turn, false).yaw);
  });

  test("carries the camera along its own axes, and turns it", () => {
    const from = anyCamera();
    const { right, up, forward } = basis(from);
    const there = flight.advance(from, { right: 0.1, up: -0.2, forward: 0.4, yaw: 0, pitch: 0 }, 0.5);
    close(there.eye, add(from.eye, add(scale(right, 0.05), add(scale(up, -0.1), scale(forward, 0.2)))), 1e-9);
    const turned = flight.advance(camera([0, -2, 0]), { ...flight.still(), yaw: 1, pitch: 0.5 }, 0.2);
    const seen = basis(turned).forward;
    close(Math.atan2(seen[0], seen[1]), -0.2, 1e-9); // to the left
    close(Math.asin(seen[2]), 0.1, 1e-9); // upward
  });

  test("at rest leaves the camera alone", () => {
    const from = anyCamera();
    const there = flight.advance(from, flight.still(), 0.016);
    close([...there.eye, ...there.center], [...from.eye, ...from.center], 1e-12);
  });
});

describe("the pivot", () => {
  const from = camera([0, -2, 0]);
  test("is the selected place while it is ahead and near", () => {
    assert.deepEqual(flight.pivot(from, [0.5, 1, 0.2]), [0.5, 1, 0.2]);
  });
  test("is the centre where nothing is selected, or what is lies behind or far away", () => {
    for (const place of [null, [0, -2.5, 0], [0, 90, 0]]) assert.deepEqual(flight.pivot(from, place), [0, 0, 0]);
  });
});
