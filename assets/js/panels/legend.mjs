/** The legend: the domains and their colours; a click isolates one, a second one lets go. */
import { element } from "../dom.mjs";

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
  root.replaceChildren(
    element(document, "details", { open: true }, element(document, "summary", {}, "Domains"), element(document, "div", { class: "rows" }, ...rows)),
  );
  return (domain) => rows.forEach((row) => row.setAttribute("aria-pressed", String(row.dataset.domain === domain)));
}
