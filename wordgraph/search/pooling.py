"""Pooling: the vector of a text is the sum of those of its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Counts = npt.NDArray[np.int64]
Sums = tuple[Floats, Counts]
Texts = Sequence[Sequence[str]]

_CHUNK = 4096  # words summed at once: few enough for the processor's cache


class Vectors(Protocol):
    """Where the vectors of words come from."""

    def of(self, words: list[str]) -> tuple[Floats, Counts]:
        """For each folded word a vector, (words, dimensions), and of how many parts it is the sum.

        The parts of what is unknown are none, and its vector zero.
        """


class Lexicon:
    """The vectors of all words of some texts, each looked up once."""

    def __init__(self, vectors: Vectors, texts: Iterable[Sequence[str]]) -> None:
        words = dict.fromkeys(chain.from_iterable(texts))
        self._row = {word: row for row, word in enumerate(words)}
        self._vectors, self._counts = vectors.of(list(words))

    def sums(self, texts: Texts) -> Sums:
        """The sum of the vectors of each text's words, (texts, dimensions), and their parts."""
        words = chain.from_iterable(texts)
        rows = np.fromiter(map(self._row.__getitem__, words), np.int64)
        owner = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
        sums = np.zeros((len(texts), self._vectors.shape[1]), np.float32)
        for start in range(0, len(rows), _CHUNK):
            part = slice(start, start + _CHUNK)
            firsts = np.flatnonzero(np.diff(owner[part], prepend=-1))
            sums[owner[part][firsts]] += np.add.reduceat(self._vectors[rows[part]], firsts)
        weights = self._counts[rows].astype(float)
        return sums, np.bincount(owner, weights, minlength=len(texts)).astype(np.int64)


def means(sums: Floats, counts: Counts) -> Floats:
    """The mean of each text's parts, zero where there are none."""
    return np.asarray(sums / np.maximum(counts, 1)[:, None], np.float32)
