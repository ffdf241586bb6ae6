/** Guided tours: a drawer to choose one in, and its flight from stop to stop (options `tour`, `step`). */
import { command, isTyping } from "../keys.mjs";
import { closeDrawer, closeDrawers, openDrawer } from "../panels/drawer.mjs";
import { Player, toursContent } from "../panels/tours.mjs";
import { patience, stopAt, strangers, tourNamed } from "../tours.mjs";

export function createTours({ root, scene, host, explorer }) {
  const [drawer, card] = ["tours", "tour"].map((id) => root.querySelector(`#${id}`));
  const { document } = host;
  let player = null;
  let tour = null; // the one under way
  let at = 0;
  let playing = false;
  let timer = 0;
  let named = ""; // what the last link called its tour

  const close = () => closeDrawer(root, drawer, explorer);

  function open() {
    if (!drawer.childElementCount) drawer.replaceChildren(...toursContent(document, scene.tours, { close, start }));
    openDrawer(root, drawer, explorer);
  }

  function start(chosen) {
    closeDrawers(root, explorer);
    playing = !host.reducedMotion();
    fly(chosen.id, 0);
    player.focus();
  }

  /** Say what of a link's tour is not to be had. */
  function warn(name) {
    const missing = strangers(scene, name);
    if (name && !tour) host.notices.say(`No tour is called \u201c${name.slice(0, 60)}\u201d here.`);
    else if (missing.length) host.notices.say(`${missing.length} of the tour\u2019s stops ${missing.length === 1 ? "is" : "are"} not in this glossary.`);
  }

  /** Go to a stop; what else the view selects or filters is let go of, its heights stay. */
  function fly(name, stop) {
    const { height } = explorer.view.options;
    const options = { ...(height && { height }), tour: name, step: String(stop + 1) };
    explorer.change({ term: null, domain: null, lab: {}, options }, "approach");
  }

  function go(by) {
    if (!tour || !tour.stops[at + by]) return;
    fly(explorer.view.options.tour, at + by);
  }

  function toggle() {
    if (!tour || host.reducedMotion()) return;
    if (playing) return pause();
    playing = true;
    if (at === tour.stops.length - 1) fly(explorer.view.options.tour, 0);
    else if (explorer.view.term) fly(explorer.view.options.tour, at);
    else paint();
  }

  function pause() {
    if (!playing) return;
    playing = false;
    paint();
  }

  function end() {
    playing = false;
    const { tour: _, step: __, ...options } = explorer.view.options;
    const focused = card.contains(document.activeElement);
    explorer.change({ options });
    if (focused) document.querySelector('[data-command="tours"]')?.focus();
  }

  /** Bring the card up to date, and set the clock to the next stop. */
  function paint() {
    host.clearTimer(timer);
    card.hidden = !tour;
    if (!tour) return;
    player ??= new Player(card, { go: (by) => byHand(by), toggle, read, end });
    const [node, sentence] = tour.stops[at];
    const last = at === tour.stops.length - 1;
    if (last || explorer.view.term) playing = false;
    player.show({ tour, at, name: scene.names[node], sentence, playing, still: host.reducedMotion() });
    if (playing) timer = host.timer(() => go(1), patience(sentence));
  }

  function byHand(by) {
    playing = false;
    go(by);
  }

  function read() {
    explorer.select(scene.ids[tour.stops[at][0]], true);
  }

  /** Any input of the reader's pauses, unless it is for the card itself. */
  function listen() {
    const paused = (event) => card.contains(event.target) || pause();
    for (const kind of ["pointerdown", "wheel"]) document.addEventListener(kind, paused, { capture: true, passive: true });
    document.addEventListener("keydown", (event) => {
      const own = !isTyping(event.target) && ["playTour", "next", "previous"].includes(command(event));
      if (!own) paused(event);
    }, { capture: true });
  }

  /** The stop that is shown, -1 while something else is selected. */
  const shown = (view) => (tour && !view.term && !view.domain ? tour.stops[at][0] : -1);

  listen();
  return {
    commands: { tours: () => close() || open(), playTour: toggle, next: () => Boolean(tour) && byHand(1), previous: () => Boolean(tour) && byHand(-1) },
    back() {
      if (close()) return true;
      if (!tour || explorer.view.term || explorer.view.domain) return false;
      end();
      return true;
    },
    show(view) {
      const name = view.options.tour ?? "";
      const before = tour;
      tour = tourNamed(scene, name);
      if (name !== named) warn(name);
      named = name;
      at = tour ? stopAt(tour, view.options.step) : 0;
      if (!tour) playing = false;
      if (tour || before) paint();
      if (!tour !== !before) explorer.stage?.rearrange();
    },
    emphasis(view) {
      const node = shown(view);
      if (node < 0) return null;
      return { focus: node, near: [...scene.neighbours[node], ...tour.stops.map(([stop]) => stop)], edges: lit(node) };
    },
    frames(view) {
      const node = shown(view);
      return node < 0 ? null : [node, ...scene.neighbours[node]];
    },
  };

  /** The links of a node, and those that lead from stop to stop. */
  function lit(node) {
    const stops = tour.stops.map(([stop]) => stop);
    const hops = new Set(stops.slice(1).flatMap((stop, hop) => [`${stops[hop]} ${stop}`, `${stop} ${stops[hop]}`]));
    const found = [];
    for (let edge = 0; edge < scene.edges.length / 2; edge++) {
      const [a, b] = [scene.edges[2 * edge], scene.edges[2 * edge + 1]];
      if (a === node || b === node || hops.has(`${a} ${b}`)) found.push(edge);
    }
    return found;
  }
}
