import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import * as cameras from "../../assets/js/camera.mjs";
import { add, cross, distance, dot, scale, subtract } from "../../assets/js/vector.mjs";
import { decode, emptyView, encode } from "../../assets/js/view.mjs";
import { close, finite } from "./close.mjs";
import { onScreen, rayThrough } from "./matrices.mjs";
import { many, seeded } from "./random.mjs";

const SIZES = [[1440, 900], [900, 900], [390, 844], [1920, 400]];
const STEEPEST = 1.45;
const shared = JSON.parse(readFileSync(new URL("../shared/camera.json", import.meta.url)));

const random = seeded(11);
/** A camera that looks about, no steeper than a reader can make it. */
function anyCamera(size = 2) {
  const camera = { eye: random.vector(size), center: random.vector(size) };
  return Math.abs(pitchOf(camera)) < STEEPEST && apart(camera) > 0.2 ? camera : anyCamera(size);
}
const apart = ({ eye, center }) => distance(eye, center);
const pitchOf = ({ eye, center }) => Math.asin((eye[2] - center[2]) / distance(eye, center));
const seen = (camera, place, width, height) => cameras.project(camera, width, height, place, [0, 0, 0]);
/** A place in front of the camera, at this depth and anywhere in the picture. */
function ahead(camera, depth) {
  const { right, up, forward } = cameras.basis(camera);
  const aside = scale(right, random.between(-0.4, 0.4) * depth);
  return add(camera.eye, add(scale(forward, depth), add(aside, scale(up, random.between(-0.4, 0.4) * depth))));
}

describe("projection", () => {
  for (const [width, height] of SIZES) {
    test(`is that of the 4x4 matrices at ${width} x ${height}`, () => {
      let inFront = 0;
      for (let round = 0; round < 300; round++) {
        const camera = anyCamera();
        const place = random.vector(2);
        const [x, y, depth] = seen(camera, place, width, height);
        const expected = onScreen(camera, place, width, height, Math.PI / 4);
        close(depth, expected[2], 1e-9);
        if (depth < 0.1) continue;
        inFront += 1;
        close([x, y], expected.slice(0, 2), 1e-6);
      }
      assert.ok(inFront > 80 && inFront < 280);
    });
  }

  for (const { name, camera, width, height, places, points, depths, behind } of shared.cases) {
    test(`gives Python's pixels: ${name}`, () => {
      const out = cameras.project(camera, width, height, places.flat(), new Float32Array(3 * places.length));
      points.forEach(([x, y], row) => close([out[3 * row], out[3 * row + 1]], [x, y], 1e-3 + 1e-6 * Math.hypot(x, y)));
      close(depths, depths.map((_, row) => out[3 * row + 2]), 1e-5);
      for (const place of behind) assert.ok(seen(camera, place, width, height)[2] < cameras.NEAR);
    });
  }

  test("puts the centre in the middle, at its distance", () => {
    const camera = anyCamera();
    close(seen(camera, camera.center, 800, 600), [400, 300, apart(camera)]);
  });

  test("has a field of 45 degrees from top to bottom", () => {
    const camera = { eye: [0, -1, 0], center: [0, 0, 0] };
    close(seen(camera, [0, 0, Math.tan(Math.PI / 8)], 500, 300), [250, 0, 1]);
    close(cameras.focalLength(300) * Math.tan(Math.PI / 8), 150);
  });

  test("is finite right at the eye and behind it", () => {
    const camera = anyCamera();
    for (const place of [camera.eye, subtract(camera.eye, cameras.basis(camera).forward)]) {
      assert.ok(seen(camera, place, 800, 600).every(Number.isFinite));
      assert.ok(seen(camera, place, 800, 600)[2] < cameras.NEAR);
    }
  });

  test("depthOf is the depth of the projection", () => {
    for (let round = 0; round < 50; round++) {
      const [camera, place] = [anyCamera(), random.vector(3)];
      close(cameras.depthOf(camera, place), seen(camera, place, 800, 600)[2]);
    }
  });
});

describe("basis", () => {
  const special = [[0, 0, 2], [0, 0, -2], [1, -1, 0.5]].map((eye) => ({ eye, center: [0, 0, 0] }));
  test("is orthonormal, right-handed and upright, also straight down", () => {
    for (const camera of [...special, ...many(50, () => anyCamera())]) {
      const { right, up, forward } = cameras.basis(camera);
      close([dot(right, right), dot(up, up), dot(forward, forward)], [1, 1, 1], 1e-12);
      close([dot(right, up), dot(up, forward), dot(forward, right)], [0, 0, 0], 1e-12);
      close(cross(right, up), scale(forward, -1), 1e-12);
      assert.equal(Math.abs(right[2]), 0);
      assert.ok(up[2] >= 0);
    }
  });
});

describe("orbit", () => {
  test("keeps every distance: to the pivot, and from eye to centre", () => {
    for (let round = 0; round < 200; round++) {
      const [camera, pivot] = [anyCamera(), random.vector(2)];
      const turned = cameras.orbit(camera, random.between(-4, 4), random.between(-2, 2), pivot);
      close(distance(turned.eye, pivot), distance(camera.eye, pivot));
      close(distance(turned.center, pivot), distance(camera.center, pivot));
      close(apart(turned), apart(camera));
    }
  });

  test("leaves the pivot where it is in the picture, and the horizon level", () => {
    for (let round = 0; round < 200; round++) {
      const camera = anyCamera();
      const pivot = ahead(camera, random.between(0.3, 3));
      const turned = cameras.orbit(camera, random.between(-4, 4), random.between(-2, 2), pivot);
      close(seen(turned, pivot, 1440, 900), seen(camera, pivot, 1440, 900), 1e-6);
      assert.ok(cameras.basis(turned).up[2] > 0);
    }
  });

  test("turns by the angles that it is given, with the zenith for positive pitch", () => {
    const camera = { eye: [0, -2, 0], center: [0, 0, 0] };
    close(cameras.orbit(camera, Math.PI / 2, 0).eye, [2, 0, 0], 1e-12);
    close(cameras.orbit(camera, 0, 0.5).eye, [0, -2 * Math.cos(0.5), 2 * Math.sin(0.5)], 1e-12);
    close(cameras.orbit(camera, 2 * Math.PI, 0).eye, camera.eye, 1e-12);
  });

  test("stops short of the poles, and comes back from them", () => {
    let camera = anyCamera();
    for (const pitch of [...many(40, () => 0.1), ...many(80, () => -0.1)]) {
      camera = cameras.orbit(camera, 0.3, pitch);
      assert.ok(Math.abs(pitchOf(camera)) <= STEEPEST + 1e-9);
    }
    close(pitchOf(camera), -STEEPEST);
    const down = cameras.orbit({ eye: [0, 0, 3], center: [0, 0, 0] }, 0, 0.2); // only a link looks so
    close(pitchOf(down), STEEPEST);
    close(apart(down), 3);
  });

  test("about another pivot the pitch is clamped as well", () => {
    const camera = anyCamera();
    const turned = cameras.orbit(camera, 0, 9, random.vector());
    close(pitchOf(turned), STEEPEST);
  });
});

describe("look", () => {
  test("stays where one stands", () => {
    const camera = anyCamera();
    const turned = cameras.look(camera, 0.3, -0.2);
    close(turned.eye, camera.eye);
    close(apart(turned), apart(camera));
  });

  test("to the left moves the picture to the right, and upward moves it down", () => {
    const camera = { eye: [1, -3, 0.5], center: [0, 0, 0] };
    const [x, y] = seen(camera, camera.center, 800, 600);
    assert.ok(seen(cameras.look(camera, 0.1, 0), camera.center, 800, 600)[0] > x + 10);
    assert.ok(seen(cameras.look(camera, 0, 0.1), camera.center, 800, 600)[1] > y + 10);
  });
});

describe("move", () => {
  test("goes along the axes of the picture without turning", () => {
    for (let round = 0; round < 50; round++) {
      const camera = anyCamera();
      const [right, up, forward] = random.vector();
      const moved = cameras.move(camera, right, up, forward);
      const axes = cameras.basis(camera);
      const step = subtract(moved.eye, camera.eye);
      close([dot(step, axes.right), dot(step, axes.up), dot(step, axes.forward)], [right, up, forward]);
      close(subtract(moved.center, camera.center), step);
    }
  });
});

describe("zoom", () => {
  const [width, height] = [1440, 900];

  test("keeps the line of sight under the pointer, and the heading", () => {
    for (let round = 0; round < 200; round++) {
      const camera = anyCamera();
      const [x, y, factor] = [random.between(0, width), random.between(0, height), random.between(0.5, 2)];
      const ray = rayThrough(camera, x, y, width, height, Math.PI / 4);
      const far = add(camera.eye, scale(ray, 9));
      const closer = cameras.zoom(camera, factor, x, y, width, height);
      close(seen(closer, far, width, height).slice(0, 2), [x, y], 1e-6);
      close(cameras.heading(closer), cameras.heading(camera), 1e-9);
    }
  });

  test("multiplies the distance to the centre", () => {
    const camera = { eye: [0, -2, 0], center: [0, 0, 0] };
    close(apart(cameras.zoom(camera, 0.8, 300, 200, width, height)), 1.6);
    close(cameras.zoom(camera, 0.5, width / 2, height / 2, width, height).eye, [0, -1, 0]);
  });

  test("there and back again is where one was", () => {
    const camera = anyCamera();
    const there = cameras.zoom(camera, 0.8, 300, 200, width, height);
    const back = cameras.zoom(there, 1 / 0.8, 300, 200, width, height);
    close([...back.eye, ...back.center], [...camera.eye, ...camera.center]);
  });

  test("never gets stuck before the centre: it is pushed ahead", () => {
    let camera = { eye: [0, -0.2, 0], center: [0, 0, 0] };
    for (let round = 0; round < 100; round++) {
      const next = cameras.zoom(camera, 0.8, width / 2, height / 2, width, height);
      assert.ok(next.eye[1] > camera.eye[1] + 0.01);
      assert.ok(apart(next) > 0.1);
      camera = next;
    }
  });

  test("ends far away", () => {
    let camera = { eye: [0, -2, 0], center: [0, 0, 0] };
    for (let round = 0; round < 100; round++) camera = cameras.zoom(camera, 1.2, 100, 100, width, height);
    assert.ok(apart(camera) > 20 && apart(camera) < 100);
  });

  test("goes the way that it is told even from farther than it goes itself", () => {
    const camera = { eye: [0, -500, 0], center: [0, 0, 0] }; // as a link may have it
    assert.ok(apart(cameras.zoom(camera, 1.2, 720, 450, width, height)) >= 500);
    close(apart(cameras.zoom(camera, 0.9, 720, 450, width, height)), 450);
  });
});

describe("pan", () => {
  test("has what lies at the depth follow the pointer", () => {
    for (let round = 0; round < 100; round++) {
      const camera = anyCamera();
      const depth = random.between(0.2, 4);
      const place = ahead(camera, depth);
      const [x, y] = seen(camera, place, 1440, 900);
      const panned = cameras.pan(camera, 37, -21, 900, depth);
      close(seen(panned, place, 1440, 900), [x + 37, y - 21, depth], 1e-6);
    }
  });

  test("takes the depth of the centre if it is told none", () => {
    const camera = anyCamera();
    close(seen(cameras.pan(camera, 10, 20, 900), camera.center, 1440, 900).slice(0, 2), [730, 470], 1e-6);
  });
});

describe("same", () => {
  test("is true of a camera and its own link, which rounds it", () => {
    for (let round = 0; round < 200; round++) {
      const camera = anyCamera();
      const link = encode({ ...emptyView(), camera });
      assert.ok(cameras.same(camera, decode(link).view.camera), link);
    }
  });

  test("is false where a hand's breadth is between them", () => {
    const camera = anyCamera();
    assert.ok(!cameras.same(camera, cameras.move(camera, 0.01, 0, 0)));
    assert.ok(!cameras.same(camera, cameras.look(camera, 0.02, 0)));
  });
});

test("heading is the unit vector from the centre to the eye, and Home has one", () => {
  close(cameras.heading({ eye: [0, -3, 4], center: [0, 0, 0] }), [0, -0.6, 0.8]);
  close(distance(cameras.homeHeading(), [0, 0, 0]), 1);
  finite({ eye: cameras.heading({ eye: [1, 1, 1], center: [1, 1, 1] }), center: [0, 0, 0] });
});
