import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { element, fromTree } from "../../assets/js/dom.mjs";
import { FakeDocument } from "./fake_document.mjs";
import { many, seeded } from "./random.mjs";

const document = new FakeDocument();
const made = (tree) => fromTree(document, [tree])[0];

describe("a page's tree", () => {
  test("becomes elements with their text and attributes", () => {
    const link = made(["p", {}, ["see ", ["a", { class: "term", "data-term": "adam", href: "?term=adam" }, ["Adam"]]]]);
    assert.equal(link.tag, "p");
    assert.equal(link.textContent, "see Adam");
    assert.deepEqual(link.children[1].attributes, { class: "term", "data-term": "adam", href: "?term=adam" });
  });

  test("has formulas in the namespace of MathML", () => {
    const formula = made(["math", { display: "block" }, [["msup", {}, [["mi", {}, ["x"]], ["mn", {}, ["2"]]]]]]);
    assert.deepEqual(formula.all.map(({ tag }) => tag), ["math", "msup", "mi", "mn"]);
    for (const one of formula.all) assert.equal(one.namespace, "http://www.w3.org/1998/Math/MathML");
  });

  test("has text that stays text", () => {
    assert.deepEqual(fromTree(document, ["<img src=x onerror=alert(1)>", "&lt;"]), ["<img src=x onerror=alert(1)>", "&lt;"]);
    assert.equal(made(["p", {}, ["</p><script>alert(1)</script>"]]).children.length, 1);
  });

  const active = [
    ..."script style iframe object embed svg form input button textarea select img video audio link meta base".split(" "),
    ..."template slot canvas frame applet math:script SCRIPT ScRiPt annotation-xml maction semantics foreignObject".split(" "),
    ..."details dialog marquee noscript title html body head x-evil __proto__ constructor".split(" "),
  ];
  for (const tag of active) {
    test(`keeps only the words of <${tag}>`, () => {
      const found = made([tag, { src: "x", onload: "x()" }, ["words ", ["em", {}, ["inside"]]]]);
      assert.equal(found.tag, "span");
      assert.equal(found.namespace, null);
      assert.deepEqual(found.attributes, {});
      assert.equal(found.textContent, "words inside");
    });
  }

  const handlers = [
    ..."onclick onerror onload onmouseover onfocus ONCLICK OnClick style id name src srcset srcdoc action formaction".split(" "),
    ..."xlink:href HREF data-command data-preset data-mode ping download is slot tabindex autofocus contenteditable".split(" "),
    ..."background poster dynsrc __proto__ constructor toString".split(" "),
  ];
  for (const name of handlers) {
    test(`leaves out the attribute ${name}`, () => {
      for (const tag of ["a", "p", "math", "mi", "script"]) {
        assert.deepEqual(made([tag, Object.fromEntries([[name, "alert(1)"]]), []]).attributes, {});
      }
    });
  }

  const bad = [
    ...["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\tjavascript:alert(1)", "java\nscript:alert(1)"],
    ...["\u0001javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "blob:x", "file:///etc/passwd"],
    ...["//evil.example", "\\\\evil.example", "/export/png", "#x", "evil.html", "", "http:evil", "https:/evil", "ws://x"],
    ...["x\nhttps://example.org", "javascript://example.org/%0aalert(1)", "view-source:https://example.org"],
  ];
  for (const href of bad) {
    test(`leaves out the link ${JSON.stringify(href)}`, () => {
      assert.deepEqual(made(["a", { href }, ["x"]]).attributes, {});
      assert.deepEqual(made(["mrow", { href }, []]).attributes, {});
    });
  }

  test("keeps links to terms, the web and mail", () => {
    for (const href of ["?term=adam", "https://example.org/?a=1#b", "http://example.org", "HTTPS://example.org", "mailto:a@example.org"]) {
      assert.equal(made(["a", { href }, []]).attributes.href, href);
    }
  });

  test("of any form comes out with nothing but what is known", () => {
    const random = seeded(13);
    const tags = [...active, ..."p em a math mi table td span code".split(" ")];
    const names = [...handlers, "href", "class", "title", "display"];
    const tree = (deep) => {
      if (deep === 0 || random.next() < 0.3) return random.pick(["words", "<b>", "javascript:"]);
      const attributes = many(random.whole(0, 3), () => [random.pick(names), random.pick([...bad, "?term=x", "a"])]);
      return [random.pick(tags), Object.fromEntries(attributes), many(random.whole(0, 3), () => tree(deep - 1))];
    };
    const tagsSeen = new Set();
    for (let round = 0; round < 500; round++) {
      for (const one of made(["p", {}, many(3, () => tree(4))]).all) {
        tagsSeen.add(one.tag);
        assert.deepEqual(one.listeners, {});
        for (const [name, value] of Object.entries(one.attributes)) {
          assert.ok(["href", "class", "title", "display"].includes(name), name);
          if (name === "href") assert.equal(value, "?term=x");
        }
      }
    }
    assert.deepEqual([...tagsSeen].sort(), "a code em math mi p span table td".split(" "));
  });
});

describe("an element of our own", () => {
  test("takes attributes, listeners and children, and leaves out what is not there", () => {
    let clicks = 0;
    const button = element(document, "button", { class: "x", hidden: true, disabled: false, title: null, lang: undefined, onclick: () => clicks++ },
      "A", null, element(document, "b", {}, "<i>"), undefined);
    assert.deepEqual(button.attributes, { class: "x", hidden: "" });
    assert.equal(button.textContent, "A<i>");
    button.listeners.click.forEach((listener) => listener());
    assert.equal(clicks, 1);
  });

  test("may have attributes that are nought or empty", () => {
    assert.deepEqual(element(document, "li", { "data-domain": 0, title: "" }).attributes, { "data-domain": "0", title: "" });
  });
});
