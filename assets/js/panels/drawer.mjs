/** Drawers: panels at the left, in the list's place, of which one is open at a time. */

/** Whether a drawer is open and in sight: the list covers it. */
const inSight = (root, drawer) => !drawer.hidden && !root.classList.contains("with-list");

/** Open a drawer in the place of any other and of the list, and give it the focus. */
export function openDrawer(root, drawer, explorer) {
  if (root.classList.contains("with-list")) explorer.toggleList(false);
  for (const other of root.querySelectorAll(".drawer:not([hidden])")) if (other !== drawer) show(other, false);
  show(drawer, true);
  drawer.focus();
  explorer.stage?.rearrange();
}

/** Close a drawer; whether there was one in sight. The focus goes back to what opens it. */
export function closeDrawer(root, drawer, explorer) {
  if (!inSight(root, drawer)) return false;
  const focused = drawer.contains(root.ownerDocument.activeElement);
  show(drawer, false);
  if (focused) opener(drawer)?.focus();
  explorer.stage?.rearrange();
  return true;
}

/** Close whatever drawer is open, as when something begins that wants the whole stage. */
export function closeDrawers(root, explorer) {
  for (const drawer of root.querySelectorAll(".drawer:not([hidden])")) closeDrawer(root, drawer, explorer);
}

function show(drawer, open) {
  drawer.hidden = !open;
  opener(drawer)?.setAttribute("aria-expanded", String(open));
}

const opener = (drawer) => drawer.ownerDocument.querySelector(`[aria-controls="${drawer.id}"]`);
