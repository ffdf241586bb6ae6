/** What the stage takes from inside plotly, all in one place; tests/browser/test_plotly.py pins it. */

const glScene = (plot) => plot._fullLayout?.scene?._scene;

/** Put plotly's camera at once, without an event and without a layout pass. */
export function lookAt(plot, { eye, center }) {
  glScene(plot)?.camera.lookAt(eye, center, [0, 0, 1]);
}

/**
 * Leave plotly's own picking out: it draws everything a second time and reads all pixels back, in
 * every frame. To add and remove something makes it count anew what it has to pick.
 */
export function dropPicking(plot) {
  const glplot = glScene(plot)?.glplot;
  if (!glplot) return;
  const nothing = { pickSlots: 0 };
  for (const object of glplot.objects) object.pickSlots = 0;
  glplot.add(nothing);
  glplot.remove(nothing);
}
