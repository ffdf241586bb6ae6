/** Walking along links with the arrow keys, which look about otherwise: a mode that is seen and said. */
import { element } from "../dom.mjs";
import { freePart } from "../panels/room.mjs";
import { aboutChoice, aboutHidden, aboutTerm, say } from "../voice.mjs";
import { Walker, move } from "../walk.mjs";

// Where arrows and Enter have a meaning of their own.
const BUSY = "a, button, summary, input, select, textarea, dialog, .panel";
const HOW = "Left and Right choose, Enter goes there, Backspace goes back, X ends the walk.";

/** The mode, with its sign in the corner of the stage. */
export function createWalk({ root, scene, host, explorer }) {
  const [sign, stage] = ["mode", "overlay"].map((id) => root.querySelector(`#${id}`));
  const walker = new Walker(scene);
  let walking = false;
  let framed = null;

  const moves = {
    before: () => choose(-1),
    after: () => choose(1),
    go: () => {
      if (walker.choice < 0) return;
      walker.leave();
      explorer.select(scene.ids[walker.choice]);
    },
    back: () => host.steps().back > 0 && host.go(-1),
  };

  function choose(by) {
    say(root, walker.turn(by) < 0 ? aboutHidden(walker) : aboutChoice(scene, walker));
    paint();
    if (walker.choice >= 0) seek();
  }

  function toggle() {
    walking = !walking;
    if (walking) stage.focus({ preventScroll: true });
    say(root, walking ? `Walk. ${here()} ${HOW}` : "Flight. The arrow keys look about.");
    paint();
  }

  const here = () =>
    walker.node < 0
      ? "No term is selected: choose one of the weightiest."
      : [aboutTerm(scene, walker.node), aboutHidden(walker)].filter(Boolean).join(" ");

  /** Bring the sign and the ring on the stage to what is so. */
  function paint() {
    root.classList.toggle("walking", walking);
    sign.replaceChildren(...content(sign.ownerDocument, walking, walker, scene));
    if (!explorer.stage) return;
    explorer.stage.walker = walking ? walker.choice : -1;
    explorer.stage.refresh();
  }

  /** Where the chosen neighbour is out of sight, fly until it is in the middle. */
  function seek() {
    if (!explorer.stage || walker.node < 0) return;
    const { x, y, depth } = explorer.stage.whereIs(walker.choice);
    const { left, right, top, bottom } = freePart(root, true, host.narrow());
    if (depth > 0 && x > left && x < right && y > top && y < bottom) return;
    framed = [walker.choice, walker.node];
    explorer.stage.approach();
    framed = null;
  }

  return {
    show({ term, options }) {
      walker.arrive(scene.rows.get(term) ?? -1, { passes: explorer.passing, hidden: options.others === "hidden" });
      paint();
    },
    frames: () => framed,
    key(event) {
      const does = walking && !event.target.closest?.(BUSY) ? move(event) : null;
      if (does) moves[does]();
      return Boolean(does);
    },
    commands: { walk: toggle },
  };
}

function content(document, walking, walker, scene) {
  const make = (...parts) => element(document, ...parts);
  const key = (name) => make("kbd", { "aria-hidden": "true" }, name);
  const button = make(
    "button",
    { "data-command": "walk", title: walking ? "Let the arrow keys look about again (X)" : "Walk along links with the arrow keys (X)" },
    key("X"),
    make("b", {}, walking ? "Walk" : "Flight"),
    make("span", { class: "unseen" }, walking ? " mode: arrow keys follow links" : " mode: arrow keys look about"),
  );
  if (!walking) return [button];
  const { choice, at, choices, faded, hidden } = walker;
  const place = `${at + 1} of ${choices.length}${faded ? ", faded" : ""}`;
  const none = hidden ? "All links lead to hidden terms" : "No links from here";
  const where = choice < 0 ? [none] : [make("b", {}, scene.names[choice]), make("small", {}, place)];
  const keys = [key("\u2190"), key("\u2192"), make("small", {}, "choose"), key("Enter"), make("small", {}, "go"), key("\u232b"), make("small", {}, "back")];
  return [button, make("span", { class: "choice" }, ...where), make("span", { class: "keys", "aria-hidden": "true" }, ...keys)];
}
