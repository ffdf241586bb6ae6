import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { budget, ranking, step } from "../../assets/js/labels.mjs";
import { decode, litEdges, tiers } from "../../assets/js/scene.mjs";

const shared = JSON.parse(readFileSync(new URL("../shared/emphasis.json", import.meta.url)));
const { ids, importance, group, groups, edges } = shared.scene;
const scene = decode({
  ...{ ids, importance, group, edges },
  places: ids.flatMap((_, row) => [3 * row, 3 * row + 1, 3 * row + 2]),
  groups: groups.map((name, row) => ({ name, dark: `#00000${row}`, light: `#00000${row}` })),
});

describe("the examples that Python has, too", () => {
  for (const { name, view, ...expected } of shared.cases) {
    test(`stand out with ${name}`, () => {
      const tier = tiers(scene, view);
      assert.deepEqual([...tier], expected.tiers);
      assert.deepEqual(litEdges(scene, tier), expected.lit);
      assert.deepEqual(ranking(scene, tier), expected.ranking);
      assert.deepEqual(ids.map((_, node) => step(scene, tier, node)), expected.steps);
    });
  }

  test("have so many names", () => {
    for (const [width, height, names] of shared.budgets) assert.equal(budget(width, height), names);
  });
});
