import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { alphabetical, directory, initial } from "../../assets/js/alphabet.mjs";

const names = ["beta", "Alpha", "\u00c4hnlich", "3D", "alpha 10", "alpha 9", "\u65e5\u672c", ""];

describe("the directory", () => {
  test("is in the order of a dictionary, numbers by their size", () => {
    const order = alphabetical(names).map((node) => names[node]);
    assert.ok(order.indexOf("alpha 9") < order.indexOf("alpha 10"));
    assert.ok(order.indexOf("\u00c4hnlich") < order.indexOf("Alpha"));
    assert.deepEqual(["\u00c4hnlich", "3D", "", "\u65e5\u672c"].map(initial), ["A", "#", "#", "\u65e5"]);
  });

  test("has every term once under its letter, with its place among all", () => {
    const { rows, letters, size } = directory(names, alphabetical(names));
    const terms = rows.filter(({ node }) => node !== undefined);
    assert.equal(size, names.length);
    assert.deepEqual(terms.map(({ position }) => position), names.map((_, at) => at + 1));
    assert.equal(new Set(terms.map(({ node }) => node)).size, names.length);
    assert.equal(letters.reduce((sum, { count }) => sum + count, 0), names.length);
    for (const { letter, row } of letters) assert.equal(rows[row].letter, letter);
  });

  test("keeps letters that a filter empties, without a row", () => {
    const { rows, letters, size } = directory(names, alphabetical(names), (node) => node === 0);
    assert.equal(size, 1);
    assert.deepEqual(rows.map(({ letter, node }) => letter ?? node), ["B", 0]);
    assert.deepEqual(letters.find(({ letter }) => letter === "A"), { letter: "A", count: 0, row: 0 });
  });
});
