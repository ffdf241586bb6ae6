"""The Morton curve: nodes near on it are near in space, and nearly the other way round."""

from __future__ import annotations

import numpy as np

from wordgraph.layout.arrays import Index, Real, Word

_BITS = 10  # cells along an axis: 2^10
# Spreads the ten bits of a number so that two zeros follow each (Morton 1966).
_SPREAD = ((16, 0x30000FF), (8, 0x300F00F), (4, 0x30C30C3), (2, 0x9249249))


def curve_order(places: Real, shift: Real) -> Index:
    """The nodes in the order of the curve, (n,); `shift` (dim,) in [0, 1) moves its grid."""
    low, extent = places.min(axis=0), float(np.ptp(places, axis=0).max()) or 1.0
    cells = 2**_BITS - 1
    cell = ((places - low) / (1.06 * extent) + 0.05 * shift) * cells
    key: Word = np.zeros(len(places), np.uint64)
    for axis, along in enumerate(cell.astype(np.uint64).T):
        for step, mask in _SPREAD:
            along = (along | (along << np.uint64(step))) & np.uint64(mask)
        key |= along << np.uint64(axis)
    # With the node below its key, one plain sort of unique numbers gives the order everywhere.
    key = (key << np.uint64(32)) | np.arange(len(places), dtype=np.uint64)
    key.sort()
    return (key & np.uint64(2**32 - 1)).astype(np.int64)
