/** A lesson: the present step above its page, why it comes now, and all steps to choose from. */
import { element } from "../dom.mjs";
import { why } from "../ways.mjs";
import { button, hopWords, strip } from "./hop.mjs";

/** The strip of a lesson at one of its `steps`; `act` does go(number), tour(steps) and leave(). */
export function lessonPanel(document, lesson, { name, summaryOf, act }) {
  const { steps, at } = lesson;
  return strip(document, {
    title: `Learn ${name}`,
    kind: "Step",
    at: at + 1,
    count: steps.length,
    words: reason(document, lesson, summaryOf),
    out: [button(document, "leave", act.leave, "End the lesson")],
    below: [
      element(
        document,
        "details",
        {},
        element(document, "summary", { "data-key": "all" }, "All steps"),
        element(document, "ol", { class: "steps" }, ...steps.map((step, row) => entry(document, step, row, at, act))),
        button(document, "tour", () => act.tour(steps), "Play as a tour"),
      ),
    ],
  });
}

/** What is said at each step. */
export function lessonSaid(lesson) {
  const { steps, at } = lesson;
  const next = why(lesson);
  const because = next ? `It comes before ${nameOf(steps, next.to)}.` : "";
  return [`Step ${at + 1} of ${steps.length}: ${steps[at].name}.`, because].filter(Boolean).join(" ");
}

function reason(document, lesson, summaryOf) {
  const { steps, at } = lesson;
  const next = why(lesson);
  const said = (...text) => element(document, "p", { class: "relation" }, ...text);
  if (next) {
    const name = element(document, "b", {}, nameOf(steps, next.to));
    if (next.quote) return [said("Comes before ", name, ":"), ...hopWords(document, { ...next, relation: "" })];
    // No text says what the one has to do with the other: what the other is must do.
    return [said("Comes before ", name, `, which needs it. ${summaryOf(next.to)}`)];
  }
  const needs = steps[at].needs.map((id) => nameOf(steps, id));
  if (steps.length === 1) return [said("You know all that comes before it.")];
  return [said("This is it. It builds on ", element(document, "b", {}, needs.join(", ")), ".")];
}

function entry(document, step, row, at, act) {
  const attributes = { "data-key": `step-${row + 1}`, "aria-current": row === at ? "step" : null, onclick: () => act.go(row + 1) };
  return element(document, "li", {}, element(document, "button", attributes, element(document, "b", { class: "number" }, String(row + 1)), step.name));
}

const nameOf = (steps, id) => steps.find((step) => step.id === id)?.name ?? id;
