import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { GUIDE, command, isTyping, movesControl, steers, wish } from "../../assets/js/keys.mjs";

const key = (name, held = {}) => ({ key: name, code: "", ctrlKey: false, metaKey: false, altKey: false, ...held });
const REST = { right: 0, up: 0, forward: 0, yaw: 0, pitch: 0 };
const FLIGHT = {
  KeyW: { forward: 1 }, KeyS: { forward: -1 }, KeyD: { right: 1 }, KeyA: { right: -1 }, KeyR: { up: 1 }, KeyF: { up: -1 },
  ArrowLeft: { yaw: 1 }, ArrowRight: { yaw: -1 }, ArrowUp: { pitch: 1 }, ArrowDown: { pitch: -1 },
};

describe("flight keys", () => {
  for (const [code, axes] of Object.entries(FLIGHT)) {
    test(`${code} steers, by where it lies and not by what is written on it`, () => {
      assert.ok(steers({ ...key("\u0446"), code }));
      assert.deepEqual(wish(new Set([code])), { ...REST, ...axes });
    });
  }

  test("opposite ones cancel, others add up, strange ones do nothing", () => {
    assert.deepEqual(wish(new Set(["KeyW", "KeyS", "KeyA", "KeyA"])), { ...REST, right: -1 });
    assert.deepEqual(wish(new Set(["KeyW", "KeyR", "ArrowUp"])), { ...REST, forward: 1, up: 1, pitch: 1 });
    assert.deepEqual(wish(new Set(["KeyZ", "Digit0", ""])), REST);
    assert.deepEqual(wish(new Set()), REST);
  });

  test("with Ctrl, Alt or Meta belong to the browser; with Shift they steer", () => {
    for (const held of ["ctrlKey", "altKey", "metaKey"]) {
      assert.ok(!steers({ ...key("w", { [held]: true }), code: "KeyW" }));
    }
    assert.ok(steers({ ...key("W", { shiftKey: true }), code: "KeyW" }));
    assert.ok(!steers({ ...key("x"), code: "KeyX" }));
  });
});

describe("commands", () => {
  const all = {
    "/": "search", "?": "help", Escape: "clear", Home: "home", 0: "home", h: "home", H: "home", "+": "closer",
    "=": "closer", "-": "farther", t: "theme", T: "theme", l: "list", L: "list",
    m: "map", u: "tours", p: "playTour",
  };
  for (const [name, what] of Object.entries(all)) test(`${name} is ${what}`, () => assert.equal(command(key(name)), what));

  test("of other keys there are none, whatever they are called", () => {
    for (const name of ["w", "Enter", "Tab", "Shift", "F5", "Dead", "Process", "\u0441"]) assert.equal(command(key(name)), null);
  });

  test("with Ctrl, Alt or Meta belong to the browser: Ctrl + - zooms the page", () => {
    for (const held of ["ctrlKey", "altKey", "metaKey"]) assert.equal(command(key("-", { [held]: true })), null);
  });

  test("never lie on a flight key", () => {
    for (const name of Object.keys(all)) assert.ok(!(`Key${name.toUpperCase()}` in FLIGHT), name);
  });

  test("and flight keys are all in the help", () => {
    const told = GUIDE.flatMap(([, keys]) => keys.split(" "));
    for (const name of ["W", "A", "S", "D", "R", "F", "Shift", "/", "L", "Home", "T", "?", "M", "G", "P", ",", "."]) assert.ok(told.includes(name), name);
    for (const row of GUIDE) assert.equal(row.length, 3);
  });
});

describe("typing", () => {
  const FIELD = "input:not([type=radio], [type=checkbox], [type=range])";
  /** An element inside others: `closest` as far as a list of plain selectors goes. */
  const inside = (...selectors) => ({
    closest: (asked) => (asked.split(/, (?![^(]*\))/).some((one) => selectors.includes(one)) ? {} : null),
  });

  test("is what one does in a field and in a dialog", () => {
    for (const place of [FIELD, "textarea", "select", "[contenteditable=true]", "dialog[open]"]) {
      assert.equal(isTyping(inside(place)), true, place);
    }
  });

  test("is not what one does elsewhere, nor where there is no element", () => {
    const controls = ["input[type=radio]", "input[type=range]", "[role=slider]", "[role=listbox]"];
    for (const place of ["button", "a", "main", ...controls]) assert.equal(isTyping(inside(place)), false, place);
    for (const target of [null, undefined, {}]) assert.equal(isTyping(target), false);
  });

  test("controls that move take the keys that move them, and no others", () => {
    for (const place of ["input[type=radio]", "input[type=range]", "[role=slider]", "[role=listbox]"]) {
      const target = inside(place);
      for (const name of ["ArrowLeft", "ArrowUp", "Home", "End", "PageUp", "PageDown", "+", "-"]) {
        assert.ok(movesControl({ ...key(name), target }), `${name} on ${place}`);
      }
      for (const name of ["Escape", "?", "t", "l", "/", "w", "0"]) assert.ok(!movesControl({ ...key(name), target }), name);
    }
    assert.ok(!movesControl({ ...key("ArrowLeft"), target: inside("button") }));
    assert.ok(!movesControl({ ...key("ArrowLeft"), target: null }));
  });
});
