/**
 * Filters: which terms a view lets pass, and how many each choice would leave. Within a facet one
 * choice is enough, between facets all must agree (wordgraph/scene/filters.py has the same rules).
 */

export const LEVELS = ["beginner", "intermediate", "advanced"];

/**
 * What terms are filtered by, each {key, title, names, of, used}: the option of the view, what it is
 * called, the names of its choices, the rows of those that a node has, and which rows any node has. A
 * facet that no node has anything of is left out.
 */
export function facets(scene) {
  const all = [
    { key: "level", title: "Difficulty", names: LEVELS, of: (node) => (scene.levels[node] >= 0 ? [scene.levels[node]] : []) },
    { key: "has", title: "With", names: ["lab"], of: (node) => (scene.labs.has(node) ? [0] : []) },
    { key: "in", title: "Domain", names: scene.groups.map(({ name }) => name), of: (node) => scene.domainsOf[node] },
    { key: "industry", title: "Industry", names: scene.industries, of: (node) => scene.usedIn[node] },
  ];
  for (const facet of all) facet.used = new Set(scene.ids.flatMap((_, node) => facet.of(node)));
  return all.filter(({ used }) => used.size);
}

/** {rows, unknown}: the choices that an option names, and the names that are none of them. */
export function chosen({ names }, text) {
  const rows = new Set();
  const unknown = [];
  const pieces = text ? text.split("|") : [];
  for (let at = 0; at < pieces.length; ) {
    // A name may have a "|" in it: the longest run of pieces that is one is taken.
    let end = pieces.length;
    while (end > at && !names.includes(pieces.slice(at, end).join("|"))) end--;
    if (end > at) rows.add(names.indexOf(pieces.slice(at, end).join("|")));
    else unknown.push(pieces[at]);
    at = Math.max(end, at + 1);
  }
  return { rows, unknown };
}

/** The facets that a view filters by, each with the `rows` chosen; what is unknown filters nothing. */
export function active(facets, options = {}) {
  return facets
    .map((facet) => ({ ...facet, rows: chosen(facet, options[facet.key]).rows }))
    .filter(({ rows }) => rows.size);
}

/** Whether a node passes, as a function of it, or null where nothing is filtered. */
export function filter(facets, options) {
  const wanted = active(facets, options);
  if (!wanted.length) return null;
  return (node) => wanted.every(({ of, rows }) => of(node).some((row) => rows.has(row)));
}

/**
 * {shown, counts}: how many of the nodes pass, and by facet for each choice how many have it of those
 * that pass all other facets: so many it would give, or add.
 */
export function counted(facets, options, size) {
  const rows = facets.map((facet) => chosen(facet, options?.[facet.key]).rows);
  const counts = facets.map(({ names }) => new Array(names.length).fill(0));
  let shown = 0;
  for (let node = 0; node < size; node++) {
    const having = facets.map(({ of }) => of(node));
    const failing = having.map((own, at) => rows[at].size > 0 && !own.some((row) => rows[at].has(row)));
    const failures = failing.filter(Boolean).length;
    if (!failures) shown++;
    having.forEach((own, at) => {
      if (failures - Number(failing[at]) === 0) for (const row of own) counts[at][row]++;
    });
  }
  return { shown, counts };
}

/** The options with one choice of a facet taken, or let go if it was. */
export function toggled(facet, options, row) {
  const { rows } = chosen(facet, options[facet.key]);
  if (!rows.delete(row)) rows.add(row);
  const names = facet.names.filter((_, at) => rows.has(at)); // in one order, so that equal views have equal links
  const { [facet.key]: _, ...others } = options;
  return names.length ? { ...others, [facet.key]: names.join("|") } : others;
}

/** The options without any filter. */
export function cleared(facets, options) {
  const keys = new Set([...facets.map(({ key }) => key), "others"]);
  return Object.fromEntries(Object.entries(options).filter(([key]) => !keys.has(key)));
}
