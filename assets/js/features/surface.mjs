/** Surfaces in the lab: new figures leave them as the reader has turned them; two turn together. */
import { orbit } from "../camera.mjs";
import { cameraOf, lookAt, sceneAround, scenesOf } from "../plotly.mjs";

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
  let finger = null; // {pointer, plot, scene: the one that it turns, x}
  if (!host.lab) return {};

  const surfaceUnder = ({ target }) => (target.closest?.(".gl-container") ? target.closest(".js-plotly-plot") : null);

  function press(event) {
    const plot = surfaceUnder(event);
    const scene = plot && sceneAround(plot, event.target);
    if (!scene) return;
    plot.removeListener?.("plotly_afterplot", restore);
    plot.on("plotly_afterplot", restore);
    finger = { pointer: event.pointerId, touches: event.pointerType === "touch", plot, scene, x: event.clientX };
  }

  function move(event) {
    if (event.pointerId !== finger?.pointer) return;
    const { plot, scene, x } = finger;
    const camera = cameraOf(plot, scene);
    all(plot, finger.touches ? orbit(camera, (x - event.clientX) * TURN, 0) : camera, finger.touches ? null : scene);
    finger.x = event.clientX;
  }

  function release(event) {
    if (event.pointerId !== finger?.pointer) return;
    const { plot, scene } = finger;
    finger = null;
    host.timer(() => {
      kept = { of: plot.layout.uirevision, camera: cameraOf(plot, scene) };
      if (kept.camera) all(plot, kept.camera, scene);
    }, SETTLED);
  }

  /** Turn all surfaces of a plot alike, but for one that is turned already. */
  function all(plot, camera, but = null) {
    for (const scene of scenesOf(plot)) if (scene !== but) lookAt(plot, camera, scene);
  }

  function restore() {
    const plot = lab.querySelector(".js-plotly-plot");
    if (kept?.camera && plot?.layout.uirevision === kept.of) all(plot, kept.camera);
  }

  lab.addEventListener("pointerdown", press, true);
  for (const eaten of ["touchstart", "touchmove", "wheel"]) {
    lab.addEventListener(eaten, (event) => surfaceUnder(event) && event.stopPropagation(), { capture: true, passive: true });
  }
  host.document.addEventListener("pointermove", move);
  for (const end of ["pointerup", "pointercancel"]) host.document.addEventListener(end, release);
  return {};
}
