/** The stage: the scene in the browser, and the camera in the reader's hands. */
import * as backdrop from "./backdrop.mjs";
import * as cameras from "./camera.mjs";
import { same } from "./emphasis.mjs";
import * as flight from "./flight.mjs";
import { listen } from "./gestures.mjs";
import { Glow } from "./glow.mjs";
import { Overlay } from "./overlay.mjs";
import { pick } from "./picking.mjs";
import { Pilot } from "./pilot.mjs";
import { dropPicking, lookAt } from "./plotly.mjs";
import { placeOf } from "./scene.mjs";
import { layout, plotlyCamera, traces } from "./traces.mjs";
import { distance } from "./vector.mjs";

const ORBIT = 0.0052; // radians a pixel
const REST = 160; // milliseconds without movement after which the camera has come to rest

/**
 * One stage in `elements` {plot, backdrop, overlay}, drawn by `Plotly`. `host` gives the browser's
 * requestFrame, now, pixelRatio and reducedMotion; `on` hears pick(node or -1), hover(node, x, y) and
 * rest(camera). It asks for free(), the part of the picture that no panel covers, for emphasis(view) and
 * frames(view), what stands out and what the camera frames, and for what overlay.mjs asks.
 */
export class Stage {
  camera = null; walker = -1; // the node that is ringed for one who walks
  #plot; #canvas; #Plotly; #scene; #host; #on; #ask; #theme; #painter; #stars; #glow; #context;
  #width = 0; #height = 0;
  #projected;
  #emphasis = null; #view = {};
  #pilot = new Pilot();
  #hover = -1; #queued = false; #last = 0; #restTimer = 0; #moved = false;

  constructor({ elements, Plotly, scene, theme, host, on, ...ask }) {
    this.#plot = elements.plot;
    this.#canvas = elements;
    this.#Plotly = Plotly;
    this.#scene = scene;
    this.#theme = theme;
    this.#host = host;
    this.#on = on;
    this.#ask = ask;
    this.#painter = new Overlay(elements.overlay, ask);
    this.#context = elements.backdrop.getContext("2d");
    this.#stars = backdrop.sky();
    this.#glow = new Glow();
    this.#projected = new Float32Array(3 * scene.size);
    listen(elements.overlay, this.#gestures());
  }

  /** Draw for the first time: a view's emphasis, seen from its camera or from Home. */
  async open(view) {
    this.#measure();
    this.camera = view.camera ?? this.home();
    await this.emphasize(view);
    // Without this the browser never gives a lost context back.
    this.#plot.addEventListener("webglcontextlost", (event) => event.preventDefault(), true);
  }

  /** The camera that shows everything. */
  home() {
    const { places } = this.#scene;
    return cameras.enclose(places, cameras.homeHeading(), this.#width, this.#height, this.#ask.free());
  }

  /** Show another selection ({term, domain}); the camera stays where it is. */
  async emphasize(view) {
    const before = this.#emphasis;
    this.#view = view;
    this.#emphasis = this.#ask.emphasis(view);
    if (this.#plot.data && before && same(before, this.#emphasis)) return;
    await this.redraw();
  }

  /** Fly to the selected term, or to the isolated domain. */
  approach() {
    const nodes = this.#selected();
    if (!nodes) return;
    const [first, ...others] = nodes.map((node) => placeOf(this.#scene, node));
    const share = this.#ask.frames(this.#view) ? 1 : undefined; // what a feature names is all in the picture
    this.fly(flight.approach(this.camera, first, others, this.#width, this.#height, this.#ask.free(), share));
  }

  /** Fly to a camera; with reduced motion, cut to it. */
  fly(camera) {
    if (this.#host.reducedMotion()) return this.put(camera);
    this.#pilot.fly(this.camera, camera, this.#host.now());
    this.refresh();
  }

  /** End the flight that is under way. */
  stop() {
    this.#pilot.stop();
  }

  /** Be at a camera at once. */
  put(camera) {
    this.#pilot.stop();
    this.#setCamera(camera);
  }

  /** Close in (below 1) or back away, about the middle of the free part; gently while `held`. */
  zoom(factor, held = false) {
    const { left, right, top, bottom } = this.#ask.free();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const size = [x, y, this.#width, this.#height];
    if (held) this.put(cameras.zoom(this.camera, factor ** 0.2, ...size));
    else this.fly(cameras.zoom(this.#pilot.goal ?? this.camera, factor, ...size));
  }

  /** A flight key went down or up; `fast` while Shift is held. */
  steer(code, down, fast) {
    this.#pilot.steer(code, down);
    this.hurry(fast);
  }

  /** Shift went down or up while flying. */
  hurry(fast) {
    this.#pilot.hurry(fast);
    this.refresh();
  }

  /** Let go of all keys, as when the window loses the focus. */
  letGo() {
    this.#pilot.letGo();
    this.refresh();
  }

  /** Draw in the other theme. */
  async retheme(theme) {
    if (theme === this.#theme) return;
    this.#theme = theme;
    await this.redraw();
  }

  /** Draw everything anew, as after a lost context, or when nodes are elsewhere. */
  async redraw() {
    this.#painter.emphasize(this.#scene, this.#emphasis.tier, this.#emphasis.marks);
    await this.#react();
    this.refresh();
  }

  /** Fit the canvases to their box, which has changed its size. */
  async resize() {
    if (!this.#measure() || !this.camera) return;
    await this.#Plotly.relayout(this.#plot, { width: this.#width, height: this.#height });
    this.#look();
    this.refresh();
  }

  /** Panels have come or gone: names keep clear of them. */
  rearrange() {
    this.#painter.rearrange();
    this.refresh();
  }

  /** Ask for a frame, at most one at a time. */
  refresh() {
    if (this.#queued || !this.camera) return;
    this.#queued = true;
    this.#host.requestFrame((now) => this.#frame(now));
  }

  /** Where a node is on the stage: {x, y, depth}, for tests and for the keyboard. */
  whereIs(node) {
    return Object.fromEntries(["x", "y", "depth"].map((key, axis) => [key, this.#projected[3 * node + axis]]));
  }

  /** One frame's work in JavaScript, `dt` seconds after the last: what the benchmark measures. */
  paint(dt = 0.016) {
    const { camera } = this;
    const scene = this.#scene;
    const [width, height] = [this.#width, this.#height];
    cameras.project(camera, width, height, scene.places, this.#projected);
    backdrop.draw(this.#context, this.#stars, cameras.basis(camera), width, height, this.#theme);
    const out = distance(camera.eye, [0, 0, 0]) / scene.ball.radius;
    const quiet = this.#view.term ? 0 : 1;
    const projected = this.#projected;
    const state = { scene, width, height, projected, theme: this.#theme, hover: this.#hover, walker: this.walker };
    this.#glow.paint(this.#context, state, this.#emphasis.tier);
    const far = quiet * Math.max(0, Math.min(0.95, (out - 1.5) * 1.2));
    return this.#painter.paint({ ...state, camera, far, dt });
  }

  #frame(now) {
    this.#queued = false;
    const dt = this.#last ? Math.min(0.1, Math.max(0.001, (now - this.#last) / 1000)) : 0.016;
    const camera = this.#pilot.advance(this.camera, this.#host.now(), dt, (...turn) => this.#orbited(...turn));
    if (camera) this.#setCamera(camera);
    const fading = this.paint(dt);
    if (camera || fading) this.refresh();
    this.#last = this.#queued ? now : 0; // after a rest the clock begins anew
  }

  #setCamera(camera) {
    this.camera = camera;
    if (this.#hover >= 0) this.#point(-1); // what the pointer was on has moved away from under it
    this.#look();
    this.#host.clearTimer(this.#restTimer);
    this.#restTimer = this.#host.timer(() => this.#rest(), REST);
    this.refresh();
  }

  /** Hand the camera to plotly without an event and without a layout pass. */
  #look() {
    lookAt(this.#plot, this.camera);
    this.#moved = true;
  }

  /** At rest plotly's layout learns where the camera is, so that a later react keeps it. */
  #rest() {
    if (!this.#moved || this.#pilot.busy) return;
    this.#moved = false;
    this.rearrange(); // a page that slid in while the camera flew has moved the buttons
    if (this.#plot.layout) this.#plot.layout.scene.camera = plotlyCamera(this.camera);
    this.#on.rest(this.camera);
  }

  #selected() {
    const framed = this.#ask.frames(this.#view);
    if (framed) return framed;
    const focus = this.#scene.rows.get(this.#view.term);
    if (focus !== undefined) return [focus, ...this.#scene.neighbours[focus]];
    const domain = this.#scene.groups.findIndex(({ name }) => name === this.#view.domain);
    const mark = this.#scene.landmarks.find(({ group }) => group === domain);
    const apart = (node) => distance(placeOf(this.#scene, node), mark.place);
    return mark?.members.slice().sort((a, b) => apart(a) - apart(b));
  }

  /** A camera turned by pixels of a drag, about the selected term while it is ahead. */
  #orbited(camera, dx, dy) {
    const focus = this.#scene.rows.get(this.#view.term);
    const about = flight.pivot(camera, focus === undefined ? null : placeOf(this.#scene, focus));
    return cameras.orbit(camera, -dx * ORBIT, dy * ORBIT, about);
  }

  #gestures() {
    return {
      grab: () => {
        this.#pilot.stop();
        this.#point(-1);
      },
      orbit: (dx, dy) => this.#setCamera(this.#orbited(this.camera, dx, dy)),
      pan: (dx, dy) => this.#setCamera(cameras.pan(this.camera, dx, dy, this.#height)),
      zoom: (factor, x, y) => {
        this.#pilot.stop();
        this.#setCamera(cameras.zoom(this.camera, factor, x, y, this.#width, this.#height));
      },
      release: (x, y) => {
        if (!this.#host.reducedMotion()) this.#pilot.swing(x, y);
        this.refresh();
      },
      tap: (x, y, slop) => this.#on.pick(this.#pick(x, y, slop)),
      hover: (x, y) => this.#point(x === null ? -1 : this.#pick(x, y), x, y),
    };
  }

  #point(node, x, y) {
    if (node !== this.#hover) this.refresh();
    this.#hover = node;
    this.#canvas.overlay.style.cursor = node >= 0 ? "pointer" : "grab";
    this.#on.hover(node, x, y);
  }

  #pick(x, y, slop) {
    if (!this.camera) return -1;
    return pick(this.#projected, this.#scene.radii, this.#emphasis.tier, this.#height, x, y, slop);
  }

  /** Take the size of the box; whether it has changed. */
  #measure() {
    const { clientWidth, clientHeight } = this.#canvas.overlay.parentElement;
    if (clientWidth === this.#width && clientHeight === this.#height) return false;
    this.#painter.rearrange();
    this.#width = clientWidth;
    this.#height = clientHeight;
    const ratio = this.#host.pixelRatio();
    for (const canvas of [this.#canvas.overlay, this.#canvas.backdrop]) {
      canvas.width = Math.round(this.#width * ratio);
      canvas.height = Math.round(this.#height * ratio);
      canvas.getContext("2d").setTransform(ratio, 0, 0, ratio, 0, 0);
    }
    return true;
  }

  async #react() {
    if (!this.camera) return;
    const size = { width: this.#width, height: this.#height };
    await this.#Plotly.react(
      this.#plot,
      traces(this.#scene, this.#emphasis, this.#theme, this.#host.software()),
      { ...layout(this.#scene, this.camera), ...size },
      { displayModeBar: false, showSendToCloud: false, staticPlot: false, plotGlPixelRatio: this.#host.sharpness() },
    );
    dropPicking(this.#plot);
    this.#look();
  }
}
