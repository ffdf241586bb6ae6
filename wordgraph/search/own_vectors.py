"""Own vectors: latent semantic analysis of the glossary itself, where no others are installed.

Two words are alike if they stand in the same terms, or, as few directions must do for many terms,
in terms with other words in common: the leading singular vectors of the matrix of terms and words,
by a randomized range finder (Halko, Martinsson and Tropp, SIAM Review 53, 2011).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from wordgraph.search.bags import Bags, Counts
from wordgraph.search.pooling import Floats
from wordgraph.search.words import stem, tells

_DIMENSIONS = 128
_CHUNK = 4096  # entries multiplied at once: few enough for the processor's cache


class OwnVectors:
    """A vector for each word that stands in some texts, given as bags of `words`, one a term."""

    def __init__(self, words: Sequence[str], texts: Bags) -> None:
        self._column: dict[str, int] = {}
        column = np.array(
            [
                self._column.setdefault(stem(word), len(self._column)) if tells(word) else -1
                for word in words
            ],
            np.int64,
        )[texts.words]
        rows, columns = texts.owners[column >= 0], column[column >= 0]
        size = (max(1, len(texts)), max(1, len(self._column)))
        cells = np.unique(rows * size[1] + columns)
        frequency = np.bincount(cells % size[1], minlength=size[1])
        rarity = (np.log((size[0] + 1) / (frequency + 1)) + 0.1).astype(np.float32)
        entries = _entries(cells // size[1], cells % size[1], rarity)
        random = np.random.default_rng(0).standard_normal((size[1], min(_DIMENSIONS, *size)))
        places = random.astype(np.float32)
        for _ in range(2):  # the second turn sharpens the leading directions
            of_terms, _ = np.linalg.qr(_product(entries, places, size[0]))
            places = _product((entries[1], entries[0], entries[2]), of_terms, size[1])
        lengths = np.linalg.norm(places, axis=1, keepdims=True)
        self._vectors = rarity[:, None] * places / np.maximum(lengths, 1e-9)

    def of(self, words: list[str]) -> tuple[Floats, Counts]:
        """The vector of each word, longer if it is rare, none if it tells nothing."""
        columns = np.array(
            [self._column.get(stem(word), -1) if tells(word) else -1 for word in words], np.int64
        )
        known = columns >= 0
        vectors = np.where(known[:, None], self._vectors[columns], 0)
        return vectors.astype(np.float32), known.astype(np.int64)


def _entries(rows: Counts, columns: Counts, rarity: Floats) -> tuple[Counts, Counts, Floats]:
    """The matrix of terms and words by its entries, each row of length one."""
    values = rarity[columns]
    lengths = np.sqrt(np.bincount(rows, values**2, minlength=1))
    return rows, columns, (values / lengths[rows]).astype(np.float32)


def _product(entries: tuple[Counts, Counts, Floats], right: Floats, height: int) -> Floats:
    """A sparse matrix of so many rows times a dense one."""
    order = np.argsort(entries[0], kind="stable")
    rows, columns, values = (part[order] for part in entries)
    product = np.zeros((height, right.shape[1]), np.float32)
    for start in range(0, len(rows), _CHUNK):
        part = slice(start, start + _CHUNK)
        firsts = np.flatnonzero(np.diff(rows[part], prepend=-1))
        sums = np.add.reduceat(values[part, None] * right[columns[part]], firsts)
        product[rows[part][firsts]] += sums
    return product
