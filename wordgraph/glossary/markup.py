"""The Markdown of terms: CommonMark with tables, $maths$ and [[links]], never HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin


def parse(text: str) -> list[Token]:
    """The tokens of a Markdown text; `[[Name#part|shown]]` becomes a `wikilink` token.

    The token's `meta` holds `target`, the name as written, and its `content` the words shown.
    """
    return _parser().parse(text)


def links_in(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The names that a text links to, in order, each once; links inside code and maths are none."""
    targets = (_target(token) for token in walk(tokens))
    return tuple(dict.fromkeys(target for target in targets if target))


def sections(text: str, tokens: Sequence[Token]) -> dict[str, str]:
    """A text by its headings of the second level, in lower case; what stands before them is ""."""
    lines = text.splitlines()
    heads = [
        (token.map, tokens[number + 1].content.strip().lower())
        for number, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0 and token.map
    ]
    starts = [(0, 0), *(tuple(place) for place, _ in heads)]
    ends = [*(place[0] for place, _ in heads), len(lines)]
    found: dict[str, str] = {}
    for title, (_, start), end in zip(["", *(title for _, title in heads)], starts, ends, strict=True):
        body = "\n".join(lines[start:end]).strip()
        found[title] = "\n\n".join(filter(None, (found.get(title), body)))
    return found


def plain(text: str) -> str:
    """A Markdown text as plain words on one line."""
    words = (
        token.content if token.type in ("text", "wikilink", "code_inline", "math_inline") else " "
        for token in walk(parse(text))
        if token.type in ("text", "wikilink", "code_inline", "math_inline", "softbreak")
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
    # Money is not maths: "costs $5 and $6" has a digit behind the closing dollar or a space inside.
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
    parser.inline.ruler.before("link", "wikilink", _wikilink)
    return parser


def _wikilink(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if not state.src.startswith("[[", start):
        return False
    end = state.src.find("]]", start + 2, state.posMax)
    inner = state.src[start + 2 : end] if end > 0 else ""
    name, _, shown = inner.partition("|")
    target = name.split("#")[0].strip()
    if not target or "\n" in inner or "[" in inner:
        return False
    if not silent:
        token = state.push("wikilink", "a", 0)
        token.content = shown.strip() or name.strip()
        token.meta = {"target": target}
    state.pos = end + 2
    return True


def _target(token: Token) -> str:
    """The name that a token links to: a wikilink's, or the note that a relative .md link opens."""
    if token.type == "wikilink":
        return str(token.meta["target"])
    href = str(token.attrGet("href") or "") if token.type == "link_open" else ""
    path = unquote(href.split("#")[0])
    if "://" in path or not path.endswith(".md"):
        return ""
    return path.rsplit("/", 1)[-1].removesuffix(".md")
