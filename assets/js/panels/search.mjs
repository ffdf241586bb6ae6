/** The search box: names while one types, below them what the texts say, and a way to light it all. */
import { isQuestion, question } from "../asking.mjs";
import { element } from "../dom.mjs";
import { index, isNamed, suggest } from "../typeahead.mjs";
import { hitContent } from "./hit.mjs";

const PAUSE = 150; // milliseconds without a keystroke after which the server is asked
const SHORTEST = 3; // letters of which it is asked
const HITS = 6;

/**
 * Bring the box to life: `select(id)` is called with the picked term, `light(question)` when the
 * answers to a question are wanted in the graph. Returns `put(text)`, which fills the box.
 */
export function createSearch({ input, results, status, scene, host, answers, select, light }) {
  const { document } = host;
  const entries = index(scene);
  let choices = []; // {kind: "name", node, alias} | {kind: "light"} | {kind: "hit", hit}
  let hits = [];
  let found = [];
  let active = -1;
  let waiting = 0;

  function typed() {
    hits = [];
    active = -1;
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

  /** Lay the choices out anew; the one that is active stays so if it was moved to. */
  function show() {
    const before = active > 0 ? keyOf(choices[active]) : null;
    const query = question(input.value);
    const asks = isQuestion(query, isNamed(scene, found, query));
    const names = found.map((one) => ({ kind: "name", ...one }));
    const texts = hits.map((hit) => ({ kind: "hit", hit }));
    const all = asks || (texts.length && query) ? [{ kind: "light", query }] : [];
    choices = asks ? [...all, ...texts, ...names] : [...names, ...all, ...texts];
    active = Math.max(choices.length ? 0 : -1, choices.findIndex((choice) => keyOf(choice) === before));
    const nothing = input.value.trim() && !choices.length;
    results.replaceChildren(...(nothing ? [nothingFound()] : choices.map(option)));
    results.classList.toggle("wide", all.length > 0);
    results.hidden = !choices.length && !nothing;
    input.setAttribute("aria-expanded", String(!results.hidden));
    mark();
  }

  function option(choice, row) {
    return element(
      document,
      "li",
      {
        id: `found-${row}`,
        role: "option",
        class: choice.kind,
        onpointerdown: (event) => event.preventDefault(), // keeps the focus in the box
        onclick: () => pick(row),
      },
      ...contentOf(choice),
    );
  }

  function contentOf(choice) {
    if (choice.kind === "hit") return hitContent(document, choice.hit, scene.group[scene.rows.get(choice.hit.id)]);
    if (choice.kind === "light") {
      return [element(document, "span", { class: "name" }, "Light up the answers"), element(document, "kbd", { "aria-hidden": "true" }, "\u21b5")];
    }
    return [
      element(document, "i", { class: "dot", style: `--dot: var(--domain-${scene.group[choice.node]})` }),
      element(document, "span", { class: "name" }, scene.names[choice.node]),
      element(document, "small", {}, choice.alias || scene.groups[scene.group[choice.node]].name),
    ];
  }

  function nothingFound() {
    return element(document, "li", { class: "nothing", role: "option", "aria-disabled": "true" }, "No term is called that");
  }

  /** How much was found, for those who can't see it. */
  function say() {
    const parts = [plural(found.length, "term", "by name"), hits.length ? plural(hits.length, "more", "by what they say", "more") : ""];
    status.textContent = input.value.trim() ? parts.filter(Boolean).join(", ") : "";
  }

  function mark() {
    [...results.children].forEach((row, at) => row.setAttribute("aria-selected", String(at === active)));
    results.children[active]?.scrollIntoView({ block: "nearest" });
    if (active >= 0) input.setAttribute("aria-activedescendant", `found-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function close() {
    choices = [];
    host.clearTimer(waiting);
    answers.drop();
    results.hidden = true;
    status.textContent = "";
    input.setAttribute("aria-expanded", "false");
  }

  function pick(row) {
    const choice = choices[row];
    if (!choice) return;
    input.value = choice.kind === "light" ? choice.query : "";
    input.blur();
    if (choice.kind === "light") light(choice.query);
    else select(choice.kind === "hit" ? choice.hit.id : scene.ids[choice.node]);
  }

  input.addEventListener("input", typed);
  input.addEventListener("focus", () => {
    if (!input.value) return;
    input.select();
    typed();
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return; // these keys are the input method's: Enter takes what it offers
    const turn = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (turn && choices.length) {
      active = (active + turn + choices.length) % choices.length;
      mark();
    } else if (event.key === "Enter") pick(active);
    else if (event.key === "Escape") {
      event.stopPropagation();
      if (input.value) input.value = "";
      else input.blur();
      if (document.activeElement === input) typed();
    } else return;
    if (event.key !== "Escape") event.preventDefault();
  });

  return (text) => {
    if (document.activeElement !== input) input.value = text;
  };
}

const keyOf = (choice) => choice && `${choice.kind} ${choice.hit?.id ?? choice.node ?? ""}`;

const plural = (count, noun, how, many = `${noun}s`) => `${count || "no"} ${count === 1 ? noun : many} ${how}`;
