/** Neighbourhood: the selected term and what is one to three links away, alone. */
import { neighbourhood, nextHops } from "../neighbourhood.mjs";
import { middle, placeOf } from "../scene.mjs";
import { distance } from "../vector.mjs";

/** The feature (see features.mjs). */
export function neighbourhoods({ root, scene, explorer }) {
  const panel = root.querySelector("#reach");
  const buttons = [...panel.querySelectorAll("button")];
  const hops = () => Number(explorer.view.options.hops ?? 0);

  function choose(next) {
    if (!explorer.view.term || next === hops()) return;
    const { hops: _, ...options } = explorer.view.options;
    explorer.change({ options: next ? { ...options, hops: String(next) } : options }, "approach");
  }

  panel.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) choose(Number(button.value));
  });

  return {
    show(view) {
      panel.hidden = !view.term;
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === (view.options.hops ?? "0")));
    },
    emphasis: (view) => neighbourhood(scene, view),
    frames(view) {
      const found = neighbourhood(scene, view);
      if (!found?.base.length) return found && [found.focus, ...found.near];
      // Of a wide one the middle is in the middle, and the term wherever it is in it.
      const nodes = [found.focus, ...found.near, ...found.base];
      const centre = middle(scene.places, nodes);
      const apart = new Map(nodes.map((node) => [node, distance(placeOf(scene, node), centre)]));
      return nodes.sort((a, b) => apart.get(a) - apart.get(b));
    },
    commands: { reach: () => choose(nextHops(hops())) },
  };
}
