/** The side panel (a bottom sheet on a phone): a term's page, and its experiment. */
import { pageContent } from "./page.mjs";

export class PagePanel {
  #root; #article; #lab; #scene; #loadPage; #engine; #labChanged; #actions; #shown = null; #failed = false; #theme = "dark"; #experiment = "";

  constructor({ root, scene, loadPage, lab, close, labChanged, actions = () => [] }) {
    this.#root = root;
    this.#article = root.querySelector("#page-body");
    this.#lab = root.querySelector("#lab");
    this.#scene = scene;
    this.#loadPage = loadPage;
    this.#engine = lab;
    this.#labChanged = labChanged;
    this.#actions = actions;
    root.querySelector("#page-close").addEventListener("click", close);
    root.querySelector("#lab-close").addEventListener("click", () => this.closeLab());
    this.#lab.addEventListener("click", (event) => {
      const { preset, compare } = event.target.closest("[data-preset], [data-compare]")?.dataset ?? {};
      if (preset || compare) this.#engine.ask({ preset, compare });
    });
    root.querySelector("#page-grip").addEventListener("click", ({ currentTarget: grip }) => {
      grip.setAttribute("aria-pressed", String(root.classList.toggle("tall")));
    });
  }

  /** Show the page of the view's term, and its experiment if the view has one open. */
  async show(view) {
    this.#root.hidden = !view.term;
    this.#openLab(view.term ? view.lab : {});
    if (!view.term || (view.term === this.#shown && !this.#failed)) return;
    this.#shown = view.term;
    const page = await this.#page(view.term);
    if (this.#shown !== view.term) return; // another term was selected in the meantime
    this.#failed = Boolean(page.failed); // then the next selection tries again
    this.#article.replaceChildren(...this.#content(page));
    this.#article.scrollTop = 0;
  }

  /** Let the keyboard read on in the page. */
  focus() {
    this.#article.focus({ preventScroll: true });
  }

  /** Leave the experiment for the definition. */
  closeLab() {
    this.#labChanged({});
  }

  /** Take over a theme; the plots of an experiment that is open change at once. */
  retheme(theme) {
    this.#theme = theme;
    if (this.#experiment) this.#engine?.retheme(theme);
  }

  #content(page) {
    const document = this.#root.ownerDocument;
    return pageContent(document, page, {
      domainRow: (name) => this.#scene.groups.findIndex((group) => group.name === name),
      labReady: Boolean(this.#engine),
      openLab: () => this.#labChanged({ "": page.lab }),
      actions: page.failed ? [] : this.#actions(page),
    });
  }

  #openLab(parameters) {
    const name = (this.#engine && parameters[""]?.split("/")[0]) || "";
    this.#root.classList.toggle("lab-open", Boolean(name));
    this.#lab.hidden = !name;
    this.#article.hidden = Boolean(name);
    if (name && name !== this.#experiment) this.#engine.open(parameters, this.#theme);
    this.#experiment = name;
  }

  async #page(id) {
    try {
      return await this.#loadPage(id);
    } catch {
      const row = this.#scene.rows.get(id);
      const empty = { aliases: [], domains: [], industries: [], keywords: [], sources: [], related: [], lab: null };
      const none = { prerequisites: [], broader: [], contrast: [], leads_to: [], linked_from: [], difficulty: null };
      const summary = `${this.#scene.summaries[row]} (The rest of this page could not be loaded; is the server still running?)`;
      return { failed: true, ...empty, ...none, id, name: this.#scene.names[row], summary, why_it_matters: [], definition: [] };
    }
  }
}
