"""The Markdown of terms: CommonMark with tables, $maths$ and [[links]], never HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.dollarmath.index import math_inline_dollar

_LONGEST_LINK = 300  # further on nobody looks for the "]]" of a "[[", or a file of "[[" takes hours
_NEWLINE = re.compile(
    r"\r\n?|\n"
)  # the parser's own: str.splitlines would count form feeds as well
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)+")
_HEADING = re.compile(r"#(?=\S)")  # C# and "F# core" are names, Name#Heading is a place in a note
_ATTACHMENT = re.compile(r"\.(?!md$)[a-z][a-z0-9]{1,4}$", re.IGNORECASE)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_MARKED = re.compile(r"[\\`*_\[\]<>&$~#|!:]|^\s*(?:[-+=]|\d+[.)]|    |\t)", re.MULTILINE)
_WORDS = ("text", "wikilink", "code_inline", "math_inline", "math_inline_double", "math_block")


def parse(text: str) -> list[Token]:
    """The tokens of a Markdown text; `[[Name#part|shown]]` becomes a `wikilink` token.

    The token's `meta` holds `target`, the name as written, and its `content` the words shown.
    """
    return _parser().parse(text)


def outline(text: str) -> list[Token]:
    """The blocks of a text as `parse` finds them, and inside them no more than `links_in` needs.

    A glossary is read like this, in two thirds of the time: emphasis waits until a page is shown.
    """
    return _outliner().parse(text)


def links_in(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The names that a text links to, in order, each once; links inside code and maths are none."""
    targets = (_target(token) for token in walk(tokens))
    return tuple(dict.fromkeys(target for target in targets if target))


def link_name(inner: str) -> str:
    """The name in a wikilink's "Name#part|shown"; "" where it leads to a part of its own note."""
    name = _HEADING.split(inner.partition("|")[0])[0].strip(" \t\\")
    return name[:-3] if name.lower().endswith(".md") else name


def note_name(href: str) -> str:
    """The name of the note that a relative link to a Markdown file opens, else ""."""
    path = unquote(href.partition("#")[0])
    if _SCHEME.match(href) or not path.lower().endswith(".md"):
        return ""
    return path.rsplit("/", 1)[-1][:-3]


def sections(text: str, tokens: Sequence[Token]) -> dict[str, str]:
    """A text by the titles of its second-level headings; what stands before them is ""."""
    lines = _NEWLINE.split(text)
    heads = [
        (token.map, tokens[number + 1].content.strip())
        for number, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0 and token.map
    ]
    titles = ["", *(title for _, title in heads)]
    starts = [0, *(place[1] for place, _ in heads)]
    ends = [*(place[0] for place, _ in heads), len(lines)]
    found: dict[str, str] = {}
    for title, start, end in zip(titles, starts, ends, strict=True):
        body = _joined(lines[start:end])
        found[title] = "\n\n".join(filter(None, (found.get(title), body)))
    return found


def lead(text: str) -> tuple[str, str]:
    """The first paragraph of a text and what follows it; a title line before it is left out.

    A text that begins with anything else (a list, code, a table) has no first paragraph.
    """
    first, _, rest = text.partition("\n\n")
    if first.strip() and len(_NEWLINE.split(first)) == 1 and not _MARKED.search(first):
        return first, _trimmed(rest)  # most texts, which spares them the parser
    lines, tokens = _NEWLINE.split(text), outline(text)
    blocks = [token for token in tokens if token.level == 0 and token.map]
    if blocks and blocks[0].type == "heading_open" and blocks[0].tag == "h1":
        return lead(_joined(lines[_end(blocks[0]) :]))
    if not blocks or blocks[0].type != "paragraph_open":
        return "", _joined(lines)
    end = _end(blocks[0])
    return _joined(lines[:end]), _joined(lines[end:])


def plain(text: str) -> str:
    """A Markdown text as plain words on one line."""
    if not _MARKED.search(text):
        return " ".join(text.split())  # most texts, once more
    words = (
        token.content if token.type in _WORDS else " "
        for token in walk(parse(text))
        # Between two blocks, and two lines of one, there is a space; within a word there is none.
        if token.type in (*_WORDS, "softbreak", "hardbreak") or (token.block and token.nesting < 0)
    )
    return " ".join("".join(words).split())


def walk(tokens: Sequence[Token]) -> Iterator[Token]:
    """All tokens, those inside others included, in the order of the text."""
    for token in tokens:
        yield token
        yield from walk(token.children or ())


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.disable(["html_block", "html_inline"])  # they find nothing then, and ask each line
    # Money is not maths: "costs $5 and $6" has a digit behind the closing dollar or a space inside.
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    parser.inline.ruler.at("math_inline", _math_inline)
    parser.inline.ruler.before("link", "wikilink", _wikilink)
    return parser


@cache
def _outliner() -> MarkdownIt:
    parser = _parser.__wrapped__()
    parser.disable(["emphasis", "strikethrough", "newline", "entity", "text_join"])
    parser.inline.ruler2.enableOnly([])  # the pairing of what the first of these rules find
    parser.core.ruler.at("inline", _links_only)
    return parser


def _links_only(state: StateCore) -> None:
    """The core rule "inline" for blocks that may hold a link, as each kind of link needs a "["."""
    for token in state.tokens:
        if token.type == "inline" and "[" in token.content:
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


_dollars = math_inline_dollar(allow_space=False, allow_digits=False, allow_double=True)


def _math_inline(state: StateInline, silent: bool) -> bool:
    """The plugin's rule, which looks at what stands before a formula.

    Before the first character it finds the last one instead, and takes the formula of a line such
    as "$T$: 0.5" for money because of the digit: a space at the end is harmless there.
    """
    if state.src[state.pos] != "$":
        return False
    source = state.src
    state.src = source + " "
    try:
        return bool(_dollars(state, silent))
    finally:
        state.src = source


def _wikilink(state: StateInline, silent: bool) -> bool:
    """[[Name]] and its embedded form ![[Name]]; an embedded picture keeps its name as words."""
    embedded = state.src.startswith("![[", state.pos)
    start = state.pos + embedded
    if not state.src.startswith("[[", start):
        return False
    end = state.src.find("]]", start + 2, min(state.posMax, start + _LONGEST_LINK))
    inner = state.src[start + 2 : end] if end > 0 else ""
    target = link_name(inner)
    if not target or "\n" in inner or "[" in inner:
        return False
    if not silent:
        picture = embedded and _ATTACHMENT.search(target)
        name, _, shown = inner.partition("|")
        token = state.push("text" if picture else "wikilink", "" if picture else "a", 0)
        token.content = shown.strip() or name.strip(" \t\\")
        token.meta = {"target": target}
    state.pos = end + 2
    return True


def _target(token: Token) -> str:
    """The name that a token links to: a wikilink's, or the note that a relative .md link opens."""
    if token.type == "wikilink":
        return str(token.meta["target"])
    return note_name(str(token.attrGet("href") or "")) if token.type == "link_open" else ""


def _joined(lines: Sequence[str]) -> str:
    return _trimmed("\n".join(lines))


def _trimmed(text: str) -> str:
    """A text without blank lines around it; its indent is kept, as four spaces are code."""
    text = text.rstrip()
    blank = _BLANK_LINES.match(text)
    return text[blank.end() :] if blank else text


def _end(block: Token) -> int:
    return block.map[1] if block.map else 0
