/** Sharing: a link to the view, and the menu of snapshots. */
import { element } from "../dom.mjs";
import { encode } from "../view.mjs";

/** Copy the address of a view; where that is not allowed, show it. */
export async function copyLink(host, view) {
  const address = host.address(encode(view));
  try {
    await host.copy(address);
    host.notices.say("Link to this view copied.");
  } catch {
    host.notices.say(`Copy this link: ${address}`);
  }
}

/**
 * The menu of snapshots: `formats` are {name, description}, `now()` gives {view, size, besides}, what a
 * picture depends on besides the view by the names under which the server is told, and
 * `host.download(address, name)` saves an answer or throws what the server says is wrong.
 */
export class ExportMenu {
  #root; #formats; #host; #now;

  constructor(root, formats, host, now) {
    this.#root = root;
    this.#formats = formats;
    this.#host = host;
    this.#now = now;
    const opener = this.#opener();
    if (opener) opener.hidden = formats.length === 0;
  }

  /** Open the menu with links to snapshots of the present view, or close it. */
  toggle() {
    if (this.close()) return;
    const document = this.#root.ownerDocument;
    const links = this.#formats.map(({ name, description }) =>
      element(
        document,
        "a",
        { href: this.#address(name), download: this.#file(name), onclick: (event) => this.#save(event, name) },
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
    const opener = this.#opener();
    if (this.#root.contains(this.#root.ownerDocument.activeElement)) opener.focus();
    this.#root.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    return true;
  }

  async #save(event, name) {
    event.preventDefault();
    // The view may have changed since the menu was opened.
    const [address, file] = [this.#address(name), this.#file(name)];
    this.close();
    const { notices } = this.#host;
    notices.keep(name, `Making the ${name.toUpperCase()}\u2026`);
    try {
      await this.#host.download(address, file);
      notices.say(`${file} is saved.`);
    } catch (error) {
      notices.say(error.message);
    } finally {
      notices.settle(name);
    }
  }

  #address(name) {
    const { view, size, besides } = this.#now();
    return `export/${name}?${encode(view)}&${new URLSearchParams({ width: size.width, height: size.height, ...besides })}`;
  }

  /** The name of the file, as the server's answer has it, too. */
  #file(name) {
    return `${this.#now().view.term ?? "wordgraph"}.${name}`;
  }

  #opener() {
    return this.#root.ownerDocument.querySelector('[data-command="export"]');
  }
}
