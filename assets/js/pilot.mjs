/** The pilot: what moves the camera from frame to frame - a flight, held keys, or the last swing. */
import { same } from "./camera.mjs";
import * as flight from "./flight.mjs";
import { wish } from "./keys.mjs";

const FRICTION = 5; // how quickly a swing dies away, per second
const SLOWEST = 8; // pixels a second at which it has ended

export class Pilot {
  #path = null;
  #held = new Set();
  #fast = false;
  #speed = flight.still();
  #spin = null;

  /** Whether a flight or a held key has the camera. */
  get busy() {
    return Boolean(this.#path) || this.#held.size > 0;
  }

  /** Where the flight under way will end, or null. */
  get goal() {
    return this.#path?.to ?? null;
  }

  /** Fly from one camera to another, beginning at `now` (milliseconds). */
  fly(from, to, now) {
    this.stop();
    if (!same(from, to)) this.#path = { from, to, start: now, time: flight.duration(from, to) };
  }

  /** A flight key went down or up. */
  steer(code, down) {
    if (down) this.#path = this.#spin = null;
    if (down) this.#held.add(code);
    else this.#held.delete(code);
  }

  /** Shift went down or up. */
  hurry(fast) {
    this.#fast = fast;
  }

  /** Let go of all keys. */
  letGo() {
    this.#held.clear();
    this.#fast = false;
  }

  /** Swing on with the speed of the hand, in pixels a second. */
  swing(x, y) {
    this.#spin = { x, y };
  }

  /** Stand still, but for keys that are held. */
  stop() {
    this.#path = null;
    this.#spin = null;
    this.#speed = flight.still();
  }

  /** The camera `dt` seconds later, or null if nothing moves it; `orbit(camera, dx, dy)` turns it. */
  advance(camera, now, dt, orbit) {
    if (this.#path) return this.#alongPath(now);
    this.#speed = flight.accelerate(this.#speed, wish(this.#held), this.#fast, dt);
    if (!flight.isStill(this.#speed)) return flight.advance(camera, this.#speed, dt);
    if (this.#spin) return this.#swung(camera, dt, orbit);
    return this.#held.size ? camera : null;
  }

  #alongPath(now) {
    const { from, to, start, time } = this.#path;
    const t = (now - start) / time;
    if (t >= 1) this.#path = null;
    return t >= 1 ? to : flight.between(from, to, t);
  }

  #swung(camera, dt, orbit) {
    const slow = Math.exp(-FRICTION * dt);
    const { x, y } = (this.#spin = { x: this.#spin.x * slow, y: this.#spin.y * slow });
    if (Math.hypot(x, y) < SLOWEST) this.#spin = null;
    return orbit(camera, x * dt, y * dt);
  }
}
