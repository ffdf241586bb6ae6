"""Levels: the last axis says something, such as how hard a term is."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from wordgraph.layout.arrays import Array, Index, Mask, Real


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """The level (n,) of each node, how high a step of 1 is, and which one lies at what height.

    Steps are in shares of the spread across, which is that of the places unless it is given.
    """

    level: Array
    gap: float
    middle: float = 0.0
    height: float = 0.0
    spread: float | None = None

    def of(self, nodes: Index, placed: Mask) -> Levels:
        """Those of some nodes (k,) about their own middle, which known ones tell, if any do."""
        level = self.level[nodes]
        return Levels(level, self.gap, middle_of(level, placed))

    def among(self, nodes: Mask) -> Levels:
        """The same levels of some nodes (n,) alone."""
        return replace(self, level=self.level[nodes])

    def held(self, places: Real) -> Levels:
        """The same levels as high as they are in places (n, dim), however wide these become."""
        return replace(self, spread=_spread(places))

    def set(self, places: Real) -> Real:
        """The places (n, dim) with every node at the height of its level.

        The proportions of the picture stay so while it finds its size.
        """
        placed = places.copy()
        spread = _spread(places) if self.spread is None else self.spread
        placed[:, -1] = self.height + (self.level - self.middle) * self.gap * spread
        return placed


def _spread(places: Real) -> float:
    return float(np.sqrt(places[:, :-1].var(axis=0).mean())) or 1.0


def middle_of(numbers: Array, placed: Mask) -> float:
    """The mean of the numbers (n,) of known nodes, or of all if none is known; 0 of nothing."""
    told = numbers[placed] if placed.any() else numbers
    return float(told.mean()) if len(told) else 0.0


def free_axes(mobility: Array, dim: int, levels: Levels | None) -> Array:
    """The mobility (n,) of nodes along each axis, (n, dim or 1): heights stay on their levels."""
    free = mobility[:, None]
    return free if levels is None else free * (np.arange(dim) < dim - 1)
