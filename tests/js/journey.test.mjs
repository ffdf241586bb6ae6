import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { Journey } from "../../assets/js/journey.mjs";
import { seeded } from "./random.mjs";

/** The browser's history as far as a page sees it. */
class Browser {
  entries = [null]; at = 0;
  push(state) { this.entries.splice(this.at + 1, Infinity, state); this.at += 1; }
  replace(state) { this.entries[this.at] = state; }
  go(by) { this.at += by; return this.entries[this.at]; }
}

describe("the journey", () => {
  test("knows at any time how many views lie behind and ahead", () => {
    const random = seeded(6);
    const browser = new Browser();
    let journey = new Journey(null);
    for (let step = 0; step < 500; step++) {
      browser.replace(journey.state); // as the explorer does when the camera rests and before it leaves a view
      const ahead = browser.entries.length - 1 - browser.at;
      assert.deepEqual(journey.steps, { back: browser.at, forward: ahead });
      const what = random.next();
      if (what < 0.5) {
        browser.push(journey.next);
        journey.push();
      } else if (what < 0.7 && browser.at) journey.arrive(browser.go(-1));
      else if (what < 0.85 && ahead) journey.arrive(browser.go(1));
      else if (what < 0.95) journey = new Journey(browser.entries[browser.at]); // a reload
    }
  });

  test("begins anew with a state that makes no sense", () => {
    for (const state of [null, undefined, 7, {}, { at: "1", last: 2 }, { at: -1, last: 0 }, { at: 3, last: 1 }, { at: NaN, last: NaN }]) {
      assert.deepEqual(new Journey(state).steps, { back: 0, forward: 0 });
    }
  });

  test("counts a jump within the page, which has no state, as a new view", () => {
    const journey = new Journey({ at: 2, last: 5 });
    journey.arrive(null);
    assert.deepEqual(journey.steps, { back: 3, forward: 0 });
  });
});
