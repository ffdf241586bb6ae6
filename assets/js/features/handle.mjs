/** The point of a phase diagram, dragged or put with mouse and finger: its place is two sliders. */
import { element } from "../dom.mjs";
import { allowed, held } from "../handle.mjs";
import { planeOf } from "../plotly.mjs";

const REACH = { mouse: 16, touch: 30 }; // pixels about the point that belong to it
const STILL = 8; // pixels that a finger may stray in a tap

/**
 * The feature (see features.mjs). A mouse takes the point along from wherever it is pressed in the
 * plane. A finger has to begin at the point, or else it scrolls; a tap puts the point there. The server
 * is asked only when the point is let go of.
 */
export function createHandle({ root, host }) {
  const lab = root.querySelector("#lab");
  const { document } = host;
  const said = element(document, "output", { class: "handle-values", "aria-hidden": "true", hidden: true });
  let grip = null; // {pointer, plane, at: [clientX, clientY], drags, values}
  if (!host.lab) return {};
  lab.append(said);

  function press(event) {
    const plane = event.isPrimary && event.button === 0 && planeUnder(event);
    if (!plane) return;
    const drags = event.pointerType === "mouse" || isNear(plane, event);
    grip = { pointer: event.pointerId, plane, at: [event.clientX, event.clientY], drags, values: null };
    if (drags && event.pointerType === "mouse") move(event);
  }

  function move(event) {
    if (event.pointerId !== grip?.pointer || !grip.drags) return;
    grip.values = allowed(grip.plane.handle, grip.plane.valuesAt(event.clientX, event.clientY));
    grip.plane.show(grip.values);
    say(grip);
  }

  function release(event) {
    if (event.pointerId !== grip?.pointer) return;
    const strayed = Math.hypot(event.clientX - grip.at[0], event.clientY - grip.at[1]);
    if (!grip.drags && strayed <= STILL) {
      grip.drags = true;
      move(event);
    }
    const { plane, values } = grip;
    letGo();
    if (!values) return;
    const { x, y } = plane.handle;
    [x, y].forEach((parameter, axis) => {
      if (values[axis] !== plane.values[axis]) host.lab.set(parameter.name, held(parameter, values[axis]));
    });
  }

  /** Put the point back to where it was. */
  function cancel() {
    if (!grip) return false;
    grip.plane.show(grip.plane.values);
    letGo();
    return true;
  }

  function letGo() {
    grip = null;
    said.hidden = true;
  }

  /** The values beside the point, which the sliders have when it is let go of. */
  function say({ plane, values }) {
    const { x, y } = plane.handle;
    said.textContent = `${x.label} ${values[0]}, ${y.label.toLowerCase()} ${values[1]}`;
    said.hidden = false;
    const box = lab.getBoundingClientRect();
    const [left, top] = plane.clientAt(values);
    const room = box.width - said.offsetWidth - 12;
    said.style.left = `${Math.max(12, Math.min(room, left - box.left - said.offsetWidth / 2))}px`;
    said.style.top = `${top - box.top + lab.scrollTop - 44}px`;
  }

  /** Plotly would take what is ours for the start of a zoom, and the browser for that of scrolling. */
  function ours(event) {
    if (!grip?.drags) return;
    event.stopPropagation();
    event.preventDefault();
  }

  function hint(event) {
    if (grip || event.pointerType !== "mouse") return;
    const plane = planeUnder(event);
    if (plane) event.target.style.cursor = isNear(plane, event) ? "grab" : "crosshair";
  }

  lab.addEventListener("pointerdown", press, true);
  lab.addEventListener("pointermove", hint);
  lab.addEventListener("mousedown", ours, true);
  lab.addEventListener("touchstart", ours, { capture: true, passive: false });
  document.addEventListener("pointermove", move);
  document.addEventListener("pointerup", release);
  document.addEventListener("pointercancel", cancel);
  return { key: (event) => event.key === "Escape" && cancel() };
}

/** The plane of a plot that an event is in, if it has a point that can be moved. */
function planeUnder(event) {
  const plot = event.target.closest?.(".js-plotly-plot");
  const plane = plot && planeOf(plot);
  return plane?.holds(event.clientX, event.clientY) ? plane : null;
}

function isNear(plane, { clientX, clientY, pointerType }) {
  const [x, y] = plane.clientAt(plane.values);
  return Math.hypot(clientX - x, clientY - y) <= (REACH[pointerType] ?? REACH.touch);
}
