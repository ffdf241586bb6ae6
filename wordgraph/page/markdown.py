"""The Markdown of a term becomes a tree of known elements, with links that select terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token

from wordgraph.glossary.markup import note_name, parse
from wordgraph.page.maths import math_tree
from wordgraph.page.tree import Element, Node, text_of

Resolve = Callable[[str], str | None]

# What a text may become. Everything else keeps its words and loses its shape; a heading inside a
# definition stands below the page's own.
_TAGS = {
    **{tag: tag for tag in ("p", "em", "strong", "s", "ul", "ol", "li", "blockquote")},
    **{tag: tag for tag in ("table", "thead", "tbody", "tr", "th", "td")},
    **{f"h{level}": "h4" for level in range(1, 7)},
}
_DEEPEST = 40  # no honest text nests further, and JSON writers and browsers stumble over less
_EXTERNAL = re.compile(r"^(https?://|mailto:)[^\s]+$", re.IGNORECASE)


def to_tree(text: str, resolve: Resolve) -> list[Node]:
    """The tree of a Markdown text; `resolve` gives the id of the term that a name stands for."""
    return _build(parse(text), resolve)


def _build(tokens: Sequence[Token], resolve: Resolve) -> list[Node]:
    """The nodes of tokens; what is nested too deeply keeps its words and loses its shape."""
    nodes: list[Node] = []
    open_ones: list[tuple[Token, list[Node]]] = []
    for token in tokens:
        if token.nesting == 1:
            open_ones.append((token, nodes))
            nodes = []
        elif token.nesting == -1:
            opening, around = open_ones.pop()
            deep = len(open_ones) >= _DEEPEST
            around.extend(nodes if deep else _element(opening, nodes, resolve))
            nodes = around
        else:
            nodes.extend(_leaf(token, resolve))
    return nodes


def _element(token: Token, inside: list[Node], resolve: Resolve) -> list[Node]:
    if token.type == "link_open":
        return _link(str(token.attrGet("href") or ""), inside, resolve)
    if token.hidden or token.tag not in _TAGS:
        return inside
    return [(_TAGS[token.tag], {}, inside)]


def _leaf(token: Token, resolve: Resolve) -> list[Node]:
    match token.type:
        case "inline":
            return _build(token.children or [], resolve)
        case "wikilink":
            return [term_link(str(token.meta["target"]), token.content, resolve)]
        case "math_inline" | "math_inline_double" | "math_block" | "math_block_label":
            return [math_tree(token.content.strip(), token.type != "math_inline")]
        case "code_inline":
            return [("code", {}, [token.content])]
        case "fence" | "code_block":
            return [("pre", {}, [("code", {}, [token.content])])]
        case "softbreak":
            return [" "]
        case "hardbreak" | "hr":
            return [("br" if token.type == "hardbreak" else "hr", {}, [])]
        case "image":
            # No picture is fetched from anywhere: its words stand for it.
            return [token.content]
        case _:
            return [token.content] if token.content else []


def term_link(name: str, shown: str, resolve: Resolve) -> Element:
    """A link that selects a term, or the words marked as a term that nobody has defined."""
    ident = resolve(name)
    if ident is None:
        return "span", {"class": "missing", "title": "not defined yet"}, [shown]
    return "a", {"class": "term", "data-term": ident, "href": f"?term={ident}"}, [shown]


def _link(href: str, inside: list[Node], resolve: Resolve) -> list[Node]:
    if _EXTERNAL.match(href):
        return [("a", {"href": href, "target": "_blank", "rel": "noopener noreferrer"}, inside)]
    name = note_name(href)
    return [term_link(name, text_of(inside), resolve)] if name else inside
