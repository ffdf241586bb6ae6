/** The explorer: one view state, shared by the stage, the page, the list, the legend and the URL. */
import { command, isTyping, movesControl, steers } from "./keys.mjs";
import { emphasis, passing } from "./emphasis.mjs";
import { FEATURES } from "./features.mjs";
import { known } from "./known_view.mjs";
import { painted } from "./painted.mjs";
import { HoverCard } from "./panels/card.mjs";
import { openHelp, showHint } from "./panels/help.mjs";
import { createLegend } from "./panels/legend.mjs";
import { TermList } from "./panels/list.mjs";
import { ExportMenu, copyLink } from "./panels/share.mjs";
import { PagePanel } from "./panels/sheet.mjs";
import { coveredParts, freePart, sizeOf } from "./panels/room.mjs";
import { Stage } from "./stage.mjs";
import { emptyView, encode } from "./view.mjs";

const LASTING = ["in", "industry", "level", "has", "others", "hops", "height", "layers", "tour", "step"]; // options that any selection keeps

/**
 * `host` is the browser as the explorer needs it (see boot.mjs), `loadPage(id)` gives a page, `lab`
 * is null or {open(parameters, theme), retheme(theme)}, `formats` are the snapshots on offer, each
 * {name, description}.
 */
export class Explorer {
  stage = null;
  view = emptyView();
  #root; #scene; #host; #page; #card; #menu; #markLegend; #list; #features;
  #turn = 0; // counts the views shown, so that a slow answer to an old one is not acted upon

  constructor({ root, scene, host, loadPage, lab = null, formats = [] }) {
    this.#root = root;
    this.#scene = scene;
    this.#host = host;
    const find = (id) => root.querySelector(`#${id}`);
    this.#card = new HoverCard(find("hover-card"), scene);
    this.#menu = new ExportMenu(find("export"), formats, host, () => ({ view: this.now, size: sizeOf(root), besides: this.#besides }));
    this.#page = new PagePanel({
      root: find("page"),
      scene,
      loadPage,
      lab,
      close: () => this.clear(),
      actions: (page) => this.#features.flatMap((feature) => feature.actions?.(page) ?? []),
      labChanged: (state) => this.change({ lab: state, options: this.view.options }, "approach"),
    });
    this.#markLegend = createLegend({ root: find("legend"), scene, isolate: (name) => this.isolate(name) });
    this.#list = new TermList(find("list"), scene);
    this.#features = FEATURES.map((create) => create({ root, scene, host, loadPage, explorer: this }));
    showHint(find("hint"), host.storage);
    root.classList.toggle("software", host.software());
    this.#listen();
  }

  /** Start with a view, drawing the stage unless the browser can't (`Plotly` null). */
  async open(view, Plotly) {
    this.view = this.#known(view);
    this.#applyTheme();
    if (Plotly) {
      const find = (id) => this.#root.querySelector(`#${id}`);
      this.stage = new Stage({
        elements: { plot: find("plot"), backdrop: find("backdrop"), overlay: find("overlay") },
        Plotly,
        scene: this.#scene,
        theme: this.theme,
        host: this.#host,
        free: () => freePart(this.#root, Boolean(this.view.term), this.#host.narrow()),
        covered: () => coveredParts(this.#root),
        emphasis: (view) => emphasis(this.#scene, view, this.#features),
        marks: () => this.#features.reduce((found, feature) => found ?? feature.marks?.() ?? null, null),
        hushed: () => this.#features.some((feature) => feature.hushes?.()),
        frames: (view) => this.#features.reduce((found, feature) => found ?? feature.frames?.(view) ?? null, null),
        on: {
          pick: (node) => this.#pick(node),
          hover: (node, x, y) => this.#card.show(node, x, y),
          rest: (camera) => this.#rest(camera),
        },
      });
    }
    await this.stage?.open(this.view);
    if (!Plotly) this.toggleList(true); // unless the view has something else in its place
    await this.#show(this.view.camera ? null : "approach");
    this.#root.classList.remove("loading");
  }

  /** Select a term: its page opens (and has the focus if `read`), the camera glides there. */
  async select(id, read = false) {
    if (!this.#scene.rows.has(id)) return;
    if (this.#host.narrow()) this.toggleList(false);
    if (id === this.view.term) this.stage?.approach();
    else await this.change({ term: id, domain: null, lab: {}, options: this.#lasting(id) }, "approach");
    if (read && id === this.view.term && !isTyping(this.#host.document.activeElement)) this.#page.focus();
  }

  /** The options that any selection keeps, and those that a feature holds on to when this term is selected. */
  #lasting(id = null) {
    const keys = [...LASTING, ...this.#features.flatMap((feature) => (id && feature.holds?.(id)) ?? [])];
    return Object.fromEntries(Object.entries(this.view.options).filter(([key]) => keys.includes(key)));
  }

  /** Light up one domain, or let go of it. */
  isolate(name) {
    this.change({ term: null, domain: this.view.domain === name ? null : name, lab: {} }, "approach");
  }

  /** Let go of whatever is selected; the camera stays. */
  clear() {
    if (this.view.term || this.view.domain) this.change({ term: null, domain: null, lab: {} });
  }

  /** The open experiment's parameters changed: the link follows, the history does not. */
  labState(parameters) {
    const [open, said] = [this.view.lab, parameters].map((lab) => lab[""]?.split("/")[0]);
    if (!open || open !== said) return;
    this.view = { ...this.view, lab: parameters };
    this.#host.replace(encode(this.view));
  }

  /** Follow a view from outside, as Back and Forward do. */
  async restore(view) {
    this.view = this.#known(view);
    this.#applyTheme();
    const nothing = !view.camera && !view.term && !view.domain;
    await this.#show(view.camera ?? (nothing ? this.stage?.home() : "approach"));
  }

  /** The view as it is this moment, in the midst of a flight, too, and with its theme. */
  get now() {
    return { ...this.view, camera: this.stage?.camera ?? null, theme: this.theme };
  }

  /** What a picture depends on besides the view, as the server is told it. */
  get #besides() {
    return Object.assign({}, ...this.#features.map((feature) => feature.snapshot?.(this.view)));
  }

  /** The theme in force: the view's, else what was chosen before, else the system's. */
  get theme() {
    return this.view.theme ?? this.#host.theme();
  }

  /** What the filters of the view let pass, as a function of a node, or null where there is none. */
  get passing() {
    return passing(this.view, this.#features);
  }

  /** Open or close the list of all terms. */
  toggleList(open = this.#root.querySelector("#list").hidden) {
    this.#list.toggle(open);
    this.#root.querySelector("#open-list").setAttribute("aria-expanded", String(open));
    this.#root.classList.toggle("with-list", open);
    this.stage?.rearrange();
  }

  /**
   * A new view, and a new entry of the history; the one that is left remembers its camera. Of the
   * options those last that any selection keeps, unless `change` names options. `goal` as for #show.
   */
  async change(change, goal = null) {
    const camera = this.stage?.camera ?? this.view.camera;
    this.#host.replace(encode({ ...this.view, camera }));
    this.view = { ...this.view, options: this.#lasting(), camera: goal && this.stage ? null : camera, ...change };
    this.#host.push(encode(this.view));
    await this.#show(goal);
  }

  /** Bring every panel and the stage to the view; `goal` is a camera to fly to, or "approach". */
  async #show(goal) {
    const { view } = this;
    const turn = ++this.#turn;
    this.#markLegend(view.domain);
    this.#list.show(view.term, this.passing);
    const name = this.#scene.names[this.#scene.rows.get(view.term)];
    this.#host.title([name ?? view.domain, this.#scene.title].filter(Boolean).join(" \u00b7 "));
    this.#root.classList.toggle("reading", Boolean(view.term));
    for (const feature of this.#features) feature.show?.(view);
    const shown = this.#page.show(view);
    this.stage?.stop();
    await painted(shown, this.#host);
    if (turn === this.#turn) await this.stage?.emphasize(view);
    if (turn === this.#turn && goal === "approach") this.stage?.approach();
    else if (turn === this.#turn && goal) this.stage?.fly(goal);
    await shown;
  }

  #pick(node) {
    if (node < 0 || this.#features.some((feature) => feature.picks?.(node))) return;
    this.select(this.#scene.ids[node]);
  }

  #rest(camera) {
    this.view = { ...this.view, camera };
    this.#host.replace(encode(this.view));
  }

  /** A view without what this glossary doesn't have; what is left out is said. */
  #known(view) {
    const found = known(view, this.#scene, this.#host.lab?.beside);
    found.notices.forEach((text) => this.#host.notices.say(text));
    return found.view;
  }

  #commands = {
    search: () => this.#root.querySelector("#search-input").focus(),
    help: () => openHelp(this.#root.querySelector("#help")),
    clear: () => this.#step(),
    home: () => this.stage?.fly(this.stage.home()),
    closer: (held) => this.stage?.zoom(0.7, held),
    farther: (held) => this.stage?.zoom(1 / 0.7, held),
    theme: () => this.#toggleTheme(),
    list: () => this.toggleList(),
    share: () => copyLink(this.#host, this.now),
    export: () => this.#menu.toggle(),
  };

  /** One step back out: of the menu, the experiment, the page or domain, the list. */
  #step() {
    if (this.#menu.close() || this.#features.some((feature) => feature.back?.())) return;
    if (this.view.lab[""]) this.#page.closeLab();
    else if (this.view.term || this.view.domain) this.clear();
    else this.toggleList(false);
  }

  #listen() {
    const { document } = this.#host;
    this.#root.addEventListener("click", (event) => this.#click(event));
    document.addEventListener("keydown", (event) => this.#keydown(event));
    document.addEventListener("keyup", (event) => {
      // Keys that go up while Meta is down are never heard of on a Mac.
      if (event.key === "Meta") this.stage?.letGo();
      else this.stage?.steer(event.code, false, event.shiftKey);
    });
    document.addEventListener("focusin", (event) => isTyping(event.target) && this.stage?.letGo());
    this.#host.on({
      blur: () => this.stage?.letGo(),
      resize: () => this.stage?.resize(),
      popstate: (view) => this.restore(view),
      systemTheme: () => this.#applyTheme(),
      contextLost: () => this.#host.notices.keep("picture", "The graphics card let go of the picture. Waiting for it to come back\u2026"),
      contextRestored: async () => {
        await this.stage?.redraw();
        this.#host.notices.settle("picture");
        this.#host.notices.say("The picture is back.");
      },
    });
  }

  #click(event) {
    const target = event.target.closest("[data-command], a.term, #brand, #open-list");
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (target.dataset.command) this.#run(target.dataset.command);
    else if (target.dataset.term) this.select(target.dataset.term, true);
    else if (target.id === "open-list") this.toggleList();
    else {
      this.clear();
      this.#commands.home();
    }
  }

  #keydown(event) {
    // A list of options that is open shuts itself on Esc, and says that it did.
    if (event.defaultPrevented || isTyping(event.target) || movesControl(event)) return;
    if (this.#features.some((feature) => feature.key?.(event))) return event.preventDefault();
    // In a page or a list the arrows scroll, as everywhere; the letters still fly.
    const scrolls = event.code.startsWith("Arrow") && event.target.closest?.(".panel");
    if (steers(event) && this.stage && !scrolls) {
      event.preventDefault();
      this.stage?.steer(event.code, true, event.shiftKey);
      return;
    }
    if (event.key === "Shift") this.stage?.hurry(true);
    const name = command(event);
    if (!name) return;
    event.preventDefault();
    this.#run(name, event.repeat);
  }

  #run(name, held = false) {
    const commands = [this.#commands, ...this.#features.map((feature) => feature.commands ?? {})];
    commands.some((each) => Object.hasOwn(each, name) && each[name](held) !== false);
  }

  #toggleTheme() {
    this.view = { ...this.view, theme: this.theme === "dark" ? "light" : "dark" };
    this.#host.rememberTheme(this.view.theme);
    this.#host.replace(encode(this.view));
    this.#applyTheme();
  }

  #applyTheme() {
    const { theme } = this;
    this.#host.document.documentElement.dataset.theme = theme;
    this.#scene.groups.forEach((group, row) => this.#root.style.setProperty(`--domain-${row}`, group[theme]));
    this.#page.retheme(theme);
    this.stage?.retheme(theme);
  }
}
