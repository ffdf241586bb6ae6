import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { allowed, held } from "../../assets/js/handle.mjs";

const bias = { low: 0, high: 1, step: 0.01, logarithmic: false };
const weight = { low: 0.01, high: 150, step: 0.01, logarithmic: true };

describe("a point that is moved", () => {
  test("is where both parameters may be", () => {
    assert.deepEqual(allowed({ x: bias, y: weight }, [-0.2, -3]), [0, 0.01]);
    assert.deepEqual(allowed({ x: bias, y: weight }, [1.2, 400]), [1, 150]);
  });

  test("is in the steps of a slider, and has the digits that the server gives the others", () => {
    assert.deepEqual(allowed({ x: bias, y: weight }, [0.2876, 1.76543]), [0.29, 1.77]);
    assert.deepEqual(allowed({ x: bias, y: weight }, [0.1 + 0.2, 104.4]), [0.3, 104]);
  });

  test("moves sliders by factors to the exponent", () => {
    assert.equal(held(bias, 0.29), 0.29);
    assert.ok(Math.abs(10 ** held(weight, 1.77) - 1.77) < 1e-12);
  });
});
