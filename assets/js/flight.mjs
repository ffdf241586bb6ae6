/** Flight: the path from one camera to another, and the speed while keys are held. */
import { depthOf, frame, heading, look, move } from "./camera.mjs";
import { add, distance, length, mix, scale, subtract } from "./vector.mjs";

const SPEED = 0.75; // units a second; nine tenths of the cloud lie within one unit of its centre
const FAST = 3.2; // with Shift
const TURN = 1.1; // radians a second
const SETTLE = 9; // how quickly speed follows the keys, per second

const ease = (t) => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2);

/** Milliseconds for a flight: 600 for a hop, 900 across the cloud. */
export function duration(from, to) {
  const travel = distance(from.center, to.center) + Math.abs(apart(from) - apart(to));
  return 600 + 300 * Math.min(1, travel / 3);
}

/** The camera at `t` in 0..1 of a flight: the centre glides, a long way is seen from a bit higher. */
export function between(from, to, t) {
  const at = ease(Math.max(0, Math.min(1, t)));
  const center = mix(from.center, to.center, at);
  const direction = turning(heading(from), heading(to), at);
  const rise = Math.max(0, distance(from.center, to.center) - apart(from) - apart(to)) * 0.4;
  const away = apart(from) ** (1 - at) * apart(to) ** at + rise * Math.sin(Math.PI * at);
  return { eye: add(center, scale(direction, away)), center };
}

/**
 * The heading on the way from one to another: around the vertical the short way, and up or down. The
 * straight line between opposite headings would lead over the zenith, where the picture flips.
 */
function turning(from, to, at) {
  const [a, b] = [angles(from), angles(to)];
  const around = Math.atan2(Math.sin(b.yaw - a.yaw), Math.cos(b.yaw - a.yaw));
  const yaw = a.yaw + around * at;
  const pitch = a.pitch + (b.pitch - a.pitch) * at;
  return [Math.cos(pitch) * Math.cos(yaw), Math.cos(pitch) * Math.sin(yaw), Math.sin(pitch)];
}

/** A unit vector's angles; straight up or down, the yaw is the one that `basis` draws. */
function angles([x, y, z]) {
  const flat = Math.hypot(x, y);
  return { yaw: flat > 1e-9 ? Math.atan2(y, x) : -Math.PI / 2, pitch: Math.atan2(z, flat) };
}

/**
 * The camera that frames a term and most of its neighbours, or this `share` of them, in the free part
 * of the picture; the heading is kept, so that nobody loses the sense of where they are.
 */
export function approach(camera, place, neighbours, width, height, free, share = 0.8) {
  const reach = neighbours.map((other) => distance(place, other)).sort((a, b) => a - b);
  const most = reach.length ? reach[Math.floor((reach.length - 1) * share)] : 0.4;
  const ball = { center: place, radius: Math.max(0.28, Math.min(share < 1 ? 0.95 : 2, most * 1.12)) };
  return frame(ball, heading(camera), width, height, free);
}

/** Speeds at rest. */
export const still = () => ({ right: 0, up: 0, forward: 0, yaw: 0, pitch: 0 });

/** The speeds after `dt` seconds of these wishes (each -1, 0 or 1): smooth, never a jerk. */
export function accelerate(speed, wish, fast, dt) {
  const follow = 1 - Math.exp(-SETTLE * dt);
  const top = SPEED * (fast ? FAST : 1);
  const next = {};
  for (const axis of Object.keys(speed)) {
    const goal = (wish[axis] ?? 0) * (axis === "yaw" || axis === "pitch" ? TURN : top);
    next[axis] = speed[axis] + (goal - speed[axis]) * follow;
  }
  return next;
}

/** Whether the speeds are too low to be seen. */
export const isStill = (speed) => Object.values(speed).every((value) => Math.abs(value) < 1e-3);

/** The camera after `dt` seconds at these speeds. */
export function advance(camera, speed, dt) {
  const moved = move(camera, speed.right * dt, speed.up * dt, speed.forward * dt);
  return look(moved, speed.yaw * dt, speed.pitch * dt);
}

/** The point to turn about: the selected place while it is ahead, else the centre of the view. */
export function pivot(camera, place) {
  if (place && depthOf(camera, place) > 0.05 && distance(place, camera.eye) < 4 * apart(camera)) {
    return place;
  }
  return camera.center;
}

const apart = ({ eye, center }) => length(subtract(eye, center));
