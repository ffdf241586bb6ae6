"""Meaning: the terms whose texts lie nearest to a question, whatever words it uses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from wordgraph.glossary import Term
from wordgraph.search.own_vectors import OwnVectors
from wordgraph.search.pooling import Floats, Lexicon, Vectors, means
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
        of_keys = [fold(key).split() for key in number]
        summaries = [fold(term.summary or term.name).split() for term in terms]
        reasons = [fold(without_markup(term.why_it_matters)).split() for term in terms]
        own = np.array([number[key] for ours in keys for key in ours], np.int64)
        whole = [
            [*chain.from_iterable(of_keys[number[key]] for key in ours), *summary, *reason]
            for ours, summary, reason in zip(keys, summaries, reasons, strict=True)
        ]
        self._vectors = vectors or StaticVectors.found() or OwnVectors(whole)
        lexicon = Lexicon(self._vectors, whole)
        pooled = [means(*lexicon.sums(texts)) for texts in (of_keys, summaries, whole)]
        self._common = np.concatenate(pooled[:2]).mean(0) if terms else np.zeros(1, np.float32)
        self._keys, self._first = own, np.cumsum([0, *map(len, keys)])
        self._of_keys = self._apart(pooled[0]).astype(np.float16)  # half the memory, and as good
        self._of_texts = self._apart(pooled[1]) + self._apart(pooled[2])

    def find(self, words: Sequence[str], most: int) -> Ranking:
        """The terms nearest to folded words."""
        sums, counts = Lexicon(self._vectors, [words]).sums([words])
        if not counts[0] or not len(self._of_texts):
            return Ranking.none()
        question = self._apart(means(sums, counts))[0]
        whole = self._of_texts @ question / 2
        near = Ranking.best(np.arange(len(whole)), whole, 2 * most)  # keys are for these alone
        firsts = np.concatenate([[0], np.cumsum(np.diff(self._first)[near.rows])])
        inside = np.arange(firsts[-1]) - np.repeat(firsts[:-1], np.diff(firsts))
        own = self._keys[np.repeat(self._first[near.rows], np.diff(firsts)) + inside]
        of_keys = self._of_keys[own].astype(np.float32) @ question
        scores = whole[near.rows] + np.maximum.reduceat(of_keys, firsts[:-1])
        return Ranking.best(near.rows, scores, most)

    def _apart(self, vectors: Floats) -> Floats:
        """Vectors of length one without what all have in common."""
        rest = vectors - self._common
        lengths = np.linalg.norm(rest, axis=1, keepdims=True)
        return np.asarray(rest / np.maximum(lengths, 1e-9), np.float32)
