/** The voice of the explorer: it says what was selected, and how many terms a search has found. */
import { aboutDomain, aboutGraph, aboutResults, aboutTerm, say } from "../voice.mjs";

const PAUSE = 500; // milliseconds without another result after which they are counted

/** Speak of every view that is shown, and of the answers to a search. */
export function createVoice({ root, scene, host }) {
  const [input, results] = ["search-input", "search-results"].map((id) => root.querySelector(`#${id}`));
  let timer = 0;
  let last = "";
  root.querySelector("#stage-about").textContent = aboutGraph(scene);
  new MutationObserver(() => {
    host.clearTimer(timer);
    timer = host.timer(() => {
      const found = results.querySelectorAll('[role="option"]:not([aria-disabled="true"])');
      if (!results.hidden && input.value.trim()) say(root, aboutResults(found.length));
    }, PAUSE);
  }).observe(results, { childList: true });
  return {
    show({ term, domain }) {
      const node = scene.rows.get(term);
      const text = node !== undefined ? aboutTerm(scene, node) : domain ? aboutDomain(scene, domain) : "";
      if (text !== last) say(root, text);
      last = text;
    },
  };
}
