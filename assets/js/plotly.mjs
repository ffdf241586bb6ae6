/** What is taken from inside plotly, all in one place; tests/browser/test_plotly.py and test_lab_pictures.py pin it. */

const glScene = (plot, name = "scene") => plot._fullLayout?.[name]?._scene;

/** The names of a plot's scenes in 3D: "scene", "scene2" and so on. */
export function scenesOf(plot) {
  return Object.keys(plot._fullLayout ?? {}).filter((key) => /^scene\d*$/.test(key) && glScene(plot, key));
}

/** The name of the scene that an element of a plot is in, or undefined. */
export function sceneAround(plot, element) {
  return scenesOf(plot).find((name) => glScene(plot, name).container?.contains(element));
}

/** Put plotly's camera at once, without an event and without a layout pass. */
export function lookAt(plot, { eye, center }, scene = "scene") {
  glScene(plot, scene)?.camera.lookAt(eye, center, [0, 0, 1]);
}

/** The camera of a plot in 3D as it is this moment, or null; the layout learns of it late, or never. */
export function cameraOf(plot, scene = "scene") {
  const camera = glScene(plot, scene)?.getCamera?.();
  const point = ({ x, y, z }) => [x, y, z];
  return camera ? { eye: point(camera.eye), center: point(camera.center) } : null;
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

/**
 * The plane of a plot whose layout names a point that can be moved (wordgraph/lab/plane.py), or null:
 * {handle, values: where the point is, holds, valuesAt, clientAt: between values and the pixels of
 * pointers, show: draw the point elsewhere until the next figure comes}.
 */
export function planeOf(plot) {
  const layout = plot._fullLayout;
  const handle = layout?.meta?.handle;
  if (!handle) return null;
  const [x, y] = [layout[`xaxis${handle.axes}`], layout[`yaxis${handle.axes}`]];
  const point = plot.querySelector(`.subplot.x${handle.axes}y${handle.axes} .points .point`);
  if (!x?.p2d || !y?.p2d || !point) return null;
  const { left, top } = plot.getBoundingClientRect();
  const corner = [left + x._offset, top + y._offset];
  const trace = plot._fullData.find(({ xaxis, mode }) => xaxis === `x${handle.axes}` && mode === "markers");
  return {
    handle,
    values: [trace.x[0], trace.y[0]],
    holds: (across, down) => {
      const [dx, dy] = [across - corner[0], down - corner[1]];
      return dx >= 0 && dx <= x._length && dy >= 0 && dy <= y._length;
    },
    valuesAt: (across, down) => [x.p2d(across - corner[0]), y.p2d(down - corner[1])],
    clientAt: ([right, up]) => [corner[0] + x.d2p(right), corner[1] + y.d2p(up)],
    show: ([right, up]) => point.setAttribute("transform", `translate(${x.d2p(right)},${y.d2p(up)})`),
  };
}
