"""Names: the terms that a query calls by name or alias, a typo or two forgiven."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from wordgraph.glossary import Term
from wordgraph.search.ranking import Ranking
from wordgraph.search.words import asked_for, fold

_LONGEST = 8  # words of a name that is looked for inside a question
_SHORT = 5  # words up to which a query may be one misspelt name
_ALIKE = 82  # percent


class Names:
    """The names and aliases of terms; the rows that it gives are the terms' numbers."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._rows: dict[str, list[int]] = {}
        for row, term in enumerate(terms):
            for name in dict.fromkeys(map(fold, (term.name, *term.aliases))):
                if name:
                    self._rows.setdefault(name, []).append(row)
        self._names = list(self._rows)
        self._joined = [name.replace(" ", "") for name in self._names]
        self._words = sorted({word for name in self._names for word in name.split()})

    def find(self, words: list[str], most: int) -> Ranking:
        """The terms named by folded words.

        A score is the share of the words that the name covers, squared: all of a query that is a
        name, and next to nothing of a question that has the word "model" in it. The words around
        the name in "what is a ...?" don't count.
        """
        found: dict[int, float] = {}
        length = len(asked_for(words))
        for name in self._inside(words):
            share = min(1.0, len(asked_for(name.split())) / max(1, length))
            self._note(found, name, share**2)
        # A query that is a name is no misspelling of another: "relu" doesn't mean "lrelu".
        if 0 < length <= _SHORT and 1.0 not in found.values():
            for name, alike in self._alike("".join(asked_for(words))):
                self._note(found, name, (alike / 100) ** 2 - 0.01)
        rows = np.array(list(found), np.int64)
        return Ranking.best(rows, np.array(list(found.values())), most)

    def corrected(self, word: str) -> str:
        """The word of a name that a misspelt word most likely means, or the word as it is."""
        allowed = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
        near = process.extractOne(word, self._words, scorer=OSA.distance, score_cutoff=allowed)
        return near[0] if near and allowed else word

    def _inside(self, words: Sequence[str]) -> list[str]:
        """The names that stand whole in the words; one inside another counts for itself, too."""
        texts = (
            " ".join(words[start:end])
            for start in range(len(words))
            for end in range(start + 1, min(start + _LONGEST, len(words)) + 1)
        )
        return [text for text in dict.fromkeys(texts) if text in self._rows]

    def _alike(self, joined: str) -> list[tuple[str, float]]:
        near = process.extract(joined, self._joined, scorer=ratio, score_cutoff=_ALIKE, limit=10)
        return [(self._names[at], alike) for _, alike, at in near]

    def _note(self, found: dict[int, float], name: str, score: float) -> None:
        for row in self._rows[name]:
            found[row] = max(score, found.get(row, 0.0))
