/** The textbook's route from the world to the screen, with 4x4 matrices: an oracle for camera.mjs. */

const normalized = (a) => a.map((value) => value / Math.sqrt(a.reduce((sum, v) => sum + v * v, 0)));
const crossed = ([a, b, c], [x, y, z]) => [b * z - c * y, c * x - a * z, a * y - b * x];
const times = (matrix, column) => matrix.map((row) => row.reduce((sum, value, at) => sum + value * column[at], 0));

/** World to eye coordinates, the eye looking along -z (gluLookAt, with z up). */
export function lookAt({ eye, center }) {
  const ahead = normalized(center.map((value, axis) => value - eye[axis]));
  const side = normalized(crossed(ahead, [0, 0, 1]));
  const axes = [side, crossed(side, ahead), ahead.map((value) => -value)];
  const shifted = axes.map((axis) => -axis.reduce((sum, value, at) => sum + value * eye[at], 0));
  return [...axes.map((axis, row) => [...axis, shifted[row]]), [0, 0, 0, 1]];
}

/** Eye to clip coordinates (gluPerspective), with a vertical field of view in radians. */
export function perspective(fieldOfView, aspect, near = 0.01, far = 100) {
  const cot = 1 / Math.tan(fieldOfView / 2);
  return [
    [cot / aspect, 0, 0, 0],
    [0, cot, 0, 0],
    [0, 0, (far + near) / (near - far), (2 * far * near) / (near - far)],
    [0, 0, -1, 0],
  ];
}

/** Where a place falls: [x, y] in pixels from the top left, and the depth. */
export function onScreen(camera, place, width, height, fieldOfView) {
  const seen = times(lookAt(camera), [...place, 1]);
  const [x, y, , w] = times(perspective(fieldOfView, width / height), seen);
  return [((x / w + 1) * width) / 2, ((1 - y / w) * height) / 2, w];
}

/** The unit vector from the eye through a pixel: the inverse of the above, without matrices. */
export function rayThrough(camera, x, y, width, height, fieldOfView) {
  const [side, up, back] = lookAt(camera);
  const tangent = Math.tan(fieldOfView / 2);
  const right = ((2 * x) / width - 1) * tangent * (width / height);
  const above = (1 - (2 * y) / height) * tangent;
  return normalized([0, 1, 2].map((axis) => right * side[axis] + above * up[axis] - back[axis]));
}
