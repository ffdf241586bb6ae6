/** The history of views: Back and Forward, as buttons that say whether there is anywhere to go. */

/** `host` gives steps(), how many views {back, forward} there are, and go(number of steps). */
export function createHistory({ root, host }) {
  const buttons = { back: root.querySelector('[data-command="back"]'), forward: root.querySelector('[data-command="forward"]') };
  const go = (way, by) => host.steps()[way] > 0 && host.go(by);
  return {
    show() {
      const steps = host.steps();
      // Not `disabled`, which would take the focus away from the one who presses until nothing is left.
      for (const [way, button] of Object.entries(buttons)) button.setAttribute("aria-disabled", String(!steps[way]));
    },
    commands: { back: () => go("back", -1), forward: () => go("forward", 1) },
  };
}
