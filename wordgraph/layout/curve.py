"""The Morton curve: nodes near on it are near in space, and nearly the other way round."""

from __future__ import annotations

import numpy as np

from wordgraph.layout.arrays import Index, Real, Word
from wordgraph.layout.chunks import over_chunks

_BITS = 10  # cells along an axis: 2^10
_CHUNK = 32768  # keys a piece


def _spread() -> Word:
    """Each number of ten bits with two zeros between its bits (Morton 1966)."""
    number = np.arange(2**_BITS, dtype=np.uint64)
    bits = (number[:, None] >> np.arange(_BITS, dtype=np.uint64)) & np.uint64(1)
    spread: Word = (bits << (3 * np.arange(_BITS, dtype=np.uint64))).sum(axis=1, dtype=np.uint64)
    return spread


_SPREAD = _spread()


def curve_order(places: Real, shift: Real) -> Index:
    """The nodes in the order of the curve, (n,); `shift` (dim,) in [0, 1) moves its grid."""
    columns = np.ascontiguousarray(places.T)
    extent = max(float(np.ptp(column)) for column in columns) or 1.0
    cells = 2**_BITS - 1
    # With the node below its key, one plain sort of unique numbers gives the order everywhere.
    key = np.arange(len(places), dtype=np.uint64)
    lowest = [column.min() for column in columns]
    scale = columns.dtype.type(cells / (1.06 * extent))
    begin = (0.05 * cells * np.asarray(shift)).astype(columns.dtype)

    def note(low: int, high: int) -> None:
        for axis, column in enumerate(columns):
            along = (column[low:high] - lowest[axis]) * scale + begin[axis]
            key[low:high] |= _SPREAD[along.astype(np.int32)] << np.uint64(32 + axis)

    over_chunks(note, len(key), _CHUNK)
    key.sort()
    return (key & np.uint64(2**32 - 1)).astype(np.int64)
