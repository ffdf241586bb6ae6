/** Gestures: pointers and the wheel become orbit, pan, zoom, tap and hover. */

const STILL = { mouse: 5, pen: 8, touch: 10 }; // pixels that a tap may wander
const TAP_TIME = 700; // milliseconds
const MEMORY = 50; // milliseconds over which a hand's speed is taken

/**
 * Listen on an element. `on` has orbit(dx, dy), pan(dx, dy, x, y), zoom(factor, x, y), tap(x, y, slop),
 * hover(x, y) or hover(null), grab() when a hand takes hold, and release(vx, vy) in pixels a second.
 */
export function listen(element, on) {
  const pointers = new Map();
  let press = null;
  let speed = { x: 0, y: 0, at: 0 };

  const local = (event) => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  element.addEventListener("pointerdown", (event) => {
    const at = local(event);
    element.setPointerCapture?.(event.pointerId);
    pointers.set(event.pointerId, at);
    const pans = event.button === 2 || event.button === 1 || event.shiftKey;
    press = pointers.size === 1 ? { ...at, time: event.timeStamp, drags: false, pans, button: event.button } : null;
    speed = { x: 0, y: 0, at: event.timeStamp };
    on.grab();
  });

  element.addEventListener("pointermove", (event) => {
    const at = local(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== "touch") on.hover(at.x, at.y);
      return;
    }
    if (pointers.size === 2) pinch(event.pointerId, before, at);
    else if (press) drag(event, before, at);
    pointers.set(event.pointerId, at);
  });

  function drag(event, before, at) {
    const [dx, dy] = [at.x - before.x, at.y - before.y];
    press.drags ||= Math.hypot(at.x - press.x, at.y - press.y) > (STILL[event.pointerType] ?? STILL.mouse);
    if (!press.drags) return;
    if (press.pans) on.pan(dx, dy, at.x, at.y);
    else on.orbit(dx, dy);
    speed = followed(speed, dx, dy, event.timeStamp);
  }

  function pinch(id, before, at) {
    const other = [...pointers].find(([key]) => key !== id)[1];
    const spread = (a, b) => Math.max(10, Math.hypot(a.x - b.x, a.y - b.y));
    const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
    on.zoom(spread(before, other) / spread(at, other), middle.x, middle.y);
    on.pan((at.x - before.x) / 2, (at.y - before.y) / 2, middle.x, middle.y);
  }

  const lift = (event) => {
    if (!pointers.delete(event.pointerId)) return;
    if (press && event.type === "pointerup") {
      const quick = !press.drags && event.timeStamp - press.time < TAP_TIME;
      if (quick && press.button === 0) on.tap(press.x, press.y, event.pointerType === "touch" ? 16 : 7);
      if (press.drags && !press.pans && event.timeStamp - speed.at < 60) on.release(speed.x, speed.y);
    }
    press = null;
  };
  element.addEventListener("pointerup", lift);
  element.addEventListener("pointercancel", lift);
  element.addEventListener("pointerleave", () => on.hover(null));
  element.addEventListener("contextmenu", (event) => event.preventDefault());
  element.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      if (!event.deltaY) return; // sideways
      const { x, y } = local(event);
      const pixels = event.deltaY * (event.deltaMode === 1 ? 30 : event.deltaMode === 2 ? 400 : 1);
      // A pinch on a trackpad arrives as a wheel with Ctrl, in smaller steps.
      const step = Math.max(-120, Math.min(120, pixels)) * (event.ctrlKey ? 0.008 : 0.0016);
      on.zoom(Math.exp(step), x, y);
    },
    { passive: false },
  );
}

/** The speed of a hand, in pixels a second, after it has moved by (dx, dy): a sum that soon forgets. */
function followed(speed, dx, dy, at) {
  const kept = Math.exp((speed.at - at) / MEMORY);
  return { x: speed.x * kept + (1000 * dx) / MEMORY, y: speed.y * kept + (1000 * dy) / MEMORY, at };
}
