"""Words: what is left of a text when case, accents and signs don't count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 400  # characters of a query that are looked at; who pastes a page means its beginning
MOST_WORDS = 40

_SIGNS = re.compile(r"[\W_]+")
_APOSTROPHES = re.compile("['\u2019]")
_PLAIN = {
    code: None if chr(code) == "'" else chr(code).lower() if chr(code).isalnum() else " "
    for code in range(128)
}
_FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$\n]*\$", re.DOTALL)
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]")
_ENDINGS = re.compile(r"(?<=\w{3})(?:ings?|edly|ed|ies|es|s|ly|ers?|ors?|e|y)$")

# What a question is made of beside what it is about.
_FILLERS = frozenset(
    """a about all also an and any are as at be been being both but by can could did do does doing
    don each explain for from get gets give had happen happened happens has have having he help her
    him his how i if in into is isn it its just know let lets like made make makes many may me mean
    means might most much must my need no not of off on one only or our out over people please s
    she should so some such t tell than that the their them then there these they thing things this
    those to too under up use used uses using very want was way we were what when where which while
    who whom whose why will with without would you your""".split()
)

# What a question begins with that only wants to know what something is.
_ASKING = frozenset(
    """a about an are define definition does explain is mean meaning me of tell the what
    whats""".split()
)


def fold(text: str) -> str:
    """A text without case and accents, and anything but letters and digits as single spaces.

    >>> fold("  Précision–Recall's "), fold("R²")
    ('precision recalls', 'r2')
    """
    if text.isascii():
        return " ".join(text.translate(_PLAIN).split())  # the same, in a third of the time
    decomposed = unicodedata.normalize("NFKD", text)
    text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _SIGNS.sub(" ", _APOSTROPHES.sub("", text.lower())).strip()


def words_of(query: str) -> list[str]:
    """The words of a query, as far as it is looked at."""
    return fold(query[:LONGEST]).split()[:MOST_WORDS]


def tells(word: str) -> bool:
    """Whether a folded word says what a text is about."""
    return word not in _FILLERS


def content(words: list[str]) -> list[str]:
    """The words that say what a question is about, each once; all words if none does."""
    telling = list(filter(tells, words))
    return list(dict.fromkeys(telling or words))


def asked_for(words: list[str]) -> list[str]:
    """The words of a query without those of "what is a ...?" around them."""
    return [word for word in words if word not in _ASKING] or words


def without_markup(text: str) -> str:
    """A Markdown text without formulas, and with links as they are shown: enough to find words."""
    return links_shown(_FORMULA.sub(" ", text)) if "$" in text else links_shown(text)


def links_shown(text: str) -> str:
    """A Markdown text with the words that its [[links]] show in their places."""
    return _LINK.sub(r"\1", text) if "[[" in text else text


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What a word has in common with its other forms, roughly.

    >>> {stem(word) for word in ("layer", "layers")}, stem("trained") == stem("training")
    ({'lay'}, True)
    """
    short = _ENDINGS.sub("", word)
    return _ENDINGS.sub("", short) if short != word else short
