/**
 * The camera {eye, center}, in the scene's unit, with z always up: pure functions that return a
 * new camera. Mirrors wordgraph/scene/camera.py; the tests of both share their numbers.
 */
import { add, cross, distance, dot, length, rotate, scale, subtract, unit } from "./vector.mjs";

export const FIELD_OF_VIEW = Math.PI / 4;
export const NEAR = 0.01;
const UP = [0, 0, 1];
const HEADING = unit([0.55, -1, 0.32]);
const STEEPEST = 1.45; // radians from the horizon: short of the poles, where turning would flip
const NEAREST = 0.12; // the camera stops closing in on its centre here, and pushes it ahead
const FARTHEST = 40;
const NEAREST_HOME = 0.6; // Home of a single term is not inside it
const AIR = 0.9; // of the free part that Home fills

/** Unit vectors to the right, upward and forward of the picture. */
export function basis({ eye, center }) {
  const forward = unit(subtract(center, eye), [0, 1, 0]);
  const right = unit(cross(forward, UP));
  return { right, up: cross(right, forward), forward };
}

/** Pixels that one unit takes at depth one, in a picture of this height (one that has none yet has a pixel). */
export const focalLength = (height) => Math.max(1, height) / 2 / Math.tan(FIELD_OF_VIEW / 2);

/**
 * Project n places (a flat array of 3n numbers) into `out`, a Float32Array of 3n numbers: x and y in
 * pixels from the top left, and the depth, which is below NEAR for what is behind the camera.
 */
export function project(camera, width, height, places, out) {
  const { right, up, forward } = basis(camera);
  const [ex, ey, ez] = camera.eye;
  const focal = focalLength(height);
  for (let i = 0; i < places.length; i += 3) {
    const x = places[i] - ex;
    const y = places[i + 1] - ey;
    const z = places[i + 2] - ez;
    const depth = x * forward[0] + y * forward[1] + z * forward[2];
    const size = focal / Math.max(depth, NEAR);
    out[i] = width / 2 + (x * right[0] + y * right[1] + z * right[2]) * size;
    out[i + 1] = height / 2 - (x * up[0] + y * up[1] + z * up[2]) * size;
    out[i + 2] = depth;
  }
  return out;
}

/**
 * The camera from which a ball fills the free part of the picture, seen along `heading` (from the
 * centre to the eye). `free` is {left, top, right, bottom} in pixels, inside width x height.
 */
export function frame(ball, heading, width, height, free = { left: 0, top: 0, right: width, bottom: height }) {
  const focal = focalLength(height);
  const room = Math.max(40, Math.min(free.right - free.left, free.bottom - free.top)) / 2;
  const away = ball.radius * Math.sqrt(1 + (focal / room) ** 2);
  return beside({ eye: add(ball.center, scale(heading, away)), center: ball.center }, width, height, free);
}

/** The camera along `heading` as near as it can be with all places (3n numbers) in the free part. */
export function enclose(places, heading, width, height, free) {
  const n = places.length / 3;
  const center = [0, 1, 2].map((axis) => {
    let sum = 0;
    for (let i = axis; i < places.length; i += 3) sum += places[i];
    return n ? sum / n : 0;
  });
  const { right, up, forward } = basis({ eye: add(center, heading), center });
  const focal = focalLength(height);
  const [across, along] = [(free.right - free.left) / 2, (free.bottom - free.top) / 2].map((room) => Math.max(20, room) * AIR);
  // How far the free part's middle is from that of the picture: nearer places are drawn farther out that way.
  const [aside, below] = [(free.left + free.right - width) / 2, (free.top + free.bottom - height) / 2];
  let away = NEAREST_HOME;
  for (let i = 0; i < places.length; i += 3) {
    const offset = subtract([places[i], places[i + 1], places[i + 2]], center);
    const ahead = dot(offset, forward);
    const wide = Math.abs(focal * dot(offset, right) - aside * ahead) / across;
    const high = Math.abs(focal * dot(offset, up) + below * ahead) / along;
    away = Math.max(away, wide - ahead, high - ahead);
  }
  const camera = { eye: add(center, scale(heading, Math.min(away, FARTHEST))), center };
  return beside(camera, width, height, free);
}

/** Step aside so that the centre is in the middle of the free part; the heading stays. */
function beside(camera, width, height, free) {
  const focal = focalLength(height);
  const { right, up } = basis(camera);
  const away = distance(camera.eye, camera.center);
  const aside = (width / 2 - (free.left + free.right) / 2) * (away / focal);
  const above = ((free.top + free.bottom) / 2 - height / 2) * (away / focal);
  const step = add(scale(right, aside), scale(up, above));
  return { eye: add(camera.eye, step), center: add(camera.center, step) };
}

/** The heading of Home, the view of everything. */
export const homeHeading = () => HEADING;

/** The unit vector from the centre to the eye. */
export const heading = ({ eye, center }) => unit(subtract(eye, center), HEADING);

/** Turn about a pivot: `yaw` radians about the vertical, `pitch` radians towards the zenith. */
export function orbit(camera, yaw, pitch, pivot = camera.center) {
  const { right } = basis(camera);
  const look = subtract(camera.center, camera.eye);
  const now = Math.asin(-look[2] / length(look));
  const tilt = Math.max(-STEEPEST, Math.min(STEEPEST, now + pitch)) - now;
  const turn = (point) => rotate(rotate(subtract(point, pivot), right, -tilt), UP, yaw);
  return { eye: add(pivot, turn(camera.eye)), center: add(pivot, turn(camera.center)) };
}

/** Look about from where one stands: `yaw` to the left, `pitch` upward, in radians. */
export function look(camera, yaw, pitch) {
  return orbit(camera, yaw, -pitch, camera.eye);
}

/** Move without turning, by so much to the right, upward and forward of the picture. */
export function move(camera, right, up, forward) {
  const axes = basis(camera);
  const step = add(
    add(scale(axes.right, right), scale(axes.up, up)),
    scale(axes.forward, forward),
  );
  return { eye: add(camera.eye, step), center: add(camera.center, step) };
}

/** Close in on the centre (`factor` below 1) or back away, keeping what is under (x, y) there. */
export function zoom(camera, factor, x, y, width, height) {
  const { right, up, forward } = basis(camera);
  const before = distance(camera.eye, camera.center);
  const focal = focalLength(height);
  const ray = add(
    forward,
    add(scale(right, (x - width / 2) / focal), scale(up, (height / 2 - y) / focal)),
  );
  const after = Math.min(before * factor, Math.max(before, FARTHEST));
  const eye = add(camera.eye, scale(ray, before - after));
  return { eye, center: add(eye, scale(forward, Math.max(after, NEAREST))) };
}

/** Shift the picture by pixels, so that what lies at `depth` follows the pointer. */
export function pan(camera, dx, dy, height, depth = distance(camera.eye, camera.center)) {
  const unitsPerPixel = depth / focalLength(height);
  return move(camera, -dx * unitsPerPixel, dy * unitsPerPixel, 0);
}

/** How far a point is in front of the eye. */
export const depthOf = (camera, point) => dot(subtract(point, camera.eye), basis(camera).forward);

/** Whether two cameras give the same picture, to within what a link rounds away. */
export const same = (a, b) => distance(a.eye, b.eye) < 1e-3 && distance(a.center, b.center) < 1e-3;
