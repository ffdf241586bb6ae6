import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { decode, emptyView, encode } from "../../assets/js/view.mjs";
import { many, seeded } from "./random.mjs";

const shared = JSON.parse(readFileSync(new URL("../shared/view.json", import.meta.url)));
const whole = (view) => ({ ...emptyView(), ...view });
/** As data: a lab's "__proto__" is a key like any other. */
const plain = (view) => ({ ...view, lab: Object.entries(view.lab).sort(([a], [b]) => (a < b ? -1 : 1)) });
const random = seeded(21);

describe("the examples that Python has, too", () => {
  for (const { name, view, query } of shared.views) {
    test(`read back: ${name}`, () => {
      assert.equal(encode(whole(view)), query);
      for (const given of [query, `?${query}`]) {
        const found = decode(given);
        assert.deepEqual(plain(found.view), plain(whole(view)));
        assert.deepEqual(found.notices, []);
      }
    });
  }

  for (const { name, view, query } of shared.written) {
    test(`are written: ${name}`, () => assert.equal(encode(whole(view)), query));
  }

  for (const { query, view, notices } of shared.queries) {
    test(`come from anywhere: ${query.slice(0, 60)}`, () => {
      const found = decode(query);
      assert.deepEqual(plain(found.view), plain(whole(view)));
      assert.equal(found.notices.length, notices);
    });
  }
});

/** Text of these characters, from every corner of Unicode. */
const ALPHABET = [..."az09-_.~*+ %&=?#/\\\"'<>:;,()[]{}|^`@!$\u00e9\u00df\u00f1\u65e5\u672c\u0939\u093f\u{1f600}\u200d\u202e"];
const ID = ALPHABET.filter((character) => !" \"#&'/<=>\\".includes(character));
const LAB = [..."azAZ09_.+-/"];
const text = (alphabet, longest) => many(random.whole(1, longest), () => random.pick(alphabet)).join("");
const maybe = (make) => (random.next() < 0.5 ? make() : null);

function anyOptions() {
  const some = {
    ...Object.fromEntries(["from", "to", "with", "learn", "tour"].map((key) => [key, text(ID, 20)])),
    ...Object.fromEntries(["q", "in", "industry"].map((key) => [key, text(ALPHABET, 20)])),
    level: random.pick(["beginner", "intermediate|advanced"]),
    has: "lab",
    others: "hidden",
    hops: random.pick(["1", "2", "3"]),
    height: "difficulty",
    step: String(random.whole(0, 999)),
  };
  return Object.fromEntries(Object.entries(some).filter(() => random.next() < 0.3));
}

function anyView() {
  const point = () => many(3, () => random.whole(-999999, 999999) / 1000);
  const names = [["", text(LAB, 20)], ...many(random.whole(0, 4), () => [text(LAB, 12), maybe(() => text(LAB, 20)) ?? ""])];
  return {
    term: maybe(() => text(ID, 30)),
    domain: maybe(() => text(ALPHABET, 30)),
    camera: maybe(() => ({ eye: point(), center: point() })),
    theme: maybe(() => random.pick(["dark", "light"])),
    lab: maybe(() => Object.fromEntries(names)) ?? {},
    options: anyOptions(),
  };
}

test("any view survives its link, which is plain ASCII without spaces", () => {
  for (let round = 0; round < 2000; round++) {
    const view = anyView();
    const query = encode(view);
    assert.match(query, /^[\x21-\x7e]*$/);
    const found = decode(query);
    assert.deepEqual(found.notices, [], query);
    assert.deepEqual(plain(found.view), plain(view), query);
    assert.equal(encode(found.view), query);
  }
});

test("any camera reads back to half a thousandth", () => {
  for (let round = 0; round < 500; round++) {
    const camera = { eye: random.vector(999), center: random.vector(999) };
    const found = decode(encode(whole({ camera }))).view.camera;
    for (const end of ["eye", "center"]) {
      found[end].forEach((value, axis) => assert.ok(Math.abs(value - camera[end][axis]) <= 0.0005 + 1e-9));
    }
  }
});

describe("hostile links", () => {
  const keys = ["term", "domain", "cam", "theme", "lab", "lab.depth", "lab.", "lab.__proto__", "__proto__", "later", "", "hops", "q", "level", "step", "to"];
  const values = [
    ...["", "%", "%00", "%ff", "%u0041", "<script>alert(1)</script>", "javascript:alert(1)", "../../etc/passwd"],
    ...["1_2_3_4_5_6", "1_2_3_1_2_3", "nan_0_0_0_0_0", "1e9_0_0_0_0_0", "-_-_-_-_-_-", "dark", "Light", "_".repeat(9)],
    ...["a".repeat(201), "\u0000", "\ud800", "\u202e", "constructor", "0".repeat(500)],
  ];
  const value = () => (random.next() < 0.7 ? random.pick(values) : text(ALPHABET, 12));
  const query = () => many(random.whole(0, 6), () => `${random.pick(keys)}=${value()}`).join(random.pick(["&", "&&", ";"]));

  test("give a view of the usual form, and say in words what was left out", () => {
    for (let round = 0; round < 3000; round++) {
      const { view, notices } = decode(query());
      assert.deepEqual(Object.keys(view).sort(), ["camera", "domain", "lab", "options", "term", "theme"]);
      for (const name of [view.term, view.domain]) assert.ok(name === null || (name.length && name.length <= 400));
      assert.ok([null, "dark", "light"].includes(view.theme));
      if (view.camera) assert.ok([...view.camera.eye, ...view.camera.center].every((one) => Math.abs(one) <= 1000));
      for (const setting of Object.values(view.lab)) assert.match(setting, /^[A-Za-z0-9_.+\-/]{0,60}$/);
      for (const notice of notices) assert.match(notice, /^the link[^<>]*$/); // nothing of it is repeated
    }
  });

  test("understood once are understood again", () => {
    for (let round = 0; round < 3000; round++) {
      const { view } = decode(query());
      const again = decode(encode(view));
      assert.deepEqual(plain(again.view), plain(view));
      assert.deepEqual(again.notices, []);
    }
  });

  test("cannot reach an object's prototype", () => {
    const { view } = decode("lab=x&lab.__proto__=x&__proto__=y&lab.constructor=z");
    assert.equal(Object.getPrototypeOf(view.lab), Object.prototype);
    assert.equal(Object.getPrototypeOf(view), Object.prototype);
    assert.ok(Object.hasOwn(view.lab, "__proto__"));
  });

  test("of any length are answered", () => {
    const { view, notices } = decode(`term=adam&x=${"a".repeat(1e6)}`);
    assert.deepEqual(view, emptyView());
    assert.match(notices[0], /too long/);
    assert.deepEqual(decode(`x=${"a".repeat(3998)}`).notices, []);
  });
});
