/** The answers to a question, the best first, each with the sentence that matched. */
import { element } from "../dom.mjs";
import { hitContent } from "./hit.mjs";

/** Bring the panel to life; returns {show(question, hits, term), hide(), focus()}; `hits` null are on their way. */
export function createAnswers({ root, scene, pick, close }) {
  const document = root.ownerDocument;
  const make = (...parts) => element(document, ...parts);
  let shown = null;

  function show(question, hits, term) {
    root.hidden = false;
    if (shown?.question !== question || shown.hits !== hits) fill(question, hits);
    shown = { question, hits };
    for (const row of root.querySelectorAll("[data-answer]")) {
      if (row.dataset.answer === term) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
  }

  function fill(question, hits) {
    const count = !hits ? "Asking\u2026" : hits.length ? `${hits.length} ${hits.length === 1 ? "answer" : "answers"}` : "Nothing here answers that";
    root.replaceChildren(
      make("h2", {}, question),
      make("button", { class: "close", "aria-label": "Let go of the question", title: "Let go (Esc)", onclick: close }, "\u00d7"),
      make("p", { role: "status" }, count),
      make("ol", {}, ...(hits ?? []).map((hit) => make("li", {}, answer(hit)))),
    );
  }

  function answer(hit) {
    const domain = scene.group[scene.rows.get(hit.id)];
    return make("button", { "data-answer": hit.id, onclick: () => pick(hit.id) }, ...hitContent(document, hit, domain));
  }

  return {
    show,
    hide: () => (root.hidden = true),
    focus: () => root.querySelector("[data-answer]")?.focus({ preventScroll: true }),
  };
}
