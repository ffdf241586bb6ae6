/** Recall flight: "fly to the term that ...", with the names hidden, by spaced repetition. */
import { element } from "../dom.mjs";
import { Known } from "../known.mjs";
import { closeDrawers } from "../panels/drawer.mjs";
import { asking, summary, told } from "../panels/recall.mjs";
import { Schedule, Session, choices, meant, questions, riddle } from "../recall.mjs";
import { day } from "../repetition.mjs";
import { index } from "../typeahead.mjs";

export function createRecall({ root, scene, host, explorer }) {
  const card = root.querySelector("#recall");
  const { document } = host;
  const known = new Known(host.storage);
  const schedule = new Schedule(host.storage);
  const make = (...parts) => element(document, ...parts);
  let session = null;
  let entries = null;
  const title = make("h2", {});
  const words = make("p", { class: "said" });
  const live = make("div", { "aria-live": "polite" }, title, words);
  const below = make("div", {});
  const on = { say, hint, giveUp, end, next, read, again: start };
  card.append(make("button", { class: "close", "aria-label": "End", title: "End (Esc)", onclick: end }, "\u00d7"), live, below);

  function start() {
    const { nodes, own } = questions(scene, known.states, schedule.cards, day());
    if (!nodes.length) return host.notices.say("There is nothing to ask: no term has a summary.");
    if (!own) host.notices.say("Your map has no terms yet, or all were asked already: here are terms for beginners.");
    entries ??= index(scene);
    session = new Session(nodes, (node, grade) => schedule.review(scene.ids[node], grade, day()));
    closeDrawers(root, explorer);
    card.hidden = false;
    put(null);
  }

  /** Put the next question, or say how it went: nothing is selected, all is seen from outside. */
  async function put() {
    paint();
    const { term, domain, options } = explorer.view;
    const free = !term && !domain && !Object.keys(options).length;
    if (!free) await explorer.change({ term: null, domain: null, lab: {}, options: {} });
    await explorer.stage?.emphasize(explorer.view);
    explorer.stage?.rearrange();
    explorer.stage?.fly(explorer.stage.home());
  }

  function say(text) {
    const node = meant(entries, session.node, text);
    if (node >= 0) return answer(node);
    words.textContent = text.trim()
      ? `No term is called \u201c${text.trim().slice(0, 60)}\u201d. Try another name for: ${riddle(scene, session.node)}`
      : riddle(scene, session.node);
  }

  function answer(node) {
    const wanted = session.node;
    const verdict = session.answer(node);
    const name = scene.names[wanted];
    const other = scene.names[node];
    if (verdict === "again") words.textContent = `That is ${other}, not the one that is meant. Try once more: ${riddle(scene, wanted)}`;
    else reveal(verdict === "right" ? `Right, this is ${name}.` : `Not this time: that is ${other}, and this is ${name}.`);
  }

  function giveUp() {
    const name = scene.names[session.node];
    session.giveUp();
    reveal(`This is ${name}. It comes again soon.`);
  }

  /** Say what was right, and fly there. */
  function reveal(verdict) {
    paint(verdict);
    light();
  }

  function hint() {
    session.hinted = true;
    paint();
    light();
  }

  /** Light what the session wants lit, and frame it. */
  async function light() {
    await explorer.stage?.emphasize(explorer.view);
    explorer.stage?.rearrange();
    explorer.stage?.approach();
  }

  function next() {
    session.next();
    put();
  }

  function read() {
    explorer.select(scene.ids[session.results.at(-1).node], true);
  }

  function end() {
    if (!session) return;
    session = null;
    const focused = card.contains(document.activeElement);
    card.hidden = true;
    root.classList.remove("recalling");
    if (focused) document.querySelector('[data-command="map"]')?.focus();
    explorer.stage?.emphasize(explorer.view);
    explorer.stage?.rearrange();
  }

  /** Bring the card up to date; `verdict` is what is said of the answer. */
  function paint(verdict = "") {
    const { phase, node, number, size, results } = session;
    root.classList.toggle("recalling", phase === "asking");
    if (phase === "over") {
      title.textContent = `${results.filter(({ right }) => right).length} of ${size} recalled`;
      words.textContent = "";
      below.replaceChildren(...summary(document, scene, results, on));
    } else {
      title.textContent = phase === "asking" ? `Fly to the term that means this \u00b7 ${number} of ${size}` : verdict;
      words.textContent = phase === "asking" ? riddle(scene, node) : scene.summaries[node];
      below.replaceChildren(
        phase === "asking"
          ? asking(document, { entries, scene, hinted: session.hinted, narrow: host.narrow() }, on)
          : told(document, results.length === size, on),
      );
    }
    const focus = below.querySelector(phase === "asking" ? "input" : "button");
    if (phase !== "asking" || !host.narrow()) focus.focus({ preventScroll: true });
  }

  const shows = (view) => session && !view.term && !view.domain;

  return {
    commands: { recall: start },
    back() {
      if (!session || explorer.view.term) return false;
      end();
      return true;
    },
    hushes: () => session?.phase === "asking",
    picks(node) {
      if (session?.phase !== "asking") return false;
      answer(node);
      return true;
    },
    emphasis(view) {
      if (!shows(view)) return null;
      if (session.phase === "told") return { focus: session.node, near: scene.neighbours[session.node] };
      return session.phase === "asking" && session.hinted ? { near: choices(scene, session.node), edges: [] } : null;
    },
    frames(view) {
      if (!shows(view)) return null;
      if (session.phase === "told") return [session.node, ...scene.neighbours[session.node]];
      if (session.phase !== "asking" || !session.hinted) return null;
      const [, first, ...others] = choices(scene, session.node); // the wanted one is not in the middle
      return first === undefined ? null : [first, session.node, ...others];
    },
    show: (view) => view.options.tour && end(),
  };
}
