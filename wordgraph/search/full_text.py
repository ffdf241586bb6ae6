"""Full text: SQLite's FTS5 over all that a term says, in memory, its fields weighted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import pairwise
from threading import Lock

import numpy as np

from wordgraph.glossary import Term
from wordgraph.search.ranking import Ranking
from wordgraph.search.words import fold, without_markup

# Keywords are written to be found; a word in a definition may be there by the way.
WEIGHTS = {
    "name": 4.0,
    "aliases": 4.0,
    "keywords": 6.0,
    "summary": 4.0,
    "why": 1.0,
    "definition": 0.5,
}
_BUFFER = 32 << 20  # bytes of the index that are gathered before they are sorted in


class FullText:
    """An index of terms; the rows that it gives are their numbers."""

    def __init__(self, terms: Iterable[Term]) -> None:
        fields = ", ".join(WEIGHTS)
        # Threads share it, one at a time.
        self._lock = Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(
            f"CREATE VIRTUAL TABLE texts USING fts5({fields}, content='', tokenize='porter ascii')"
        )
        self._database.execute(f"INSERT INTO texts(texts, rank) VALUES ('hashsize', {_BUFFER})")
        self._database.executemany(
            f"INSERT INTO texts(rowid, {fields}) VALUES (?{', ?' * len(WEIGHTS)})",
            ((row, *_fields(term)) for row, term in enumerate(terms)),
        )
        weights = ", ".join(map(str, WEIGHTS.values()))
        self._query = (
            f"SELECT rowid, -bm25(texts, {weights}) AS score FROM texts WHERE texts MATCH ?"
            " ORDER BY score DESC, rowid LIMIT ?"
        )

    def find(self, words: Sequence[str], most: int, pairs: bool = True) -> Ranking:
        """The terms that say any of these folded words, ranked by BM25.

        With `pairs`, two words that stand side by side there as they do here count once more.
        """
        if not words:
            return Ranking.none()
        wanted = [*words, *map(" ".join, pairwise(words))] if pairs else words
        # In quotes nothing is an operator, and a folded word has no quotes.
        rows = self._ask(
            self._query, " OR ".join(f'"{one}"' for one in dict.fromkeys(wanted)), most
        )
        return Ranking(
            np.array([row for row, _ in rows], np.int64),
            np.array([score for _, score in rows], float),
        )

    def knows(self, word: str) -> bool:
        """Whether any term says this folded word, in this form or another."""
        return bool(self._ask("SELECT 1 FROM texts WHERE texts MATCH ? LIMIT 1", f'"{word}"'))

    def _ask(self, query: str, *values: object) -> list[tuple[int, float]]:
        with self._lock, closing(self._database.cursor()) as cursor:
            return cursor.execute(query, values).fetchall()


def _fields(term: Term) -> tuple[str, ...]:
    """The fields in the order of WEIGHTS."""
    several = (" ; ".join(term.aliases), " ; ".join(term.keywords))
    long = (without_markup(term.why_it_matters), without_markup(term.definition))
    return tuple(map(_readable, (term.name, *several, term.summary, *long)))


def _readable(text: str) -> str:
    """A text that SQLite divides into the words that `fold` gives, as it does with ASCII itself."""
    return text.replace("'", "") if text.isascii() else fold(text)
