"""Meaning: the terms whose texts lie nearest to a question, whatever words it uses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from sys import intern

import numpy as np

from wordgraph.glossary import Term
from wordgraph.search.own_vectors import OwnVectors
from wordgraph.search.pooling import Floats, Lexicon, Sums, Texts, Vectors, means
from wordgraph.search.ranking import Ranking
from wordgraph.search.static_vectors import StaticVectors
from wordgraph.search.words import fold, without_markup


class Meaning:
    """Vectors of terms; the rows that it gives are the terms' numbers.

    A term is as near to a question as the nearest of its names and keywords, plus half of how near
    its summary is, plus half of how near all of these and why it matters are together. Near is the
    cosine, of mean vectors from which what all texts have in common is taken away.
    """

    def __init__(self, terms: Sequence[Term], vectors: Vectors | None = None) -> None:
        keys = [(term.name, *term.aliases, *term.keywords) for term in terms]
        number = {key: at for at, key in enumerate(dict.fromkeys(chain.from_iterable(keys)))}
        self._keys = np.array([number[key] for ours in keys for key in ours], np.int64)
        self._first = np.cumsum([0, *map(len, keys)])
        texts = (
            [_words(key) for key in number],
            [_words(term.summary or term.name) for term in terms],
            [_words(without_markup(term.why_it_matters)) for term in terms],
        )
        self._vectors = vectors or StaticVectors.found() or OwnVectors(self._whole(*texts))
        lexicon = Lexicon(self._vectors, chain.from_iterable(texts))
        pooled = [lexicon.sums(some) for some in texts]
        of_keys, of_summaries = (means(*sums) for sums in pooled[:2])
        self._common = np.concatenate([of_keys, of_summaries]).mean(0) if terms else np.zeros(1)
        whole = self._apart(means(*self._together(*pooled)))
        self._of_texts = self._apart(of_summaries) + whole
        self._of_keys = self._apart(of_keys).astype(np.float16)  # half the memory, and as good

    def find(self, words: Sequence[str], most: int) -> Ranking:
        """The terms nearest to folded words."""
        sums, counts = Lexicon(self._vectors, [words]).sums([words])
        if not counts[0] or not len(self._of_texts):
            return Ranking.none()
        question = self._apart(means(sums, counts))[0]
        # Not by BLAS, whose threads cost more than they save here.
        whole = np.einsum("ij,j->i", self._of_texts, question) / 2
        near = Ranking.best(np.arange(len(whole)), whole, most)  # keys are for these alone
        firsts = np.concatenate([[0], np.cumsum(np.diff(self._first)[near.rows])])
        inside = np.arange(firsts[-1]) - np.repeat(firsts[:-1], np.diff(firsts))
        own = self._keys[np.repeat(self._first[near.rows], np.diff(firsts)) + inside]
        of_keys = np.einsum("ij,j->i", self._of_keys[own].astype(np.float32), question)
        scores = whole[near.rows] + np.maximum.reduceat(of_keys, firsts[:-1])
        return Ranking.best(near.rows, scores, most)

    def _whole(self, keys: Texts, summaries: Texts, reasons: Texts) -> Texts:
        """All words of each term."""
        own = np.split(self._keys, self._first[1:-1])
        return [
            [*chain.from_iterable(keys[key] for key in ours), *summary, *reason]
            for ours, summary, reason in zip(own, summaries, reasons, strict=False)
        ]

    def _together(self, keys: Sums, summaries: Sums, reasons: Sums) -> Sums:
        """The sum of all words of each term, and of how many parts."""
        starts = self._first[:-1]
        if not len(starts):
            return summaries
        of_keys = np.add.reduceat(keys[0][self._keys], starts)
        counts = np.add.reduceat(keys[1][self._keys], starts)
        return summaries[0] + reasons[0] + of_keys, summaries[1] + reasons[1] + counts

    def _apart(self, vectors: Floats) -> Floats:
        """Vectors of length one without what all have in common."""
        rest = vectors - self._common
        lengths = np.linalg.norm(rest, axis=1, keepdims=True)
        return np.asarray(rest / np.maximum(lengths, 1e-9), np.float32)


def _words(text: str) -> list[str]:
    """The folded words of a text, each kept in memory but once."""
    return list(map(intern, fold(text).split()))
