"""The crowd: nodes that are nearest in space push each other apart, whether linked or not."""

from __future__ import annotations

import numpy as np

from wordgraph.layout.arrays import Index, Real
from wordgraph.layout.chunks import gathered, over_chunks_fast
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.curve import curve_order

_CHUNK = 16384
_RENEWED = 3  # epochs after which the order along the curve is taken anew
_LOOK = 2000  # nodes that tell the spacing
_WIDEST = 1.0  # the push's width in hops, at most


class Crowd:
    """The push between near nodes, which remembers their order in space for a few epochs."""

    def __init__(self, config: LayoutConfig, rng: np.random.Generator) -> None:
        self._window, self._rng = config.window, rng
        self._order: Index | None = None
        self._width, self._age = _WIDEST, 0

    def push(self, places: Real) -> Real:
        """Summed push (n, dim) of the nodes that are next along the curve, before and behind."""
        window = min(self._window, len(places) - 1)
        if self._order is None or self._age % _RENEWED == 0:
            self._order = curve_order(places, self._rng.random((places.shape[1],)))
            self._width = min(_WIDEST, 2 * spacing(gathered(places, self._order), window))
        self._age += 1
        return near_push(places, self._order, window, self._width)


def near_push(places: Real, order: Index, window: int, width: float) -> Real:
    """Push (n, dim) of the `window` nodes on either side in `order` on each.

    As in `local.pushed`, with lengths in widths: span / (1 + (length / width)^2)^2 each.
    """
    row, way = gathered(places, order), np.empty_like(places)
    factor = places.dtype.type(width**-2)

    def push(low: int, high: int) -> None:
        first, last = max(0, low - window), min(len(row), high + window)
        piece = row[first:last]
        total = np.zeros_like(piece)
        for step in range(1, window + 1):
            span = piece[step:] - piece[:-step]
            share = np.einsum("ij,ij->i", span, span)
            share *= factor
            share += 1
            share *= share
            span /= share[:, None]
            total[:-step] -= span
            total[step:] += span
        way[order[low:high]] = total[low - first : high - first]

    over_chunks_fast(push, len(row), _CHUNK, "near_push", row, order, window, factor, way)
    return way


def spacing(row: Real, window: int) -> float:
    """The median distance from a node to the nearest of those beside it in a row (n, dim)."""
    at = np.arange(0, len(row), -(-len(row) // _LOOK))
    steps = np.concatenate([np.arange(-window, 0), np.arange(1, window + 1)])
    beside = at[:, None] + steps
    span = row[np.clip(beside, 0, len(row) - 1)] - row[at][:, None]
    square = np.einsum("ijk,ijk->ij", span, span)
    square[(beside < 0) | (beside >= len(row))] = np.inf
    return float(np.sqrt(np.median(square.min(axis=1)))) + 1e-9
