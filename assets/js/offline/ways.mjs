/** Routes, lessons and comparisons found in the browser, in the form in which a server sends them (wordgraph/ways/wire.py). */
import { shortestPaths } from "./paths.mjs";

const PATHS = 3;
const DECLARED = 1;
const LINKED = 1.25;
const IN_PASSING = 2;
const HUB = 0.08; // what each doubling of a term's links adds to the way through it

/** The ways of a scene: `pages` by id, `hops` as hops.mjs has them. Each answers the way that ways.mjs names. */
export function createWays(scene, pages, hops) {
  const named = (id) => ({ id, name: pages[id].name });
  const rowOf = (id) => scene.rows.get(id);

  function lengthOf(a, b) {
    const both = [hops.links(scene.ids[a], scene.ids[b]), hops.links(scene.ids[b], scene.ids[a])];
    const nearest = both.some(({ declared }) => declared.length) ? DECLARED : both.some(({ linked }) => linked) ? LINKED : IN_PASSING;
    const [here, there] = [a, b].map((node) => Math.log2(scene.neighbours[node].length));
    return nearest + (HUB * (here + there)) / 2;
  }

  function routes(from, to, count) {
    if (from === to) return [];
    return shortestPaths(scene.neighbours, lengthOf, rowOf(from), rowOf(to), count).map(({ nodes, length }) => {
      const ids = nodes.map((node) => scene.ids[node]);
      return { stops: ids.map(named), hops: ids.slice(1).map((id, at) => hops.hop(ids[at], id)), length };
    });
  }

  function lesson(target) {
    const needs = new Map();
    for (const waiting = [target]; waiting.length; ) {
      const id = waiting.pop();
      if (needs.has(id)) continue;
      needs.set(id, pages[id].prerequisites.map((one) => one.id).filter((one) => one && one !== id));
      waiting.push(...needs.get(id));
    }
    const order = inOrder(needs, target);
    const place = new Map(order.map((id, at) => [id, at]));
    const earlier = (id) => needs.get(id).filter((one) => place.get(one) < place.get(id));
    const leads = new Map(order.map((id) => [id, []]));
    for (const id of order) for (const need of earlier(id)) leads.get(need).push(id);
    return {
      target,
      steps: order.map((id) => ({ ...named(id), needs: earlier(id), leads: leads.get(id).map((other) => hops.hop(id, other)) })),
    };
  }

  function comparison(one, other) {
    const around = [one, other].map((id) => new Set(scene.neighbours[rowOf(id)].map((node) => scene.ids[node]).filter((near) => near !== one && near !== other)));
    const shared = [...around[0]].filter((id) => around[1].has(id));
    const own = around.map((set) => [...set].filter((id) => !shared.includes(id)));
    const hop = hops.hop(one, other, true);
    return {
      terms: [one, other].map((id, at) => {
        const { name, summary, difficulty, domains } = pages[id];
        return { id, name, summary, difficulty, domains, own: closest(own[at], [id]).map(named) };
      }),
      shared: closest(shared, [one, other]).map(named),
      confused: hops.contrasted(one, other),
      hop: hop.quote || hop.relation ? hop : null,
      route: routes(one, other, 1)[0] ?? null,
    };
  }

  /** Ids by how strongly they are linked to some, then by how much else holds on to them. */
  function closest(ids, to) {
    const weight = new Map(ids.map((id) => [id, to.reduce((sum, one) => sum + hops.weight(id, one), 0)]));
    const degree = (id) => scene.neighbours[rowOf(id)].length;
    return ids.sort((a, b) => weight.get(b) - weight.get(a) || degree(b) - degree(a) || (a < b ? -1 : 1));
  }

  return {
    route: ({ from, to }) => ({ routes: routes(from, to, PATHS) }),
    lesson: ({ target }) => lesson(target),
    comparison: ({ one, other }) => comparison(one, other),
  };
}

/** What comes before a target depth first, needs before what needs them, the longest line of them first. */
function inOrder(needs, target) {
  const heights = new Map();
  for (const id of postorder(needs, target)) heights.set(id, 1 + Math.max(0, ...needs.get(id).map((need) => heights.get(need) ?? 0)));
  return postorder(new Map([...needs].map(([id, found]) => [id, [...found].sort((a, b) => heights.get(b) - heights.get(a))])), target);
}

function postorder(needs, target) {
  const order = [];
  const met = new Set([target]);
  for (const path = [[target, 0]]; path.length; ) {
    const top = path.at(-1);
    const next = needs.get(top[0])[top[1]++];
    if (next === undefined) order.push(path.pop()[0]);
    else if (!met.has(next)) {
      met.add(next);
      path.push([next, 0]);
    }
  }
  return order;
}
