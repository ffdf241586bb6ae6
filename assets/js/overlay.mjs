/** The overlay: names, landmarks and the hovered term's links, drawn flat above the spheres. */
import { NEAR, focalLength } from "./camera.mjs";
import { CollisionGrid, budget, place, ranking, step } from "./labels.mjs";
import { TIER } from "./scene.mjs";
import { LOOK, blend } from "./traces.mjs";

const SIZES = [17, 14, 12.5]; // pixels of type, by the step of a name
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const INK = { dark: "#eaf0ff", light: "#1b2236" };
const FADE = 0.22; // of the way to its brightness that a name goes in a frame

/** A painter of one overlay canvas; it remembers which names are shown, so that none jumps. */
export class Overlay {
  #context;
  #widths = new Map();
  #alphas = new Map();
  #order = [];
  #tier = null;

  constructor(canvas) {
    this.#context = canvas.getContext("2d");
  }

  /** Take over another emphasis: who gets a name first. */
  emphasize(scene, tier) {
    this.#tier = tier;
    this.#order = ranking(scene, tier);
  }

  /**
   * Paint a frame. `state` has scene, projected, camera, width, height, theme, hover (a node or -1),
   * marks (projected landmarks) and far, how far out the camera is, 0..1. Returns whether names are
   * still fading, so that another frame is wanted.
   */
  paint(state) {
    const { scene, width, height, theme, hover } = state;
    const context = this.#context;
    context.clearRect(0, 0, width, height);
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    const grid = new CollisionGrid();
    if (hover >= 0) this.#links(state);
    if (hover >= 0) this.#ring(state);
    if (state.far > 0.02) this.#landmarks(state, grid);
    const placed = place({
      order: this.#order,
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

  #measure(scene, node) {
    const size = SIZES[step(scene, this.#tier, node)];
    const key = `${node}:${size}`;
    if (!this.#widths.has(key)) {
      this.#context.font = font(size, this.#tier[node]);
      this.#widths.set(key, this.#context.measureText(scene.names[node]).width);
    }
    return { width: this.#widths.get(key), height: size * 1.2 };
  }

  #names({ scene }, placed, theme) {
    const targets = new Map(placed.map((label) => [label.node, label]));
    let fading = false;
    for (const node of [...this.#alphas.keys()]) if (!targets.has(node)) this.#alphas.delete(node);
    for (const label of placed) {
      const now = this.#alphas.get(label.node) ?? 0;
      const next = Math.abs(label.alpha - now) < 0.02 ? label.alpha : now + (label.alpha - now) * FADE;
      fading ||= next !== label.alpha;
      this.#alphas.set(label.node, next);
    }
    for (const label of placed.reverse()) {
      const size = SIZES[step(scene, this.#tier, label.node)];
      this.#context.font = font(size, this.#tier[label.node]);
      this.#text(scene.names[label.node], label.x, label.y, INK[theme], theme, this.#alphas.get(label.node));
    }
    return fading;
  }

  #landmarks({ scene, marks, theme, far, width, height }, grid) {
    const context = this.#context;
    context.save();
    context.font = `600 13px ${FONT}`;
    if ("letterSpacing" in context) context.letterSpacing = "2.5px";
    const byCount = scene.landmarks.map((mark, row) => ({ ...mark, row })).sort((a, b) => b.count - a.count);
    for (const mark of byCount) {
      const [x, y, depth] = marks.subarray(3 * mark.row, 3 * mark.row + 3);
      const name = mark.name.toUpperCase();
      const half = context.measureText(name).width / 2;
      if (depth < NEAR || x < half || x > width - half || y < 8 || y > height - 8) continue;
      if (!grid.add([x - half, y - 8, x + half, y + 10])) continue;
      const colour = blend(scene.groups[mark.group][theme], INK[theme], 0.15);
      this.#text(name, x, y - 7, colour, theme, far);
    }
    context.restore();
  }

  #text(text, x, y, colour, theme, alpha) {
    const context = this.#context;
    context.globalAlpha = alpha * 0.85;
    context.strokeStyle = LOOK[theme].ground;
    context.lineWidth = 4;
    context.strokeText(text, x, y);
    context.globalAlpha = alpha;
    context.fillStyle = colour;
    context.fillText(text, x, y);
    context.globalAlpha = 1;
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

  #ring({ scene, projected, height, hover, theme }) {
    const radius = (scene.radii[hover] * focalLength(height)) / Math.max(projected[3 * hover + 2], NEAR);
    const context = this.#context;
    context.strokeStyle = INK[theme];
    context.lineWidth = 2;
    context.beginPath();
    context.arc(projected[3 * hover], projected[3 * hover + 1], radius + 4, 0, 2 * Math.PI);
    context.stroke();
  }
}

const font = (size, tier) => `${tier === TIER.focus ? 700 : 500} ${size}px ${FONT}`;
