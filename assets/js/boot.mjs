/** The only module that touches the window: it finds the data, and starts the explorer. */
import { Explorer } from "./explorer.mjs";
import { Notices } from "./panels/notices.mjs";
import { Journey } from "./journey.mjs";
import { decode as decodeScene } from "./scene.mjs";
import { decode as decodeView } from "./view.mjs";

const PATIENCE = 30_000; // milliseconds that the plotting library may take to arrive
const READING = 202; // the status of a server that is still reading the texts, for the first question
const AGAIN = 500; // milliseconds after which it is asked again

/** Start in the app: data from the server, experiments by Dash. */
export async function startOnline() {
  const config = JSON.parse(document.getElementById("wordgraph-config").textContent);
  const read = async (path) => {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  };
  const pages = new Map();
  const loadPage = (id) => {
    if (!pages.has(id)) {
      const coming = read(`${config.data}/pages/${encodeURIComponent(id)}.json`);
      coming.catch(() => pages.delete(id));
      pages.set(id, coming);
    }
    return pages.get(id);
  };
  const scene = await read(`${config.data}/scene.json`).catch((cause) => {
    throw new Error("The glossary could not be loaded", { cause });
  });
  const ask = ({ path }) => read(`${config.data}/${path}`);
  const search = async (question, signal) => {
    for (;;) {
      const answer = await fetch(`${config.data}/search.json?q=${encodeURIComponent(question)}`, { signal });
      if (!answer.ok) throw new Error(`search: ${answer.status}`);
      if (answer.status !== READING) return answer.json();
      await new Promise((done) => setTimeout(done, AGAIN));
    }
  };
  let raised = null; // the places on levels, once they are asked for
  const heights = config.heights
    ? () => (raised ??= read(`${config.data}/heights.json`).catch((error) => ((raised = null), Promise.reject(error))))
    : null;
  return start({ scene: decodeScene(scene), loadPage, formats: config.formats, lab: dashLab(config.labs), server: { ask, search, heights, live: liveLab(config.live) } });
}

/** Start from a file: scene and pages are in the document, and questions are answered from them. */
export async function startOffline() {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const pages = read("wordgraph-pages");
  const raised = read("wordgraph-heights");
  const heights = raised && (async () => raised);
  const scene = decodeScene(read("wordgraph-scene"));
  const { createSource } = await import("./offline/source.mjs");
  const answering = createSource(scene, pages, () => new Promise((done) => setTimeout(done)));
  return start({ scene, loadPage: async (id) => pages[id], server: { ...answering, heights } });
}

async function start({ scene, loadPage, formats = [], lab = null, server = {} }) {
  const root = document.getElementById("wordgraph");
  const explorer = new Explorer({ root, scene, host: { ...browser(root), ...server, lab }, loadPage, formats, lab });
  root.explorer = explorer; // for the console and the tests
  const { view, notices: strange } = decodeView(location.search);
  lab?.listen((state) => explorer.labState(state));
  const Plotly = graphics().available ? await plotly() : null;
  strange.forEach((text) => notices.say(`${text[0].toUpperCase()}${text.slice(1)}.`));
  const why = graphics().available ? "The graph's library did not arrive" : "This browser can't draw in 3D (WebGL is missing or off)";
  if (!Plotly) notices.keep("graphics", `${why}. The list and the pages still work.`);
  await explorer.open(view, Plotly);
  return explorer;
}

/** What the explorer needs of the browser. */
function browser(root) {
  const media = (query) => matchMedia(query);
  const journey = new Journey(attempt(() => history.state));
  const url = (query) => location.pathname + (query ? `?${query}` : "") + location.hash;
  return {
    document,
    storage: storage(),
    requestFrame: (callback) => requestAnimationFrame(callback),
    now: () => performance.now(),
    timer: (callback, time) => setTimeout(callback, time),
    clearTimer: (timer) => clearTimeout(timer),
    pixelRatio: () => Math.min(devicePixelRatio || 1, 2),
    sharpness: () => Math.min(devicePixelRatio || 1, 1.5),
    software: () => graphics().software,
    reducedMotion: () => media("(prefers-reduced-motion: reduce)").matches,
    narrow: () => media("(max-width: 720px)").matches,
    theme: () => window.wordgraphTheme.get(),
    rememberTheme: (theme) => window.wordgraphTheme.keep(theme),
    push: (query) =>
      attempt(() => {
        history.pushState(journey.next, "", url(query));
        journey.push();
      }),
    replace: (query) => attempt(() => history.replaceState(journey.state, "", url(query))),
    steps: () => journey.steps,
    go: (by) => history.go(by),
    address: (query) => new URL(url(query), location.href).href,
    download,
    save: (text, name) => save(new Blob([text], { type: "application/json" }), name),
    copy: (text) => navigator.clipboard.writeText(text),
    title: (text) => (document.title = text),
    notices,
    on: (listeners) => {
      addEventListener("blur", listeners.blur);
      new ResizeObserver(listeners.resize).observe(root.querySelector("#stage"));
      addEventListener("popstate", ({ state }) => {
        journey.arrive(state);
        attempt(() => history.replaceState(journey.state, ""));
        listeners.popstate(decodeView(location.search).view);
      });
      media("(prefers-color-scheme: light)").addEventListener("change", listeners.systemTheme);
      const plot = root.querySelector("#plot");
      plot.addEventListener("webglcontextlost", listeners.contextLost, true);
      plot.addEventListener("webglcontextrestored", listeners.contextRestored, true);
    },
  };
}

/** The experiments as the Dash part of the page runs them (see clientside.js), each `beside` a term. */
function dashLab(beside) {
  const set = (id, data) => window.dash_clientside.set_props(id, { data });
  const ready = (task) => window.wordgraphLab.ready(task);
  let drawn = null; // the theme that the plots were last told, which they alone go by
  const retheme = (theme) => {
    if (theme !== drawn) set("lab-theme", (drawn = theme));
  };
  // The stamp makes each request a new one, so that a preset can be asked for twice.
  const flat = !graphics().available; // then a surface is drawn as contours
  const ask = (request) => set("lab-request", { ...request, flat, stamp: performance.now() });
  return {
    beside,
    open: (parameters, theme) =>
      ready(() => {
        retheme(theme);
        ask({ parameters });
      }),
    ask: (request) => ready(() => ask(request)),
    retheme: (theme) => ready(() => retheme(theme)),
    /** Move the slider of a parameter. */
    set: (name, value) => window.dash_clientside.set_props({ type: "lab-parameter", name }, { value }),
    listen: (callback) => addEventListener("wordgraph:lab", (event) => callback(event.detail)),
    listenLayers: (callback) => addEventListener("wordgraph:layers", (event) => callback(event.detail)),
  };
}

/** The experiments that run step by step on the server, as features/live.mjs needs them. */
function liveLab(experiments) {
  const set = (id, props) => window.dash_clientside.set_props(id, props);
  return {
    experiments,
    place: () => document.getElementById("lab-live"), // made by Dash, and there once it listens
    listen: (callback) => addEventListener("wordgraph:lab", (event) => callback(event.detail)),
    token: () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16).padStart(8, "0")).join("-"),
    ask: async (question) => {
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch("lab/live", { method: "POST", headers, body: JSON.stringify(question) });
      if (!answer.ok) throw new Error((await answer.text()).slice(0, 300) || `The server said ${answer.status}.`);
      return answer.json();
    },
    draw: ({ figure, height, checks, summary }, of) => {
      const [[main, verdict], ...further] = checks;
      const span = ([children, className]) => ({ namespace: "dash_html_components", type: "Span", props: { children, className } });
      set("lab-plot", { figure, style: { height: `${height}px` } });
      set("lab-figure", { "aria-label": summary });
      dispatchEvent(new CustomEvent("wordgraph:layers", { detail: { of, layers: figure.layout.meta?.layers ?? null } }));
      set("lab-check", { children: [main, ...further.map(span)], className: verdict });
    },
    say: (summary) => set("lab-summary", { children: summary }),
  };
}

/** The plotting library, or null if it can't be had; its script tag marks a failure (theme.js). */
function plotly() {
  return new Promise((resolve) => {
    if (window.Plotly) return resolve(window.Plotly);
    const script = document.getElementById("plotly");
    if (!script || script.dataset.failed) return resolve(null);
    script.addEventListener("load", () => resolve(window.Plotly ?? null));
    script.addEventListener("error", () => resolve(null));
    setTimeout(() => resolve(window.Plotly ?? null), PATIENCE);
  });
}

/** Save what an address answers under a name; throws what the server says is wrong. */
async function download(address, name) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error((await answer.text()).slice(0, 300) || `The server said ${answer.status}.`);
  save(await answer.blob(), name);
}

/** Save what is in hand under a name. */
function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What a task gives, or undefined where the browser forbids it (a sandbox, a full or closed store). */
function attempt(task) {
  try {
    return task();
  } catch {
    return undefined;
  }
}

let known = null;

/** Whether the browser can draw in 3D, and whether it does so without a graphics card. */
function graphics() {
  if (known) return known;
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
  const details = context?.getExtension("WEBGL_debug_renderer_info");
  const renderer = details ? context.getParameter(details.UNMASKED_RENDERER_WEBGL) : "";
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  known = { available: Boolean(context), software: /swiftshader|llvmpipe|software/i.test(renderer) };
  return known;
}

const notices = new Notices(document.getElementById("notice"), {
  timer: (callback, time) => setTimeout(callback, time),
  clearTimer: (timer) => clearTimeout(timer),
});

const storage = () => attempt(() => window.localStorage) ?? null;

/** Say that nothing can be shown, instead of waiting for ever. */
function giveUp(error) {
  document.getElementById("wordgraph").classList.remove("loading");
  const what = error.cause ? `${error.message} (${error.cause.message})` : `The explorer could not start (${error.message})`;
  notices.keep("start", `${what}. Reload the page to try again.`);
  throw error;
}

const mode = document.getElementById("wordgraph")?.dataset.mode;
if (mode === "app") startOnline().catch(giveUp);
if (mode === "file") startOffline().catch(giveUp);
