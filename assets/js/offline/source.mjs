/** What a file answers by itself, as a server would: ways between terms, and questions. */
import { Hops } from "./hops.mjs";
import { createSearch } from "./search.mjs";
import { createWays } from "./ways.mjs";

/**
 * {ask(way), search(question)}: both give promises. `pages` are those of the file by id, `pause()` is a
 * promise kept when the browser has done what waits.
 */
export function createSource(scene, pages, pause) {
  const hops = new Hops(scene, pages);
  const ways = createWays(scene, pages, hops);
  return { ask: async (way) => ways[way.kind](way), search: createSearch(scene, pages, hops, pause) };
}
