"""Pooling: the vector of a text is the mean of those of its words, or of their parts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import numpy as np
import numpy.typing as npt

from wordgraph.search.bags import Bags, Counts

Floats = npt.NDArray[np.float32]

_BLOCK = 256  # texts summed at once: few enough for the processor's cache


class Vectors(Protocol):
    """Where the vectors of words come from."""

    def of(self, words: list[str]) -> tuple[Floats, Counts]:
        """For each folded word a vector, (words, dimensions), and of how many parts it is the sum.

        The parts of what is unknown are none, and its vector zero.
        """


class Pool:
    """The vectors of some words, (words, dimensions), and their parts, (words,)."""

    def __init__(self, vectors: Floats, parts: Counts) -> None:
        self._vectors = vectors
        self._parts = parts

    def sums(self, bags: Bags) -> Iterator[tuple[Counts, Floats]]:
        """Numbers of texts, (some,), and the sums of their words' vectors, (some, dimensions).

        The longest texts come first: those of a block are about as long as each other, so that the
        first words of all are added up at once, then the second ones, and so on.
        """
        order, begin = np.argsort(-bags.lengths, kind="stable"), bags.firsts
        vectors = np.empty((_BLOCK, self._vectors.shape[1]), np.float32)
        for start in range(0, len(order), _BLOCK):
            texts = order[start : start + _BLOCK]
            sums = np.zeros((len(texts), vectors.shape[1]), np.float32)
            firsts, shorter = begin[texts], -bags.lengths[texts]
            for place in range(-int(shorter[0])):
                some = int(np.searchsorted(shorter, -place))  # those with more words than that
                words = bags.words[firsts[:some] + place]
                np.take(self._vectors, words, 0, out=vectors[:some], mode="clip")
                sums[:some] += vectors[:some]
            yield texts, sums

    def means(self, bags: Bags) -> Iterator[tuple[Counts, Floats]]:
        """Numbers of texts, and the means of their parts, zero where there are none."""
        parts = np.maximum(self._parts_of(bags), 1).astype(np.float32)
        for texts, sums in self.sums(bags):
            yield texts, sums / parts[texts, None]

    def sum_of_means(self, bags: Bags) -> Floats:
        """The sum of the means of all texts, (dimensions,)."""
        shares = 1 / np.maximum(self._parts_of(bags), 1)[bags.owners]
        weights = np.bincount(bags.words, shares, minlength=len(self._vectors))
        return np.asarray(weights.astype(np.float32) @ self._vectors, np.float32)

    def _parts_of(self, bags: Bags) -> npt.NDArray[np.float64]:
        parts = np.bincount(bags.owners, self._parts[bags.words], minlength=len(bags))
        return np.asarray(parts, float)
