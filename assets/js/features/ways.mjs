/** Ways: routes between terms, lessons that lead to one, and comparisons of two, beside the page. */
import { element } from "../dom.mjs";
import { comparisonPanel, comparisonSaid } from "../panels/comparison.mjs";
import { wayControls } from "../panels/chooser.mjs";
import { lessonPanel, lessonSaid } from "../panels/lesson.mjs";
import { routePanel, routeSaid, stopPanel } from "../panels/route.mjs";
import { tourLink } from "../tours.mjs";
import * as logic from "../ways.mjs";

/** The feature (see features.mjs): `host.ask(way)` gives a promise of what a way is (ways.mjs). */
export const ways = (parts) => new Ways(parts);

// What each kind of way lights, and what the camera frames; of a route that leads nowhere, nothing.
const LIT = {
  comparison: (scene, { data }) => logic.litComparison(scene, data),
  lesson: (scene, { lesson }) => logic.litLesson(scene, lesson),
  route: (scene, { path, way }) => path && logic.litRoute(scene, path, logic.stopOf(path, way)),
};
const FRAMED = {
  comparison: (scene, { data }) => logic.framedComparison(scene, data),
  lesson: (scene, { lesson }) => logic.framedLesson(scene, lesson),
  route: (scene, { path, way }) => path && logic.framedRoute(scene, path, logic.stopOf(path, way)),
};

class Ways {
  commands = { next: () => this.#turn(1), previous: () => this.#turn(-1) };
  #document; #section; #said; #page; #root; #scene; #host; #explorer;
  #loaded = new Map(); // what ways are, by path
  #way = null; #lesson = null; #known = new Set(); #spoken = ""; #focusing = false;

  constructor({ root, scene, host, explorer }) {
    const find = (id) => root.querySelector(`#${id}`);
    this.#root = root;
    this.#document = root.ownerDocument;
    this.#section = find("ways");
    this.#said = find("way-said");
    this.#page = find("page");
    this.#scene = scene;
    this.#host = host;
    this.#explorer = explorer;
    root.addEventListener("click", (event) => {
      const other = event.target.closest("[data-compare]")?.dataset.compare;
      if (other) this.#begin.compare(explorer.view.term, other);
    });
  }

  /** Bring the panel to a view; what the server must say first comes later. */
  show(view) {
    const way = logic.wayOf(this.#scene, view);
    const before = this.#way;
    this.#way = way;
    for (const id of logic.strangers(this.#scene, view)) this.#host.notices.say(`No term is called \u201c${id}\u201d here.`);
    if (this.#way?.path !== before?.path) this.#known = logic.knownTerms(this.#host.storage);
    if (!this.#way) return this.#close();
    if (this.#loaded.has(this.#way.path)) return this.#render(view);
    this.#wait(this.#way);
  }

  /** The controls for the head of a term's page. */
  actions(page) {
    return wayControls(this.#document, page, { scene: this.#scene, begin: this.#begin, narrow: this.#host.narrow });
  }

  /** What the way lights. */
  emphasis(view) {
    return this.#shown(view, LIT);
  }

  /** What the camera frames. */
  frames(view) {
    return this.#shown(view, FRAMED);
  }

  #shown(view, how) {
    const found = this.#found(view);
    return found && how[found.way.kind](this.#scene, found);
  }

  /** A lesson is without what its reader knows, which is in the browser alone. */
  snapshot(view) {
    const { way, data } = this.#found(view) ?? {};
    const left = way?.kind === "lesson" ? data.steps.filter(({ id }) => this.#known.has(id)) : [];
    return left.length ? { known: left.map(({ id }) => id).join(".") } : {};
  }

  /** From a stop to the whole route, and from a way to the term alone. */
  back() {
    if (!this.#way || this.#explorer.view.lab[""]) return false;
    if (this.#way.kind === "route" && this.#way.stop) this.#act.whole();
    else this.#act.leave();
    return true;
  }

  #begin = {
    learn: (target) => this.#start({ learn: target }, target),
    // Beside what else the view is on, to which it goes back.
    compare: (one, other) => this.#start({ ...this.#explorer.view.options, with: other }, one, other),
    route: (from, to) => this.#start({ from, to, step: logic.routeStep(1) }, from, to),
  };

  #act = {
    choose: (number) => this.#go({ term: this.#way.from }, { from: this.#way.from, to: this.#way.to, step: logic.routeStep(number) }),
    stop: (stop) => this.#toStop(stop),
    whole: () => this.#act.choose(this.#way.number),
    swap: () => this.#begin.route(this.#way.to, this.#way.from),
    compare: () => this.#begin.compare(this.#way.from, this.#way.to),
    route: () => this.#begin.route(this.#way.one, this.#way.other),
    go: (number) => this.#go({ term: this.#lesson.steps[number - 1].id }, { learn: this.#way.target, step: String(number) }),
    tour: (stops) => this.#tour(stops.map(({ id }) => id)),
    leave: () => (this.#way.kind === "comparison" ? this.#uncompared() : this.#go({}, {})),
  };

  /** The stops of a way as a guided tour, whose link names them. */
  #tour(ids) {
    const tour = tourLink(ids);
    if (!tour) return this.#host.notices.say("These are too many stops for a link to name.");
    return this.#explorer.change({ term: null, domain: null, lab: {}, options: { tour, step: "1" } }, "approach");
  }

  /** From a comparison to what was before it: a route, a step of a lesson, answers, or the page alone. */
  #uncompared() {
    const { with: _, ...options } = this.#explorer.view.options;
    return this.#explorer.change({ options }, "approach");
  }

  /** Take a way as soon as the server has said what it is; `ends` must be terms, and two of them differ. */
  async #start(options, ...ends) {
    if (ends[0] === ends[1]) return this.#host.notices.say("Choose another term: these two are the same.");
    const view = { ...this.#explorer.view, term: ends[0], options };
    const way = logic.wayOf(this.#scene, view);
    try {
      await this.#load(way);
    } catch {
      return this.#host.notices.say("That could not be loaded; is the server still running?");
    }
    this.#focusing = true;
    if (way.kind !== "lesson") return this.#go({ term: ends[0] }, options);
    const { steps } = logic.placeInLesson(this.#loaded.get(way.path), logic.knownTerms(this.#host.storage), { term: null }, 1);
    this.#go({ term: steps[0].id }, { ...options, step: "1" });
  }

  #go(change, options) {
    const { view } = this.#explorer;
    return this.#explorer.change({ domain: null, lab: {}, ...change, options: { ...logic.lasting(view.options), ...options } }, "approach");
  }

  /** A step on or back; false where there is no way. */
  #turn(by) {
    if (!this.#way || this.#section.hidden) return false;
    if (this.#way.kind === "route") this.#toStop(this.#way.stop + by);
    const at = (this.#lesson?.at ?? 0) + by;
    if (this.#way.kind === "lesson" && this.#lesson?.steps[at]) this.#act.go(at + 1);
    return this.#way.kind !== "comparison";
  }

  #toStop(stop) {
    const { from, to, number } = this.#way;
    const path = logic.chosenPath(this.#loaded.get(this.#way.path), this.#way);
    const term = path?.stops[stop - 1]?.id;
    if (term) this.#go({ term }, { from, to, step: logic.routeStep(number, stop) });
  }

  #found(view) {
    const way = logic.wayOf(this.#scene, view);
    const data = way && this.#loaded.get(way.path);
    if (!data) return null;
    if (way.kind === "lesson") return { way, data, lesson: logic.placeInLesson(data, this.#known, view, way.step) };
    return { way, data, path: way.kind === "route" ? logic.chosenPath(data, way) : null };
  }

  async #load(way) {
    if (!this.#loaded.has(way.path)) this.#loaded.set(way.path, await this.#host.ask(way));
    return this.#loaded.get(way.path);
  }

  /** A way that came with a link: show it when the server has answered, unless one has gone on. */
  async #wait(way) {
    this.#fill([element(this.#document, "p", { class: "nothing" }, "Finding the way\u2026")], false);
    const said = await this.#load(way).catch(() => null);
    if (this.#way?.path !== way.path) return;
    if (!said) return this.#fill([element(this.#document, "p", { class: "nothing" }, "The way could not be loaded; is the server still running?")], false);
    const { view, stage } = this.#explorer;
    if (!view.term) return this.#explorer.restore({ ...view, term: this.#firstTerm(said) });
    this.#render(view);
    await stage?.emphasize(view);
    if (this.#way?.path === way.path && !this.#explorer.view.camera) stage?.approach();
  }

  /** The term of a way whose link names none. */
  #firstTerm(data) {
    if (this.#way.kind === "route") return this.#way.from;
    const { steps, at } = logic.placeInLesson(data, this.#known, { term: null }, this.#way.step);
    return steps[at].id;
  }

  #render(view) {
    const { way, data, path, lesson } = this.#found(view);
    this.#way = path ? { ...way, stop: logic.stopOf(path, way) } : way;
    this.#lesson = lesson ?? null;
    const nameOf = (id) => this.#scene.names[this.#scene.rows.get(id)];
    const summaryOf = (id) => this.#scene.summaries[this.#scene.rows.get(id)];
    const names = [way.from, way.to].map(nameOf);
    const act = this.#act;
    const made = {
      lesson: () => [lessonPanel(this.#document, lesson, { name: nameOf(way.target), summaryOf, act }), lessonSaid(lesson)],
      comparison: () => [
        comparisonPanel(this.#document, data, { domainRow: this.#domainRow, back: logic.comesFrom(view.options), act }),
        comparisonSaid(data),
      ],
      route: () =>
        path && this.#way.stop
          ? [stopPanel(this.#document, path, { stop: this.#way.stop, names, act }), `Stop ${this.#way.stop} of ${path.stops.length}: ${nameOf(view.term)}.`]
          : [routePanel(this.#document, data, { number: way.number, names, act }), routeSaid(data, names)],
    };
    const [content, said] = made[way.kind]();
    this.#fill(content, way.kind === "comparison" || (way.kind === "route" && !this.#way.stop));
    this.#say(said);
    this.#host.title([content[0].textContent, this.#scene.title].filter(Boolean).join(" \u00b7 "));
  }

  #domainRow = (name) => this.#scene.groups.findIndex((group) => group.name === name);

  /** New content, `alone` or above the page; the focus stays where it was, or goes to the heading of a new way. */
  #fill(content, alone) {
    const focused = this.#document.activeElement?.closest("#ways [data-key], #ways h2");
    const open = this.#section.querySelector("details[open]") !== null;
    this.#section.hidden = false;
    this.#section.replaceChildren(...content);
    if (open) this.#section.querySelector("details")?.setAttribute("open", "");
    this.#page.classList.toggle("way-alone", alone);
    this.#page.classList.toggle("on-way", !alone);
    this.#root.classList.toggle("comparing", this.#way?.kind === "comparison");
    if (focused || this.#focusing) this.#focus(focused?.dataset.key);
    this.#focusing = false;
  }

  #focus(key) {
    const same = [...this.#section.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key && !one.disabled);
    (same ?? this.#section.querySelector("h2"))?.focus({ preventScroll: !same });
  }

  #say(text) {
    if (text !== this.#spoken) this.#said.textContent = this.#spoken = text;
  }

  #close() {
    const held = this.#section.contains(this.#document.activeElement);
    this.#lesson = null;
    this.#say("");
    this.#section.hidden = true;
    this.#section.replaceChildren();
    this.#page.classList.remove("way-alone", "on-way");
    this.#root.classList.remove("comparing");
    if (held) this.#page.querySelector("#page-body").focus({ preventScroll: true });
  }
}
