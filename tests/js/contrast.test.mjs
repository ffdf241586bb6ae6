import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, test } from "node:test";

import { FAINTEST } from "../../assets/js/labels.mjs";
import { LOOK, SHARED } from "../../assets/js/look.mjs";
import { blend } from "../../assets/js/traces.mjs";

const css = new URL("../../assets/css/", import.meta.url);
const sheet = readFileSync(new URL("wordgraph.css", css), "utf8");
const palette = readFileSync(new URL("../../wordgraph/scene/palette.py", import.meta.url), "utf8");
const domains = [...palette.matchAll(/Colour\("(#\w{6})", "(#\w{6})"\)/g)].map(([, dark, light]) => ({ dark, light }));

/** The contrast ratio of WCAG 2 of two "#rrggbb". */
function contrast(one, other) {
  const [bright, dark] = [one, other].map((colour) => {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
    const linear = (level) => (level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b) + 0.05;
  }).sort((a, b) => b - a);
  return bright / dark;
}

/** The colours of a theme by name, those that shine through laid over `ground`. */
function colours(theme) {
  const dark = sheet.match(/:root \{([^}]*)/)[1];
  const rules = theme === "dark" ? dark : dark + sheet.match(/:root\[data-theme="light"\] \{([^}]*)/)[1];
  const found = Object.fromEntries([...rules.matchAll(/--([\w-]+): (#\w{6}|rgb\([^)]*\));/g)].map(([, name, value]) => [name, value]));
  const over = (value, below) => {
    if (value.startsWith("#")) return value;
    const [r, g, b, alpha] = value.match(/[\d.]+/g).map(Number);
    const hex = (level) => Math.round(level).toString(16).padStart(2, "0");
    return blend(below, `#${hex(r)}${hex(g)}${hex(b)}`, alpha);
  };
  return { over, found };
}

test("the measure is that of WCAG", () => {
  assert.ok(Math.abs(contrast("#000000", "#ffffff") - 21) < 1e-9);
  assert.ok(Math.abs(contrast("#777777", "#ffffff") - 4.48) < 0.005);
});

for (const theme of ["dark", "light"]) {
  describe(`in the ${theme} theme`, () => {
    const { ground, ink } = LOOK[theme];
    const { over, found } = colours(theme);

    test("names on the stage can be read, the faintest, too", () => {
      assert.ok(contrast(ink, ground) >= 7);
      assert.ok(contrast(blend(ground, ink, FAINTEST), ground) >= 4.5);
    });

    test("the names of all domains can be read at their full strength", () => {
      assert.ok(domains.length >= 17);
      for (const domain of domains) {
        const name = blend(domain[theme], ink, SHARED.inked);
        assert.ok(contrast(blend(ground, name, 0.95), ground) >= 4.5, domain[theme]);
      }
    });

    test("rings, the focus and lit threads stand out", () => {
      for (const colour of [ink, LOOK[theme].lit, found.accent]) assert.ok(contrast(colour, ground) >= 3);
    });

    test("all text of panels can be read on every ground it stands on", () => {
      for (const below of [found.ground, found["ground-far"]]) {
        for (const surface of [over(found.surface, below), found["surface-solid"]]) {
          for (const raised of [surface, over(found.raised, surface), over(found["raised-more"], surface), below]) {
            for (const text of ["ink", "ink-soft"]) assert.ok(contrast(found[text], raised) >= 4.5, `${text} on ${raised}`);
          }
          for (const text of ["ink-faint", "accent"]) assert.ok(contrast(found[text], surface) >= 4.5, `${text} on ${surface}`);
        }
      }
      assert.ok(contrast(found["on-accent"], found.accent) >= 4.5);
    });
  });
}

test("type is set in rem, so that it follows the size that a reader has set", () => {
  for (const name of readdirSync(css)) {
    assert.doesNotMatch(readFileSync(new URL(name, css), "utf8"), /font(-size)?:[^;]*[\d.]px(?![^;]*\))/, name);
  }
});
