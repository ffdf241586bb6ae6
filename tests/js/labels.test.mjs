import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { frame, homeHeading, orbit, project, zoom, focalLength } from "../../assets/js/camera.mjs";
import { CollisionGrid, FAINTEST, MARGIN, budget, place, ranking, step } from "../../assets/js/labels.mjs";
import { TIER, tiers } from "../../assets/js/scene.mjs";
import { many, seeded } from "./random.mjs";
import { someScene } from "./some_scene.mjs";

const scene = someScene(400);
const [width, height] = [1440, 900];
const home = frame(scene.ball, homeHeading(), width, height);
const measure = (node) => ({ width: 7 * scene.names[node].length, height: 15 });
const views = { nothing: {}, "a term": { term: "term-7" }, "a domain": { domain: "statistics" } };

/** The names of one frame; `shown` are the nodes that were named in the last one. */
function names(camera, { view = {}, shown = new Set(), limit = budget(width, height), grid = new CollisionGrid() } = {}) {
  const tier = tiers(scene, view);
  const projected = project(camera, width, height, scene.places, new Float32Array(scene.places.length));
  const order = ranking(scene, tier);
  return place({ order, projected, radii: scene.radii, tier, width, height, measure, shown, limit, grid });
}
const nodes = (labels) => new Set(labels.map(({ node }) => node));
const boxOf = ({ node, x, y }) => {
  const size = measure(node);
  return [x - size.width / 2, y, x + size.width / 2, y + size.height];
};
const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** A reader's way about: turns and zooms, with the names of each frame following from the last. */
function* journey(view, steps = 150) {
  const random = seeded(4);
  let camera = home;
  let labels = [];
  for (let frame = 0; frame < steps; frame++) {
    camera = orbit(camera, random.between(-0.03, 0.05), random.between(-0.02, 0.02));
    camera = zoom(camera, random.between(0.94, 1.05), 720, 450, width, height);
    labels = names(camera, { view, shown: nodes(labels) });
    yield { labels, camera };
  }
}

describe("names on the picture", () => {
  for (const [what, view] of Object.entries(views)) {
    test(`never overlap and never exceed the budget, with ${what} selected`, () => {
      let most = 0;
      for (const { labels } of journey(view)) {
        most = Math.max(most, labels.length);
        const boxes = labels.map(boxOf);
        boxes.forEach((box, at) => {
          for (const other of boxes.slice(at + 1)) assert.ok(!overlap(box, other), `${box} over ${other}`);
        });
      }
      assert.ok(most > (view.term ? 2 : 10) && most <= budget(width, height));
    });
  }

  test("keep to any limit, none included", () => {
    for (const limit of [0, 1, 7]) assert.equal(names(home, { limit }).length, limit);
  });

  test("are left out only for a reason: hidden, small, no room, or no budget", () => {
    const labels = names(home, { limit: 400 });
    const named = nodes(labels);
    const tier = tiers(scene, {});
    const projected = project(home, width, height, scene.places, []);
    const order = ranking(scene, tier);
    let crowded = 0;
    for (const node of order.filter((one) => !named.has(one))) {
      const [x, y, depth] = projected.slice(3 * node, 3 * node + 3);
      const radius = (scene.radii[node] * focalLength(height)) / depth;
      if (depth < 0.01 || x < 0 || y < 0 || x > width || y > height || radius < 2.2) continue;
      const wanted = boxOf({ node, x, y: y + radius + 3 });
      const roomy = [wanted[0] - 13, wanted[1] - 13, wanted[2] + 13, wanted[3] + 13];
      const before = labels.filter((label) => order.indexOf(label.node) < order.indexOf(node));
      assert.ok(before.some((label) => overlap(roomy, boxOf(label))), scene.names[node]);
      crowded += 1;
    }
    assert.ok(crowded > 20);
  });

  test("leave alone what is in the grid already", () => {
    const grid = new CollisionGrid();
    const taken = [500, 300, 940, 600];
    grid.add(taken);
    for (const label of names(home, { grid })) assert.ok(!overlap(boxOf(label), taken));
  });

  test("belong to spheres in the picture, right below them", () => {
    const projected = project(home, width, height, scene.places, []);
    for (const { node, x, y } of names(home)) {
      const [px, py, depth] = projected.slice(3 * node, 3 * node + 3);
      assert.ok(depth > 0 && px >= 0 && px <= width && py >= 0 && py <= height);
      const half = measure(node).width / 2;
      const inside = Math.min(Math.max(px, half + 6), width - half - 6); // a name at the edge steps inside
      assert.ok(Math.abs(x - inside) < 1e-3 && y > py && y < py + 70);
    }
  });

  test("stand above where two ends of a route would have theirs in one place", () => {
    const tier = new Uint8Array(scene.size).fill(TIER.gone);
    const projected = new Float32Array(3 * scene.size).map((_, k) => (k % 3 < 2 ? 500 : 5));
    const both = { order: [0, 1], projected, radii: scene.radii, tier, width, height, measure, shown: new Set(), limit: 9 };
    tier[0] = tier[1] = TIER.focus;
    const ends = place({ ...both, grid: new CollisionGrid() });
    assert.deepEqual(ends.map(({ node }) => node), [0, 1]);
    assert.ok(ends[0].y > 500 && ends[1].y + measure(1).height < 500);
    tier[1] = TIER.near; // a neighbour gives way
    assert.equal(place({ ...both, grid: new CollisionGrid() }).length, 1);
  });

  test("of an end of a route step aside for a panel", () => {
    const tier = new Uint8Array(scene.size).fill(TIER.gone);
    const projected = new Float32Array(3 * scene.size).map((_, k) => (k % 3 < 2 ? 500 : 5));
    tier[0] = TIER.focus;
    const grid = new CollisionGrid();
    const panel = [510, 0, 600, height];
    grid.add(panel);
    const one = { order: [0], projected, radii: scene.radii, tier, width, height, measure, shown: new Set(), limit: 9 };
    const [label] = place({ ...one, grid });
    assert.ok(!overlap(boxOf(label), panel));
    assert.ok(label.x < 500 && label.y > 500);
    const high = [0, label.y - 9, 600, label.y + 3]; // a name there leaves it none of them
    const beside = new CollisionGrid();
    for (const box of [panel, high, [0, 0, 600, 500]]) beside.cover(box); // which overlap
    const [off] = place({ ...one, grid: beside });
    assert.ok(!overlap(boxOf(off), high) && off.y > label.y);
  });

  test("fade with depth, except where lit", () => {
    const labels = names(home).sort((a, b) => a.depth - b.depth);
    labels.slice(1).forEach((label, at) => assert.ok(label.alpha <= labels[at].alpha));
    assert.equal(labels[0].alpha, 1);
    assert.ok(labels.at(-1).alpha >= FAINTEST - 1e-9);
    const tier = tiers(scene, { term: "term-7" });
    for (const { node, alpha } of names(home, { view: { term: "term-7" } })) assert.equal(alpha, tier[node] < TIER.dim ? 1 : FAINTEST);
  });

  test("are none of those that are dimmed, unless two links away and near the eye", () => {
    const near = new Set([7, ...scene.neighbours[7]]);
    const afar = zoom(home, 20, 720, 450, width, height);
    const named = nodes(names(afar, { view: { term: "term-7" } }));
    assert.ok(named.has(7));
    for (const node of named) assert.ok(near.has(node));
    const close = nodes(names(zoom(home, 0.5, 720, 450, width, height), { view: { term: "term-7" } }));
    const second = new Set([...near].flatMap((node) => scene.neighbours[node]));
    assert.ok([...close].some((node) => !near.has(node)));
    for (const node of close) assert.ok(near.has(node) || second.has(node));
  });
});

describe("the budget", () => {
  test("is some sixty on a screen, a dozen or more on a phone, and grows with the picture", () => {
    assert.ok(budget(1440, 900) >= 50 && budget(3840, 2160) <= 80);
    assert.ok(budget(390, 844) >= 12 && budget(390, 844) <= 20);
    assert.ok(budget(0, 0) >= 1);
    const sizes = [[300, 300], [800, 600], [1200, 800], [1440, 900], [2560, 1440]].map(([w, h]) => budget(w, h));
    assert.deepEqual(sizes.slice().sort((a, b) => a - b), sizes);
  });
});

describe("the ranking", () => {
  test("is the focus, its neighbours, theirs, each by importance", () => {
    const tier = tiers(scene, { term: "term-7" });
    const order = ranking(scene, tier);
    assert.equal(order[0], 7);
    const first = new Set(scene.neighbours[7]);
    const second = new Set([...first].flatMap((node) => scene.neighbours[node]).filter((node) => node !== 7 && !first.has(node)));
    const parts = [order.slice(1, 1 + first.size), order.slice(1 + first.size)];
    assert.deepEqual(parts.map((part) => new Set(part)), [first, second]);
    assert.equal(order.length, 1 + first.size + second.size);
    for (const part of parts) {
      const importance = part.map((node) => scene.importance[node]);
      assert.deepEqual(importance, importance.slice().sort((a, b) => b - a));
    }
    const all = ranking(scene, tiers(scene, {})).map((node) => scene.importance[node]);
    assert.deepEqual(all, all.slice().sort((a, b) => b - a));
  });

  test("has no second hop where a filter or a route hides a neighbour, nor where nothing is the focus", () => {
    const tier = tiers(scene, { term: "term-7" });
    tier[scene.neighbours[7][0]] = TIER.gone;
    assert.ok(ranking(scene, tier).every((node) => tier[node] < TIER.dim));
    const inside = tiers(scene, { domain: "statistics" });
    assert.ok(ranking(scene, inside).every((node) => inside[node] < TIER.dim));
  });

  test("leaves the scene's own order alone", () => {
    const before = scene.byImportance.slice();
    ranking(scene, tiers(scene, { term: "term-7" }));
    assert.deepEqual(scene.byImportance, before);
  });

  test("decides, not the camera: whoever is named, no one above in the order lost to one below", () => {
    for (const yaw of [0, 1, 2, 3, 4, 5]) {
      const labels = names(orbit(home, yaw, 0), { limit: 15 });
      const order = ranking(scene, tiers(scene, {}));
      const places = labels.map(({ node }) => order.indexOf(node));
      assert.deepEqual(places, places.slice().sort((a, b) => a - b));
    }
  });

  test("makes the focus's name largest", () => {
    const tier = tiers(scene, { term: "term-7" });
    assert.equal(step(scene, tier, 7), 0);
    for (const node of scene.neighbours[7]) {
      assert.equal(step(scene, tier, node), scene.importance[node] > 0.55 ? 1 : 2);
    }
  });
});

describe("names while turning", () => {
  /** How many names come or go in a trembling hand, a pixel or so about `camera`. */
  function swaps(camera, remembers, view = {}) {
    const random = seeded(9);
    const tremble = () => random.between(-0.0008, 0.0008);
    const jitter = () => zoom(orbit(camera, tremble(), tremble()), 1 + tremble(), 720, 450, width, height);
    let shown = new Set();
    const next = () => nodes(names(jitter(), { view, shown: remembers ? shown : new Set() }));
    for (let frame = 0; frame < 30; frame++) shown = next();
    let count = 0;
    for (let frame = 0; frame < 60; frame++) {
      const now = next();
      count += [...now].filter((node) => !shown.has(node)).length + [...shown].filter((node) => !now.has(node)).length;
      shown = now;
    }
    return count;
  }

  // From near, where the edge cuts the cloud, and from afar, where spheres get too small for a name.
  const cameras = many(16, (_, turn) => zoom(orbit(home, turn / 2, 0.1), turn % 2 ? 0.6 : 2, 720, 450, width, height));

  test("do not flicker: a hand that trembles swaps none", () => {
    for (const camera of cameras) assert.equal(swaps(camera, true), 0);
    for (const camera of cameras) assert.equal(swaps(camera, true, { term: "term-7" }), 0);
  });

  test("come in a little later than they go: by size, by room, and at the edge", () => {
    const focal = focalLength(height);
    /** Whether the last of some places [x, y, radius in pixels] is named, with `shown` named before. */
    const named = (places, shown) => {
      const [order, projected] = [[...places.keys()], places.flatMap(([x, y]) => [x, y, 1])];
      const radii = places.map(([, , radius]) => radius / focal);
      const tier = new Uint8Array(places.length).fill(TIER.base);
      const size = () => ({ width: 100, height: 15 });
      const state = { order, projected, radii, tier, width, height, measure: size, limit: 9, grid: new CollisionGrid() };
      return nodes(place({ ...state, shown: new Set(shown) })).has(places.length - 1);
    };
    const cases = [[[400, 400, 2.05]], [[400, -3, 9]], [[400, 400, 9], [504, 400, 9]]];
    for (const places of cases) {
      assert.ok(!named(places, []));
      assert.ok(named(places, places.keys()));
    }
    for (const places of [[[400, 400, 1.5]], [[400, -30, 9]], [[400, 400, 9], [496, 400, 9]]]) assert.ok(!named(places, places.keys()));
    for (const places of [[[400, 400, 2.5]], [[400, 3, 9]], [[400, 400, 9], [520, 400, 9]]]) assert.ok(named(places, []));
  });

  test("would flicker if nothing were remembered", () => {
    assert.ok(cameras.reduce((sum, camera) => sum + swaps(camera, false), 0) > 20);
  });

  test("settle at once where the camera stands still", () => {
    for (const camera of cameras) {
      let shown = nodes(names(camera));
      for (let frame = 0; frame < 5; frame++) shown = nodes(names(camera, { shown }));
      assert.deepEqual(nodes(names(camera, { shown })), shown);
    }
  });

  test("stay for most of a turn of ten degrees, the weightiest of all", () => {
    let labels = names(home);
    const before = nodes(labels);
    for (let frame = 0; frame < 20; frame++) {
      labels = names(orbit(home, (frame * Math.PI) / 18 / 20, 0), { shown: nodes(labels) });
    }
    const kept = [...before].filter((node) => nodes(labels).has(node));
    assert.ok(kept.length > 0.6 * before.size, `${kept.length} of ${before.size}`);
    assert.ok(nodes(labels).has(scene.byImportance[0]));
  });
});

describe("the collision grid", () => {
  test("says of any boxes what comparing all pairs says", () => {
    const random = seeded(8);
    for (let round = 0; round < 20; round++) {
      const grid = new CollisionGrid();
      const taken = [];
      for (let box = 0; box < 200; box++) {
        const [x, y] = [random.between(-200, 1500), random.between(-200, 1000)];
        const next = [x, y, x + random.between(1, 300), y + random.between(1, 90)];
        const wide = [next[0] - MARGIN, next[1] - MARGIN, next[2] + MARGIN, next[3] + MARGIN];
        const room = !taken.some((other) => overlap(wide, other));
        assert.equal(grid.add(next), room);
        if (room) taken.push(next);
      }
    }
  });
});
