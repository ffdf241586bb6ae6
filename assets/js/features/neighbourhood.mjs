/** Neighbourhood: the selected term and what is one to three links away, alone. */
import { neighbourhood, nextHops } from "../neighbourhood.mjs";

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
      return found && [found.focus, ...found.near, ...found.base];
    },
    commands: { reach: () => choose(nextHops(hops())) },
  };
}
