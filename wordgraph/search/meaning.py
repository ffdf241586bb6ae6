"""Meaning: the terms whose texts lie nearest to a question, whatever words it uses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from wordgraph.glossary import Term
from wordgraph.search.bags import Bags, Vocabulary, spans
from wordgraph.search.own_vectors import OwnVectors
from wordgraph.search.pooling import Floats, Pool, Vectors
from wordgraph.search.ranking import Ranking
from wordgraph.search.static_vectors import StaticVectors
from wordgraph.search.words import without_markup


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
        self._many = np.array([len(ours) for ours in keys], np.int64)
        self._first = np.cumsum(self._many) - self._many
        vocabulary = Vocabulary()
        of_keys = vocabulary.bags(number)
        of_summaries = vocabulary.bags(term.summary or term.name for term in terms)
        of_reasons = vocabulary.bags(without_markup(term.why_it_matters) for term in terms)
        own = np.arange(len(terms))
        by_key = (of_keys.of(self._keys), np.repeat(own, self._many))
        whole = Bags.together((by_key, (of_summaries, own), (of_reasons, own)), len(terms))
        self._vectors = vectors or StaticVectors.found() or OwnVectors(vocabulary.words, whole)
        pool = Pool(*self._vectors.of(vocabulary.words))
        common = pool.sum_of_means(of_keys) + pool.sum_of_means(of_summaries)
        self._common = common / max(1, len(of_keys) + len(of_summaries))
        self._of_texts = self._near(pool, of_summaries, np.float32)
        self._of_texts += self._near(pool, whole, np.float32)
        self._of_keys = self._near(pool, of_keys, np.float16)  # half the memory, and as good

    def find(self, words: Sequence[str], most: int) -> Ranking:
        """The terms nearest to folded words."""
        vectors, parts = self._vectors.of(list(words))
        if not parts.any() or not len(self._of_texts):
            return Ranking.none()
        question = self._apart(vectors.sum(0, keepdims=True) / parts.sum())[0]
        # Not by BLAS, whose threads cost more than they save here.
        whole = np.einsum("ij,j->i", self._of_texts, question) / 2
        near = Ranking.best(np.arange(len(whole)), whole, most)  # keys are for these alone
        many = self._many[near.rows]
        own = self._keys[spans(self._first[near.rows], many)]
        of_keys = np.einsum("ij,j->i", self._of_keys[own].astype(np.float32), question)
        scores = whole[near.rows] + np.maximum.reduceat(of_keys, np.cumsum(many) - many)
        return Ranking.best(near.rows, scores, most)

    def _near(self, pool: Pool, bags: Bags, kind: type[np.floating]) -> npt.NDArray[Any]:
        """Vectors of length one of texts, (texts, dimensions), without what all have in common."""
        found = np.empty((len(bags), len(self._common)), kind)
        for texts, means in pool.means(bags):
            found[texts] = self._apart(means)
        return found

    def _apart(self, vectors: Floats) -> Floats:
        """Vectors of length one without what all have in common."""
        rest = vectors - self._common
        lengths = np.linalg.norm(rest, axis=1, keepdims=True)
        return np.asarray(rest / np.maximum(lengths, 1e-9), np.float32)
