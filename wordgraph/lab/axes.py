"""Ticks and ranges for quantities that span many powers of ten, over a number of layers."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, inf

import numpy as np

from wordgraph.lab.arrays import Array

MOST_TICKS = 6
# Less than this, and a level curve's noise would fill the plot.
FEWEST_DECADES = 4.0
PADDING = 0.06


@dataclass(frozen=True, slots=True)
class Ticks:
    """Where an axis has its ticks, and between which values it runs (log10 on a log axis)."""

    low: float
    high: float
    values: tuple[float, ...]
    texts: tuple[str, ...]


def decades(arrays: Iterable[Array]) -> Ticks:
    """Return a log axis with powers of ten that shows every positive finite value."""
    low, high = inf, -inf
    for array in arrays:
        shown = np.log10(array, where=array > 0, out=np.full(array.shape, np.nan))
        shown = shown[np.isfinite(shown)]
        if shown.size:
            low, high = min(low, float(shown.min())), max(high, float(shown.max()))
    if low > high:
        low, high = 0.0, 0.0
    spare = max(FEWEST_DECADES - (high - low), PADDING * (high - low) * 2) / 2
    low, high = low - spare, high + spare
    step = max(1, ceil((high - low) / MOST_TICKS))
    powers = [step * k for k in range(ceil(low / step), floor(high / step) + 1)]
    # 10.0**-324 would be 0, which has no place on a log axis.
    powers = [power for power in powers if -308 <= power <= 308]
    texts = (f"10<sup>{power}</sup>".replace("-", "\u2212") for power in powers)
    return Ticks(low, high, tuple(10.0**power for power in powers), tuple(texts))


def layers(depth: int) -> Ticks:
    """Return an axis from layer 1 to the last, with both and some round numbers between."""
    step = next(step for step in (1, 2, 5, 10, 20, 50) if depth <= step * MOST_TICKS)
    between = [layer for layer in range(step, depth, step) if 1 < layer <= depth - 0.6 * step]
    shown = sorted({1, *(layer for layer in between if layer - 1 >= 0.6 * step), depth})
    return Ticks(
        0.5, depth + 0.5, tuple(float(layer) for layer in shown), tuple(str(n) for n in shown)
    )
