import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { TIER, decode, litEdges, placeOf, tiers } from "../../assets/js/scene.mjs";
import { close } from "./close.mjs";
import { sceneOf, someData, someScene } from "./some_scene.mjs";

const { focus, near, base, dim } = TIER;

describe("a decoded scene", () => {
  const data = someData(50, 90);
  const scene = decode(data);

  test("knows the neighbours that the list of links has, both ways", () => {
    const linked = new Set();
    for (let at = 0; at < data.edges.length; at += 2) {
      linked.add(`${data.edges[at]},${data.edges[at + 1]}`).add(`${data.edges[at + 1]},${data.edges[at]}`);
    }
    for (let a = 0; a < 50; a++) {
      for (let b = 0; b < 50; b++) assert.equal(scene.neighbours[a].includes(b), linked.has(`${a},${b}`));
    }
    assert.equal(scene.neighbours.flat().length, 2 * 90);
  });

  test("finds rows by id and places by row", () => {
    assert.equal(scene.rows.get("term-31"), 31);
    assert.equal(scene.rows.get("constructor"), undefined);
    close(placeOf(scene, 31), data.places.slice(93, 96), 1e-6);
  });

  test("has the nodes by importance", () => {
    const importance = scene.byImportance.map((node) => data.importance[node]);
    assert.deepEqual(importance, importance.slice().sort((a, b) => b - a));
    assert.equal(new Set(scene.byImportance).size, 50);
  });

  test("has equally important nodes in the order of their rows", () => {
    const equal = decode({ ...data, importance: data.importance.map(() => 0.5) });
    assert.deepEqual(equal.byImportance, [...Array(50).keys()]);
  });

  test("has a landmark for each domain with terms, in the midst of them", () => {
    const group = data.group.map((_, row) => (row < 2 ? 1 : 0));
    const marks = decode({ ...data, group }).landmarks;
    assert.deepEqual(marks.map(({ name, group: row }) => [name, row]), [["deep learning", 0], ["statistics", 1]]);
    assert.deepEqual(marks[1].members, [0, 1]);
    assert.equal(marks[0].members.length, 48);
    for (const axis of [0, 1, 2]) {
      const below = marks[0].members.filter((node) => data.places[3 * node + axis] < marks[0].place[axis]);
      assert.equal(below.length, 24);
    }
  });

  test("tells colours apart by number, also where there are more domains than colours", () => {
    const colours = [...Array(17).keys()].map((one) => ({ dark: `#0000${one + 10}`, light: `#${one + 10}0000` }));
    for (const count of [1, 2, 17, 18, 40, 600]) {
      const groups = [...Array(count).keys()].map((row) => ({ name: `domain ${row}`, count: 1, ...colours[row % 17] }));
      const made = decode({ ...data, groups });
      assert.equal(made.colours.length, Math.min(count, 17));
      groups.forEach(({ dark, light }, row) => {
        const colour = made.colours[made.tint[row]];
        assert.deepEqual([colour.dark, colour.light], [dark, light]);
      });
    }
  });

  test("is framed by a ball about the origin that holds nearly all places", () => {
    const away = [...Array(50).keys()].map((node) => Math.hypot(...data.places.slice(3 * node, 3 * node + 3)));
    const held = away.filter((one) => one <= scene.ball.radius + 1e-9).length;
    assert.ok(held >= 48 && held <= 50);
    assert.equal(scene.ball.reach, Math.max(...away));
  });
});

test("scenes of one term and of none decode", () => {
  const none = decode({ ...someData(0), groups: [] });
  assert.equal(none.size, 0);
  assert.ok(none.ball.radius > 0 && none.ball.reach >= none.ball.radius);
  assert.deepEqual(litEdges(none, tiers(none, { term: "x" })), []);
  const one = decode({ ...someData(1), places: [0, 0, 0] });
  assert.ok(one.ball.radius > 0);
  assert.deepEqual(one.neighbours, [[]]);
});

describe("tiers", () => {
  // 0 - 1 - 2 - 3, 0 - 2, and 4 alone; 3 and 4 belong to another domain.
  const scene = sceneOf(5, [[0, 1], [1, 2], [3, 2], [2, 0]], { 3: 1, 4: 1 });

  test("are base with nothing selected, or what there is not", () => {
    for (const view of [{}, { term: null, domain: null }, { term: "elsewhere" }, { domain: "astrology" }]) {
      assert.deepEqual([...tiers(scene, view)], [base, base, base, base, base]);
    }
  });

  test("put the focus first, its neighbours next, and dim the rest", () => {
    assert.deepEqual([...tiers(scene, { term: "term-0" })], [focus, near, near, dim, dim]);
    assert.deepEqual([...tiers(scene, { term: "term-4" })], [dim, dim, dim, dim, focus]);
  });

  test("light up a domain, unless a term is selected", () => {
    assert.deepEqual([...tiers(scene, { domain: "statistics" })], [dim, dim, dim, near, near]);
    const both = { term: "term-0", domain: "statistics" };
    assert.deepEqual([...tiers(scene, both)], [focus, near, near, dim, dim]);
  });

  test("survive a term that links to itself", () => {
    assert.deepEqual([...tiers(sceneOf(2, [[0, 0]]), { term: "term-0" })], [focus, dim]);
  });

  test("light the edges of the focus, not those between its neighbours", () => {
    assert.deepEqual(litEdges(scene, tiers(scene, { term: "term-0" })), [0, 3]);
    assert.deepEqual(litEdges(scene, tiers(scene, { term: "term-3" })), [2]);
    assert.deepEqual(litEdges(scene, tiers(scene, { term: "term-4" })), []);
  });

  test("light the edges inside a domain, and none at rest", () => {
    assert.deepEqual(litEdges(scene, tiers(scene, { domain: "deep learning" })), [0, 1, 3]);
    assert.deepEqual(litEdges(scene, tiers(scene, { domain: "statistics" })), []);
    assert.deepEqual(litEdges(scene, tiers(scene, {})), []);
  });

  test("light of a large scene exactly the edges that touch the focus", () => {
    const large = someScene(300, 900);
    const lit = new Set(litEdges(large, tiers(large, { term: "term-5" })));
    assert.equal(lit.size, large.neighbours[5].length);
    for (const edge of lit) assert.ok(large.edges[2 * edge] === 5 || large.edges[2 * edge + 1] === 5);
  });
});
