/** The few shortest paths between two nodes, none of which comes twice to a node (Yen, 1971). */

/**
 * Up to `count` paths, the shortest first, each {nodes, length}. `neighbours[node]` are those that a node
 * is linked to, `lengthOf(a, b)` is how long a link is, more than 0.
 */
export function shortestPaths(neighbours, lengthOf, from, to, count) {
  const found = [];
  const waiting = [];
  const offer = (path) => {
    if (path && ![...found, ...waiting].some(({ nodes }) => same(nodes, path.nodes))) waiting.push(path);
  };
  offer(shortest(neighbours, lengthOf, from, to, new Set(), new Set()));
  while (waiting.length && found.length < count) {
    waiting.sort((a, b) => a.length - b.length);
    const last = waiting.shift();
    found.push(last);
    if (found.length === count) break;
    // The next one leaves a path that was found somewhere: not by a link by which another left there.
    last.nodes.slice(0, -1).forEach((spur, at) => {
      const root = last.nodes.slice(0, at + 1);
      const closed = new Set(found.filter(({ nodes }) => same(nodes.slice(0, at + 1), root)).map(({ nodes }) => nodes[at + 1]));
      const rest = shortest(neighbours, lengthOf, spur, to, new Set(root.slice(0, -1)), closed);
      if (!rest) return;
      const nodes = [...root.slice(0, -1), ...rest.nodes];
      offer({ nodes, length: nodes.slice(1).reduce((sum, node, hop) => sum + lengthOf(nodes[hop], node), 0) });
    });
  }
  return found;
}

const same = (one, other) => one.length === other.length && one.every((node, at) => node === other[at]);

/** The shortest path (Dijkstra) that avoids some nodes, and does not begin with a step to the `closed` ones; or null. */
function shortest(neighbours, lengthOf, from, to, avoided, closed) {
  const lengths = new Map([[from, 0]]);
  const before = new Map();
  const done = new Set();
  const queue = new Queue();
  queue.add(from, 0);
  for (let node; (node = queue.take()) !== undefined; ) {
    if (done.has(node)) continue;
    done.add(node);
    if (node === to) break;
    for (const next of neighbours[node]) {
      if (avoided.has(next) || done.has(next) || (node === from && closed.has(next))) continue;
      const length = lengths.get(node) + lengthOf(node, next);
      if (length >= (lengths.get(next) ?? Infinity)) continue;
      lengths.set(next, length);
      before.set(next, node);
      queue.add(next, length);
    }
  }
  if (!done.has(to)) return null;
  const nodes = [to];
  while (nodes[0] !== from) nodes.unshift(before.get(nodes[0]));
  return { nodes, length: lengths.get(to) };
}

/** Nodes by how far they are, the nearest first: a binary heap. */
class Queue {
  #heap = [];

  add(node, key) {
    const heap = this.#heap;
    let at = heap.push([key, node]) - 1;
    for (let up; at > 0 && heap[(up = (at - 1) >> 1)][0] > key; at = up) [heap[at], heap[up]] = [heap[up], heap[at]];
  }

  take() {
    const heap = this.#heap;
    const top = heap[0]?.[1];
    const last = heap.pop();
    if (!heap.length) return top;
    heap[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && heap[child][0] < heap[least][0]) least = child;
      if (least === at) return top;
      [heap[at], heap[least]] = [heap[least], heap[at]];
      at = least;
    }
  }
}
