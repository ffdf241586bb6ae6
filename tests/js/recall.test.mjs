import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { SESSION, Schedule, Session, choices, meant, questions, riddle } from "../../assets/js/recall.mjs";
import { day, isCard, reviewed } from "../../assets/js/repetition.mjs";
import { decode } from "../../assets/js/scene.mjs";
import { index } from "../../assets/js/typeahead.mjs";
import { fakeStorage } from "./fake_storage.mjs";
import { someData, someScene } from "./some_scene.mjs";

const named = (...terms) => {
  const data = someData(terms.length, 0);
  return decode({
    ...data,
    names: terms.map(([name]) => name),
    summaries: terms.map(([, summary]) => summary),
    aliases: terms.map(([, , ...aliases]) => aliases),
  });
};

describe("SM-2", () => {
  test("asks after 1 and 6 days, then by the ease, rounded up", () => {
    let card;
    const intervals = [5, 5, 5, 5].map((grade) => (card = reviewed(card, grade, 100))[2]);
    assert.deepEqual(intervals, [1, 6, 17, 50]); // ease 2.6 to 2.9: 6 * 2.8 = 16.8, 17 * 2.9 = 49.3
  });

  test("begins anew, at the same ease, when a term was not recalled", () => {
    const card = reviewed([4, 2.2, 30, 90], 1, 100);
    assert.deepEqual(card, [0, 2.2, 1, 101]);
    assert.equal(reviewed(card, 4, 101)[2], 1);
    assert.equal(reviewed(reviewed(card, 4, 101), 4, 102)[2], 6);
  });

  test("changes the ease by the published formula, never below 1.3", () => {
    const ease = (grade, before = 2.5) => Number(reviewed([2, before, 6, 0], grade, 0)[1].toFixed(6));
    assert.deepEqual([5, 4, 3].map((grade) => ease(grade)), [2.6, 2.5, 2.36]);
    assert.equal(ease(3, 1.35), 1.3);
  });

  test("knows a card from anything else", () => {
    assert.ok(isCard([1, 2.5, 1, 20000]));
    for (const odd of [null, [], [1, 2.5, 1], [1, 2.5, 1, "2"], [1, 0, 1, 2], [-1, 2, 1, 2], [1, NaN, 1, 1]]) assert.ok(!isCard(odd));
  });

  test("counts days as the reader's calendar does", () => {
    const [late, early] = [new Date(2024, 4, 1, 23, 59), new Date(2024, 4, 2, 0, 1)];
    assert.equal(day(early) - day(late), 1);
  });
});

describe("the questions", () => {
  const scene = someScene(40, 60);
  const states = new Map([["term-1", "known"], ["term-2", "learning"], ["term-3", "known"]]);
  const ids = ({ nodes }) => nodes.map((node) => scene.ids[node]);

  test("are first what is due, the longest overdue in front, then what is being learned, then what is known", () => {
    const cards = new Map([["term-9", [1, 2.5, 1, 100]], ["term-8", [1, 2.5, 1, 90]], ["term-3", [1, 2.5, 6, 101]]]);
    const found = questions(scene, states, cards, 100);
    assert.deepEqual(ids(found), ["term-8", "term-9", "term-2", "term-1"]);
    assert.deepEqual([found.due, found.own], [2, true]);
  });

  test("are at most ten, each once, and of terms that say what they are", () => {
    const cards = new Map(scene.ids.map((id) => [id, [1, 2.5, 1, 5]]));
    assert.equal(new Set(ids(questions(scene, states, cards, 5))).size, SESSION);
    const silent = named(["A", ""], ["B", "It is."]);
    assert.deepEqual(questions(silent, new Map([["term-0", "known"]]), new Map(), 5), { nodes: [1], due: 0, own: false });
  });

  test("are of well-known terms while the map is empty", () => {
    const { nodes, own } = questions(scene, new Map(), new Map(), 5);
    assert.deepEqual([nodes, own], [scene.byImportance.slice(0, SESSION), false]);
  });
});

describe("a riddle", () => {
  const of = (name, summary, ...aliases) => riddle(named([name, summary, ...aliases]), 0);

  test("says what a term is without its names, in whatever form", () => {
    assert.equal(of("Policy", "A policy is one of many policies."), "A \u2026\u2026 is one of many \u2026\u2026.");
    assert.equal(of("Mini-batch", "Mini batches: a minibatch, a MINI-BATCH."), "\u2026\u2026: a \u2026\u2026, a \u2026\u2026.");
    assert.equal(of("Rectifier", "The ReLU, a rectifier.", "ReLU"), "The \u2026\u2026, a \u2026\u2026.");
    assert.equal(of("C++ (language)", "What C++ (language) is.", "C++"), "What \u2026\u2026 is.");
  });

  test("leaves other words alone", () => {
    assert.equal(of("Norm", "Normal norms are enormous."), "Normal \u2026\u2026 are enormous.");
    assert.equal(of("[.*]", "A summary (of $1)."), "A summary (of $1).");
  });
});

describe("a typed name", () => {
  const scene = named(["Vanishing gradient", "x", "gradient decay"], ["Gradient", "x"], ["Exploding gradient", "x", "Gradient"]);
  const entries = index(scene);
  const says = (wanted, text) => meant(entries, wanted, text);

  test("is the term's, or one of its others, whatever the case", () => {
    for (const text of ["Vanishing gradient", "vanishing-GRADIENT", " gradient decay ", "vanishing gradeint", "vanishing gradent"]) {
      assert.equal(says(0, text), 0, text);
    }
  });

  test("is another's, the wanted one first where several have it", () => {
    assert.equal(says(0, "gradient"), 1);
    assert.equal(says(2, "gradient"), 2);
  });

  test("is nobody's", () => {
    for (const text of ["", " ", "gradie", "vanishing", "vanishing gradient of", "?"]) assert.equal(says(0, text), -1, text);
  });
});

describe("a hint", () => {
  test("leaves the wanted sphere and its nearest fellows of the domain", () => {
    const scene = someScene(60, 100);
    const found = choices(scene, 7);
    assert.equal(found[0], 7);
    assert.ok(found.length <= 8 && new Set(found).size === found.length);
    assert.ok(found.every((node) => scene.group[node] === scene.group[7]));
    assert.deepEqual(choices(named(["A", "x"]), 0), [0]);
  });
});

describe("a session", () => {
  const open = (...nodes) => {
    const noted = [];
    const session = new Session(nodes, (node, grade) => (noted.push([node, grade]), grade));
    return { session, noted };
  };

  test("grades by how much help was needed", () => {
    const { session, noted } = open(1, 2, 3, 4, 5);
    assert.deepEqual([session.node, session.number, session.size], [1, 1, 5]);
    assert.equal(session.answer(1), "right");
    assert.deepEqual([session.phase, session.node, session.number], ["told", 1, 1]);
    session.next();
    session.hinted = true;
    assert.equal(session.answer(2), "right");
    session.next();
    assert.deepEqual([session.answer(9), session.phase, session.answer(3)], ["again", "asking", "right"]);
    session.next();
    assert.deepEqual([session.answer(9), session.answer(9), session.phase], ["again", "wrong", "told"]);
    session.next();
    session.giveUp();
    session.next();
    assert.equal(session.phase, "over");
    assert.deepEqual(noted, [[1, 5], [2, 4], [3, 3], [4, 1], [5, 0]]);
    assert.deepEqual(session.results.map(({ right }) => right), [true, true, true, false, false]);
  });

  test("keeps its cards in the browser", () => {
    const storage = fakeStorage({ "wordgraph.recall": '{"a": [1, 2.5, 1, 10], "b": "odd"}' });
    const schedule = new Schedule(storage);
    assert.deepEqual([...schedule.cards.keys()], ["a"]);
    assert.equal(schedule.review("a", 4, 10), 6);
    assert.equal(schedule.review("c", 0, 10), 1);
    assert.deepEqual(JSON.parse(storage.getItem("wordgraph.recall")), { a: [2, 2.5, 6, 16], c: [0, 2.5, 1, 11] });
  });
});
