import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { known } from "../../assets/js/known_view.mjs";
import { decode } from "../../assets/js/scene.mjs";
import { emptyView } from "../../assets/js/view.mjs";
import { someData } from "./some_scene.mjs";

const scene = decode({ ...someData(9), industries: ["health", "law"] });
const view = (rest) => ({ ...emptyView(), ...rest });

describe("what a glossary knows of a view", () => {
  test("is all of it where all is there", () => {
    const options = { from: "term-1", to: "term-2", with: "term-3", learn: "term-4", in: "ethics|statistics", industry: "law", hops: "2", q: "what?" };
    const whole = view({ term: "term-0", domain: "ethics", lab: { "": "some" }, theme: "light", options });
    assert.deepEqual(known(whole, scene), { view: whole, notices: [] });
    assert.deepEqual(known({}, scene), { view: emptyView(), notices: [] });
  });

  for (const key of ["from", "to", "with", "learn"]) {
    test(`is not a term under "${key}" that is not there`, () => {
      const found = known(view({ options: { [key]: "no-such", hops: "1" } }), scene);
      assert.deepEqual(found.view.options, { hops: "1" });
      assert.deepEqual(found.notices, ["No term is called \u201cno-such\u201d here."]);
    });
  }

  test("is of several domains those that are there", () => {
    const some = known(view({ options: { in: "ethics|astrology", industry: "magic" } }), scene);
    assert.deepEqual(some.view.options, { in: "ethics" });
    assert.deepEqual(some.notices, ["No domain is called \u201castrology\u201d here.", "No industry is called \u201cmagic\u201d here."]);
  });

  test("is no experiment of a term that is not there, and each loss is said once", () => {
    const found = known(view({ term: "no-such", lab: { "": "some" }, domain: "no domain", options: { to: "no-such" } }), scene);
    assert.deepEqual(found.view, emptyView());
    assert.equal(found.notices.length, 2);
  });

  test("is beside an experiment that a link names alone the term that shows it", () => {
    const labs = { momentum: "term-3" };
    const found = known(view({ lab: { "": "momentum/best", rate: "1" } }), scene, labs);
    assert.deepEqual([found.view.term, found.view.lab], ["term-3", { "": "momentum/best", rate: "1" }]);
    assert.equal(known(view({ term: "term-1", lab: { "": "momentum" } }), scene, labs).view.term, "term-1");
    const none = known(view({ lab: { "": "constructor" } }), scene, labs);
    assert.deepEqual([none.view, none.notices], [emptyView(), ["No experiment is called \u201cconstructor\u201d here."]]);
    assert.deepEqual(known(view({ lab: { "": "momentum" } }), scene).view.term, null, "where no experiment can be run");
  });

  test("leaves the view that was asked about alone", () => {
    const asked = view({ options: { to: "no-such" } });
    known(asked, scene);
    assert.deepEqual(asked.options, { to: "no-such" });
  });

  test("is nothing that every object has", () => {
    for (const term of ["constructor", "__proto__", "toString"]) assert.equal(known(view({ term }), scene).view.term, null);
  });
});
