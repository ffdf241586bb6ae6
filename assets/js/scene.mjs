/** The scene as the server sends it (wordgraph/scene/scene.py), made ready for drawing. */

/** How brightly a node is drawn, the brightest first; what is gone is not drawn at all. */
export const TIER = { focus: 0, near: 1, base: 2, dim: 3, gone: 4 };

/** Typed arrays, neighbours by node, and the row of each id. */
export function decode(data) {
  const n = data.ids.length;
  const edges = Int32Array.from(data.edges);
  return {
    ...data,
    size: n,
    places: Float32Array.from(data.places),
    edges,
    neighbours: neighbours(n, edges),
    ...palette(data),
    ...facets(data),
    ...order(n, data),
    rows: new Map(data.ids.map((id, row) => [id, row])),
    byImportance: [...data.ids.keys()].sort((a, b) => data.importance[b] - data.importance[a] || a - b),
    landmarks: landmarks(data),
    ball: ball(data.places),
    moving: false,
    levelled: null,
    column: null, // of column.mjs, while layers are shown
  };
}

/** Put all nodes elsewhere (3n numbers); while they are `moving` they are drawn with few triangles. */
export function moveTo(scene, places, moving = false) {
  scene.places.set(places);
  scene.moving = moving;
  if (!moving) Object.assign(scene, { landmarks: landmarks(scene), ball: ball(scene.places) });
}

/** The place of a node, as [x, y, z]. */
export const placeOf = (scene, node) => Array.from(scene.places.subarray(3 * node, 3 * node + 3));

/** The tier of each node (wordgraph/scene/emphasis.py): with nothing selected all are base. */
export function tiers(scene, view) {
  const focus = scene.rows.get(view.term);
  const domain = scene.groups.findIndex((group) => group.name === view.domain);
  if (focus === undefined && domain < 0) return new Uint8Array(scene.size).fill(TIER.base);
  const tier = new Uint8Array(scene.size).fill(TIER.dim);
  if (focus !== undefined) {
    for (const node of scene.neighbours[focus]) tier[node] = TIER.near;
    tier[focus] = TIER.focus;
  } else {
    for (let node = 0; node < scene.size; node++) {
      if (scene.group[node] === domain) tier[node] = TIER.near;
    }
  }
  return tier;
}

/** The edges that are lit: those of the focus, or inside the isolated domain, or between what alone is not dim. */
export function litEdges(scene, tier) {
  const focused = tier.includes(TIER.focus);
  const inside = tier.includes(TIER.near) ? TIER.near : tier.includes(TIER.dim) ? TIER.base : -1;
  const lit = [];
  for (let edge = 0; edge < scene.edges.length / 2; edge++) {
    const a = tier[scene.edges[2 * edge]];
    const b = tier[scene.edges[2 * edge + 1]];
    const shown = focused ? a === TIER.focus || b === TIER.focus : a === inside && b === inside;
    if (shown) lit.push(edge);
  }
  return lit;
}

/**
 * The distinct colours of the domains, and which of them each domain has: with hundreds of domains
 * they repeat, and a colour scale has room for 256.
 */
function palette({ groups }) {
  const first = groups.findIndex(({ dark }, row) => row > 0 && dark === groups[0].dark);
  const colours = first < 0 ? groups : groups.slice(0, first);
  return { colours, tint: groups.map((_, row) => row % colours.length) };
}

/**
 * What terms are filtered by: `levels` of difficulty (0 to 2, or -1), the nodes with `labs`, all
 * domains of each node as rows of `groups`, and the rows of `industries` that each is `usedIn`.
 */
function facets(data) {
  return {
    levels: data.levels ?? data.ids.map(() => -1),
    labs: new Set(data.labs),
    domainsOf: data.ids.map((_, node) => [...new Set([data.group[node], ...(data.otherGroups?.[node] ?? [])])]),
    industries: data.industries ?? [],
    usedIn: data.ids.map((_, node) => [...new Set(data.usedIn?.[node])]),
  };
}

/** For each node the nodes to understand first (`needs`) and those that need it, and the `tours`. */
function order(n, data) {
  const [needs, neededBy] = [0, 1].map(() => Array.from({ length: n }, () => []));
  const pairs = data.prerequisites ?? [];
  for (let i = 0; i < pairs.length; i += 2) {
    needs[pairs[i + 1]].push(pairs[i]);
    neededBy[pairs[i]].push(pairs[i + 1]);
  }
  return { needs, neededBy, tours: data.tours ?? [] };
}

function neighbours(n, edges) {
  const lists = Array.from({ length: n }, () => []);
  for (let i = 0; i < edges.length; i += 2) {
    lists[edges[i]].push(edges[i + 1]);
    lists[edges[i + 1]].push(edges[i]);
  }
  return lists;
}

/** For each domain that has terms: its name, its members, and their middle. */
function landmarks(data) {
  const members = data.groups.map(() => []);
  data.ids.forEach((_, node) => members[data.group[node]]?.push(node));
  return data.groups.flatMap((group, row) =>
    members[row].length ? [{ name: group.name, group: row, place: middle(data.places, members[row]), members: members[row] }] : [],
  );
}

/** The median of some nodes' places along each axis. */
export const middle = (places, nodes) => [0, 1, 2].map((axis) => median(nodes.map((node) => places[3 * node + axis])));

function median(values) {
  const sorted = values.slice().sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The ball that Home frames: the origin, and what holds nearly all places. */
function ball(places) {
  const reach = [];
  for (let i = 0; i < places.length; i += 3) {
    reach.push(Math.hypot(places[i], places[i + 1], places[i + 2]));
  }
  reach.sort((a, b) => a - b);
  const radius = reach.length ? reach[Math.floor((reach.length - 1) * 0.97)] : 1;
  return { center: [0, 0, 0], radius: Math.max(0.2, radius), reach: Math.max(0.2, reach.at(-1) ?? 1) };
}
