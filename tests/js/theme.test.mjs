import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import vm from "node:vm";

const script = readFileSync(new URL("../../assets/js/theme.js", import.meta.url), "utf8");

/** Run the script in a window; the theme that it paints with, and what it leaves for others. */
function run({ search = "", kept = null, light = false, closed = false }) {
  const stored = new Map(kept === null ? [] : [["wordgraph.theme", kept]]);
  const forbidden = () => {
    throw new Error("forbidden");
  };
  const window = {
    location: { search },
    localStorage: closed
      ? { getItem: forbidden, setItem: forbidden }
      : { getItem: (key) => stored.get(key) ?? null, setItem: (key, value) => stored.set(key, value) },
    matchMedia: () => ({ matches: light }),
    document: { documentElement: { dataset: {} } },
    addEventListener() {},
    URLSearchParams,
  };
  window.window = window;
  vm.runInNewContext(script, window);
  return { ...window.wordgraphTheme, painted: window.document.documentElement.dataset.theme, stored };
}

describe("the theme at the start", () => {
  test("is the link's, else the one chosen before, else the system's", () => {
    assert.equal(run({ search: "?term=x&theme=light", kept: "dark" }).painted, "light");
    assert.equal(run({ kept: "light" }).painted, "light");
    assert.equal(run({ light: true }).painted, "light");
    assert.equal(run({}).painted, "dark");
  });

  test("is never one that there isn't, whoever says so", () => {
    for (const strange of ["pink", "", "Light", "lightest", "toString", "<b>"]) {
      assert.equal(run({ kept: strange, light: true }).get(), "light", strange);
      assert.equal(run({ search: `?theme=${strange}`, kept: strange }).painted, "dark", strange);
    }
  });

  test("is the system's in a browser that stores nothing", () => {
    const { painted, get, keep } = run({ light: true, closed: true });
    assert.deepEqual([painted, get()], ["light", "light"]);
    keep("dark");
  });

  test("is remembered", () => {
    const { keep, get } = run({ light: true });
    keep("dark");
    assert.equal(get(), "dark");
  });
});
