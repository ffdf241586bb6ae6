import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { chosen, cleared, counted, facets, filter, toggled } from "../../assets/js/filters.mjs";
import { decode } from "../../assets/js/scene.mjs";
import { many, seeded } from "./random.mjs";
import { someData } from "./some_scene.mjs";

const random = seeded(11);
const scene = decode({
  ...someData(200),
  levels: many(200, () => random.whole(-1, 2)),
  labs: many(20, (_, at) => 7 * at),
  otherGroups: many(200, () => (random.next() < 0.3 ? [random.whole(0, 2)] : [])),
  industries: ["law", "a|b", "b"],
  usedIn: many(200, () => (random.next() < 0.5 ? [random.whole(0, 2)] : [])),
});
const all = facets(scene);
const facet = (key) => all.find((one) => one.key === key);
const how = (options) => [...Array(scene.size).keys()].filter(filter(all, options) ?? (() => true)).length;

describe("facets", () => {
  test("are those of which any term has something", () => {
    assert.deepEqual(all.map(({ key }) => key), ["level", "has", "in", "industry"]);
    assert.deepEqual(facets(decode(someData(5))).map(({ key }) => key), ["in"]);
    assert.deepEqual(facets(decode(someData(0))), []);
  });

  test("know their choices, names with a sign in them too, and what is none", () => {
    assert.deepEqual([...chosen(facet("industry"), "a|b|law").rows].sort(), [0, 1]);
    assert.deepEqual([...chosen(facet("industry"), "b").rows], [2]);
    assert.deepEqual(chosen(facet("in"), "ethics|no|thing").unknown, ["no", "thing"]);
    assert.deepEqual(chosen(facet("in"), undefined), { rows: new Set(), unknown: [] });
    assert.equal(chosen(facet("in"), "__proto__").rows.size, 0);
  });
});

describe("filters", () => {
  test("are none without a choice, or with unknown ones alone", () => {
    for (const options of [undefined, {}, { in: "nowhere" }, { others: "hidden" }]) assert.equal(filter(all, options), null);
  });

  test("add up within a facet and cut down between two", () => {
    const [one, two] = ["beginner", "advanced"].map((level) => how({ level }));
    assert.equal(how({ level: "beginner|advanced" }), one + two);
    assert.ok(how({ level: "beginner", in: "ethics" }) < Math.min(one, how({ in: "ethics" })));
    assert.equal(how({ has: "lab" }), 20);
  });

  test("count what each choice gives beside the other facets", () => {
    const options = { level: "beginner|advanced", in: "ethics|statistics", industry: "law" };
    const { shown, counts } = counted(all, options, scene.size);
    assert.equal(shown, how(options));
    all.forEach((one, at) => {
      one.names.forEach((name, row) => assert.equal(counts[at][row], how({ ...options, [one.key]: name }), `${one.key} ${name}`));
    });
    assert.equal(counted(all, {}, scene.size).shown, scene.size);
  });

  test("are toggled into the same link whatever came first, and cleared", () => {
    const one = toggled(facet("level"), toggled(facet("level"), { hops: "2" }, 2), 0);
    assert.deepEqual(one, toggled(facet("level"), toggled(facet("level"), { hops: "2" }, 0), 2));
    assert.deepEqual(one, { hops: "2", level: "beginner|advanced" });
    assert.deepEqual(toggled(facet("level"), { level: "beginner" }, 0), {});
    assert.deepEqual(cleared(all, { ...one, has: "lab", others: "hidden" }), { hops: "2" });
  });
});
