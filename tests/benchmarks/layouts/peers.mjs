// d3-force-3d and ngraph.forcelayout at their defaults: which, nodes, file of edges, seed -> places.
import { readFileSync } from "node:fs";

const [which, count, file, seed] = process.argv.slice(2);
const ends = new Int32Array(new Uint8Array(readFileSync(file)).buffer);
const n = Number(count);
const places = new Float64Array(3 * n);

if (which === "d3") {
  const d3 = await import("d3-force-3d");
  const nodes = Array.from({ length: n }, () => ({}));
  const links = [];
  for (let k = 0; k < ends.length; k += 2) links.push({ source: ends[k], target: ends[k + 1] });
  const simulation = d3
    .forceSimulation(nodes, 3)
    .force("link", d3.forceLink(links))
    .force("charge", d3.forceManyBody())
    .force("center", d3.forceCenter())
    .stop();
  simulation.tick(300);
  nodes.forEach(({ x, y, z }, k) => places.set([x, y, z], 3 * k));
} else {
  const { default: createGraph } = await import("ngraph.graph");
  const { default: createLayout } = await import("ngraph.forcelayout");
  const graph = createGraph();
  for (let k = 0; k < n; k++) graph.addNode(k);
  for (let k = 0; k < ends.length; k += 2) graph.addLink(ends[k], ends[k + 1]);
  const layout = createLayout(graph, { dimensions: 3, seed: Number(seed) });
  for (let k = 0; k < 500; k++) layout.step();
  for (let k = 0; k < n; k++) {
    const { x, y, z } = layout.getNodePosition(k);
    places.set([x, y, z], 3 * k);
  }
}
process.stdout.write(new Uint8Array(places.buffer));
