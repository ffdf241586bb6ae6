/** The search box: names while one types, below them what the texts say, and a way to light it all. */
import { isQuestion, question } from "../asking.mjs";
import { element } from "../dom.mjs";
import { index, isNamed, suggest } from "../typeahead.mjs";
import { createCombobox } from "./combobox.mjs";
import { hitContent } from "./hit.mjs";
import { NOTHING, nameContent } from "./name_box.mjs";

const PAUSE = 150; // milliseconds without a keystroke after which the answers are asked for
const SHORTEST = 3; // letters of which they are
const HITS = 6;

/**
 * Bring the box to life: `select(id)` is called with the picked term, `light(question)` when the
 * answers to a question are wanted in the graph. Returns `put(text)`, which fills the box.
 */
export function createSearch({ input, results, status, scene, host, answers, select, light }) {
  const { document } = host;
  const entries = index(scene);
  const box = createCombobox({ input, results, name: "found", keyOf, on: { typed, pick, closed } });
  let hits = [];
  let found = [];
  let waiting = 0;

  function typed() {
    hits = [];
    host.clearTimer(waiting);
    answers.drop();
    found = suggest(entries, scene, input.value);
    const query = question(input.value);
    if (query.length >= SHORTEST) waiting = host.timer(() => ask(query), answers.known(query) ? 0 : PAUSE);
    else say();
    show();
  }

  async function ask(query) {
    const said = await answers.to(query).catch(() => []);
    if (!said || question(input.value) !== query) return;
    const named = new Set(found.map(({ node }) => scene.ids[node]));
    hits = said.filter(({ id }) => scene.rows.has(id) && !named.has(id)).slice(0, HITS);
    say();
    if (document.activeElement === input) show();
  }

  /** Lay the choices out anew: {kind: "name", node, alias} | {kind: "light", query} | {kind: "hit", hit}. */
  function show() {
    const query = question(input.value);
    const asks = isQuestion(query, isNamed(scene, found, query));
    const names = found.map((one) => ({ kind: "name", ...one }));
    const texts = hits.map((hit) => ({ kind: "hit", hit }));
    const all = asks || (texts.length && query) ? [{ kind: "light", query }] : [];
    const choices = asks ? [...all, ...texts, ...names] : [...names, ...all, ...texts];
    results.classList.toggle("wide", all.length > 0);
    box.show(choices, (choice) => ({ attributes: { class: choice.kind }, children: contentOf(choice) }), input.value.trim() && !choices.length ? NOTHING : "");
  }

  function contentOf(choice) {
    if (choice.kind === "hit") return hitContent(document, choice.hit, scene.group[scene.rows.get(choice.hit.id)]);
    if (choice.kind === "name") return nameContent(document, scene, choice.node, choice.alias);
    return [element(document, "span", { class: "name" }, "Light up the answers"), element(document, "kbd", { "aria-hidden": "true" }, "\u21b5")];
  }

  /** How much was found, for those who can't see it. */
  function say() {
    const parts = [plural(found.length, "term", "by name"), hits.length ? plural(hits.length, "more", "by what they say", "more") : ""];
    status.textContent = input.value.trim() ? parts.filter(Boolean).join(", ") : "";
  }

  function closed() {
    host.clearTimer(waiting);
    answers.drop();
    status.textContent = "";
  }

  function pick(choice) {
    if (choice.kind !== "light") return select(choice.kind === "hit" ? choice.hit.id : scene.ids[choice.node]);
    input.value = choice.query;
    light(choice.query);
  }

  return (text) => {
    if (document.activeElement !== input) input.value = text;
  };
}

const keyOf = (choice) => `${choice.kind} ${choice.hit?.id ?? choice.node ?? ""}`;

const plural = (count, noun, how, many = `${noun}s`) => `${count || "no"} ${count === 1 ? noun : many} ${how}`;
