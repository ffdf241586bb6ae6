"""Levels: the last axis says something, such as how hard a term is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wordgraph.layout.arrays import Array, Index, Mask, Real


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """The level (n,) of each node, how high a step of 1 is, and which one lies at what height."""

    level: Array
    gap: float
    middle: float = 0.0
    height: float = 0.0

    def of(self, nodes: Index, placed: Mask) -> Levels:
        """Those of some nodes (k,) about their own middle, which known ones tell, if any do."""
        level = self.level[nodes]
        return Levels(level, self.gap, middle_of(level, placed))

    def among(self, nodes: Mask) -> Levels:
        """The same levels of some nodes (n,) alone."""
        return Levels(self.level[nodes], self.gap, self.middle, self.height)

    def set(self, places: Real) -> Real:
        """The places (n, dim) with every node at the height of its level.

        Heights are in shares of the spread across, so that the proportions of the picture stay
        while it finds its size.
        """
        placed = places.copy()
        across = placed[:, :-1]
        spread = float(np.sqrt(across.var(axis=0).mean())) or 1.0
        placed[:, -1] = self.height + (self.level - self.middle) * self.gap * spread
        return placed


def middle_of(numbers: Array, placed: Mask) -> float:
    """The mean of the numbers (n,) of known nodes, or of all if none is known; 0 of nothing."""
    told = numbers[placed] if placed.any() else numbers
    return float(told.mean()) if len(told) else 0.0


def free_axes(mobility: Array, dim: int, levels: Levels | None) -> Array:
    """The mobility (n,) of nodes along each axis, (n, dim or 1): heights stay on their levels."""
    free = mobility[:, None]
    return free if levels is None else free * (np.arange(dim) < dim - 1)
