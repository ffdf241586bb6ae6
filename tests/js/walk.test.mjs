import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Walker, choices, move } from "../../assets/js/walk.mjs";
import { sceneOf, someScene } from "./some_scene.mjs";

const key = (name, held = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe("the keys of a walk", () => {
  const all = { ArrowLeft: "before", ArrowRight: "after", ArrowUp: "go", Enter: "go", ArrowDown: "back", Backspace: "back" };
  for (const [name, what] of Object.entries(all)) test(`${name} is ${what}`, () => assert.equal(move(key(name)), what));

  test("others, and any with a modifier, are none: Alt and an arrow are the browser's Back", () => {
    for (const name of ["w", "Tab", "Escape", "Home", " ", "constructor2"]) assert.equal(move(key(name)), null);
    for (const held of ["ctrlKey", "metaKey", "altKey", "shiftKey"]) assert.equal(move(key("ArrowLeft", { [held]: true })), null);
  });
});

describe("the choices of a walker", () => {
  test("are all neighbours, each once, the weightiest first", () => {
    const scene = someScene(80, 200);
    for (let node = 0; node < scene.size; node++) {
      const found = choices(scene, node);
      assert.deepEqual(new Set(found), new Set(scene.neighbours[node]));
      assert.equal(found.length, new Set(found).size);
      found.slice(1).forEach((other, at) => assert.ok(scene.importance[other] <= scene.importance[found[at]]));
    }
  });

  test("leave out the term itself and links that are there twice", () => {
    assert.deepEqual(choices(sceneOf(3, [[0, 0], [0, 1], [1, 0]]), 0), [1]);
    assert.deepEqual(choices(sceneOf(3, [[0, 1]]), 2), []);
  });

  test("are the weightiest terms of all where none is selected", () => {
    const scene = someScene(80, 200);
    assert.deepEqual(choices(scene, -1), scene.byImportance.slice(0, 12));
    assert.deepEqual(choices(someScene(0), -1), []);
  });
});

describe("where filters are on", () => {
  // 0 is linked to all others; the odd ones pass.
  const scene = sceneOf(6, [[0, 1], [0, 2], [0, 3], [0, 4], [0, 5]]);
  const passes = (node) => node % 2 === 1;
  const byWeight = (nodes) => nodes.sort((a, b) => scene.importance[b] - scene.importance[a]);

  test("what fades comes last, and what is hidden is not there", () => {
    assert.deepEqual(choices(scene, 0, { passes, hidden: false }), [...byWeight([1, 3, 5]), ...byWeight([2, 4])]);
    assert.deepEqual(choices(scene, 0, { passes, hidden: true }), byWeight([1, 3, 5]));
    assert.deepEqual(choices(scene, 0, { passes: null, hidden: true }), byWeight([1, 2, 3, 4, 5]));
  });

  test("one begins among the weightiest that pass", () => {
    const many = someScene(80, 200);
    assert.deepEqual(choices(many, -1, { passes, hidden: true }), many.byImportance.filter(passes).slice(0, 12));
    const few = (node) => node < 3;
    const found = choices(many, -1, { passes: few, hidden: false });
    assert.deepEqual([found.length, new Set(found.slice(0, 3))], [12, new Set([0, 1, 2])]);
  });

  test("a walker says what is faded and how much is hidden", () => {
    const walker = new Walker(scene);
    walker.arrive(0, { passes, hidden: false });
    assert.deepEqual([walker.faded, walker.hidden, walker.choices.length], [false, 0, 5]);
    walker.turn(-1);
    assert.ok(walker.faded);
    walker.arrive(0, { passes, hidden: true });
    assert.ok(passes(walker.choice));
    assert.deepEqual([walker.faded, walker.hidden, walker.choices.length], [false, 2, 3]);
    walker.arrive(0, { passes: () => false, hidden: true });
    assert.deepEqual([walker.choice, walker.faded, walker.hidden, walker.turn(1)], [-1, false, 5, -1]);
  });

  test("a choice stays while filters change, as long as it is seen", () => {
    const walker = new Walker(scene);
    walker.arrive(0);
    while (walker.choice !== 3) walker.turn(1);
    walker.arrive(0, { passes, hidden: true });
    assert.equal(walker.choice, 3);
    walker.arrive(0);
    assert.equal(walker.choice, 3);
    walker.arrive(0, { passes: (node) => node === 2, hidden: true });
    assert.equal(walker.choice, 2);
  });
});

describe("a walker", () => {
  const scene = sceneOf(5, [[0, 1], [0, 2], [0, 3], [1, 4], [1, 2]]);

  test("turns round and round among the neighbours", () => {
    const walker = new Walker(scene);
    walker.arrive(0);
    const first = walker.choice;
    const seen = [first, walker.turn(1), walker.turn(1)];
    assert.deepEqual(new Set(seen), new Set([1, 2, 3]));
    assert.equal(walker.turn(1), first);
    assert.equal(walker.turn(-1), seen[2]);
  });

  test("stands still where no link leads on", () => {
    const walker = new Walker(sceneOf(2, []));
    walker.arrive(0);
    assert.deepEqual([walker.choice, walker.turn(1), walker.at], [-1, -1, -1]);
  });

  test("goes on and does not turn back, and finds on the way back the choice that was made", () => {
    const walker = new Walker(scene);
    walker.arrive(0);
    while (walker.choice !== 1) walker.turn(1);
    walker.leave();
    walker.arrive(1);
    assert.notEqual(walker.choice, 0);
    walker.arrive(0);
    assert.equal(walker.choice, 1);
  });

  test("who came here by other ways can go back to where it was", () => {
    const walker = new Walker(scene);
    walker.arrive(3);
    walker.arrive(0);
    assert.equal(walker.choice, 3);
  });

  test("goes back where that is the only link", () => {
    const walker = new Walker(scene);
    walker.arrive(1);
    while (walker.choice !== 4) walker.turn(1);
    walker.leave();
    walker.arrive(4);
    assert.equal(walker.choice, 1);
  });
});
