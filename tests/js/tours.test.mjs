import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { decode } from "../../assets/js/scene.mjs";
import { patience, stopAt, strangers, tourLink, tourNamed, tourOf } from "../../assets/js/tours.mjs";
import { decode as decodeView, emptyView, encode } from "../../assets/js/view.mjs";
import { someData } from "./some_scene.mjs";

const own = { id: "first", title: "First", about: "", stops: [[2, "Here."], [0, "There."]] };
const scene = decode({
  ...someData(5, 0),
  names: ["A", "B", "C", "D", "E"],
  summaries: ["a.", "b.", "c.", "d.", ""],
  edges: [0, 1, 1, 2, 2, 3],
  prerequisites: [0, 1, 2, 1],
  tours: [own],
});
const ids = (...nodes) => nodes.map((node) => `term-${node}`);

describe("a tour of any list of terms", () => {
  test("says how each follows from the one before", () => {
    const tour = tourOf(scene, ids(0, 1, 2, 3, 0, 4), "Mine");
    assert.equal(tour.title, "Mine");
    assert.deepEqual(tour.stops, [
      [0, "a."], [1, "It builds on A. b."], [2, "B builds on it. c."], [3, "It is linked with C. d."], [0, "a."], [4, ""],
    ]);
  });

  test("takes a route's own sentences", () => {
    const tour = tourOf(scene, [{ id: "term-0", text: "We begin." }, { id: "term-1" }, "term-2"]);
    assert.deepEqual(tour.stops.map(([, text]) => text), ["We begin.", "It builds on A. b.", "B builds on it. c."]);
  });

  test("leaves out what is not there", () => {
    assert.deepEqual(tourOf(scene, ["nobody", ...ids(1)]).stops, [[1, "b."]]);
    assert.equal(tourOf(scene, ["nobody"]), null);
    assert.equal(tourOf(scene, []), null);
  });

  test("is in the link, by its terms", () => {
    for (const list of [ids(0, 1, 2), ids(3)]) {
      const { id } = tourOf(scene, list);
      const { view, notices } = decodeView(encode({ ...emptyView(), options: { tour: id, step: "2" } }));
      assert.deepEqual(notices, []);
      assert.deepEqual(tourNamed(scene, view.options.tour).stops.map(([node]) => scene.ids[node]), list);
    }
    assert.ok(tourLink(Array(170).fill("term-0")), "a link has room for some 1,200 characters of it");
    assert.equal(tourLink(Array(172).fill("term-0")), null);
    assert.equal(tourLink(Array(400).fill("\u65e5")), null, "which may stand there as nine");
  });
});

describe("a link", () => {
  test("names a tour of the glossary, or none", () => {
    assert.equal(tourNamed(scene, "first"), own);
    for (const name of ["", undefined, "second", "nobody.nowhere", "."]) assert.equal(tourNamed(scene, name), null);
  });

  test("says what of its tour is not there", () => {
    assert.deepEqual(strangers(scene, "term-0.nobody.term-1.nobody."), ["nobody"]);
    for (const name of [undefined, "", "first", "second", "term-0.term-1"]) assert.deepEqual(strangers(scene, name), []);
  });

  test("has steps from 1 on, within the tour", () => {
    assert.deepEqual([undefined, "0", "1", "2", "3", "999"].map((step) => stopAt(own, step)), [0, 0, 0, 1, 1, 1]);
  });
});

test("a stop lasts eight seconds, or as long as its sentence takes to be read", () => {
  assert.equal(patience("Short."), 8000);
  assert.equal(patience("word ".repeat(40).trim()), 1500 + 40 * 330);
});

test("the scene knows what each term needs and what needs it", () => {
  assert.deepEqual([scene.needs[1], scene.neededBy[0], scene.neededBy[2], scene.needs[0]], [[0, 2], [1], [1], []]);
  assert.deepEqual(decode(someData(2, 0)).tours, []);
});
