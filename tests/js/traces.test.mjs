import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { LOOK } from "../../assets/js/look.mjs";
import { detail, icosphere } from "../../assets/js/mesh.mjs";
import { decode, litEdges, tiers } from "../../assets/js/scene.mjs";
import { blend, layout, plotlyCamera, traces } from "../../assets/js/traces.mjs";
import { someData, someScene } from "./some_scene.mjs";

const scene = someScene(80, 160);
const views = { nothing: {}, "a term": { term: "term-7" }, "a domain": { domain: "ethics" } };
/** The traces of an emphasis that is all in the tiers. */
const drawn = (scene, tier, theme, soft) => traces(scene, { tier, lit: litEdges(scene, tier) }, theme, soft);
const camera = { eye: [1, -2, 0.5], center: [0, 0.1, 0] };
/** The middles of a mesh's spheres, "x,y,z" of each, rounded. */
function middles({ x, y, z }, count) {
  const size = x.length / count;
  const middle = (axis, at) => axis.slice(at * size, (at + 1) * size).reduce((sum, value) => sum + value, 0) / size;
  return [...Array(count).keys()].map((at) => [x, y, z].map((axis) => middle(axis, at).toFixed(3)).join());
}
const placed = (nodes) => nodes.map((node) => [0, 1, 2].map((axis) => scene.places[3 * node + axis].toFixed(3)).join());
/** The colour that plotly draws an intensity with, which must lie on a step of the scale. */
function colourOf({ colorscale, cmin, cmax }, intensity) {
  const at = (intensity - cmin) / (cmax - cmin);
  return colorscale.find(([step]) => Math.abs(step - at) < 1e-6)?.[1];
}

describe("the traces of a scene", () => {
  for (const [what, view] of Object.entries(views)) {
    const tier = tiers(scene, view);
    const [threads, rest, lit, bright] = drawn(scene, tier, "dark", false);

    test(`are four with ${what} selected, none with plotly's own hovering`, () => {
      assert.equal(drawn(scene, tier, "dark", false).length, 4);
      assert.deepEqual([threads.type, rest.type, lit.type, bright.type], ["scatter3d", "mesh3d", "scatter3d", "mesh3d"]);
      for (const trace of [threads, rest, lit, bright]) assert.equal(trace.hoverinfo, "skip");
    });

    test(`have every term in one of the meshes with ${what} selected`, () => {
      const nodes = [...tier.keys()];
      const [resting, shining] = [nodes.filter((node) => tier[node] >= 2), nodes.filter((node) => tier[node] < 2)];
      for (const [mesh, members] of [[rest, resting], [bright, shining]]) {
        assert.equal(mesh.x.length, members.length * icosphere(detail(members.length)).points.length);
        assert.deepEqual(middles(mesh, members.length), placed(members));
      }
    });

    test(`have every domain's own colour where lit, its haze where dimmed, with ${what} selected`, () => {
      for (const theme of ["dark", "light"]) {
        const [, dull, , shining] = drawn(scene, tier, theme, false);
        scene.groups.forEach((group, row) => {
          assert.equal(colourOf(shining, scene.tint[row]), group[theme]);
          const expected = what === "nothing" ? group[theme] : blend(group[theme], LOOK[theme].ground, LOOK[theme].haze);
          assert.equal(colourOf(dull, scene.tint[row]), expected);
        });
      }
    });
  }

  test("are as few for a thousand terms", () => {
    const large = someScene(1000);
    assert.equal(drawn(large, tiers(large, {}), "dark", false).length, 4);
  });

  test("have faint threads, fainter ones where something is lit, and strong lit ones", () => {
    const [atRest] = drawn(scene, tiers(scene, {}), "dark", false);
    const [dimmed, , lit] = drawn(scene, tiers(scene, { term: "term-7" }), "dark", false);
    assert.ok(dimmed.opacity < atRest.opacity && atRest.opacity < lit.opacity);
    assert.equal(lit.x.length, 3 * scene.neighbours[7].length);
  });

  test("exist for one domain, for one term, and for none", () => {
    for (const n of [1, 0]) {
      const data = someData(n);
      const small = decode({ ...data, group: data.group.map(() => 0), groups: data.groups.slice(0, n) });
      const found = drawn(small, tiers(small, {}), "light", true);
      assert.equal(found.length, 4);
      for (const { colorscale } of found.filter(({ type }) => type === "mesh3d")) {
        assert.deepEqual([colorscale[0][0], colorscale.at(-1)[0]], [0, 1]);
        for (const [, colour] of colorscale) assert.match(colour, /^#[0-9a-f]{6}$/);
      }
      if (n) assert.equal(colourOf(found[1], 0), small.groups[0].light);
    }
  });
});

describe("the layout", () => {
  const { scene: box } = layout(scene, camera);

  test("holds every place, in the scene's own unit on all axes", () => {
    for (const name of ["x", "y", "z"]) {
      const [low, high] = box[`${name}axis`].range;
      assert.equal(low, -high);
      for (const value of scene.places) assert.ok(value > low && value < high);
      assert.equal(box.aspectratio[name], high - low);
      assert.equal(box[`${name}axis`].visible, false);
    }
    assert.equal(box.aspectmode, "manual");
  });

  test("has our camera, and leaves plotly no gesture of its own", () => {
    assert.equal(box.dragmode, false);
    assert.deepEqual(box.camera, plotlyCamera(camera));
    const { eye, center, up } = plotlyCamera(camera);
    assert.deepEqual([eye, center, up], [{ x: 1, y: -2, z: 0.5 }, { x: 0, y: 0.1, z: 0 }, { x: 0, y: 0, z: 1 }]);
  });
});

describe("blending", () => {
  test("starts with one colour, ends with the other, and is halfway in between", () => {
    assert.equal(blend("#54b0fe", "#0b1020", 0), "#54b0fe");
    assert.equal(blend("#54b0fe", "#0b1020", 1), "#0b1020");
    assert.equal(blend("#000000", "#ffffff", 0.5), "#808080");
    assert.equal(blend("#204060", "#406080", 0.5), "#305070");
    assert.equal(blend("#000000", "#0a0a0a", 0.5), "#050505"); // one digit is written as two
  });
});
