/** The focus of the keyboard: where it goes when that which had it is closed. */

const MOST = 12; // places that had the focus, remembered
const TEXT = "input, textarea, [contenteditable=true]"; // not gone back to: there, keys are letters

/** Watch the focus; nothing is moved as long as what has it can be seen. */
export function createFocus({ root, host }) {
  const document = root.ownerDocument;
  const [list, stage] = ["list", "overlay"].map((id) => root.querySelector(`#${id}`));
  const trail = [];
  let listed = false;

  /** The focus goes to the last place that is still there, else to the stage. */
  function recover() {
    const { activeElement: active } = document;
    const lost = active === document.body ? trail.at(-1) : active;
    if (!lost || seen(lost)) return;
    const next = trail.findLast((one) => seen(one) && !one.matches(TEXT));
    (partner(lost) ?? next ?? stage).focus({ preventScroll: true });
  }

  /** What opens that which closed: of an experiment and of its page, each has the other's. */
  function partner(lost) {
    const ids = { "open-lab": "lab-close", "lab-close": "open-lab" };
    const found = root.querySelector(`#${ids[lost.id] ?? "none"}`);
    return found && seen(found) ? found : null;
  }

  /** By its key, the list opens with the focus in it. */
  function enterList() {
    const [before, now] = [listed, seen(list)];
    listed = now;
    if (!now || before || document.activeElement?.matches(TEXT)) return;
    (list.querySelector("[aria-current]") ?? list.querySelector("a, button"))?.focus();
  }

  document.addEventListener("focusin", ({ target }) => {
    if (trail.at(-1) !== target) trail.push(target);
    if (trail.length > MOST) trail.shift();
  });
  document.addEventListener("keydown", () => {
    listed = seen(list);
    host.timer(enterList, 0);
    host.timer(recover, 60);
  });
  document.addEventListener("click", () => host.timer(recover, 60));
  return { show: () => void host.timer(recover, 60) };
}

const seen = (element) => element.isConnected && (element.checkVisibility?.() ?? element.getClientRects().length > 0);
