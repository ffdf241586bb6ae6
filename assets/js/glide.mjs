/** A glide: all nodes on their way from one set of places to another. */

const TIME = 800; // milliseconds

/** The places `t` (0 to 1) of the way, slow at both ends. */
export function between(from, to, t) {
  const at = t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2;
  return Float32Array.from(from, (start, axis) => start + (to[axis] - start) * at);
}

/**
 * Go from one set of places to another, telling `put(places, moving)` in every frame and at last with
 * `moving` false. A frame waits for the one before it, however long that took to be drawn. Returns a
 * function that ends it where it is.
 */
export function glide(from, to, host, put) {
  const start = host.now();
  let stopped = false;
  const step = async () => {
    if (stopped) return;
    const t = (host.now() - start) / TIME;
    if (t >= 1) return void put(to, false);
    await put(between(from, to, t), true);
    host.requestFrame(step);
  };
  step();
  return () => (stopped = true);
}
