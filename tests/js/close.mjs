/** Assertions about numbers that are equal but for rounding. */
import assert from "node:assert/strict";

/** Numbers, or arrays of them, that agree to within `by`. */
export function close(actual, expected, by = 1e-9, what = "") {
  const [a, b] = [actual, expected].map((value) => (typeof value === "number" ? [value] : Array.from(value)));
  assert.equal(a.length, b.length, what);
  a.forEach((value, at) => {
    const apart = Math.abs(value - b[at]);
    assert.ok(apart <= by, `${what} [${at}]: ${value} is ${apart} from ${b[at]}, more than ${by}`);
  });
}

/** Nothing but finite numbers in a camera. */
export function finite(camera, what = "") {
  assert.ok([...camera.eye, ...camera.center].every(Number.isFinite), `${what} ${JSON.stringify(camera)}`);
}
