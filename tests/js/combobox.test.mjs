import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { createCombobox } from "../../assets/js/panels/combobox.mjs";
import { FakeDocument } from "./fake_document.mjs";

/** A box whose list has the words that begin with what is typed, and what was heard of it. */
function someBox(words = ["ant", "ape", "bee"]) {
  const document = new FakeDocument();
  const [input, results] = ["input", "ul"].map((tag) => document.createElement(tag));
  const heard = [];
  Object.assign(input, { value: "", select() {}, blur: () => input.tell("blur") });
  const on = { typed, pick: (choice) => heard.push(choice), closed: () => heard.push("closed") };
  const box = createCombobox({ input, results, name: "x", keyOf: (choice) => choice, on });
  const contentOf = (word) => ({ attributes: { class: "word" }, children: [word] });
  function typed() {
    const found = words.filter((word) => input.value && word.startsWith(input.value));
    box.show(found, contentOf, input.value && !found.length ? "Nothing" : "");
  }
  return {
    input, results, heard, box, contentOf,
    type: (text) => ((input.value = text), input.tell("input")),
    key: (key, more) => input.tell("keydown", { key, ...more }),
    active: () => results.children.filter((row) => row.attributes["aria-selected"] === "true").map((row) => row.textContent),
  };
}

describe("a box with a list", () => {
  test("shows options, of which the first is active, and says so", () => {
    const { type, input, results, active } = someBox();
    type("a");
    assert.deepEqual(results.children.map((row) => [row.attributes.id, row.attributes.role, row.textContent]), [["x-0", "option", "ant"], ["x-1", "option", "ape"]]);
    assert.deepEqual(active(), ["ant"]);
    assert.deepEqual([input.attributes["aria-expanded"], input.attributes["aria-activedescendant"], results.hidden], ["true", "x-0", false]);
  });

  test("goes round with the arrows, and takes the active one by Enter, or any by a click", () => {
    const { type, key, input, results, heard, active } = someBox();
    type("a");
    assert.ok(key("ArrowDown").prevented);
    assert.deepEqual(active(), ["ape"]);
    key("ArrowDown");
    assert.deepEqual(active(), ["ant"]);
    key("ArrowUp");
    assert.equal(input.attributes["aria-activedescendant"], "x-1");
    key("Enter");
    assert.deepEqual([heard, input.value, results.hidden], [["closed", "ape"], "", true]);
    type("a");
    results.children[0].tell("click");
    assert.equal(heard.at(-1), "ant");
    assert.ok(results.children[0].tell("pointerdown").prevented, "the focus stays in the box");
  });

  test("says that nothing is found, which cannot be taken", () => {
    const { type, key, input, results, heard } = someBox();
    type("zebra");
    const [row] = results.children;
    assert.deepEqual([row.textContent, row.attributes["aria-disabled"], results.hidden], ["Nothing", "true", false]);
    assert.equal(input.attributes["aria-activedescendant"], undefined);
    key("Enter");
    key("ArrowDown");
    assert.deepEqual(heard, []);
  });

  test("keeps what was moved to when the list is laid out anew, and not when other words are typed", () => {
    const { type, key, active, box, contentOf } = someBox();
    type("a");
    key("ArrowDown");
    box.show(["new", "ant", "ape"], contentOf);
    assert.deepEqual(active(), ["ape"]);
    box.show(["new"], contentOf);
    assert.deepEqual(active(), ["new"]);
    type("a");
    key("ArrowDown");
    type("ap");
    type("a");
    assert.deepEqual(active(), ["ant"]);
  });

  test("is emptied by Esc, and then left", () => {
    const { type, key, input, results, heard } = someBox();
    type("a");
    key("Escape");
    assert.deepEqual([input.value, results.hidden, heard], ["", true, []]);
    key("Escape");
    assert.deepEqual(heard, ["closed"]);
    assert.equal(input.attributes["aria-expanded"], "false");
  });

  test("leaves the keys of an input method alone", () => {
    const { type, key, heard } = someBox();
    type("a");
    assert.equal(key("Enter", { isComposing: true }).prevented, false);
    assert.deepEqual(heard, []);
  });
});
