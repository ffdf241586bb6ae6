"""Long series made short enough to send and to draw, and free of what no axis can show."""

import numpy as np
from numpy.typing import NDArray

from wordgraph.lab.arrays import Array
from wordgraph.lab.trace import Series

MOST_POINTS = 240
# Beyond this a divergence is shown as a gap: the rest of the curve would be a flat line.
LARGEST = 1e6


def places(count: int, most: int = MOST_POINTS) -> NDArray[np.intp]:
    """Return evenly spread indices of a series of this length, its ends included."""
    return np.unique(np.linspace(0, count - 1, min(count, most)).round().astype(np.intp))


def thinned(
    label: str,
    x: Array,
    measured: Array,
    predicted: Array | None = None,
    low: Array | None = None,
    high: Array | None = None,
) -> Series:
    """Return a series with only so many points as a plot can show."""
    kept = places(len(x))
    rest = (None if array is None else array[kept] for array in (predicted, low, high))
    return Series(label, x[kept], measured[kept], *rest)


def level(label: str, x: Array, value: float) -> Series:
    """Return a line of one height from the first to the last of x, to compare with."""
    ends = np.array([x.min(), x.max()], dtype=np.float64)
    return Series(label, ends, np.full(2, value))


def bounded(values: Array, most: float = LARGEST) -> Array:
    """Return the values, NaN for what is not finite or too large to be drawn beside the rest."""
    with np.errstate(invalid="ignore"):
        return np.where(np.isfinite(values) & (np.abs(values) <= most), values, np.nan)
