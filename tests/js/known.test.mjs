import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Kept } from "../../assets/js/kept.mjs";
import { Known, exported, frontier, imported, marksOf, progress } from "../../assets/js/known.mjs";
import { decode } from "../../assets/js/scene.mjs";
import { fakeStorage } from "./fake_storage.mjs";
import { sceneOf, someData } from "./some_scene.mjs";

const KEY = "wordgraph.known";
const ids = (scene, nodes) => nodes.map((node) => scene.ids[node]);

/** Six terms: 0 needs nothing, 1 needs 0, 2 needs 0 and 1, 3 needs nothing, 4 needs 3; 5 needs nothing and is hard. */
function school() {
  const data = someData(6, 0);
  return decode({
    ...data,
    edges: [0, 1, 0, 2, 1, 2, 3, 4],
    prerequisites: [0, 1, 0, 2, 1, 2, 3, 4],
    levels: [0, 0, 1, 0, 0, 2],
    importance: [0.9, 0.5, 0.4, 0.3, 0.2, 1],
    group: [0, 0, 0, 1, 1, 2],
  });
}

describe("what is kept", () => {
  test("is read again when another page has changed it", () => {
    const storage = fakeStorage();
    const [one, other] = [new Known(storage), new Known(storage)];
    assert.equal(one.of("a"), "new");
    assert.ok(other.mark("a", "learning"));
    assert.equal(one.of("a"), "learning");
    assert.equal(one.states, one.states, "the same value while nothing changes");
    one.mark("b", "known");
    one.mark("a", "new");
    assert.deepEqual(JSON.parse(storage.getItem(KEY)), { b: "known" });
  });

  test("may be anything: what makes no sense is nothing", () => {
    for (const text of ["", "{", "[1]", "3", "null", '"x"', '{"a": "great", "b": ["known"], "c": null}']) {
      assert.equal(new Known(fakeStorage({ [KEY]: text })).states.size, 0, text);
    }
    const mixed = new Known(fakeStorage({ [KEY]: '{"a": 3, "b": "known", "__proto__": "known"}' }));
    assert.deepEqual([...mixed.states], [["b", "known"], ["__proto__", "known"]]);
  });

  test("lasts as long as the page where nothing can be kept", () => {
    const full = { ...fakeStorage(), getItem: () => null, setItem: () => { throw new Error("full"); } };
    const closed = { getItem: () => { throw new Error("closed"); }, setItem: () => { throw new Error("closed"); } };
    for (const storage of [null, full, closed]) {
      const known = new Known(storage);
      assert.equal(known.mark("a", "known"), false);
      known.mark("b", "learning");
      assert.deepEqual([...known.states], [["a", "known"], ["b", "learning"]]);
    }
    assert.equal(new Kept(null, "k", (data) => data ?? 7).value, 7);
  });
});

describe("progress", () => {
  test("counts the whole and each domain", () => {
    const scene = school();
    const done = progress(scene, new Map([["term-0", "known"], ["term-1", "learning"], ["term-3", "known"], ["elsewhere", "known"]]));
    assert.deepEqual([done.size, done.known, done.learning], [6, 2, 1]);
    assert.deepEqual(done.domains.map(({ group, size, known, learning }) => [group, size, known, learning]), [[0, 3, 1, 1], [1, 2, 1, 0], [2, 1, 0, 0]]);
    assert.deepEqual([...marksOf(scene, new Map([["term-2", "known"], ["term-4", "learning"]]))], [0, 0, 2, 0, 1, 0]);
  });
});

describe("the frontier", () => {
  const scene = school();
  const after = (...known) => ids(scene, frontier(scene, new Map(known.map((id) => [id, "known"]))));

  test("begins with terms for beginners that need nothing, the weightiest first", () => {
    assert.deepEqual(after(), ["term-0", "term-3"]);
    assert.deepEqual(ids(scene, frontier(scene, new Map([["term-0", "learning"]]))), ["term-0", "term-3"]);
  });

  test("has what needs only what is known, the easiest and most connected first", () => {
    assert.deepEqual(after("term-0"), ["term-1", "term-3", "term-5"]);
    assert.deepEqual(after("term-0", "term-1"), ["term-3", "term-2", "term-5"]);
    assert.deepEqual(after("term-3"), ["term-4", "term-0", "term-5"]);
    assert.deepEqual(after(...scene.ids), []);
  });

  test("of a glossary without difficulties has whatever needs nothing", () => {
    assert.equal(frontier(sceneOf(4, [[0, 1]]), new Map()).length, 4);
  });
});

describe("the file", () => {
  const scene = school();
  const marks = new Map([["term-0", "known"], ["term-2", "learning"]]);

  test("comes back as it went", () => {
    const { states, strangers } = imported(exported(scene, marks), scene);
    assert.deepEqual([...states], [...marks]);
    assert.equal(strangers, 0);
  });

  test("may hold terms of other glossaries, which are counted", () => {
    const { states, strangers } = imported(exported(scene, new Map([...marks, ["elsewhere", "known"], ["there", "learning"]])), scene);
    assert.deepEqual([states.size, strangers], [2, 2]);
  });

  for (const text of [
    "", "{", "null", "[]", "3", "{}", '{"format": "wordgraph-known"}', '{"format": "wordgraph-known", "known": ["term-0"]}',
    '{"format": "other", "known": {"term-0": "known"}}', '{"format": "wordgraph-known", "known": {"term-0": "great"}}',
    '{"format": "wordgraph-known", "known": {"term-0": "known", "term-1": 3}}', " ".repeat(4_000_001),
  ]) {
    test(`is refused whole when it is broken: ${text.slice(0, 70).trim()}`, () => {
      assert.throws(() => imported(text, scene), /^Error: it (is|holds|says)/);
    });
  }

  test("is merged: of two marks the one that is further stays", () => {
    const known = new Known(fakeStorage({ [KEY]: '{"a": "known", "b": "learning", "c": "learning"}' }));
    known.merge(new Map([["a", "learning"], ["b", "known"], ["d", "learning"]]));
    assert.deepEqual(Object.fromEntries(known.states), { a: "known", b: "known", c: "learning", d: "learning" });
  });
});
