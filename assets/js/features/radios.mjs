/**
 * The choices of an experiment: Dash calls their labels options of a list, in which no button may
 * stand, though in each there is a radio button. They are said to be what they are: a group of these.
 */

/** Mend what Dash draws, as often as it draws. */
export function createRadios({ root }) {
  const lab = root.querySelector("#lab");
  const mend = () => {
    for (const label of lab.querySelectorAll("label[role=option], label[aria-selected]")) {
      label.removeAttribute("role");
      label.removeAttribute("aria-selected");
    }
    for (const list of lab.querySelectorAll(".dash-radioitems[role=listbox]")) {
      list.setAttribute("role", "radiogroup");
      list.setAttribute("aria-label", list.closest("[role=group]")?.getAttribute("aria-label") ?? "Choices");
    }
  };
  new MutationObserver(mend).observe(lab, { subtree: true, childList: true, attributeFilter: ["role", "aria-selected"] });
  return {};
}
