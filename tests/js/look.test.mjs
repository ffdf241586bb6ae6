import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { sky } from "../../assets/js/backdrop.mjs";
import { LOOK, SHARED } from "../../assets/js/look.mjs";
import { close } from "./close.mjs";

const { dark, light, shared, starSums } = JSON.parse(readFileSync(new URL("../shared/look.json", import.meta.url), "utf8"));

test("the look is that of the pictures", () => {
  assert.deepEqual(LOOK, { dark, light });
  assert.deepEqual(SHARED, shared);
});

test("the sky is that of the pictures: each star weighs in by its number", () => {
  const stars = sky();
  assert.equal(stars.length, shared.stars);
  const sums = ["x", "y", "z", "light"].map((part) => stars.reduce((sum, star, row) => sum + (row + 1) * star[part], 0));
  close(sums, starSums, 1e-6);
});

test("the style sheet has the same ground and ink", () => {
  const sheet = readFileSync(new URL("../../assets/css/wordgraph.css", import.meta.url), "utf8");
  const [atNight, onPaper] = [/:root \{([^}]*)/, /:root\[data-theme="light"\] \{([^}]*)/].map((rule) => sheet.match(rule)[1]);
  for (const [rules, look] of [[atNight, dark], [onPaper, light]]) {
    assert.ok(rules.includes(`--ground: ${look.ground};`) && rules.includes(`--ink: ${look.ink};`));
  }
});
