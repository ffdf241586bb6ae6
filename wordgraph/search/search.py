"""Search over one glossary: three parts find terms, and their scores are added."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from itertools import accumulate
from threading import Lock, Thread
from types import MappingProxyType

from wordgraph.glossary import Glossary, Term
from wordgraph.search.full_text import FullText
from wordgraph.search.hit import Hit
from wordgraph.search.meaning import Meaning
from wordgraph.search.names import Names
from wordgraph.search.pooling import Vectors
from wordgraph.search.quote import Quotes
from wordgraph.search.ranking import Ranking
from wordgraph.search.words import content, words_of

MOST = 100  # hits of one search
_DEPTH = 400  # terms that each part may name
_MANY = 4_000  # terms that may have the words looked up in the full text
_NEAR = 0.6  # how near a term must be to words that no term says; letters at random are farther

PARTS: Mapping[str, float] = MappingProxyType({"names": 2.1, "full text": 1.0, "meaning": 1.0})
"""What each part's best term is worth.

The scores of full text and meaning are stretched to run from 1 to 0 over the terms that they name,
and weigh the same; those of names are shares of the query already. A query that is a name is worth
more than the best of both others together, so that a name always leads.
"""


class Search:
    """The search over a glossary; nothing is built before the first question."""

    def __init__(self, glossary: Glossary, vectors: Vectors | None = None) -> None:
        self._terms = list(glossary.terms.values())
        self._given = vectors
        self._lock = Lock()
        self._coming: Future[_Index] | None = None

    def ask(
        self, query: str, limit: int = 10, parts: Mapping[str, float] = PARTS
    ) -> tuple[Hit, ...]:
        """The terms that answer a question, or that keywords are about, the best first."""
        return _answer(self._build().result(), query, limit, parts)

    def ask_soon(
        self, query: str, limit: int = 10, patience: float = 0.0
    ) -> tuple[tuple[Hit, ...], bool]:
        """The answers and True, or where they would take more than `patience` seconds, False.

        With False come the terms that the query names. What is missing is being built meanwhile, so
        that a server need not let a reader's request wait for it.
        """
        try:
            return _answer(self._build().result(timeout=patience), query, limit, PARTS), True
        except TimeoutError:
            return self._named(query, limit), False

    def _named(self, query: str, limit: int) -> tuple[Hit, ...]:
        """The terms that a query names, each with its summary."""
        found = self._names.find(words_of(query), max(0, min(limit, MOST)))
        pairs = zip(found.rows.tolist(), found.scores.tolist(), strict=True)
        named = [(self._terms[row], score) for row, score in pairs]
        return tuple(_hit(term, score, term.summary) for term, score in named)

    def _build(self) -> Future[_Index]:
        """The index that is there, or comes: each who asks waits for the same one."""
        with self._lock:
            if self._coming is None or (self._coming.done() and self._coming.exception()):
                self._coming = Future()
                parts = self._coming, self._names  # which are quickly there
                # A daemon, for whom no program need wait that ends meanwhile.
                Thread(target=self._fulfil, args=parts, daemon=True).start()
            return self._coming

    def _fulfil(self, coming: Future[_Index], names: Names) -> None:
        try:
            coming.set_result(_Index(self._terms, names, self._given))
        except BaseException as error:  # noqa: BLE001 - who waits for it is told
            coming.set_exception(error)

    @cached_property
    def _names(self) -> Names:
        return Names(self._terms)


def _answer(index: _Index, query: str, limit: int, parts: Mapping[str, float]) -> tuple[Hit, ...]:
    words = index.spelt(words_of(query))
    telling = content(words)
    found = index.rank(words, telling, parts)
    return tuple(index.hit(row, score, telling) for row, score in found[: max(0, min(limit, MOST))])


def _hit(term: Term, score: float, sentence: str, marks: tuple[tuple[int, int], ...] = ()) -> Hit:
    domain = term.domains[0] if term.domains else ""
    return Hit(term.id, term.name, round(score, 4), sentence, marks, term.difficulty or "", domain)


class _Index:
    def __init__(self, terms: list[Term], names: Names, vectors: Vectors | None) -> None:
        self._terms = terms
        self._names = names
        with ThreadPoolExecutor(1) as beside:
            full_text = beside.submit(FullText, self._terms)  # mostly SQLite's own work
            self._meaning = Meaning(self._terms, vectors)
            self._quotes = Quotes(self._terms)
            self._full_text = full_text.result()

    def spelt(self, words: list[str]) -> list[str]:
        """The words of a query, those that no term says as the names most like them have them."""
        return [
            word if self._full_text.knows(word) else self._names.corrected(word) for word in words
        ]

    def rank(
        self, words: list[str], telling: list[str], parts: Mapping[str, float]
    ) -> list[tuple[int, float]]:
        """Rows of terms and their scores, the best first."""
        names = self._names.find(words, _DEPTH)
        full_text = self._said(words, telling)
        meaning = self._meaning.find(words, _DEPTH)
        if not names and not full_text and not meaning.reaches(_NEAR):
            return []
        total: dict[int, float] = {}
        for part, ranking, scores in (
            ("names", names, names.scores),
            ("full text", full_text, full_text.scaled()),
            ("meaning", meaning, meaning.scaled()),
        ):
            for row, score in zip(ranking.rows.tolist(), scores.tolist(), strict=True):
                total[row] = total.get(row, 0.0) + parts.get(part, 0.0) * score
        scored = ((row, score) for row, score in total.items() if score > 0)
        return sorted(scored, key=lambda pair: (-pair[1], pair[0]))

    def _said(self, words: list[str], telling: list[str]) -> Ranking:
        """The terms whose texts say the words; in a large glossary the rare ones, to save time.

        "How to" and "what if" do tell something, since keywords are written as people ask.
        """
        if len(self._terms) <= _MANY:
            return self._full_text.find(words, _DEPTH)
        rarest = sorted(telling, key=self._quotes.count)
        reach = accumulate(map(self._quotes.count, rarest))
        few = [word for word, terms in zip(rarest, reach, strict=True) if terms <= _MANY]
        return self._full_text.find(few or rarest[:1], _DEPTH, pairs=False)

    def hit(self, row: int, score: float, telling: list[str]) -> Hit:
        """The hit of a row."""
        sentence, marks = self._quotes.quote(self._terms[row], telling)
        return _hit(self._terms[row], score, sentence, marks)
