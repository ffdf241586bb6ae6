import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { shortestPaths } from "../../assets/js/offline/paths.mjs";
import { sentencesOf } from "../../assets/js/offline/sentences.mjs";
import { createSource } from "../../assets/js/offline/source.mjs";
import { decode } from "../../assets/js/scene.mjs";
import { close } from "./close.mjs";
import { many, seeded } from "./random.mjs";

const shared = JSON.parse(readFileSync(new URL("../shared/ways.json", import.meta.url)));
const { pages } = shared;
const scene = decode(shared.scene);
let pauses = 0;
const source = createSource(scene, pages, async () => void (pauses += 1));

describe("ways found in the browser are those that Python finds", () => {
  for (const [ends, expected] of Object.entries(shared.routes)) {
    test(`the routes of ${ends}`, async () => {
      const [from, to] = ends.split(" ");
      const { routes } = await source.ask({ kind: "route", from, to });
      close(routes.map(({ length }) => length), expected.routes.map(({ length }) => length), 1e-5);
      // Of routes that are as long either may come first.
      const hopsOf = (found) => new Map(found.flatMap(({ stops, hops }) => hops.map((hop, at) => [`${stops[at].id} ${hop.to}`, hop])));
      const theirs = hopsOf(expected.routes);
      for (const [pair, hop] of hopsOf(routes)) if (theirs.has(pair)) assert.deepEqual(hop, theirs.get(pair), pair);
      assert.deepEqual(routes[0]?.stops.at(-1), expected.routes[0]?.stops.at(-1));
    });
  }

  for (const [target, expected] of Object.entries(shared.lessons)) {
    test(`the lesson of ${target}`, async () => assert.deepEqual(await source.ask({ kind: "lesson", target }), expected));
  }

  for (const [ends, { route, ...expected }] of Object.entries(shared.comparisons)) {
    test(`the comparison of ${ends}`, async () => {
      const [one, other] = ends.split(" ");
      const found = await source.ask({ kind: "comparison", one, other });
      assert.equal(found.route?.stops.length ?? 0, route?.stops.length ?? 0);
      delete found.route;
      assert.deepEqual(found, expected);
    });
  }

  test("and none lead from a term to itself", async () => {
    assert.deepEqual(await source.ask({ kind: "route", from: "bread", to: "bread" }), { routes: [] });
  });
});

describe("a lesson", () => {
  test("ends, though terms need each other in a circle", async () => {
    const circle = structuredClone(pages);
    circle.flour.prerequisites = [{ id: "bread", name: "Bread" }, { id: null, name: "Nothing" }];
    const { steps } = await createSource(scene, circle, async () => {}).ask({ kind: "lesson", target: "bread" });
    assert.equal(steps.at(-1).id, "bread");
    assert.equal(new Set(steps.map(({ id }) => id)).size, steps.length);
  });
});

describe("the shortest paths", () => {
  /** Every path without a circle, by brute force. */
  function all(neighbours, lengthOf, node, to, path = [node], length = 0) {
    if (node === to) return [{ nodes: path, length }];
    return neighbours[node].filter((next) => !path.includes(next)).flatMap((next) => all(neighbours, lengthOf, next, to, [...path, next], length + lengthOf(node, next)));
  }

  test("are the shortest of all, each once, the shortest first", () => {
    const random = seeded(5);
    for (let round = 0; round < 60; round++) {
      const n = random.whole(2, 7);
      const neighbours = many(n, () => []);
      for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) if (random.next() < 0.5) neighbours[a].push(b) && neighbours[b].push(a);
      const lengths = many(n * n, () => random.whole(1, 4));
      const lengthOf = (a, b) => lengths[n * Math.min(a, b) + Math.max(a, b)];
      const found = shortestPaths(neighbours, lengthOf, 0, n - 1, 4);
      const expected = all(neighbours, lengthOf, 0, n - 1).map(({ length }) => length).sort((a, b) => a - b);
      assert.deepEqual(found.map(({ length }) => length), expected.slice(0, 4));
      assert.equal(new Set(found.map(({ nodes }) => nodes.join())).size, found.length);
      for (const { nodes } of found) assert.ok(nodes.slice(1).every((node, at) => neighbours[nodes[at]].includes(node)));
    }
  });
});

describe("the sentences of a page", () => {
  const said = (definition, summary = "") => sentencesOf({ summary, why_it_matters: [], definition }).map(({ words }) => words);
  const link = ["a", { class: "term", "data-term": "x" }, ["a. B"]];
  const formula = ["math", { display: "inline" }, [["mi", {}, ["x. Y"]]]];

  test("end where sentences do, not in links, formulas or abbreviations", () => {
    assert.deepEqual(said([["p", {}, ["One, e.g. this. Two ", link, " is. ", formula, " ends. and goes on."]]]), ["One, e.g. this.", "Two a. B is.", "ends. and goes on."]);
  });

  test("are those of paragraphs and lists, not of headings, tables or programs", () => {
    const list = ["ul", {}, [["li", {}, ["First. ", ["em", {}, ["Second. Third"]], "!"]], ["li", {}, [["p", {}, ["Fourth."]]]]]];
    const table = ["table", {}, [["tr", {}, [["td", {}, ["A cell."]]]]]];
    assert.deepEqual(said([["h4", {}, ["A heading."]], list, table, ["math", { display: "block" }, []], ["pre", {}, [["code", {}, ["x."]]]]], "Summary."), ["Summary.", "First.", "Second.", "Third!", "Fourth."]);
  });

  test("keep what is inside them: {links, formulas, tree}", () => {
    const [, two] = sentencesOf({ summary: "", why_it_matters: [["p", {}, ["One. Two ", link, formula, "."]]], definition: [] });
    assert.deepEqual([two.field, [...two.links], two.formulas, two.tree], [1, ["x"], 1, ["Two ", link, formula, "."]]);
  });
});

describe("a question", () => {
  const ids = async (question) => (await source.search(question)).map(({ id }) => id);

  test("is answered by what texts and keywords say, with the sentence that does", async () => {
    const [first] = await source.search("why does it rise?");
    assert.equal(first.id, "yeast");
    const [bread] = await source.search("who lived on this for thousands of years?");
    assert.deepEqual([bread.id, bread.sentence], ["bread", "People have lived on bread for ten thousand years."]);
    const marked = bread.marks.map(([start, end]) => [...bread.sentence].slice(start, end).join(""));
    assert.deepEqual(marked, ["lived", "thousand", "years"]);
    assert.deepEqual([bread.difficulty, bread.domain, bread.name], ["beginner", "baking", "Bread"]);
  });

  test("that is a name or an alias finds the term before all that speak of it", async () => {
    assert.equal((await ids("oven"))[0], "oven");
    assert.equal((await ids("what is a stove?"))[0], "oven");
    assert.equal((await ids("breads"))[0], "bread");
  });

  test("that nobody answers has no answers", async () => {
    for (const question of ["", "?", "xyzzy", "how do they xyzzy", "__proto__ constructor", "\ud800"]) assert.deepEqual(await ids(question), []);
  });

  test("reads the pages once, and lets the browser breathe meanwhile", async () => {
    assert.equal(pauses, 0, "of so few nobody need wait");
    const ids = many(200, (_, at) => `t${at}`);
    const some = { ids, names: ids, aliases: ids.map(() => []), size: 200 };
    const page = (name) => ({ ...pages.water, id: name, name });
    let breaths = 0;
    const large = createSource({ ...scene, ...some }, Object.fromEntries(ids.map((id) => [id, page(id)])), async () => void (breaths += 1));
    const both = await Promise.all([large.search("living things"), large.search("t7")]);
    assert.ok(breaths >= 4);
    assert.equal(both[1][0].id, "t7");
    assert.equal(both[0].length, 12);
  });
});
