"""Quotes: the sentence of a term that a question is about, with what matched marked."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from wordgraph.glossary import Term
from wordgraph.glossary.markup import plain
from wordgraph.search.words import fold, links_shown, stem

_SENTENCE = re.compile(r"(?<=[.!?])[*_\"\u201d)]*\s+(?=[\"\u201c(*\[]*[^\W\d_a-z])")
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+|#>]|\d+[.)]))")
_BULLET = re.compile(r"\A\s*(?:[-*+#>]+|\d+[.)])\s+")
_MARKUP = re.compile(r"[*_`]")
_FORMULA = re.compile(r"\\|\$\$|\||\$[^$]*[{}_^]")  # what can't be read as one line of text
_WORD = re.compile(r"[^\W_]+(?:['\u2019\u0300-\u036f]+[^\W_]*)*")
_LONGEST = 320


class Quotes:
    """Which words are rare among some terms, and so tell the most."""

    def __init__(self, terms: Iterable[Term]) -> None:
        seen: Counter[str] = Counter()
        self._size = 1
        for term in terms:
            self._size += 1
            words = fold(" ".join((term.name, *term.keywords, term.summary))).split()
            seen.update(set(map(stem, words)))
        self._seen = seen

    def count(self, word: str) -> int:
        """In how many terms' names, keywords and summaries a folded word is."""
        return self._seen[stem(word)]

    def quote(self, term: Term, words: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The sentence that says most of these folded words, and the spans that are they.

        The summary stands first, and for all where no sentence says any of them.
        """
        wanted = {stem(word): self._weight(stem(word)) for word in words}
        best, most = "", 0.0
        for sentence in _sentences(term):
            said = wanted.keys() & map(_stem_as_written, _WORD.findall(sentence))
            score = sum(wanted[word] for word in said)
            if score > 1.2 * most or not best:  # another must say clearly more
                best, most = sentence, score
        text = plain(best) if _MARKUP.search(best) or "$" in best else best
        text = _cut(" ".join(text.split()))
        return text, tuple(_spans(text, wanted.keys()))

    def _weight(self, word: str) -> float:
        return math.log((self._size + 1) / (self._seen[word] + 1)) + 0.1


@lru_cache(maxsize=65536)
def _stem_as_written(word: str) -> str:
    return stem(fold(word))


def _sentences(term: Term) -> Iterator[str]:
    if term.summary:
        yield term.summary
    for text in (term.why_it_matters, term.definition):
        for block in _BLOCK.split(links_shown(text)):
            for sentence in _SENTENCE.split(_BULLET.sub("", block)):
                if sentence.strip() and not _FORMULA.search(sentence):
                    yield _balanced(sentence.strip())


def _balanced(sentence: str) -> str:
    """A sentence cut out of bold text has one half of its asterisks: then none of them counts."""
    return sentence if sentence.count("**") % 2 == 0 else sentence.replace("**", "")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]}\u2026"


def _spans(text: str, wanted: Iterable[str]) -> Iterator[tuple[int, int]]:
    stems = set(wanted)
    for word in _WORD.finditer(text):
        if _stem_as_written(word[0]) in stems:
            yield word.span()
