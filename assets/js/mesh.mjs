/** Geometry: spheres as one mesh, threads as one broken line, in typed arrays for plotly. */

/** An icosphere {points, triangles}: 12, 42 or 162 points for 0, 1 or 2 subdivisions. */
export function icosphere(subdivisions) {
  const t = (1 + Math.sqrt(5)) / 2;
  let points = [
    [-1, t, 0], [1, t, 0], [-1, -t, 0], [1, -t, 0], [0, -1, t], [0, 1, t],
    [0, -1, -t], [0, 1, -t], [t, 0, -1], [t, 0, 1], [-t, 0, -1], [-t, 0, 1],
  ].map(onSphere);
  let triangles = [
    [0, 11, 5], [0, 5, 1], [0, 1, 7], [0, 7, 10], [0, 10, 11], [1, 5, 9], [5, 11, 4],
    [11, 10, 2], [10, 7, 6], [7, 1, 8], [3, 9, 4], [3, 4, 2], [3, 2, 6], [3, 6, 8],
    [3, 8, 9], [4, 9, 5], [2, 4, 11], [6, 2, 10], [8, 6, 7], [9, 8, 1],
  ];
  for (let round = 0; round < subdivisions; round++) ({ points, triangles } = subdivide(points, triangles));
  return { points, triangles };
}

function subdivide(points, triangles) {
  const all = points.slice();
  const known = new Map();
  const middle = (a, b) => {
    const key = a < b ? `${a},${b}` : `${b},${a}`;
    if (!known.has(key)) {
      known.set(key, all.length);
      all.push(onSphere([0, 1, 2].map((axis) => points[a][axis] + points[b][axis])));
    }
    return known.get(key);
  };
  const split = triangles.flatMap(([a, b, c]) => {
    const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)];
    return [[a, ab, ca], [b, bc, ab], [c, ca, bc], [ab, bc, ca]];
  });
  return { points: all, triangles: split };
}

function onSphere(point) {
  const size = Math.hypot(...point);
  return point.map((value) => value / size);
}

/**
 * Subdivisions of a sphere by how many there are: fewer triangles for larger graphs, and where
 * there is no graphics card (`soft`) and the processor has to draw them.
 */
export function detail(count, soft = false) {
  if (count <= 40) return 2;
  if (count <= (soft ? 700 : 1500)) return soft ? 1 : 2;
  return count <= 5000 && !soft ? 1 : 0;
}

/** One mesh {x, y, z, i, j, k, intensity} of the spheres of `nodes`; intensity is the colour's number. */
export function spheres(scene, nodes, swell = 1, soft = false) {
  const { points, triangles } = icosphere(scene.moving ? 0 : detail(nodes.length, soft));
  const [x, y, z, intensity] = Array.from({ length: 4 }, () => new Float32Array(nodes.length * points.length));
  const [i, j, k] = Array.from({ length: 3 }, () => new Int32Array(nodes.length * triangles.length));
  nodes.forEach((node, order) => {
    const radius = scene.radii[node] * swell;
    const first = order * points.length;
    points.forEach((point, p) => {
      x[first + p] = scene.places[3 * node] + radius * point[0];
      y[first + p] = scene.places[3 * node + 1] + radius * point[1];
      z[first + p] = scene.places[3 * node + 2] + radius * point[2];
      intensity[first + p] = scene.tint[scene.group[node]];
    });
    triangles.forEach((corners, t) => {
      i[order * triangles.length + t] = first + corners[0];
      j[order * triangles.length + t] = first + corners[1];
      k[order * triangles.length + t] = first + corners[2];
    });
  });
  return { x, y, z, i, j, k, intensity };
}

/** Points {x, y, z, size, color}, in pixels of a size that stays at any distance; color is the colour's number. */
export function points(scene, nodes, swell = 1) {
  const [x, y, z] = [0, 1, 2].map((axis) => Float32Array.from(nodes, (node) => scene.places[3 * node + axis]));
  const size = Float32Array.from(nodes, (node) => swell * (2 + 5 * scene.importance[node] ** 1.6));
  return { x, y, z, size, color: Float32Array.from(nodes, (node) => scene.tint[scene.group[node]]) };
}

/** One line {x, y, z} through the ends of `edges` (rows of scene.edges), broken by NaN. */
export function threads(scene, edges) {
  const [x, y, z] = Array.from({ length: 3 }, () => new Float32Array(edges.length * 3));
  edges.forEach((edge, order) => {
    for (const end of [0, 1]) {
      const node = scene.edges[2 * edge + end];
      x[3 * order + end] = scene.places[3 * node];
      y[3 * order + end] = scene.places[3 * node + 1];
      z[3 * order + end] = scene.places[3 * node + 2];
    }
    x[3 * order + 2] = y[3 * order + 2] = z[3 * order + 2] = NaN;
  });
  return { x, y, z };
}
