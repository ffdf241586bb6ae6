import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { fold, index, prefixDistance, suggest } from "../../assets/js/typeahead.mjs";
import { many, seeded } from "./random.mjs";

/** A scene of these names, or [name, aliases], as far as type-ahead looks at it. */
function scene(...names) {
  const [own, aliases] = [names.map((name) => [name].flat()[0]), names.map((name) => [name].flat(2).slice(1))];
  return { names: own, aliases, importance: names.map((_, node) => 1 - node / names.length) };
}
const found = (glossary, query, limit) => suggest(index(glossary), glossary, query, limit);
const named = (glossary, query, limit) => found(glossary, query, limit).map(({ node }) => glossary.names[node]);

const ai = scene(
  "Gradient", "Gradient descent", "Vanishing gradient", "Stochastic gradient descent", "Integrated gradients",
  ["Rectified linear unit", ["ReLU", "rectifier"]], "Pr\u00e9cision", "Na\u00efve Bayes", "Q-learning", "R\u00b2",
  ["Kullback\u2013Leibler divergence", ["relative entropy"]], "Cross-entropy", "Bayes\u2019 theorem", "AdamW", "Adam",
  "Attention", "Batch normalization",
);

describe("folding", () => {
  test("forgets case, accents and signs, and keeps every script", () => {
    assert.equal(fold("  Pr\u00e9cision\u2013Recall\u2019s "), "precision recalls");
    assert.equal(fold("Na\u00efve BAYES"), fold("nai\u0308ve bayes"));
    assert.equal(fold("R\u00b2"), "r2");
    assert.equal(fold("\u65e5\u672c\u8a9e"), "\u65e5\u672c\u8a9e");
    assert.equal(fold("\u0413\u0440\u0430\u0434\u0438\u0435\u043d\u0442"), "\u0433\u0440\u0430\u0434\u0438\u0435\u043d\u0442");
    assert.equal(fold("--"), "");
  });

  test("twice is folding once", () => {
    for (const text of ["\u00c5ngstr\u00f6m's  (law)", "\ufb01ne-tuning", "L\u2081/L\u2082", "\u0130stanbul", "\u00bd", "C++"]) {
      assert.equal(fold(fold(text)), fold(text));
    }
  });
});

describe("ranking", () => {
  test("is exact, then prefix, then word, then part", () => {
    const glossary = scene("Meta-adam", "Macadam", "Of Adam", "Adams rule", "Adam");
    assert.deepEqual(named(glossary, "adam"), ["Adam", "Adams rule", "Meta-adam", "Of Adam", "Macadam"]);
  });

  test("does not let importance outweigh a better match", () => {
    const kinds = ["Adam", "Adamant", "The Adam", "Macadam", "Adem"]; // the best match last, the weightiest first
    const glossary = scene(...kinds.slice().reverse());
    assert.deepEqual(named(glossary, "adam"), kinds);
  });

  test("has the weightier of two alike first", () => {
    assert.deepEqual(named(scene("Graph one", "Graph two"), "graph"), ["Graph one", "Graph two"]);
  });

  test("finds all words in any order", () => {
    assert.equal(named(ai, "descent stochastic")[0], "Stochastic gradient descent");
  });

  test("keeps to the limit, and names no term twice", () => {
    assert.equal(named(ai, "a", 3).length, 3);
    const glossary = scene(["Neural network", ["neural net", "neural nets", "NN"]]);
    assert.deepEqual(found(glossary, "neural"), [{ node: 0, alias: "" }]);
  });

  test("shows the alias where only that matched, and a name before another's alias", () => {
    assert.deepEqual(found(ai, "relu")[0], { node: 5, alias: "ReLU" });
    const glossary = scene(["Gadget", ["Widget"]], "Widget");
    assert.deepEqual(named(glossary, "widget"), ["Widget", "Gadget"]);
  });
});

describe("typing", () => {
  test("with accents or without, and with other signs", () => {
    for (const query of ["precision", "PR\u00c9CISION", "pre\u0301cision"]) assert.equal(named(ai, query)[0], "Pr\u00e9cision");
    assert.equal(named(ai, "q learning")[0], "Q-learning");
    assert.equal(named(ai, "kullback leibler")[0], "Kullback\u2013Leibler divergence");
    assert.equal(named(ai, "bayes' theorem")[0], "Bayes\u2019 theorem");
  });

  test("nothing, or nothing that means anything, finds nothing", () => {
    for (const query of ["", "   ", "?!", "zzzz", "xq"]) assert.deepEqual(found(ai, query), []);
  });

  test("any single slip in a name still finds it, while it is being typed, too", () => {
    const random = seeded(31);
    const letter = () => random.pick([..."abcdefghijklmnopqrstuvwxyz"]);
    for (let round = 0; round < 600; round++) {
      const name = random.pick(ai.names);
      const typed = fold(name).slice(0, random.whole(6, 30));
      if (typed.length < 6) continue;
      const at = random.whole(1, typed.length - 1);
      const slips = [
        typed.slice(0, at) + typed.slice(at + 1), // one left out
        typed.slice(0, at) + letter() + typed.slice(at), // one too many
        typed.slice(0, at) + letter() + typed.slice(at + 1), // a wrong one
        typed.slice(0, at - 1) + typed[at] + typed[at - 1] + typed.slice(at + 1), // two swapped
      ];
      for (const slip of slips) assert.ok(named(ai, slip).includes(name), `${slip} for ${name}`);
    }
  });

  test("a slip in each of three words is forgiven", () => {
    assert.equal(named(ai, "stochstic gradiant desent")[0], "Stochastic gradient descent");
    assert.equal(named(ai, "batch normalisaton")[0], "Batch normalization");
    assert.deepEqual(named(scene("Of no weight", "Adam"), "ofno wieght").slice(0, 1), ["Of no weight"]);
  });

  test("short words get no such credit, so that they stay precise", () => {
    assert.deepEqual(named(scene("Adam", "Loss"), "los"), ["Loss"]);
    assert.deepEqual(named(scene("Adam", "Loss"), "lox"), []);
  });
});

describe("the distance to a beginning", () => {
  /** Damerau-Levenshtein with adjacent swaps (optimal string alignment), as its definition has it. */
  function edits(a, b, known = new Map()) {
    const key = `${a}|${b}`;
    if (known.has(key)) return known.get(key);
    const [shortA, shortB] = [a.slice(0, -1), b.slice(0, -1)];
    let least = a.length + b.length;
    if (a && b) {
      const same = a.at(-1) === b.at(-1) ? 0 : 1;
      least = Math.min(edits(shortA, b, known) + 1, edits(a, shortB, known) + 1, edits(shortA, shortB, known) + same);
      const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
      if (swapped) least = Math.min(least, edits(a.slice(0, -2), b.slice(0, -2), known) + 1);
    }
    known.set(key, least);
    return least;
  }

  test("is the least number of edits over all beginnings, up to the limit", () => {
    const random = seeded(17);
    const word = () => many(random.whole(0, 8), () => random.pick(["a", "b", "c"])).join("");
    const counts = [0, 0, 0, 0];
    for (let round = 0; round < 3000; round++) {
      const [text, wanted, limit] = [word(), word(), random.whole(1, 2)];
      const beginnings = [...Array(text.length + 1).keys()].map((end) => edits(wanted, text.slice(0, end)));
      const expected = Math.min(limit + 1, ...beginnings);
      assert.equal(prefixDistance(text, wanted, limit), expected, `${text} ${wanted} ${limit}`);
      counts[expected] += 1;
    }
    assert.ok(counts.every((count) => count > 100), String(counts));
  });

  test("counts a swap of two neighbours as one", () => {
    assert.equal(prefixDistance("gradient", "gardient", 2), 1);
    assert.equal(prefixDistance("gradient", "graid", 2), 1);
  });
});
