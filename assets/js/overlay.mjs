/** The overlay: names, landmarks and the hovered term's links, drawn flat above the spheres. */
import { NEAR, focalLength } from "./camera.mjs";
import { CollisionGrid, budget, place, ranking, step } from "./labels.mjs";
import { LOOK, SHARED } from "./look.mjs";
import { TIER } from "./scene.mjs";
import { blend } from "./traces.mjs";

const SIZES = [17, 14, 12.5]; // pixels of type, by the step of a name
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const FADE = 10; // how quickly a name reaches its brightness, per second
const WIDEST = 340; // pixels of a name; the rest of a longer one is left out
const HALO = 4; // pixels of the ground's colour around a name
const DASHES = [7, 5]; // of what one who walks may go along, and to: told from other rings by more than a colour

/** A painter of one overlay canvas; it remembers which names are shown, so that none jumps. */
export class Overlay {
  #context;
  #widths = new Map();
  #sizes = []; // of nodes in this emphasis
  #covered;
  #boxes = null;
  #sprites = new Map();
  #alphas = new Map();
  #order = [];
  #tier = null;

  /** `covered()` gives the boxes that panels cover. */
  constructor(canvas, covered) {
    this.#context = canvas.getContext("2d");
    this.#covered = covered;
  }

  /** Panels may have come or gone. */
  rearrange() {
    this.#boxes = null; // asked for once, not in every frame: asking costs a layout of the page
  }

  /** Take over another emphasis: who gets a name first. */
  emphasize(scene, tier) {
    this.#tier = tier;
    this.#sizes = [];
    this.rearrange();
    this.#order = ranking(scene, tier);
  }

  /**
   * Paint a frame. `state` has scene, projected, width, height, theme, hover (a node or -1),
   * marks (projected landmarks) and far, how far out the camera is, 0..1. Returns whether names are
   * still fading, so that another frame is wanted.
   */
  paint(state) {
    const { scene, width, height, theme, hover } = state;
    const context = this.#context;
    context.clearRect(0, 0, width, height);
    const grid = new CollisionGrid();
    this.#boxes ??= this.#covered();
    for (const box of this.#boxes) grid.add(box);
    if (hover >= 0) this.#links(state);
    if (hover >= 0) this.#ring(state, hover, 2);
    const focus = this.#tier.indexOf(TIER.focus);
    if (focus >= 0) this.#ring(state, focus, 3);
    if (state.walker >= 0) this.#chosen(state, focus);
    if (state.far > 0.02) this.#landmarks(state, grid);
    const placed = place({
      order: state.walker >= 0 ? [state.walker, ...this.#order] : this.#order,
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
    return this.#names(state, placed, theme);
  }

  /** How a node's name is set: {name, type, width, height}, measured once. */
  #measure(scene, node) {
    return (this.#sizes[node] ??= this.#set(scene, node));
  }

  #set(scene, node) {
    const size = SIZES[step(scene, this.#tier, node)];
    const type = font(size, this.#tier[node]);
    const key = `${node}:${type}`;
    if (!this.#widths.has(key)) {
      this.#context.font = type;
      const name = this.#elided(scene.names[node]);
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

  #landmarks({ scene, marks, theme, far, width, height }, grid) {
    const type = `600 13px ${FONT}`;
    const byCount = scene.landmarks
      .map((mark, row) => ({ ...mark, row, count: mark.members.length }))
      .filter(({ count }) => count >= 3)
      .sort((a, b) => b.count - a.count);
    for (const mark of byCount) {
      const [x, y, depth] = marks.subarray(3 * mark.row, 3 * mark.row + 3);
      const name = mark.name.toUpperCase();
      const colour = blend(scene.groups[mark.group][theme], LOOK[theme].ink, SHARED.inked);
      const style = { type, colour, theme, spacing: "2.5px" };
      const half = this.#sprite(name, style).width / 2;
      if (depth < NEAR || x < half || x > width - half || y < 8 || y > height - 8) continue;
      if (!grid.add([x - half, y - 8, x + half, y + 10])) continue;
      this.#text(name, x, y - 7, style, far);
    }
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
