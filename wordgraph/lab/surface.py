"""A quantity over a plane, such as a loss over two directions: a landscape."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wordgraph.lab.arrays import Array


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """Heights at the crossings of a grid; NaN where there is none."""

    label: str
    """What the height is, such as "loss"."""
    across_label: str
    along_label: str
    across: Array
    """(columns,): places along the first direction, ascending."""
    along: Array
    """(rows,): places along the second."""
    heights: Array
    """(rows, columns)."""
    title: str = ""
    """Which of several it is, or "" where it is alone."""

    def __post_init__(self) -> None:
        """Reject a grid of another shape, or of nothing, and freeze the arrays."""
        if self.heights.shape != (len(self.along), len(self.across)):
            raise ValueError(f"{self.label}: heights of shape {self.heights.shape} fit no grid")
        if not np.isfinite(self.heights).any():
            raise ValueError(f"{self.label}: there is no height to show")
        for array in (self.across, self.along, self.heights):
            array.setflags(write=False)

    def to_dict(self) -> dict[str, object]:
        """Return labels and lists; None for NaN and infinities."""
        rows = np.where(np.isfinite(self.heights), self.heights, np.nan).tolist()
        return {
            "label": self.label,
            "across_label": self.across_label,
            "along_label": self.along_label,
            "across": self.across.tolist(),
            "along": self.along.tolist(),
            "heights": [[None if value != value else value for value in row] for row in rows],
        }


def span(surfaces: Sequence[Surface]) -> tuple[float, float]:
    """Return the lowest and the highest point of surfaces that are drawn over one scale."""
    lows, highs = zip(*(ends(surface.heights) for surface in surfaces), strict=True)
    return min(lows), max(highs)


def ends(values: Array) -> tuple[float, float]:
    """Return the least and the largest of some values that are not all NaN."""
    return float(np.nanmin(values)), float(np.nanmax(values))
