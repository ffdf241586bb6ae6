import { createControls } from "./features/controls.mjs";
import { filters } from "./features/filters.mjs";
import { createFocus } from "./features/focus.mjs";
import { createHandle } from "./features/handle.mjs";
import { height } from "./features/height.mjs";
import { createLayers } from "./features/layers.mjs";
import { createLive } from "./features/live.mjs";
import { createMap } from "./features/map.mjs";
import { neighbourhoods } from "./features/neighbourhood.mjs";
import { createRecall } from "./features/recall.mjs";
import { createSearching } from "./features/search.mjs";
import { createSurface } from "./features/surface.mjs";
import { createTours } from "./features/tours.mjs";
import { createHistory } from "./features/views.mjs";
import { createVoice } from "./features/voice.mjs";
import { createWalk } from "./features/walk.mjs";
import { ways } from "./features/ways.mjs";

/**
 * What the explorer offers beyond reading a term, one file a feature. A feature is what
 * `create({root, scene, host, loadPage, explorer})` returns, any of:
 *
 * - `show(view)`: bring its panel to a view;
 * - `emphasis(view)`: what it wants lit, {focus, near, edges, rest, marks} (see emphasis.mjs), or null;
 * - `passes(view)`: its filter, a function of a node, or null;
 * - `frames(view)`: the nodes that the camera should frame, the first in the middle, or null;
 * - `actions(page)`: elements for the head of a term's page (wordgraph/page/build.py says what a page is);
 * - `marks()`: what the reader has marked each node as (known.mjs), drawn in the graph, or null;
 * - `picks(node)`: whether it takes a click on a node, which then selects nothing;
 * - `holds(id)`: the options that the view keeps when this term is selected, beside those that it always does;
 * - `snapshot(view)`: what a picture of the view depends on besides it, by the names under which the server is told;
 * - `hushes()`: whether the names of terms are hidden;
 * - `key(event)`: a key that has a meaning in its mode alone; whether it took it;
 * - `commands`: by name, what a key (keys.mjs) or a button with `data-command` does; one that
 *   returns false leaves it to the next feature;
 * - `back()`: one step back out, on Esc; whether there was one.
 *
 * A feature changes nothing but the view, by `explorer.change({...}, goal)`: its state is the link.
 */
export const FEATURES = [
  createHistory,
  createVoice,
  createFocus,
  createRecall,
  createTours,
  createMap,
  createWalk,
  createControls,
  createLive,
  createHandle,
  createSurface,
  createLayers,
  createSearching,
  ways,
  filters,
  height,
  neighbourhoods, // after those that light something of their own: the first that does has its way
];
