import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Notices } from "../../assets/js/panels/notices.mjs";
import { FakeDocument } from "./fake_document.mjs";

/** Notices on a clock that is wound by hand: what is `shown`, and `wait(milliseconds)`. */
function someNotices() {
  const root = new FakeDocument().createElement("div");
  const timers = new Map();
  let [now, last] = [0, 0];
  const timer = (callback, time) => (timers.set(++last, { callback, at: now + time }), last);
  const notices = new Notices(root, { timer, clearTimer: (id) => timers.delete(id) });
  const wait = (time) => {
    now += time;
    for (const [id, { callback, at }] of [...timers]) if (at <= now && timers.delete(id)) callback();
  };
  return { notices, wait, shown: () => (root.hidden ? null : root.children[0].textContent), root };
}

describe("notices", () => {
  test("that are said go after a while, or when another is said", () => {
    const { notices, wait, shown } = someNotices();
    notices.say("One.");
    notices.say("Two.");
    assert.equal(shown(), "One. Two.");
    wait(5000);
    notices.say("Three.");
    wait(5000);
    assert.equal(shown(), "Three.");
    wait(1000);
    assert.equal(shown(), null);
  });

  test("that are kept stay beside what is said, until they are settled", () => {
    const { notices, wait, shown } = someNotices();
    notices.keep("picture", "No picture.");
    notices.keep("png", "Making it.");
    wait(1);
    notices.say("Copied.");
    assert.equal(shown(), "No picture. Making it. Copied.");
    wait(60_000);
    assert.equal(shown(), "No picture. Making it.");
    notices.settle("png");
    notices.settle("never said");
    assert.equal(shown(), "No picture.");
    notices.settle("picture");
    assert.equal(shown(), null);
  });

  test("can be dismissed, all at once", () => {
    const { notices, wait, shown, root } = someNotices();
    notices.keep("picture", "No picture.");
    notices.say("Copied.");
    root.children[1].listeners.click.forEach((listener) => listener());
    assert.equal(shown(), null);
    wait(10_000);
    assert.equal(shown(), null);
  });
});
