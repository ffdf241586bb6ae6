"""Lines of equal height over a grid."""

import numpy as np

from wordgraph.lab.arrays import Array

Place = tuple[float, float]


def contours(x: Array, y: Array, heights: Array, level: float) -> list[tuple[Place, Place]]:
    """Return the pieces of the line at a level, as pairs of places.

    x (columns,) and y (rows,) are the places of the grid, heights (rows, columns). Each cell is two
    triangles, in which heights are linear: a level meets them in one piece, where squares would be
    ambiguous. Cells with a NaN have none.
    """
    above = heights > level
    corners = np.stack([above[:-1, :-1], above[:-1, 1:], above[1:, :-1], above[1:, 1:]])
    met = corners.any(axis=0) & ~corners.all(axis=0)
    pieces = []
    for row, column in np.argwhere(met).tolist():
        first, far = (row, column), (row + 1, column + 1)
        for third in ((row, column + 1), (row + 1, column)):
            found = _crossings(x, y, heights, level, (first, far, third))
            if found is not None:
                pieces.append(found)
    return pieces


def _crossings(
    x: Array, y: Array, heights: Array, level: float, corners: tuple[tuple[int, int], ...]
) -> tuple[Place, Place] | None:
    """Return where a level meets two sides of a triangle, if it does."""
    found = []
    for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
        low, high = float(heights[start]) - level, float(heights[end]) - level
        if not np.isfinite(low + high):
            return None
        if (low > 0.0) is (high > 0.0):
            continue
        share = low / (low - high)
        place = [
            float(places[a] + share * (places[b] - places[a]))
            for places, a, b in ((x, start[1], end[1]), (y, start[0], end[0]))
        ]
        found.append((place[0], place[1]))
    return (found[0], found[1]) if len(found) == 2 else None
