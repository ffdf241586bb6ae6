"""Levels: the last axis says something, such as how hard a term is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wordgraph.layout.arrays import Array, Real


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """The level (n,) of each node, any finite numbers, and how high a step of 1 is."""

    level: Array
    gap: float

    def set(self, places: Real) -> Real:
        """The places (n, dim) with every node at the height of its level.

        Heights are in shares of the spread across, so that the proportions of the picture stay
        while it finds its size.
        """
        placed = places.copy()
        across = placed[:, :-1]
        spread = float(np.sqrt(across.var(axis=0).mean())) or 1.0
        placed[:, -1] = (self.level - self.level.mean()) * self.gap * spread
        return placed
