/** Room: how large the stage is, and which parts of it panels cover. */

const AIR = 28; // pixels between the cloud and an edge or a panel
const BAR = 60; // of the search box, above
const HINT = 72; // of the hint of the keys, below

/** The size of the stage, in pixels. */
export function sizeOf(root) {
  const { clientWidth: width, clientHeight: height } = root.querySelector("#stage");
  return { width, height };
}

/** The free part {left, top, right, bottom} of the stage; `reading` while a page is open. */
export function freePart(root, reading, narrow) {
  const { width, height } = sizeOf(root);
  const [page, legend, list, hint, filters, answers] = ["page", "legend", "list", "hint", "filters", "answers"].map((id) =>
    root.querySelector(`#${id}`));
  const docked = Math.max(0, ...[...root.querySelectorAll(".dock")].map(({ offsetHeight }) => offsetHeight));
  const top = Math.max(BAR, above(root.querySelector("#reach"), height));
  const free = { left: AIR, top, right: width - AIR, bottom: height - AIR - docked };
  if (narrow) {
    const below = reading ? page.offsetHeight : answers.offsetHeight ? answers.offsetHeight + AIR : docked + HINT;
    return { ...free, bottom: height - Math.max(below, filters.offsetHeight) };
  }
  const drawers = [list, filters, answers, ...root.querySelectorAll(".drawer")].filter(({ offsetWidth }) => offsetWidth > 0);
  const listed = Math.max(0, ...drawers.map(({ offsetLeft, offsetWidth }) => offsetLeft + offsetWidth));
  if (reading) return { ...free, left: listed + AIR, right: width - page.offsetWidth - 16 };
  const left = listed || (width > 900 ? legend.offsetWidth : 0);
  return { ...free, left: left + AIR, bottom: free.bottom - (hint.hidden || docked ? 0 : HINT - AIR) };
}

/** Where a panel in the upper part of the stage ends; none is there: 0. */
const above = ({ offsetTop, offsetHeight }, height) => (offsetHeight && offsetTop < height / 4 ? offsetTop + offsetHeight : 0);

/** What panels cover of the stage's edges, as boxes [left, top, right, bottom]: no name goes under them. */
export function coveredParts(root) {
  const stage = root.querySelector("#stage").getBoundingClientRect();
  return [...root.querySelectorAll("#bar, #legend, #hint, #list, #filters, #answers, #reach, #controls, #mode, #history, .drawer, .dock")]
    .map((panel) => panel.getBoundingClientRect())
    .filter(({ width }) => width > 0)
    .map(({ left, top, right, bottom }) => [left - stage.left, top - stage.top, right - stage.left, bottom - stage.top]);
}
