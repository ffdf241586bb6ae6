import assert from "node:assert/strict";
import { describe, test } from "node:test";

import * as ways from "../../assets/js/ways.mjs";
import { sceneOf } from "./some_scene.mjs";

const scene = sceneOf(6, [[0, 1], [1, 2], [2, 3], [0, 4], [4, 3], [1, 3]]);
const view = (options, term = null) => ({ term, domain: null, lab: {}, options });
const term = (row) => ({ id: `term-${row}`, name: `Term ${row}` });
const path = { stops: [0, 1, 2, 3].map(term), hops: [{}, {}, {}] };

describe("the way of a view", () => {
  test("is a route, a lesson or a comparison, and where the server has it", () => {
    const route = ways.wayOf(scene, view({ from: "term-0", to: "term-3", step: "23" }));
    assert.deepEqual(route, { kind: "route", path: "routes/term-0/term-3.json", from: "term-0", to: "term-3", number: 2, stop: 3 });
    const lesson = ways.wayOf(scene, view({ learn: "term-2", step: "4" }));
    assert.deepEqual(lesson, { kind: "lesson", path: "lessons/term-2.json", target: "term-2", step: 4 });
    const both = ways.wayOf(scene, view({ with: "term-1" }, "term-2"));
    assert.deepEqual(both, { kind: "comparison", path: "comparisons/term-2/term-1.json", one: "term-2", other: "term-1" });
  });

  test("is a comparison before what it was begun from, to which it goes back", () => {
    const route = { from: "term-2", to: "term-3", step: "21" };
    const compared = view({ ...route, with: "term-1" }, "term-2");
    assert.deepEqual(ways.wayOf(scene, compared), ways.wayOf(scene, view({ with: "term-1" }, "term-2")));
    for (const silly of ["nobody", "term-2"]) assert.equal(ways.wayOf(scene, view({ ...route, with: silly }, "term-2")).kind, "route");
    assert.equal(ways.wayOf(scene, view({ learn: "term-2", with: "term-1" }, "term-0")).kind, "comparison");
    const back = [route, { learn: "term-2" }, { tour: "a" }, { q: "why?" }, { level: "beginner" }, undefined].map(ways.comesFrom);
    assert.deepEqual(back, ["the route", "the lesson", "the tour", "the answers", "", ""]);
  });

  test("is none where a term is missing, unknown, or compared with itself", () => {
    for (const some of [view({}), view({ from: "term-0" }), view({ learn: "nobody" }), view({ with: "term-1" }), view({ with: "term-1" }, "term-1")]) {
      assert.equal(ways.wayOf(scene, some), null);
    }
    assert.deepEqual(ways.strangers(scene, view({ from: "term-0", to: "nobody", learn: "nothing" })), ["nobody", "nothing"]);
    assert.equal(ways.wayOf(scene, { term: "term-0" }), null);
  });

  test("reads any step, and writes the same", () => {
    const step = (text) => {
      const { number, stop } = ways.wayOf(scene, view({ from: "term-0", to: "term-3", step: text }));
      return [number, stop];
    };
    for (const [text, expected] of [["1", [1, 0]], ["3", [3, 0]], ["12", [1, 2]], ["312", [3, 12]], [undefined, [1, 0]], ["0", [1, 0]], ["000", [1, 0]]]) {
      assert.deepEqual(step(text), expected);
    }
    assert.deepEqual([ways.routeStep(2), ways.routeStep(2, 11)], ["2", "211"]);
    assert.equal(ways.chosenPath({ routes: [path] }, { number: 3 }), path);
    assert.equal(ways.chosenPath({ routes: [] }, { number: 1 }), null);
    assert.equal(ways.stopOf(path, { stop: 99 }), 4);
  });

  test("leaves the filters alone", () => {
    assert.deepEqual(ways.lasting({ from: "a", to: "b", step: "1", level: "beginner", in: "x" }), { level: "beginner", in: "x" });
    assert.deepEqual(ways.lasting(undefined), {});
  });
});

describe("what is known", () => {
  const storage = (text) => ({ getItem: () => text });

  test("is read from the reader's own map", () => {
    assert.deepEqual([...ways.knownTerms(storage('{"a": "known", "b": "learning", "c": "known"}'))], ["a", "c"]);
  });

  test("is nothing where there is no map, or no sense in it", () => {
    const closed = { getItem() { throw new Error("closed"); } };
    for (const some of [null, storage(null), storage("{"), storage("null"), storage("3"), storage('["known"]'), closed]) {
      assert.deepEqual([...ways.knownTerms(some)].filter((id) => id.startsWith("term")), []);
    }
  });
});

describe("a lesson", () => {
  // 3 needs 1 and 2, which both need 0.
  const step = (row, needs, leads) => ({ ...term(row), needs: needs.map((at) => `term-${at}`), leads: leads.map((at) => ({ to: `term-${at}` })) });
  const data = { target: "term-3", steps: [step(0, [], [1, 2]), step(1, [0], [3]), step(2, [0], [3]), step(3, [1, 2], [])] };
  const ids = (steps) => steps.map(({ id }) => Number(id.slice(5)));
  const at = (known, term, number = 1) => ways.placeInLesson(data, new Set(known), { term }, number);

  test("leaves out what is known, and what only that needs", () => {
    assert.deepEqual(ids(ways.untaught(data, new Set())), [0, 1, 2, 3]);
    const short = ways.untaught(data, new Set(["term-1"]));
    assert.deepEqual(ids(short), [0, 2, 3]);
    assert.deepEqual([short[0].leads, short[2].needs], [[{ to: "term-2" }], ["term-2"]]);
    assert.deepEqual(ids(ways.untaught(data, new Set(["term-1", "term-2"]))), [3]);
    assert.deepEqual(ids(ways.untaught(data, new Set(["term-3"]))), [0, 1, 2, 3], "the target itself is always there");
  });

  test("is where its term is, and else where its step is", () => {
    assert.equal(at([], "term-2").at, 2);
    assert.equal(at([], null, 2).at, 1);
    assert.equal(at([], null, 99).at, 3);
    assert.equal(at([], "term-5", 0).at, 0);
    assert.deepEqual(ids(at(["term-1", "term-2"], "term-0").steps), [0, 1, 2, 3], "a link of who knew less");
  });

  test("says why a step comes now: the first that needs it", () => {
    assert.equal(ways.why(at([], "term-0")).to, "term-1");
    assert.equal(ways.why(at([], "term-3")), null);
  });

  test("lights its steps with their numbers, and what needs what", () => {
    const lit = ways.litLesson(scene, at([], "term-1"));
    assert.deepEqual([lit.focus, lit.near, [...lit.marks.values()]], [[1], [0, 1, 2, 3], ["1", "2", "3", "4"]]);
    assert.deepEqual(lit.edges, [0, 2, 5]);
    assert.deepEqual(ways.framedLesson(scene, at([], "term-1")), [1, 0, 3]);
  });
});

test("a route lights its stops in order, and the links between them alone", () => {
  const lit = ways.litRoute(scene, path, 0);
  assert.deepEqual([lit.focus, lit.near, lit.edges], [[0, 3], [0, 1, 2, 3], [0, 1, 2]]);
  assert.deepEqual([...lit.marks], [[0, "1"], [1, "2"], [2, "3"], [3, "4"]]);
  assert.deepEqual(ways.litRoute(scene, path, 2).focus, [1]);
  assert.deepEqual(ways.framedRoute(scene, path, 1), [0, 1]);
  const [here, beside, ...others] = ways.framedRoute(scene, path, 3);
  assert.equal(here, 2);
  assert.ok([1, 3].includes(beside) && !others.length);
  assert.deepEqual([...ways.framedRoute(scene, path, 0)].sort(), [0, 1, 2, 3]);
});

test("a comparison lights the two, what they share, and those links", () => {
  const data = { terms: [term(0), term(3)], shared: [term(1), term(4)] };
  const lit = ways.litComparison(scene, data);
  assert.deepEqual([lit.focus, lit.near, lit.edges], [[0, 3], [1, 4], [0, 3, 4, 5]]);
  assert.equal(ways.framedComparison(scene, data).length, 4);
});
