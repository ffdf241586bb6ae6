/** Layers: the network of the open experiment stands beside the selected term, layer by layer. */
import { columnBeside } from "../column.mjs";
import { element } from "../dom.mjs";
import { RAMPS } from "../ramp.mjs";

/**
 * The feature (see features.mjs); `host.lab.listenLayers(told)` tells, with each result of the lab,
 * {of: "experiment/preset", layers: {unit, logs} or null} (wordgraph/lab/by_layer.py).
 */
export function createLayers({ root, scene, host, explorer }) {
  const button = root.querySelector("#lab-layers");
  const legend = root.querySelector("#layers-legend");
  const { document } = host;
  let told = { of: "", layers: null };
  for (const [theme, colours] of Object.entries(RAMPS)) root.style.setProperty(`--ramp-${theme}`, colours.join(", "));
  host.lab?.listenLayers((news) => {
    told = news;
    if (explorer.view) show(explorer.view);
  });

  function show({ term, lab, options }) {
    const row = scene.rows.get(term);
    const layers = lab[""] && experiment(lab[""]) === experiment(told.of) ? told.layers : null;
    const before = scene.column;
    button.hidden = !layers;
    button.setAttribute("aria-pressed", String(options.layers === "shown"));
    scene.column = layers && row !== undefined && options.layers === "shown" ? columnBeside(scene, row, layers) : null;
    legend.hidden = !scene.column;
    root.classList.toggle("with-layers", Boolean(scene.column));
    if (!before && host.reducedMotion()) approach(); // where no transition ends
    if (scene.column) legend.replaceChildren(...key(document, scene.column));
    if (before || scene.column) explorer.stage?.refresh();
  }

  /** On a phone the sheet is lower while the layers stand in the graph: look again at what is free. */
  function approach() {
    if (scene.column && host.narrow()) explorer.stage?.approach();
  }
  root.querySelector("#page").addEventListener("transitionend", ({ propertyName }) => propertyName === "height" && approach());

  function toggle() {
    if (button.hidden) return false;
    const { layers: now, ...options } = explorer.view.options;
    explorer.change({ options: now ? options : { ...options, layers: "shown" } });
    return true;
  }

  return { show, commands: { layers: toggle } };
}

const experiment = (lab) => lab.split("/")[0];

/** The legend: what the ends of the scale stand for. */
function key(document, { unit, low, high }) {
  return [
    element(document, "span", {}, `Norm of \u03b4 by ${unit}, small to large:`),
    element(document, "b", {}, worded(low)),
    element(document, "i", { "aria-hidden": "true" }),
    element(document, "b", {}, worded(high)),
  ];
}

/** The number of a logarithm, with as few digits as a scale needs. */
function worded(log) {
  const value = 10 ** log;
  const text = log > -3 && log < 5 ? String(Number(value.toPrecision(2))) : value.toExponential(0);
  return text.replace("-", "\u2212").replace("+", "");
}
