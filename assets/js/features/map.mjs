/** The reader's map: a control on each page, marks in the graph, and a drawer with what comes next. */
import { Known, exported, frontier, imported, marksOf, progress } from "../known.mjs";
import { closeDrawer, openDrawer } from "../panels/drawer.mjs";
import { mapContent, steps } from "../panels/map.mjs";
import { Schedule } from "../recall.mjs";
import { day } from "../repetition.mjs";

export function createMap({ root, scene, host, explorer }) {
  const [drawer, foot] = ["map", "page-known"].map((id) => root.querySelector(`#${id}`));
  const { document } = host;
  const known = new Known(host.storage);
  const schedule = new Schedule(host.storage);
  let all = false;
  let marked = { states: null, marks: null };

  function fill() {
    const { states } = known;
    const [today, cards] = [day(), [...schedule.cards]];
    const due = cards.filter(([id, card]) => card[3] <= today && scene.rows.has(id)).length;
    const state = { scene, states, done: progress(scene, states), ready: frontier(scene, states), due, all };
    drawer.replaceChildren(...mapContent(document, state, { close, more, save, load, isolate: (name) => explorer.isolate(name) }));
  }

  function open() {
    all = false;
    fill();
    openDrawer(root, drawer, explorer);
  }

  const close = () => closeDrawer(root, drawer, explorer);

  function more() {
    all = true;
    fill();
    drawer.focus();
  }

  function choose(state) {
    const kept = known.mark(explorer.view.term, state);
    if (!kept) host.notices.say("This browser keeps nothing: your map lasts as long as this page.");
    changed();
  }

  /** The marks are others: the graph shows them, and so does the drawer. */
  function changed() {
    explorer.stage?.rearrange();
    if (!drawer.hidden) fill();
  }

  const save = () => host.save(exported(scene, known.states), "wordgraph-map.json");

  async function load(file) {
    try {
      const { states, strangers } = imported(await file.text(), scene);
      known.merge(states);
      const left = strangers ? ` ${strangers} of other glossaries were left out.` : "";
      host.notices.say(`${states.size} ${states.size === 1 ? "term" : "terms"} taken over from ${file.name}.${left}`);
      changed();
      ask(explorer.view);
    } catch (error) {
      host.notices.say(`${file.name} was not taken over: ${error.message}.`);
    }
  }

  /** Ask at the foot of the page of the view's term. */
  function ask({ term }) {
    foot.hidden = !term;
    if (term) foot.replaceChildren(...steps(document, known.of(term), choose));
  }

  return {
    commands: { map: () => close() || open() },
    back: () => close(),
    marks() {
      const { states } = known;
      if (states !== marked.states) marked = { states, marks: states.size ? marksOf(scene, states) : null };
      return marked.marks;
    },
    show(view) {
      ask(view);
      if (drawer.hidden) return;
      if (view.term && host.narrow()) close();
      else fill();
    },
  };
}
