"""Whatever a text says, its page has only known elements and links that lead nowhere bad."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordgraph.glossary import Glossary, Term, slug
from wordgraph.page import build_page
from wordgraph.page.markdown import to_tree
from wordgraph.page.maths import math_tree
from wordgraph.page.tree import Element, Node

HTML = set(
    "p em strong s ul ol li blockquote table thead tbody tr th td h4 a span code pre br hr".split()
)
ATTRIBUTES = {"class", "title", "href", "target", "rel", "data-term"}
HREF = re.compile(r"\?term=[^\s&=#<>\"'/\\]+|https?://\S+|mailto:\S+", re.IGNORECASE)
GLOSSARY = Glossary.of(Term(id=slug(name), name=name) for name in ("Adam", "a", "javascript"))
DOM = Path(__file__).parents[2] / "assets" / "js" / "dom.mjs"


def browser_set(name: str) -> set[str]:
    """A set of names that assets/js/dom.mjs lets through."""
    source = re.search(rf"const {name} = new Set\((.*?)\.split", DOM.read_text("utf-8"), re.DOTALL)
    assert source
    return set("".join(re.findall(r'"([^"]*)"', source[1])).split())


MATHML = browser_set("MATHML")
MATHML_ATTRIBUTES = browser_set("ATTRIBUTES") - {"href", "class"}


def elements(nodes: list[Node]) -> Iterator[Element]:
    for node in nodes:
        if isinstance(node, str):
            continue
        assert isinstance(node, tuple)
        yield node
        yield from elements(node[2])


def assert_safe(nodes: list[Node]) -> None:
    for tag, attributes, _ in elements(nodes):
        if tag in MATHML:
            assert set(attributes) <= MATHML_ATTRIBUTES
            continue
        assert tag in HTML
        assert set(attributes) <= ATTRIBUTES
        if "href" in attributes:
            assert tag == "a"
            assert HREF.fullmatch(attributes["href"])
        if attributes.get("target") == "_blank":
            assert attributes["rel"] == "noopener noreferrer"


# Text that is likely to mean something: pieces of Markdown, HTML, links and LaTeX in any order.
pieces = st.sampled_from(
    [
        *"[]()<>!*_`~#|\\$&;:\"' \n\t>-+=/{}^",
        "[[", "]]", "![", "](", "$$", "```", "\n\n", "    ", "- ", "1. ", "| a | b |\n|---|---|\n",
        "javascript:", "JaVaScRiPt:", "java\tscript:", "&#106;avascript:", "data:text/html,",
        "vbscript:", "file:///", "https://", "mailto:", "//evil", "Adam", "Adam.md", ".md", "%0a",
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:x'>",
        "<!--", "-->", "<![CDATA[", "<style>", "</p>", "&lt;script&gt;", "\x00", "\u2028", "\u202e",
        r"\text{", r"\href{", r"\frac", r"\begin{cases}", r"\end{cases}", r"\left(",
        "[x]: javascript:y",
    ]
)  # fmt: skip
markup = st.lists(pieces | st.text(max_size=3), max_size=25).map("".join)


@given(st.text())
def test_any_text_is_safe(text: str) -> None:
    assert_safe(to_tree(text, GLOSSARY.resolve))


@given(markup)
def test_any_markup_is_safe(text: str) -> None:
    assert_safe(to_tree(text, GLOSSARY.resolve))


@given(markup)
def test_any_formula_is_safe(latex: str) -> None:
    assert_safe([math_tree(latex, True)])


@given(st.text(st.characters(exclude_characters="[]|#\n"), min_size=1), markup)
def test_a_wikilink_leads_to_a_term_or_nowhere(name: str, shown: str) -> None:
    nodes = to_tree(f"[[{name}|{shown}]]", GLOSSARY.resolve)
    assert_safe(nodes)
    for _, attributes, _ in elements(nodes):
        if "data-term" in attributes:
            assert attributes["data-term"] in GLOSSARY.terms
            assert attributes["href"] == f"?term={attributes['data-term']}"


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "javascript:alert(1).md",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:image/svg+xml,<svg onload=alert(1)>",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "blob:https://example.org/x",
        "//example.org",
        "\\\\example.org",
    ],
)
@pytest.mark.parametrize(
    "form", ["[x]({})", "[x](<{}>)", "<{}>", "[x][r]\n\n[r]: {}", "[[{}]]", "![x]({})"]
)
def test_no_link_runs_a_script_or_reads_a_file(form: str, href: str) -> None:
    nodes = to_tree(form.format(href), GLOSSARY.resolve)
    assert_safe(nodes)
    assert not [attributes for _, attributes, _ in elements(nodes) if "href" in attributes]


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a <b>bold</b> word",
        "<!-- comment -->",
        "<iframe src=https://example.org></iframe>",
        "<svg><animate onbegin=alert(1)></svg>",
    ],
)
def test_html_is_shown_as_written(html: str) -> None:
    (node,) = to_tree(html, GLOSSARY.resolve)
    assert node == ("p", {}, [html])


@given(markup)
def test_the_fields_of_a_page_are_text(text: str) -> None:
    term = Term(id="x", name="x" + text, summary=text, aliases=(text,), sources=(text,))
    page = build_page(Glossary.of([term]), term)
    assert page["summary"] == text
    assert page["aliases"] == page["sources"] == [text]


def test_the_browser_builds_what_pages_are_made_of() -> None:
    assert browser_set("HTML") >= HTML
    assert browser_set("ATTRIBUTES") >= ATTRIBUTES
