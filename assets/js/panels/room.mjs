/** Room: how large the stage is, and which part of it no panel covers. */

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
  const [page, legend, hint] = ["page", "legend", "hint"].map((id) => root.querySelector(`#${id}`));
  const free = { left: AIR, top: BAR, right: width - AIR, bottom: height - AIR };
  if (narrow) return { ...free, bottom: height - (reading ? page.offsetHeight : HINT) };
  if (reading) return { ...free, right: width - page.offsetWidth - 16 };
  const left = width > 900 ? legend.offsetWidth + AIR : AIR;
  return { ...free, left, bottom: height - (hint.hidden ? AIR : HINT) };
}
