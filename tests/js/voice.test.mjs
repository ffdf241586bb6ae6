import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { aboutChoice, aboutDomain, aboutGraph, aboutHidden, aboutResults, aboutTerm, beginning, say } from "../../assets/js/voice.mjs";
import { sceneOf } from "./some_scene.mjs";

const made = sceneOf(3, [[0, 1], [0, 2]]);
const scene = { ...made, groups: made.groups.map((group) => ({ ...group, count: 3 })) };
const [a, b, c] = scene.names;

describe("what is said", () => {
  test("of a term: its name, its links, its summary", () => {
    assert.equal(aboutTerm(scene, 0), `${a}. 2 links. A summary.`);
    assert.equal(aboutTerm(scene, 1), `${b}. 1 link. A summary.`);
    assert.equal(aboutTerm({ ...scene, summaries: ["", "", ""] }, 1), `${b}. 1 link.`);
  });

  test("of the neighbour that is chosen: its name, and the how manieth it is", () => {
    assert.equal(aboutChoice(scene, { choices: [2, 1], at: 0, faded: false }), `${c}, 1 of 2. A summary.`);
    assert.equal(aboutChoice(scene, { choices: [2, 1], at: 1, faded: true }), `${b}, 2 of 2, faded by the filters. A summary.`);
  });

  test("of the links that filters hide", () => {
    assert.equal(aboutHidden({ choices: [1], hidden: 0 }), "");
    assert.equal(aboutHidden({ choices: [], hidden: 0 }), "No links from here.");
    assert.equal(aboutHidden({ choices: [1], hidden: 2 }), "The filters hide 2 links.");
    assert.equal(aboutHidden({ choices: [], hidden: 1 }), "No links from here that the filters let pass: 1 is hidden.");
    assert.equal(aboutHidden({ choices: [], hidden: 3 }), "No links from here that the filters let pass: 3 are hidden.");
  });

  test("of a domain, of the graph, and of the answers to a search", () => {
    assert.equal(aboutDomain(scene, "deep learning"), "Domain deep learning. 3 terms.");
    assert.match(aboutGraph(scene), /^3 terms in space, with 2 links/);
    assert.deepEqual([0, 1, 7].map(aboutResults), ["No term found.", "1 term found.", "7 terms found."]);
  });

  test("of a long summary: whole words of its beginning", () => {
    const long = "word ".repeat(100).trim();
    assert.ok(beginning(long).length <= 161);
    assert.match(beginning(long), /word\u2026$/);
    assert.equal(beginning("short"), "short");
    assert.equal(beginning("x".repeat(500)), `${"x".repeat(160)}\u2026`);
    assert.equal(beginning("", 5), "");
  });

  test("is heard a second time, too", () => {
    const live = { textContent: "" };
    const root = { querySelector: () => live };
    const heard = [1, 2, 3].map(() => (say(root, "Adam."), live.textContent));
    assert.equal(new Set(heard.slice(0, 2)).size, 2);
    assert.equal(heard[2], "Adam.");
  });
});
