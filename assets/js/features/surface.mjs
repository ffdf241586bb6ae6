/** A surface in the lab: new figures leave it as the reader has turned it, and a finger turns it, too. */
import { orbit } from "../camera.mjs";
import { cameraOf, lookAt } from "../plotly.mjs";

const TURN = 0.009; // radians a pixel
const SETTLED = 250; // milliseconds after which plotly's camera rests

/**
 * The feature (see features.mjs). A figure from the server brings the camera that it was made with, and
 * plotly keeps fingers and the wheel to itself: here a finger that goes sideways turns the surface, and
 * one that goes up or down scrolls the panel, as everywhere, and so does the wheel.
 */
export function createSurface({ root, host }) {
  const lab = root.querySelector("#lab");
  let kept = null; // {of: the surface, camera}
  let finger = null; // {pointer, plot, x}
  if (!host.lab) return {};

  const surfaceUnder = ({ target }) => (target.closest?.(".gl-container") ? target.closest(".js-plotly-plot") : null);

  function press(event) {
    const plot = surfaceUnder(event);
    if (!plot || !cameraOf(plot)) return;
    plot.removeListener?.("plotly_afterplot", restore);
    plot.on("plotly_afterplot", restore);
    finger = { pointer: event.pointerId, touches: event.pointerType === "touch", plot, x: event.clientX };
  }

  function move(event) {
    if (event.pointerId !== finger?.pointer || !finger.touches) return;
    lookAt(finger.plot, orbit(cameraOf(finger.plot), (finger.x - event.clientX) * TURN, 0));
    finger.x = event.clientX;
  }

  function release(event) {
    if (event.pointerId !== finger?.pointer) return;
    const { plot } = finger;
    finger = null;
    host.timer(() => (kept = { of: plot.layout.uirevision, camera: cameraOf(plot) }), SETTLED);
  }

  function restore() {
    const plot = lab.querySelector(".js-plotly-plot");
    if (kept?.camera && plot?.layout.uirevision === kept.of) lookAt(plot, kept.camera);
  }

  lab.addEventListener("pointerdown", press, true);
  for (const eaten of ["touchstart", "touchmove", "wheel"]) {
    lab.addEventListener(eaten, (event) => surfaceUnder(event) && event.stopPropagation(), { capture: true, passive: true });
  }
  host.document.addEventListener("pointermove", move);
  for (const end of ["pointerup", "pointercancel"]) host.document.addEventListener(end, release);
  return {};
}
