/** The overlay: names, landmarks and the hovered term's links, drawn flat above the spheres. */
import { NEAR, focalLength, project } from "./camera.mjs";
import { drawColumn } from "./column.mjs";
import { CollisionGrid, budget, place, ranking, step } from "./labels.mjs";
import { drawLevels } from "./levels.mjs";
import { LOOK, SHARED } from "./look.mjs";
import { regions } from "./regions.mjs";
import { SIGNS, paintRings } from "./rings.mjs";
import { TIER } from "./scene.mjs";
import { blend } from "./traces.mjs";

const SIZES = [17, 14, 12.5]; // pixels of type, by the step of a name
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const LANDMARK = `600 13px ${FONT}`;
const FADE = 10; // how quickly a name reaches its brightness, per second
const WIDEST = 340; // pixels of a name; the rest of a longer one is left out
const FEW = 14; // terms shown, the answers to a question say, that all have their names whatever region they are in
const HALO = 4; // pixels of the ground's colour around a name
const DASHES = [7, 5]; // of what one who walks may go along, and to: told from other rings by more than a colour

/** A painter of one overlay canvas; it remembers which names are shown, so that none jumps. */
export class Overlay {
  #context;
  #widths = new Map();
  #sizes = []; // of nodes in this emphasis
  #ask;
  #boxes = null;
  #readerMarks = null;
  #hushed = false;
  #sprites = new Map();
  #alphas = new Map();
  #order = [];
  #regions = [];
  #tier = null;
  #marks = new Map();
  #focuses = [];
  #few = false; // whether so few are shown that their names go before landmarks

  /**
   * It asks for covered(), the boxes that panels cover, and, if they are there, for marks(), what the
   * reader has marked each node as (known.mjs), or null, and hushed(), whether no term is named.
   */
  constructor(canvas, ask) {
    this.#context = canvas.getContext("2d");
    this.#ask = ask;
  }

  /** Panels may have come or gone, or marks. */
  rearrange() {
    this.#boxes = null; // asked for once, not in every frame: asking costs a layout of the page
    this.#sizes = [];
  }

  /** Take over another emphasis: who gets a name first; `marks` stand before names, by node. */
  emphasize(scene, tier, marks = new Map()) {
    this.#tier = tier;
    this.#marks = marks;
    this.#focuses = [...tier.keys()].filter((node) => tier[node] === TIER.focus);
    this.#few = tier.reduce((count, one) => count + (one < TIER.dim), 0) <= FEW;
    this.rearrange();
    this.#order = ranking(scene, tier);
    this.#regions = regions(scene, tier);
  }

  /**
   * Paint a frame. `state` has scene, camera, projected, width, height, theme, hover (a node or -1)
   * and far, how far out the camera is, 0..1. Returns whether names are still fading, so that another
   * frame is wanted.
   */
  paint(state) {
    const { scene, width, height, theme, hover } = state;
    const context = this.#context;
    context.clearRect(0, 0, width, height);
    const grid = new CollisionGrid();
    if (!this.#boxes) this.#arrange();
    for (const box of this.#boxes) grid.cover(box);
    const ends = scene.column ? drawColumn(context, state) : [];
    if (this.#readerMarks && !this.#hushed) paintRings(context, state, this.#readerMarks, this.#tier);
    if (hover >= 0) this.#links(state);
    if (hover >= 0) this.#ring(state, hover, 2);
    for (const focus of this.#focuses) this.#ring(state, focus, 3);
    if (state.walker >= 0) this.#chosen(state, this.#focuses[0]);
    for (const mark of [...ends, ...drawLevels(context, state)]) this.#mark(mark, state, grid);
    const landmarks = () => !this.#focuses.length && state.far > 0.02 && this.#landmarks(state, grid);
    if (!this.#few) landmarks();
    const order = state.walker >= 0 ? [state.walker, ...this.#order] : this.#order;
    const placed = place({
      order: this.#hushed ? [] : order,
      projected: state.projected,
      radii: scene.radii,
      tier: this.#tier,
      width,
      height,
      measure: (node) => this.#measure(scene, node),
      shown: this.#alphas,
      limit: budget(width, height),
      grid,
    });
    if (this.#few) landmarks();
    return this.#names(state, placed, theme);
  }

  #arrange() {
    this.#boxes = this.#ask.covered();
    this.#readerMarks = this.#ask.marks?.() ?? null;
    this.#hushed = Boolean(this.#ask.hushed?.());
  }

  /** How a node's name is set: {name, type, width, height}, measured once. */
  #measure(scene, node) {
    return (this.#sizes[node] ??= this.#set(scene, node));
  }

  #set(scene, node) {
    const size = SIZES[step(scene, this.#tier, node)];
    const type = font(size, this.#tier[node]);
    const mark = this.#marks.get(node);
    const sign = SIGNS[this.#readerMarks?.[node] ?? 0];
    const key = `${node}:${type}:${mark ?? ""}${sign}`;
    if (!this.#widths.has(key)) {
      this.#context.font = type;
      const name = this.#elided(sign + (mark ? `${mark} \u00b7 ` : "") + scene.names[node]);
      const { width } = this.#context.measureText(name);
      this.#widths.set(key, { name, type, width, height: size * 1.2 });
    }
    return this.#widths.get(key);
  }

  /** A name that is not wider than a label may be, in the type that is set. */
  #elided(name) {
    if (this.#context.measureText(name).width <= WIDEST) return name;
    const letters = [...name];
    let [fits, tooMany] = [0, letters.length];
    while (tooMany - fits > 1) {
      const half = (fits + tooMany) >> 1;
      const width = this.#context.measureText(`${letters.slice(0, half).join("")}\u2026`).width;
      if (width <= WIDEST) fits = half;
      else tooMany = half;
    }
    return `${letters.slice(0, fits).join("").trimEnd()}\u2026`;
  }

  #names({ scene, dt }, placed, theme) {
    const follow = 1 - Math.exp(-FADE * dt);
    const targets = new Map(placed.map((label) => [label.node, label]));
    let fading = false;
    for (const node of [...this.#alphas.keys()]) if (!targets.has(node)) this.#alphas.delete(node);
    for (const label of placed) {
      const now = this.#alphas.get(label.node) ?? 0;
      const next = Math.abs(label.alpha - now) < 0.02 ? label.alpha : now + (label.alpha - now) * follow;
      fading ||= next !== label.alpha;
      this.#alphas.set(label.node, next);
    }
    for (const label of placed.reverse()) {
      const { name, type } = this.#measure(scene, label.node);
      this.#text(name, label.x, label.y, { type, colour: LOOK[theme].ink, theme }, this.#alphas.get(label.node));
    }
    return fading;
  }

  #landmarks({ scene, camera, theme, far, width, height }, grid) {
    for (const mark of this.#regions) {
      const [x, y, depth] = project(camera, width, height, mark.place, []);
      const colour = blend(scene.groups[mark.group][theme], LOOK[theme].ink, SHARED.inked);
      if (depth >= NEAR) this.#mark({ name: mark.name, x, y, colour, alpha: far * mark.strength }, { theme, width, height }, grid);
    }
  }

  /** A name in capitals about (x, y), if it is inside the picture and there is room. */
  #mark({ name, x, y, colour, alpha }, { theme, width, height }, grid) {
    const text = name.toUpperCase();
    const style = { type: LANDMARK, colour, theme, spacing: "2.5px" };
    const half = this.#sprite(text, style).width / 2;
    if (x < half || x > width - half || y < 8 || y > height - 8) return;
    if (grid.add([x - half, y - 8, x + half, y + 10])) this.#text(text, x, y - 7, style, alpha);
  }

  #text(text, x, y, style, alpha) {
    const { canvas, width, height } = this.#sprite(text, style);
    const context = this.#context;
    context.globalAlpha = alpha;
    context.drawImage(canvas, Math.round(x - width / 2), Math.round(y - HALO), width, height);
    context.globalAlpha = 1;
  }

  /** A name set once with its halo, to be copied in every frame: setting type is what costs. */
  #sprite(text, { type, colour, theme, spacing = "0px" }) {
    const ratio = this.#context.getTransform().a;
    const key = `${text}|${type}|${colour}|${theme}|${ratio}`;
    const known = this.#sprites.get(key);
    if (known) return known;
    if (this.#sprites.size > 1500) this.#sprites.clear();
    const canvas = this.#context.canvas.ownerDocument.createElement("canvas");
    const context = canvas.getContext("2d");
    const set = () => Object.assign(context, { font: type, letterSpacing: spacing, textBaseline: "top" });
    set();
    const width = Math.ceil(context.measureText(text).width) + 2 * HALO;
    const height = Math.ceil(parseFloat(type.match(/([\d.]+)px/)[1]) * 1.3) + 2 * HALO;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    context.scale(ratio, ratio);
    set();
    Object.assign(context, { lineJoin: "round", lineWidth: HALO, strokeStyle: LOOK[theme].ground, globalAlpha: 0.85 });
    context.strokeText(text, HALO, HALO);
    Object.assign(context, { fillStyle: colour, globalAlpha: 1 });
    context.fillText(text, HALO, HALO);
    this.#sprites.set(key, { canvas, width, height });
    return this.#sprites.get(key);
  }

  #links({ scene, projected, hover, theme }) {
    const context = this.#context;
    context.strokeStyle = LOOK[theme].lit;
    context.globalAlpha = 0.55;
    context.lineWidth = 1.2;
    context.beginPath();
    for (const other of scene.neighbours[hover]) {
      if (projected[3 * other + 2] < NEAR) continue;
      context.moveTo(projected[3 * hover], projected[3 * hover + 1]);
      context.lineTo(projected[3 * other], projected[3 * other + 1]);
    }
    context.stroke();
    context.globalAlpha = 1;
  }

  /** The neighbour that one who walks has chosen, and the link from the focus to it. */
  #chosen(state, focus) {
    const { projected, walker, theme } = state;
    const context = this.#context;
    context.setLineDash(DASHES);
    const ends = [focus, walker].map((node) => 3 * node);
    if (focus >= 0 && ends.every((at) => projected[at + 2] >= NEAR)) {
      Object.assign(context, { strokeStyle: LOOK[theme].lit, lineWidth: 2 });
      context.beginPath();
      context.moveTo(projected[ends[0]], projected[ends[0] + 1]);
      context.lineTo(projected[ends[1]], projected[ends[1] + 1]);
      context.stroke();
    }
    this.#ring(state, walker, 3, 9);
    context.setLineDash([]);
  }

  #ring({ scene, projected, height, theme }, node, width, apart = 4) {
    const depth = projected[3 * node + 2];
    if (depth < NEAR) return;
    const radius = (1.12 * scene.radii[node] * focalLength(height)) / depth;
    const context = this.#context;
    context.strokeStyle = LOOK[theme].ink;
    context.lineWidth = width;
    context.beginPath();
    context.arc(projected[3 * node], projected[3 * node + 1], radius + apart, 0, 2 * Math.PI);
    context.stroke();
  }
}

const font = (size, tier) => `${tier === TIER.focus ? 700 : 500} ${size}px ${FONT}`;
