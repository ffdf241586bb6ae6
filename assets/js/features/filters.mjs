/** Filters: which terms the graph and the list show, chosen in a panel by domain, industry, difficulty and lab. */
import { chosen, cleared, counted, facets, filter, toggled } from "../filters.mjs";
import { FilterPanel } from "../panels/filters.mjs";

const KIND = { in: "domain", industry: "industry" };

/** The feature (see features.mjs). */
export function filters({ root, scene, host, explorer }) {
  const all = facets(scene);
  const panel = new FilterPanel(root, scene, all, {
    toggle: (facet, row) => change(toggled(facet, explorer.view.options, row)),
    others: (hidden) => {
      const { others: _, ...options } = explorer.view.options;
      change(hidden ? { ...options, others: "hidden" } : options);
    },
    clear: () => change(cleared(all, explorer.view.options)),
  });
  let warned = "";

  const change = (options) => explorer.change({ options });
  const open = (wanted) => {
    panel.toggle(wanted);
    const { stage } = explorer;
    stage?.rearrange();
    // On a phone the sheet covers half of what it filters.
    if (stage && host.narrow() && !explorer.view.term && !explorer.view.domain) stage.fly(stage.home());
  };

  return {
    show(view) {
      const unknown = strangers(all, view.options);
      if (unknown && unknown !== warned) host.notices.say(unknown);
      warned = unknown;
      panel.show(view.options, counted(all, view.options, scene.size));
    },
    passes: (view) => filter(all, view.options),
    commands: { filters: () => open(!panel.isOpen) },
    back: () => panel.isOpen && (open(false), true),
  };
}

/** What a view asks for that this glossary does not have, in words; "" if nothing. */
function strangers(all, options = {}) {
  return all
    .flatMap((facet) => chosen(facet, options[facet.key]).unknown.map((name) => `No ${KIND[facet.key]} is called \u201c${name}\u201d here.`))
    .join(" ");
}
