// Milliseconds of each keystroke of some words, over the names of the scene on standard input.
import { readFileSync } from "node:fs";

import { index, suggest } from "../../assets/js/typeahead.mjs";

const scene = JSON.parse(readFileSync(0, "utf8"));
const entries = index(scene);
const words = ["gradient", "stochastc grad", "zzzzzz", scene.names[0].toLowerCase()];
const times = [];
for (let round = 0; round < 3; round++) {
  for (const word of words) {
    for (let length = 1; length <= word.length; length++) {
      const start = performance.now();
      suggest(entries, scene, word.slice(0, length));
      if (round) times.push(performance.now() - start); // the first round warms up
    }
  }
}
console.log(JSON.stringify(times));
