import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { emphasis } from "../../assets/js/emphasis.mjs";
import { facets, filter } from "../../assets/js/filters.mjs";
import { budget, ranking, step } from "../../assets/js/labels.mjs";
import { neighbourhood } from "../../assets/js/neighbourhood.mjs";
import { decode } from "../../assets/js/scene.mjs";

const shared = JSON.parse(readFileSync(new URL("../shared/emphasis.json", import.meta.url)));
const { ids, groups } = shared.scene;
const scene = decode({
  ...shared.scene,
  places: ids.flatMap((_, row) => [3 * row, 3 * row + 1, 3 * row + 2]),
  groups: groups.map((name, row) => ({ name, dark: `#00000${row}`, light: `#00000${row}` })),
});
const features = [{ emphasis: (view) => neighbourhood(scene, view) }, { passes: (view) => filter(facets(scene), view.options) }];

describe("the examples that Python has, too", () => {
  for (const { name, view, ...expected } of shared.cases) {
    test(`stand out with ${name}`, () => {
      const { tier, lit } = emphasis(scene, view, features);
      assert.deepEqual([...tier], expected.tiers);
      assert.deepEqual([...lit], expected.lit);
      assert.deepEqual(ranking(scene, tier), expected.ranking);
      assert.deepEqual(ids.map((_, node) => step(scene, tier, node)), expected.steps);
    });
  }

  test("have so many names", () => {
    for (const [width, height, names] of shared.budgets) assert.equal(budget(width, height), names);
  });
});
