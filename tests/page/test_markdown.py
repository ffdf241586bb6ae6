"""The tree of a Markdown text: the elements that it may have, and links that select terms."""

import pytest

from wordgraph.page.markdown import to_tree
from wordgraph.page.tree import Node, text_of


def known(name: str) -> str | None:
    return {"adam": "adam", "other note": "other-note", "größe": "größe"}.get(name.lower())


def tree(text: str) -> list[Node]:
    return to_tree(text, known)


def term(ident: str, shown: str) -> Node:
    return "a", {"class": "term", "data-term": ident, "href": f"?term={ident}"}, [shown]


def missing(shown: str) -> Node:
    return "span", {"class": "missing", "title": "not defined yet"}, [shown]


def paragraph(*inside: Node) -> list[Node]:
    return [("p", {}, list(inside))]


def one(tag: str, *inside: Node) -> Node:
    return tag, {}, list(inside)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("words", paragraph("words")),
        ("two\nlines", paragraph("two", " ", "lines")),
        ("hard  \nbreak", paragraph("hard", one("br"), "break")),
        ("**b** *e* ~~s~~", paragraph(one("strong", "b"), " ", one("em", "e"), " ", one("s", "s"))),
        ("`a < b`", paragraph(one("code", "a < b"))),
        ("# Title", [one("h4", "Title")]),
        ("###### Title", [one("h4", "Title")]),
        ("> q", [one("blockquote", *paragraph("q"))]),
        ("- a\n- b", [one("ul", one("li", "a"), one("li", "b"))]),
        ("1. a\n2. b", [one("ol", one("li", "a"), one("li", "b"))]),
        ("---", [one("hr")]),
        ("```py\nx = 1\n```", [one("pre", one("code", "x = 1\n"))]),
        ("    x = 1", [one("pre", one("code", "x = 1\n"))]),
        ("a &lt; b &amp; c", paragraph("a < b & c")),
        ("<b>bold</b>", paragraph("<b>bold</b>")),
        ("![a picture](x.png)", paragraph("a picture")),
    ],
)
def test_elements(text: str, expected: list[Node]) -> None:
    assert tree(text) == expected


def test_tables() -> None:
    assert tree("| a | b |\n|:-:|---|\n| 1 | 2 |") == [
        one(
            "table",
            one("thead", one("tr", one("th", "a"), one("th", "b"))),
            one("tbody", one("tr", one("td", "1"), one("td", "2"))),
        )
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[Adam]]", term("adam", "Adam")),
        ("[[adam|the optimizer]]", term("adam", "the optimizer")),
        ("[[Adam#History]]", term("adam", "Adam#History")),
        ("![[Adam]]", term("adam", "Adam")),
        ("[[Größe]]", term("größe", "Größe")),
        ("[[Nobody]]", missing("Nobody")),
        ("[**the** optimizer](Adam.md)", term("adam", "the optimizer")),
        ("[x](sub/Other%20note.md#part)", term("other-note", "x")),
        ("[x](Nobody.md)", missing("x")),
        ("[[figure.png]]", missing("figure.png")),
        ("![[figure.png]]", "figure.png"),
        ("[x](page.html)", "x"),
        ("[x](/etc/passwd)", "x"),
        ("[x](#part)", "x"),
        ("[x](//example.org/y)", "x"),
        ("[x](ftp://example.org/Adam.md)", "x"),
    ],
)
def test_links_within_the_glossary(text: str, expected: Node) -> None:
    assert tree(text) == paragraph(expected)


@pytest.mark.parametrize(
    "href",
    ["https://example.org/a?b=c#d", "http://example.org", "HTTPS://EXAMPLE.ORG", "mailto:a@b.org"],
)
@pytest.mark.parametrize("form", ["[x]({})", "<{}>"])
def test_links_to_the_outside_open_apart(href: str, form: str) -> None:
    attributes = {"href": href, "target": "_blank", "rel": "noopener noreferrer"}
    shown = "x" if form.startswith("[") else href
    assert tree(form.format(href)) == paragraph(("a", attributes, [shown]))


def test_a_link_in_code_or_maths_is_none() -> None:
    shown = str(tree("`[[Adam]]`\n\n```\n[[Adam]]\n```\n\n$[[Adam]]$"))
    assert "data-term" not in shown
    assert "missing" not in shown


@pytest.mark.parametrize("opening", ["*", "> ", "- ", "[", "1. "])
def test_nesting_comes_to_an_end(opening: str) -> None:
    assert depth(tree(opening * 3000 + "a" + opening.strip() * 3000)) < 100


def test_words_in_too_deep_a_nest_are_kept() -> None:
    assert text_of(tree("*" * 3000 + "a" + "*" * 3000)).strip("*") == "a"


def depth(nodes: list[Node]) -> int:
    return max((1 + depth(node[2]) for node in nodes if not isinstance(node, str)), default=0)
