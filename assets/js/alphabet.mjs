/** The alphabet: terms in their order under their first letters. */

/** All nodes in the order of their names, as a dictionary has them. */
export function alphabetical(names) {
  const collator = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });
  return [...names.keys()].sort((a, b) => collator.compare(names[a], names[b]));
}

/** The letter under which a name stands; "#" for what begins with none. */
export function initial(name) {
  const letter = name.normalize("NFKD").charAt(0).toUpperCase();
  return /\p{L}/u.test(letter) ? letter : "#";
}

/**
 * {rows, letters, size} of the nodes in `order` that pass: rows are {letter} or {node, position}, letters
 * are {letter, count, row} of all that any node has, and size is how many nodes there are. A letter
 * stands once, where its first name does.
 */
export function directory(names, order, passes = null) {
  const members = new Map();
  for (const node of order) {
    const letter = initial(names[node]);
    if (!members.has(letter)) members.set(letter, []);
    if (!passes || passes(node)) members.get(letter).push(node);
  }
  const rows = [];
  let size = 0;
  const letters = [...members].map(([letter, nodes]) => {
    const row = rows.length;
    if (nodes.length) rows.push({ letter });
    for (const node of nodes) rows.push({ node, position: ++size });
    return { letter, count: nodes.length, row };
  });
  return { rows, letters, size };
}
