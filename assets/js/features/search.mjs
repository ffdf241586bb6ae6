/** Search: a name leads to its term, a question lights the constellation of its answers (option q). */
import { Answers } from "../asking.mjs";
import { createAnswers } from "../panels/answers.mjs";
import { createSearch } from "../panels/search.mjs";
import { constellation } from "../asking.mjs";

const SLOW = 1000; // milliseconds after which one is told why it takes so long
const LIT = 8; // answers; what follows them has less and less to do with the question

export function createSearching({ root, scene, host, explorer }) {
  const find = (id) => root.querySelector(`#${id}`);
  const answers = new Answers(host.search);
  const rows = (hits) => hits.map(({ id }) => scene.rows.get(id));

  /** The answers to a view's question: null while there is none, or they are on their way. */
  const lit = (view) => answersTo(answers, scene, view.options?.q);

  /** Whether a view is about its answers: a comparison of one of them goes before. */
  const asking = ({ options }) => Boolean(options?.q) && !options.with;

  const panel = createAnswers({
    root: find("answers"),
    scene,
    pick: (id) => explorer.select(id),
    close: () => letGo(),
  });

  const fillBox = createSearch({
    input: find("search-input"),
    results: find("search-results"),
    status: find("search-status"),
    scene,
    host,
    answers,
    select: (id) => explorer.select(id, true),
    light,
  });

  /** Ask, and light what answers. */
  async function light(q) {
    if ((await ask(q)) === null) return;
    explorer.toggleList(false);
    await explorer.change({ term: null, domain: null, lab: {}, options: { ...explorer.view.options, q } }, "approach");
    panel.focus();
  }

  /** The hits for a question, or null where none could be had; why is said. */
  async function ask(q) {
    const slow = host.timer(() => host.notices.keep("asking", "Reading all texts, for the first question\u2026"), SLOW);
    try {
      return await answers.to(q);
    } catch {
      host.notices.say("The question could not be answered; is the server still running?");
      return null;
    } finally {
      host.clearTimer(slow);
      host.notices.settle("asking");
    }
  }

  /**
   * A link brought a question: when its answers are there, the view is shown once more, with them. Where
   * the link doesn't say from where, all are brought into the picture, unless one has moved meanwhile.
   */
  async function restore(q, placed) {
    const before = explorer.stage?.camera;
    if (!(await ask(q)) || explorer.view.options.q !== q) return;
    const still = explorer.stage?.camera === before;
    explorer.toggleList(false);
    await explorer.restore(explorer.view);
    if (!placed && still) explorer.stage?.approach();
  }

  function letGo() {
    const { q, ...options } = explorer.view.options;
    explorer.change({ options });
  }

  let asked = null; // the question that the panel shows, so that each is asked once
  return {
    show(view) {
      const q = view.options?.q ?? "";
      fillBox(q);
      root.classList.toggle("asking", asking(view));
      if (asking(view)) panel.show(q, lit(view), view.term);
      else panel.hide();
      if (q && q !== asked && !answers.known(q)) restore(q, Boolean(view.camera));
      asked = q;
    },
    /** The answers are lit while one is read, too, unless its neighbourhood alone is wanted; around any other term, what is around it. */
    emphasis(view) {
      const hits = asking(view) && !(view.term && view.options.hops) ? lit(view) : null;
      return hits?.length ? constellation(scene, rows(hits), scene.rows.get(view.term)) : null;
    },
    frames(view) {
      const hits = asking(view) && !view.term ? lit(view) : null;
      return hits?.length ? rows(hits) : null;
    },
    holds: (id) => (lit(explorer.view)?.some((hit) => hit.id === id) ? ["q"] : []),
    back() {
      if (!asking(explorer.view)) return false;
      if (explorer.view.lab[""]) return false; // first the experiment closes
      if (explorer.view.term) explorer.change({ term: null, lab: {}, options: explorer.view.options }, "approach");
      else letGo();
      return true;
    },
  };
}

const answersTo = (answers, scene, q) =>
  (q && answers.known(q)?.filter(({ id }) => scene.rows.has(id)).slice(0, LIT)) || null;
