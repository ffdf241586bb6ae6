import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { LiveRun } from "../../assets/js/live.mjs";

const LAB = { "": "training/relu-he" };
const tick = () => new Promise((done) => setImmediate(done));
const quiet = async () => { for (let turn = 0; turn < 20; turn++) await tick(); };

/** A server of one run of `total` steps that answers when told to, and what the run told. */
function watched({ total = 100, each = 0 } = {}) {
  const asked = [];
  const heard = [];
  let tokens = 0;
  let now = 0;
  const host = {
    token: () => `token-${++tokens}`,
    wait: async () => void (now += each),
    now: () => now,
    ask: (question) => new Promise((answer, fail) => asked.push({ question, answer, fail })),
  };
  const run = new LiveRun(host, (answer) => heard.push(answer));
  const answer = async (more = {}) => {
    const { question, answer } = asked.at(-1);
    const step = Math.min(total, question.step + question.steps);
    answer({ step, total, over: step === total, loss: 1 / (1 + step), ...more });
    await quiet();
  };
  return { run, asked, heard, answer };
}

describe("a live run", () => {
  test("asks for nothing until it is started, and for nothing once it is paused", async () => {
    const { run, asked, answer } = watched();
    run.settle(LAB, "dark");
    await quiet();
    assert.equal(asked.length, 0);
    run.start();
    assert.ok(run.runs);
    await quiet();
    assert.equal(asked.length, 1, "one request at a time");
    run.pause();
    await answer();
    assert.deepEqual([run.step, run.runs, asked.length], [1, false, 1]);
  });

  test("takes all steps, in chunks, to its end", async () => {
    const { run, asked, answer } = watched({ total: 250 });
    run.settle(LAB, "dark");
    run.start();
    while (!run.over) await answer();
    assert.equal(run.step, 250);
    assert.deepEqual([asked[0].question.steps, asked[1].question.steps], [1, 5]);
    run.start();
    await quiet();
    assert.equal(asked.length, 51);
    assert.ok(!run.runs);
  });

  test("makes fewer pictures where each takes long", async () => {
    const { run, asked, answer } = watched({ total: 1000, each: 800 });
    run.settle(LAB, "dark");
    run.start();
    while (!run.over) await answer();
    assert.ok(asked.length <= 12, String(asked.length));
  });

  test("takes single steps, as many as are asked for, and stops a run at the next one", async () => {
    const { run, asked, answer } = watched({ total: 1000 });
    run.settle(LAB, "dark");
    run.advance();
    run.advance();
    run.advance();
    await answer();
    await answer();
    assert.deepEqual([run.step, run.runs, asked.length], [3, false, 2]);
    run.start();
    run.advance();
    await answer();
    assert.ok(!run.runs);
  });

  test("goes back to step 0 under another token, whatever is on its way", async () => {
    const { run, asked, heard, answer } = watched();
    run.settle(LAB, "dark");
    run.start();
    await quiet();
    run.rewind();
    await quiet();
    assert.equal(asked.length, 1, "the old request is waited for");
    await answer();
    assert.equal(run.step, 0);
    const { token, step, steps } = asked[1].question;
    assert.deepEqual([step, steps], [0, 0]);
    assert.notEqual(token, asked[0].question.token);
    await answer();
    assert.deepEqual(heard.filter(Boolean).map((one) => one.step), [0], "the outdated answer is not shown");
    assert.equal(asked.length, 2);
  });

  test("begins anew with other parameters, and is drawn again in another theme", async () => {
    const { run, asked, answer } = watched();
    run.settle(LAB, "dark");
    run.advance();
    await answer();
    run.settle({ ...LAB }, "light");
    await quiet();
    assert.deepEqual([run.step, asked[1].question.step, asked[1].question.steps, asked[1].question.theme], [1, 1, 0, "light"]);
    assert.equal(asked[1].question.token, asked[0].question.token);
    await answer();
    run.settle({ ...LAB, depth: "5" }, "light");
    assert.deepEqual([run.step, run.total], [0, null]);
    await quiet();
    assert.equal(asked.length, 2);
  });

  test("waits while the server is busy, and until a lost run has caught up", async () => {
    const { run, asked, heard, answer } = watched();
    run.settle(LAB, "dark");
    run.advance();
    asked[0].answer({ busy: true });
    await quiet();
    assert.equal(asked.length, 2);
    await answer({ step: 40 });
    run.advance();
    await answer({ step: 10 });
    assert.deepEqual([run.step, heard.at(-1).behind], [40, true]);
    await answer();
    assert.deepEqual([run.step, run.runs], [41, false]);
  });

  test("stops where the server fails, and can be started again", async () => {
    const { run, asked, heard, answer } = watched();
    run.settle(LAB, "dark");
    run.start();
    asked[0].fail(new Error("no server"));
    await quiet();
    assert.equal(heard.at(-1).error.message, "no server");
    assert.deepEqual([run.runs, asked.length], [false, 1]);
    run.advance();
    await answer();
    assert.equal(run.step, 1);
  });

  test("asks for nothing once it is left", async () => {
    const { run, asked, heard, answer } = watched();
    run.settle(LAB, "dark");
    run.start();
    await quiet();
    run.leave();
    await answer();
    assert.deepEqual([run.open, asked.length, heard.filter(Boolean).length], [false, 1, 0]);
    run.start();
    await quiet();
    assert.equal(asked.length, 1);
  });
});
