import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { columnBeside, drawColumn, scaleOf } from "../../assets/js/column.mjs";
import { project } from "../../assets/js/camera.mjs";
import { RAMPS, rampColour } from "../../assets/js/ramp.mjs";
import { placeOf } from "../../assets/js/scene.mjs";
import { add } from "../../assets/js/vector.mjs";
import { sceneOf } from "./some_scene.mjs";

const [WIDTH, HEIGHT] = [900, 600];
const FALLING = { unit: "layer", logs: [-6, -4, -2, 0] };

/** A context that notes what is filled and with what, and how often something is stroked alone. */
function notes() {
  const found = { filled: [], stroked: 0 };
  let path = [];
  return Object.assign(found, {
    beginPath: () => (path = []),
    moveTo: (x, y) => path.push([x, y]),
    lineTo: (x, y) => path.push([x, y]),
    closePath() {},
    fill() {
      found.filled.push({ colour: this.fillStyle, path });
    },
    stroke: () => found.stroked++,
  });
}

function drawn(scene, camera, theme = "dark") {
  const context = notes();
  const marks = drawColumn(context, { scene, camera, width: WIDTH, height: HEIGHT, theme });
  assert.equal(context.globalAlpha, 1);
  return { context, marks };
}

/** A scene whose node 0 has a column, seen from the side and somewhat from above. */
function withColumn(layers = FALLING, above = 0.6) {
  const scene = sceneOf(5, [[0, 1], [0, 2], [0, 3]]);
  scene.column = columnBeside(scene, 0, layers);
  const middle = add(placeOf(scene, 0), scene.column.aside);
  return { scene, middle, camera: { eye: add(middle, [0.2, -3, above]), center: middle } };
}

describe("the scale", () => {
  test("goes from the smallest to the largest norm, and spans four decades at least", () => {
    assert.deepEqual(scaleOf([-6, -3, 0]), { low: -6, high: 0, shares: [0, 0.5, 1] });
    assert.deepEqual(scaleOf([1, 1]), { low: -1, high: 3, shares: [0.5, 0.5] });
    assert.deepEqual(scaleOf([null, -8, 0]).shares, [null, 0, 1]);
    assert.deepEqual(scaleOf([null, null]).shares, [null, null]);
  });

  test("has the colours of the plots, in order", () => {
    for (const theme of ["dark", "light"]) {
      assert.equal(rampColour(theme, 0), RAMPS[theme][0]);
      assert.equal(rampColour(theme, 1), RAMPS[theme].at(-1));
      assert.equal(rampColour(theme, 3), RAMPS[theme].at(-1));
      assert.match(rampColour(theme, 0.37), /^#[0-9a-f]{6}$/);
    }
  });
});

describe("the column", () => {
  test("stands on the level of its term, from the input up, wider where the norm is larger", () => {
    const { scene } = withColumn();
    const { points, corners, aside } = scene.column;
    assert.equal(aside[2], 0);
    const rims = Array.from({ length: 8 }, (_, rim) => points.subarray(3 * corners * rim, 3 * corners * (rim + 1)));
    const radius = rims.map((rim) => Math.hypot(rim[0], rim[1]));
    const level = rims.map((rim) => rim[2]);
    for (let rim = 1; rim < 8; rim++) assert.ok(level[rim] > level[rim - 1]);
    assert.ok(Math.abs(level[0] + level[7]) < 1e-6);
    for (const layer of [1, 2, 3]) assert.ok(radius[2 * layer] > radius[2 * layer - 2]);
  });

  test("stands where the neighbours are not", () => {
    const scene = sceneOf(4, [[0, 1], [0, 2], [0, 3]]);
    scene.places.set([0, 0, 0, -0.5, 0.3, 0, -0.5, -0.3, 0.1, 0.1, 0.4, 9]); // the last far above it
    const { aside } = columnBeside(scene, 0, FALLING);
    assert.ok(aside[0] > 0.3 && Math.abs(aside[1]) < 0.3, String(aside));
    scene.places.set([0.5, 0.3, 0, 0.5, -0.3, 0.1], 3);
    assert.ok(columnBeside(scene, 0, FALLING).aside[0] < -0.3);
  });

  test("is drawn where it is, and its ends are named", () => {
    const { scene, middle, camera } = withColumn();
    const { context, marks } = drawn(scene, camera);
    assert.deepEqual(marks.map(({ name }) => name), ["layer 1", "layer 4"]);
    const [x, y] = project(camera, WIDTH, HEIGHT, middle, []);
    assert.ok(marks[0].y > y && marks[1].y < y);
    for (const mark of marks) assert.ok(Math.abs(mark.x - x) < 5);
    const across = context.filled.flatMap(({ path }) => path).map((point) => point[0]);
    assert.ok(Math.min(...across) < x && Math.max(...across) > x);
  });

  test("has the wall and the cap of each layer in its colour, the nearest to the eye's level last", () => {
    const { scene, camera } = withColumn();
    const caps = drawn(scene, camera).context.filled.filter((_, order) => order % 2).map(({ colour }) => colour);
    assert.deepEqual(caps, [0, 1, 2, 3].map((layer) => rampColour("dark", layer / 3)));
    camera.eye[2] -= 1.6; // from below one sees the lower caps, and the upper slabs are the farther ones
    const below = drawn(scene, camera, "light").context.filled.filter((_, order) => order % 2).map(({ colour }) => colour);
    assert.deepEqual(below, [3, 2, 1, 0].map((layer) => rampColour("light", layer / 3)));
  });

  test("leaves a layer without a norm hollow", () => {
    const { scene, camera } = withColumn({ unit: "block", logs: [null, 0] });
    const { context, marks } = drawn(scene, camera);
    assert.equal(context.filled.length, 2);
    assert.equal(context.stroked, 2);
    assert.equal(marks[1].name, "block 2");
  });

  test("draws nothing of what is behind the eye", () => {
    const { scene, middle } = withColumn();
    const away = { eye: add(middle, [0, -1, 0]), center: add(middle, [0, -2, 0]) };
    const { context, marks } = drawn(scene, away);
    assert.equal(context.filled.length, 0);
    assert.ok(marks.every(({ alpha }) => alpha === 0));
  });

  test("goes where its term goes", () => {
    const { scene, camera } = withColumn();
    const before = drawn(scene, camera).marks[0];
    scene.places[2] += 0.2;
    assert.ok(drawn(scene, camera).marks[0].y < before.y - 10);
  });
});
