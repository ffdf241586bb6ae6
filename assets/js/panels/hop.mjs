/** A hop in words: the kind of link where it says something, and the sentence of a text. */
import { element, fromTree } from "../dom.mjs";

/** The elements that say how two terms are linked: {relation, kind, quote} as the server gives it. */
export function hopWords(document, { relation, kind, quote }) {
  const telling = relation && (!quote || kind !== "related");
  return [
    telling ? element(document, "p", { class: "relation" }, relation) : null,
    quote
      ? element(
          document,
          "blockquote",
          {},
          element(document, "p", {}, ...fromTree(document, quote.text)),
          element(document, "footer", {}, "from ", element(document, "cite", {}, quote.name)),
        )
      : null,
  ].filter(Boolean);
}

/** A button of the panel of ways; `key` keeps the focus on it while the panel is made anew. */
export const button = (document, key, onclick, text, attributes = {}) =>
  element(document, "button", { class: "quiet", "data-key": key, ...attributes, onclick }, text);

/** The heading of the panel. */
export const heading = (document, ...text) => element(document, "h2", { id: "way-title", tabindex: "-1" }, ...text);

/**
 * The strip that leads on and back: `at` of `count` (from 1 on), what they are called, the ways `out`,
 * and below it the words that say why one is here.
 */
export function strip(document, { title, kind, at, count, out, words, below = [] }) {
  const turn = (name, label, sign, disabled) => {
    const attributes = { "data-command": name, "data-key": name, class: "turn", "aria-label": label, title: label, disabled };
    return element(document, "button", attributes, sign);
  };
  return [
    heading(document, title),
    element(
      document,
      "div",
      { class: "strip" },
      turn("previous", "Previous (,)", "\u2190", at <= 1),
      element(document, "span", { class: "count" }, `${kind} ${at} of ${count}`),
      turn("next", "Next (.)", "\u2192", at >= count),
      element(document, "span", { class: "out" }, ...out),
      element(document, "i", { class: "bar", "aria-hidden": "true", style: `--done: ${at / count}` }),
    ),
    element(document, "div", { class: "words" }, ...words),
    ...below,
  ];
}
