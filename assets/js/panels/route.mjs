/** A route: its paths to choose from, the stops in order with what links them, or one of its stops. */
import { element } from "../dom.mjs";
import { button, heading, hopWords, strip } from "./hop.mjs";

/**
 * The panel of a whole route. `names` are those of its ends; `act` does choose(number), stop(number),
 * tour(stops), swap(), compare() and leave().
 */
export function routePanel(document, { routes }, { number, names, act }) {
  const title = heading(document, "From ", element(document, "b", {}, names[0]), " to ", element(document, "b", {}, names[1]));
  const path = routes[Math.min(number, routes.length) - 1];
  if (!path) {
    const nothing = element(document, "p", { class: "nothing" }, `No chain of links leads from ${names[0]} to ${names[1]}.`);
    return [title, nothing, tools(document, act, null)];
  }
  return [title, routes.length > 1 ? choice(document, routes, path, act) : null, stops(document, path, act), tools(document, act, path)].filter(Boolean);
}

/** One stop of a path: how one came here, and the way on. */
export function stopPanel(document, path, { stop, names, act }) {
  const came = path.hops[stop - 2];
  const words = came ? hopWords(document, came) : [element(document, "p", { class: "relation" }, "Here the route begins.")];
  return strip(document, {
    title: `From ${names[0]} to ${names[1]}`,
    kind: "Stop",
    at: stop,
    count: path.stops.length,
    words,
    out: [button(document, "whole", act.whole, "All stops"), button(document, "leave", act.leave, "Leave")],
  });
}

/** What is said when a route has been found. */
export function routeSaid({ routes }, names) {
  if (!routes.length) return `No chain of links leads from ${names[0]} to ${names[1]}.`;
  const paths = routes.length > 1 ? `${routes.length} paths` : "One path";
  return `${paths} from ${names[0]} to ${names[1]}. The best: ${routes[0].stops.map(({ name }) => name).join(", ")}.`;
}

function choice(document, routes, chosen, act) {
  const one = (path, at) =>
    element(
      document,
      "button",
      { "data-key": `path-${at + 1}`, "aria-pressed": String(path === chosen), onclick: () => act.choose(at + 1) },
      `Path ${at + 1}`,
      element(document, "small", {}, path.hops.length === 1 ? "direct" : `${path.hops.length} hops`),
    );
  return element(document, "div", { class: "choice", role: "group", "aria-label": "Paths, the best first" }, ...routes.map(one));
}

function stops(document, path, act) {
  const one = ({ name }, at) =>
    element(
      document,
      "li",
      {},
      element(
        document,
        "button",
        { class: "stop", "data-key": `stop-${at + 1}`, title: `Fly to ${name}`, onclick: () => act.stop(at + 1) },
        element(document, "b", { class: "number" }, String(at + 1)),
        element(document, "span", {}, name),
      ),
      path.hops[at] ? element(document, "div", { class: "words" }, ...hopWords(document, path.hops[at])) : null,
    );
  return element(document, "ol", { class: "stops", "aria-label": "The stops in order" }, ...path.stops.map(one));
}

function tools(document, act, path) {
  return element(
    document,
    "div",
    { class: "tools" },
    path && button(document, "walk", () => act.stop(1), "Walk it", { class: "main" }),
    path && button(document, "tour", () => act.tour(path.stops), "Play as a tour"),
    button(document, "compare", act.compare, "Compare the two"),
    button(document, "swap", act.swap, "Swap"),
    button(document, "leave", act.leave, "Leave"),
  );
}
