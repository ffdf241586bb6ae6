/** The legend: the domains and their colours; a click isolates one, a second one lets go. */
import { element } from "../dom.mjs";
import { MOST_THREADS } from "../traces.mjs";

/** Fill the legend; returns a function that marks the isolated domain. */
export function createLegend({ root, scene, isolate }) {
  const document = root.ownerDocument;
  const shown = scene.groups.map((group, row) => ({ ...group, row })).filter((group) => group.count);
  const rows = shown.map((group) =>
    element(
      document,
      "button",
      { "data-domain": group.name, "aria-pressed": "false", onclick: () => isolate(group.name) },
      element(document, "i", { class: "dot", style: `--dot: var(--domain-${group.row})` }),
      element(document, "span", {}, group.name),
      element(document, "small", {}, String(group.count)),
    ),
  );
  const links = scene.edges.length / 2;
  const note = links > MOST_THREADS ? `${links.toLocaleString("en")} links: those of what you select are drawn.` : null;
  root.replaceChildren(
    element(
      document,
      "details",
      { open: true },
      element(document, "summary", {}, "Domains"),
      element(document, "div", { class: "rows" }, ...rows),
      note && element(document, "p", { class: "note" }, note),
    ),
  );
  return (domain) => rows.forEach((row) => row.setAttribute("aria-pressed", String(row.dataset.domain === domain)));
}
