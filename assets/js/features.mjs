import { createSearching } from "./features/search.mjs";

/**
 * What the explorer offers beyond reading a term, one file a feature. A feature is what
 * `create({root, scene, host, loadPage, explorer})` returns, any of:
 *
 * - `show(view)`: bring its panel to a view;
 * - `emphasis(view)`: what it wants lit, {focus, near, edges, rest} (see emphasis.mjs), or null;
 * - `passes(view)`: its filter, a function of a node, or null;
 * - `frames(view)`: the nodes that the camera should frame, the first in the middle, or null;
 * - `commands`: by name, what a key (keys.mjs) or a button with `data-command` does;
 * - `back()`: one step back out, on Esc; whether there was one.
 *
 * A feature changes nothing but the view, by `explorer.change({...}, goal)`: its state is the link.
 */
export const FEATURES = [createSearching];
