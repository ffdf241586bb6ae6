"""The sentences of a term's texts, and which other terms each of them speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from markdown_it.token import Token

from wordgraph.glossary import Glossary, Term
from wordgraph.glossary.markup import links_in, parse, walk

_BLANK = "\ue000"  # stands for a character inside maths, code or a link, where no sentence ends
# The limits are those of honest texts: without them a file of "[[" would take hours.
_WHOLE = re.compile(
    r"\$\$.{1,3000}?\$\$|\$[^$]{1,3000}\$|`[^`]{1,3000}`|!?\[\[.{1,300}?\]\]"
    r"|\[[^\]]{0,300}\]\([^)]{0,300}\)"
)
_LONGEST = 1000  # characters of a sentence that anybody would quote
_END = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)*_]*\s+|(?<=[\u3002\uff01\uff1f])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|al|cf|vs|etc|approx|resp|Fig|Eq|Sec|Dr|Mr|Mrs|Prof|St)|\b[A-Z])\.$"
)
_OPENING = "\"'\u201c\u2018(*_["
_MARKS = re.compile(r"([\\`*_\[\]<>&$~#|!])")
_WORD = re.compile(r"[^\W_](?:[\w'\u2019.+#-]*[\w+#])?")
_AROUND = 3  # words on either side that may make a longer name of one that is found


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as Markdown, its words without maths, the names that it links to, its formulas."""

    text: str
    words: str
    links: tuple[str, ...]
    formulas: int


def sentences(term: Term) -> Iterator[tuple[int, Sentence]]:
    """The sentences of a term's texts with the number of the text: summary, why, definition."""
    # A summary is plain text: nothing in it is meant as Markdown.
    texts = (_MARKS.sub(r"\\\1", term.summary), term.why_it_matters, term.definition)
    for number, text in enumerate(texts):
        for sentence in _sentences(text):
            yield number, sentence


def links_to(sentence: Sentence, term: Term, glossary: Glossary) -> bool:
    """Whether a sentence has a link that leads to a term."""
    return any(glossary.resolve(name) == term.id for name in sentence.links)


def names(sentence: Sentence, term: Term, glossary: Glossary) -> bool:
    """Whether a sentence names a term, and not merely within another term's name."""
    return any(
        not _within_another(sentence.words, found.span(), term, glossary)
        for pattern in _patterns((term.name, *term.aliases))
        for found in pattern.finditer(sentence.words)
    )


@lru_cache(maxsize=4096)
def _sentences(text: str) -> tuple[Sentence, ...]:
    tokens = parse(text)
    found: list[Sentence] = []
    for opening, token in pairwise(tokens):
        # Not headings, nor the cells of tables: they say nothing of their own.
        if opening.type == "paragraph_open" and token.type == "inline":
            whole = _split(" ".join(token.content.split()))
            found.extend(_sentence(text) for text in whole if len(text) <= _LONGEST)
    return tuple(found)


def _split(paragraph: str) -> Iterator[str]:
    masked = _WHOLE.sub(lambda whole: _BLANK * len(whole[0]), paragraph)
    start = 0
    for gap in _END.finditer(masked):
        following = masked[gap.end() : gap.end() + 9].lstrip(_OPENING)[:1]
        before = masked[max(start, gap.start() - 9) : gap.start()]
        if not following.islower() and not _ABBREVIATION.search(before) and gap.end() > start:
            yield _whole(paragraph[start : gap.end()])
            start = gap.end()
    if paragraph[start:].strip():
        yield _whole(paragraph[start:])


def _whole(sentence: str) -> str:
    """A sentence without the halves of marks whose other halves stand in another one."""
    sentence = sentence.strip()
    return sentence if sentence.count("**") % 2 == 0 else sentence.replace("**", "")


def _sentence(text: str) -> Sentence:
    tokens = parse(text)
    formulas = sum(token.type.startswith("math") for token in walk(tokens))
    return Sentence(text, _words(tokens), links_in(tokens), formulas)


def _words(tokens: Sequence[Token]) -> str:
    said = {"text", "wikilink", "code_inline"}
    return "".join(
        token.content if token.type in said else " "
        for token in walk(tokens)
        if token.type in said or token.type in {"softbreak", "hardbreak", "math_inline"}
    )


@lru_cache(maxsize=4096)
def _patterns(called: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Names as they stand in a text, in the plural, too; short ones and acronyms as written."""
    exact = [name for name in called if len(name) <= 3 or name.isupper()]
    free = [name for name in called if name not in exact]
    return tuple(
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, some))})(?:s|es)?(?![\w])", flags)
        for some, flags in ((free, re.IGNORECASE), (exact, 0))
        if some
    )


def _within_another(words: str, span: tuple[int, int], term: Term, glossary: Glossary) -> bool:
    """Whether the words around make it another name: "gradient" in "gradient descent"."""
    places = [word.span() for word in _WORD.finditer(words)]
    inside = [at for at, (start, end) in enumerate(places) if start < span[1] and end > span[0]]
    if not inside:
        return False
    first, last = inside[0], inside[-1]
    for start in range(max(0, first - _AROUND), first + 1):
        for end in range(last, min(len(places), last + _AROUND + 1)):
            if (start, end) == (first, last):
                continue
            longer = words[places[start][0] : places[end][1]]
            other = glossary.resolve(longer) or glossary.resolve(longer.removesuffix("s"))
            if other is not None and other != term.id:
                return True
    return False
