/** Vectors in three dimensions, as plain arrays [x, y, z]; every function returns a new one. */

export const add = (a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const subtract = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a, s) => [a[0] * s, a[1] * s, a[2] * s];
export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const length = (a) => Math.hypot(a[0], a[1], a[2]);
export const distance = (a, b) => length(subtract(a, b));
export const mix = (a, b, t) => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
export const cross = (a, b) => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

/** The unit vector along `a`; `fallback` where `a` has no direction. */
export function unit(a, fallback = [1, 0, 0]) {
  const size = length(a);
  return size > 1e-9 ? scale(a, 1 / size) : fallback;
}

/** `a` turned by `angle` radians about the unit vector `axis` (Rodrigues' formula). */
export function rotate(a, axis, angle) {
  const cos = Math.cos(angle);
  const along = dot(axis, a) * (1 - cos);
  return add(add(scale(a, cos), scale(cross(axis, a), Math.sin(angle))), scale(axis, along));
}
