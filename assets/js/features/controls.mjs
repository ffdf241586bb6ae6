/**
 * The controls of an experiment, as Dash draws them, made to say what they are. It calls the labels of
 * radio buttons options of a list, in which no button may stand, and gives the thumbs of sliders no name.
 */

/** Mend what Dash draws, as often as it draws. */
export function createControls({ root }) {
  const lab = root.querySelector("#lab");
  const nameOf = (control) => control.closest("[role=group]")?.getAttribute("aria-label") ?? "Parameter";
  const mend = () => {
    for (const label of lab.querySelectorAll("label[role=option], label[aria-selected]")) {
      label.removeAttribute("role");
      label.removeAttribute("aria-selected");
    }
    for (const list of lab.querySelectorAll(".dash-radioitems[role=listbox]")) {
      list.setAttribute("role", "radiogroup");
      list.setAttribute("aria-label", nameOf(list));
    }
    for (const thumb of lab.querySelectorAll("[role=slider]:not([aria-label])")) thumb.setAttribute("aria-label", nameOf(thumb));
  };
  new MutationObserver(mend).observe(lab, { subtree: true, childList: true, attributeFilter: ["role", "aria-selected", "aria-label"] });
  return {};
}
