/** Sharing: a link to the view, and the menu of snapshots. */
import { element } from "../dom.mjs";
import { encode } from "../view.mjs";

/** Copy the page's address, which is the view; where that is not allowed, show it. */
export async function copyLink(host) {
  try {
    await host.copy(host.address());
    host.notify("Link to this view copied.");
  } catch {
    host.notify(`Copy this link: ${host.address()}`);
  }
}

/** The menu of snapshots; `formats` are {name, description}, and `now()` gives {view, size}. */
export class ExportMenu {
  #root; #formats; #now;

  constructor(root, formats, now) {
    this.#root = root;
    this.#formats = formats;
    this.#now = now;
    const opener = this.#opener();
    if (opener) opener.hidden = formats.length === 0;
  }

  /** Open the menu with links to snapshots of the present view, or close it. */
  toggle() {
    if (this.close()) return;
    const { document } = { document: this.#root.ownerDocument };
    const links = this.#formats.map(({ name, description }) =>
      element(
        document,
        "a",
        { role: "menuitem", href: this.#address(name), download: `wordgraph.${name}`, onclick: () => this.close() },
        element(document, "b", {}, name.toUpperCase()),
        element(document, "small", {}, description),
      ),
    );
    this.#root.replaceChildren(...links);
    this.#root.hidden = false;
    this.#opener().setAttribute("aria-expanded", "true");
    links[0]?.focus();
  }

  /** Close the menu; whether it was open. */
  close() {
    if (this.#root.hidden) return false;
    this.#root.hidden = true;
    this.#opener().setAttribute("aria-expanded", "false");
    return true;
  }

  #address(name) {
    const { view, size } = this.#now();
    const theme = this.#root.ownerDocument.documentElement.dataset.theme;
    return `export/${name}?${encode({ ...view, theme })}&width=${size.width}&height=${size.height}`;
  }

  #opener() {
    return this.#root.ownerDocument.querySelector('[data-command="export"]');
  }
}
