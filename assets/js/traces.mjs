/** A scene and its emphasis become plotly traces: a few, by tier, never one a node. */
import { LOOK, SHARED, restOpacity } from "./look.mjs";
import { points, spheres, threads } from "./mesh.mjs";
import { TIER } from "./scene.mjs";

export const MOST_THREADS = 25_000; // drawn at rest; of more one would see a haze, and wait for it
const MOST_SPHERES = { card: 12_000, processor: 4_000 }; // beyond that they are points

/** The plotly traces of a scene: threads and spheres at rest, then those that are lit. */
export function traces(scene, { tier, lit }, theme, soft) {
  const look = LOOK[theme];
  const nodes = [...tier.keys()];
  const dimmed = tier.includes(TIER.dim);
  const rest = nodes.filter((node) => tier[node] === (dimmed ? TIER.dim : TIER.base));
  const bright = nodes.filter((node) => tier[node] < (dimmed ? TIER.dim : TIER.base));
  const there = (end) => tier[scene.edges[end]] !== TIER.gone;
  const all = [...Array(scene.edges.length / 2).keys()].filter((edge) => there(2 * edge) && there(2 * edge + 1));
  const few = (edges) => (edges.length > MOST_THREADS ? [] : edges);
  return [
    line(threads(scene, few(all)), look.thread, restOpacity(theme, all.length) * (dimmed ? SHARED.dimmed : 1), 1.6),
    bodies(scene, rest, dimmed ? 0.8 : 1, soft, scale(scene, theme, dimmed ? look.haze : 0), look),
    line(threads(scene, few(lit)), look.lit, litOpacity(tier, theme, lit.length), 2.5),
    bodies(scene, bright, 1.12, soft, scale(scene, theme, 0), look),
  ];
}

/** How strong the lit threads are: those of a term, of a domain, or of the many that pass a filter. */
function litOpacity(tier, theme, count) {
  if (tier.includes(TIER.focus)) return SHARED.litOpacity;
  if (tier.includes(TIER.near)) return SHARED.crowdedOpacity;
  return Math.min(SHARED.crowdedOpacity, 1.5 * restOpacity(theme, Math.max(1, count)));
}

/** Nodes as spheres, or as points where they are too many. */
function bodies(scene, nodes, swell, soft, colorscale, look) {
  const most = soft ? MOST_SPHERES.processor : MOST_SPHERES.card;
  if (nodes.length <= most) return mesh(spheres(scene, nodes, swell, soft), colorscale, look);
  const { size, color, ...places } = points(scene, nodes, swell);
  const marker = { size, color, colorscale, cmin: 0, cmax: Math.max(1, colorscale.length - 1), line: { width: 0 } };
  return { type: "scatter3d", mode: "markers", ...places, marker, opacity: 1, hoverinfo: "skip" };
}

/** The plotly layout of the stage: no axes, the unit of the scene, and a camera that is ours. */
export function layout(scene, camera) {
  const bound = Math.ceil(scene.ball.reach * 1.1 * 100) / 100;
  const axis = { visible: false, range: [-bound, bound], autorange: false };
  return {
    autosize: false,
    margin: { l: 0, r: 0, t: 0, b: 0 },
    showlegend: false,
    paper_bgcolor: "rgba(0,0,0,0)",
    uirevision: "stage",
    scene: {
      xaxis: axis,
      yaxis: axis,
      zaxis: axis,
      // An aspect ratio as long as the range makes plotly's camera live in the unit of the scene.
      aspectmode: "manual",
      aspectratio: { x: 2 * bound, y: 2 * bound, z: 2 * bound },
      bgcolor: "rgba(0,0,0,0)",
      dragmode: false,
      camera: plotlyCamera(camera),
    },
  };
}

/** Our camera as plotly writes one. */
export function plotlyCamera({ eye, center }) {
  const point = ([x, y, z]) => ({ x, y, z });
  return { eye: point(eye), center: point(center), up: { x: 0, y: 0, z: 1 }, projection: { type: "perspective" } };
}

/** A colour `amount` of the way to another, both "#rrggbb". */
export function blend(from, to, amount) {
  const channel = (at) => {
    const [a, b] = [from, to].map((colour) => parseInt(colour.slice(at, at + 2), 16));
    return Math.round(a + (b - a) * amount).toString(16).padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** The colours of the domains as a colour scale over their numbers, blended into the ground by `haze`. */
function scale(scene, theme, haze) {
  const colours = scene.colours.map((group) => blend(group[theme], LOOK[theme].ground, haze));
  const [only = LOOK[theme].thread] = colours; // an empty glossary has no domains, either
  if (colours.length < 2) return [[0, only], [1, only]];
  return colours.map((colour, row) => [row / (colours.length - 1), colour]);
}

function mesh(geometry, colorscale, look) {
  return {
    type: "mesh3d",
    ...geometry,
    colorscale,
    cmin: 0,
    cmax: Math.max(1, colorscale.length - 1),
    showscale: false,
    hoverinfo: "skip",
    flatshading: false,
    lighting: { ambient: look.ambient, diffuse: 0.62, specular: 0.22, roughness: 0.55, fresnel: 0.12 },
    lightposition: { x: -2000, y: -3000, z: 6000 },
  };
}

function line(geometry, color, opacity, width) {
  return { type: "scatter3d", mode: "lines", ...geometry, line: { color, width }, opacity, hoverinfo: "skip" };
}
