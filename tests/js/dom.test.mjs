import assert from "node:assert/strict";
import { test } from "node:test";

import { fromTree } from "../../assets/js/dom.mjs";

/** As much of a document as a page's tree needs. */
const node = (tag, namespace) => ({
  tag, namespace, attributes: {}, children: [],
  setAttribute(name, value) { this.attributes[name] = value; },
  append(...more) { this.children.push(...more); },
});
const document = {
  createElement: (tag) => node(tag),
  createElementNS: (namespace, tag) => node(tag, namespace),
  createTextNode: (text) => text,
};
const build = (...tree) => fromTree(document, tree);

test("text stays text", () => {
  assert.deepEqual(build("<img src=x onerror=alert(1)>"), ["<img src=x onerror=alert(1)>"]);
});

test("elements nobody knows keep only their words", () => {
  for (const tag of ["script", "img", "iframe", "svg", "style", "object", "annotation-xml", "form"]) {
    const [made] = build([tag, { src: "x" }, ["words"]]);
    assert.equal(made.tag, "span");
    assert.deepEqual(made.children, ["words"]);
    assert.deepEqual(made.attributes, {});
  }
});

test("attributes that could run something never come through", () => {
  const [made] = build(["a", { onclick: "x()", style: "x", id: "stage", href: "javascript:alert(1)", class: "term" }, []]);
  assert.deepEqual(made.attributes, { class: "term" });
  for (const href of ["data:text/html,x", " javascript:x", "vbscript:x", "//evil.example"]) {
    assert.deepEqual(build(["a", { href }, []])[0].attributes, {});
  }
  assert.equal(build(["a", { href: "https://example.org" }, []])[0].attributes.href, "https://example.org");
});

test("maths is MathML", () => {
  const [made] = build(["math", { display: "block" }, [["mi", {}, ["x"]]]]);
  assert.match(made.namespace, /MathML/);
  assert.match(made.children[0].namespace, /MathML/);
});
