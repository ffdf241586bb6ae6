/** The voice: what is said to those who do not see the picture, in the live region of the shell. */

const BEGINNING = 160; // characters of a summary

/** Say a text, the same one a second time, too. */
export function say(root, text) {
  const live = root.querySelector("#live");
  live.textContent = live.textContent === text ? `${text}\u00a0` : text;
}

/** What the graph is, for the one who arrives at it. */
export function aboutGraph(scene) {
  const links = count(scene.edges.length / 2, "link");
  return `${count(scene.size, "term")} in space, with ${links} between them. X changes what the arrow keys do: look about, or walk from term to term along the links. L opens the list of all terms, which holds the same as the graph.`;
}

/** A term: its name, its links, and how its summary begins. */
export function aboutTerm(scene, node) {
  return [`${scene.names[node]}.`, `${count(scene.neighbours[node].length, "link")}.`, beginning(scene.summaries[node])].filter(Boolean).join(" ");
}

/** A domain: its name, and how many terms it has. */
export function aboutDomain(scene, name) {
  const members = scene.groups.find((group) => group.name === name)?.count ?? 0;
  return `Domain ${name}. ${count(members, "term")}.`;
}

/** The neighbour under a walker (walk.mjs), the `at`th of `choices`, whether the filters fade it, and how it begins. */
export function aboutChoice(scene, { choices, at, faded }) {
  const place = `${at + 1} of ${choices.length}${faded ? ", faded by the filters" : ""}`;
  return `${scene.names[choices[at]]}, ${place}. ${beginning(scene.summaries[choices[at]])}`.trim();
}

/** That a walker's filters hide links, or that there are none; "" if all are there. */
export function aboutHidden({ choices, hidden }) {
  if (!hidden) return choices.length ? "" : "No links from here.";
  return choices.length ? `The filters hide ${count(hidden, "link")}.` : `No links from here that the filters let pass: ${count(hidden, "is", "are")} hidden.`;
}

/** How many answers a search has. */
export const aboutResults = (found) => (found ? `${count(found, "term")} found.` : "No term found.");

/** A summary as far as it is worth listening to: whole words, and a sign that there is more. */
export function beginning(summary, most = BEGINNING) {
  if (summary.length <= most) return summary;
  const cut = summary.slice(0, most + 1).replace(/\s+\S*$/u, "");
  return `${cut.slice(0, most)}\u2026`;
}

const count = (number, what, many = `${what}s`) => `${number.toLocaleString("en")} ${number === 1 ? what : many}`;
