import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Answers, constellation, isQuestion, pieces, question } from "../../assets/js/asking.mjs";
import { index, isNamed, suggest } from "../../assets/js/typeahead.mjs";
import { decode, encode, emptyView } from "../../assets/js/view.mjs";
import { sceneOf } from "./some_scene.mjs";

const scene = { names: ["Gradient", "Vanishing gradient", "Attention"], aliases: [[], ["fading signal"], []], importance: [1, 0.5, 0.2] };
const named = (query) => isNamed(scene, suggest(index(scene), scene, query), query);

describe("a question", () => {
  test("is several words that are not how a name or an alias begins", () => {
    for (const query of ["why do layers fade?", "early layers", "attention to detail"]) assert.ok(isQuestion(query, named(query)), query);
    for (const query of ["", "?", "layers", "vanish", "gradient van", "Vanishing Gradient", "fading sig"]) assert.ok(!isQuestion(query, named(query)), query);
  });

  test("is no name with typos in several of its words", () => {
    for (const query of ["vanishng gradeint", "vanishing gradeint", "fadign signal"]) assert.ok(!isQuestion(query, named(query)), query);
    for (const query of ["vanity radiators", "attentive gradients", "fading away softly"]) assert.ok(isQuestion(query, named(query)), query);
  });

  test("of any text fits into a link", () => {
    for (const text of ["why?", "a\u0000b\nc", "  two  words ", "\ud800x", "\u{1f600}".repeat(300), "x".repeat(10_000)]) {
      const q = question(text);
      const view = { ...emptyView(), options: { q } };
      assert.deepEqual(decode(encode(view)), { view, notices: [] });
    }
    assert.equal(question(" a\u0000\n b "), "a b");
    assert.equal(question("\u0000 \n"), "");
  });
});

describe("a quoted sentence", () => {
  test("is in pieces, which together are the whole", () => {
    assert.deepEqual(pieces("Early layers learn.", [[0, 5], [6, 12]]).map(({ text, marked }) => (marked ? `<${text}>` : text)), ["<Early>", " ", "<layers>", " learn."]);
    assert.deepEqual(pieces("Plain.", []), [{ text: "Plain.", marked: false }]);
    assert.deepEqual(pieces("", []), []);
  });

  test("is counted in characters, not in halves of them", () => {
    assert.deepEqual(pieces("\u{1f600} x", [[2, 3]]), [{ text: "\u{1f600} ", marked: false }, { text: "x", marked: true }]);
  });

  test("with marks that overlap or lie outside is still whole", () => {
    for (const marks of [[[0, 4], [2, 6]], [[3, 99]], [[5, 2]], [[-3, 2]]]) {
      assert.equal(pieces("A sentence.", marks).map(({ text }) => text).join(""), "A sentence.");
    }
  });
});

describe("a constellation", () => {
  const sky = sceneOf(5, [[0, 1], [1, 2], [2, 3], [0, 2], [3, 4]]);

  test("is all answers", () => assert.deepEqual(constellation(sky, [0, 1], undefined), { near: [0, 1] }));

  test("stays while one of them is read, which stands out, with the links among them", () => {
    assert.deepEqual(constellation(sky, [0, 1, 3], 1), { focus: 1, near: [0, 1, 3], edges: [0] });
  });

  test("is none around another term", () => assert.equal(constellation(sky, [0, 1], 3), null));
});

describe("the answers", () => {
  /** A server that answers when told to. */
  function server() {
    const asked = [];
    const ask = (query, signal) => new Promise((answer, fail) => asked.push({ query, signal, answer, fail }));
    return { asked, answers: new Answers(ask) };
  }

  test("are asked for once", async () => {
    const { asked, answers } = server();
    const coming = answers.to("why?");
    assert.equal(answers.known("why?"), null);
    asked[0].answer(["hit"]);
    assert.deepEqual(await coming, ["hit"]);
    assert.deepEqual(await answers.to("why?"), ["hit"]);
    assert.deepEqual(answers.known("why?"), ["hit"]);
    assert.equal(asked.length, 1);
  });

  test("to an outdated question are no longer wanted, and its failure is none", async () => {
    const { asked, answers } = server();
    const [old, later] = [answers.to("why"), answers.to("why?")];
    assert.ok(asked[0].signal.aborted && !asked[1].signal.aborted);
    asked[0].fail(new Error("aborted"));
    asked[1].answer([]);
    assert.deepEqual(await Promise.all([old, later]), [null, []]);
  });

  test("that fail are asked for again", async () => {
    const { asked, answers } = server();
    const first = answers.to("why?");
    asked[0].fail(new Error("no server"));
    await assert.rejects(first, /no server/);
    answers.to("why?").catch(() => {});
    assert.equal(asked.length, 2);
  });

  test("are not forgotten soon, and not kept for ever", async () => {
    const answers = new Answers(async (query) => [query]);
    for (let number = 0; number < 60; number++) await answers.to(`question ${number}`);
    assert.equal(answers.known("question 0"), null);
    assert.ok(answers.known("question 59"));
  });
});
