import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { linesOf, rowAt, topsOf, visible } from "../../assets/js/lines.mjs";
import { seeded } from "./random.mjs";

const monospaced = (text) => 10 * text.length;
const lines = (text, letters) => linesOf(text, 10 * letters, monospaced);

describe("lines", () => {
  test("break after spaces and hyphens, and a space at the end of one counts for nothing", () => {
    assert.equal(lines("Vanishing gradient", 18), 1);
    assert.equal(lines("Vanishing gradient", 17), 2);
    assert.equal(lines("aaaa bbbb", 4), 2);
    assert.equal(lines("Actor-critic method", 12), 2);
    assert.equal(lines("Actor-critic method", 11), 3);
    assert.equal(lines("", 5), 1);
  });

  test("break within a word that is longer than a line", () => {
    assert.equal(lines("abcdefghijk", 5), 3);
    assert.equal(lines("a abcdefghij b", 5), 4);
    assert.equal(lines("abcdefgh ij", 5), 3);
    assert.equal(lines("abcdefg ij", 6), 2);
    assert.equal(lines("\u65e5\u672c\u8a9e\u65e5\u672c", 2), 3);
  });

  test("are never fewer than those of a text that is set letter by letter", () => {
    const random = seeded(9);
    for (let times = 0; times < 500; times++) {
      const text = Array.from({ length: random.whole(0, 40) }, () => "ab -"[random.whole(0, 3)]).join("");
      const room = random.whole(1, 12);
      const solid = text.replace(/\s/g, "").length;
      assert.ok(lines(text, room) >= Math.ceil(solid / room), `${text} in ${room}`);
      assert.ok(lines(text, room) >= lines(text, room + 1), "and not more where there is more room");
    }
  });
});

test("the rows drawn hold all that is seen, and few more, whatever their heights", () => {
  const random = seeded(4);
  for (let times = 0; times < 300; times++) {
    const heights = Array.from({ length: random.whole(0, 400) }, () => random.whole(20, 160));
    const tops = topsOf(heights);
    const room = random.whole(0, 900);
    const top = random.between(0, Math.max(0, tops.at(-1) - room));
    const [first, end] = visible(tops, top, room);
    assert.ok(0 <= first && first <= end && end <= heights.length);
    assert.ok(tops[first] <= top && tops[end] >= Math.min(tops.at(-1), top + room));
    assert.ok(end - first <= room / 20 + 19);
    if (heights.length) assert.ok(tops[rowAt(tops, top)] <= top && tops[rowAt(tops, top) + 1] > top);
  }
});
