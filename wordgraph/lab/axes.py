"""Ticks and ranges: powers of ten, whole numbers, and round numbers between two ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from math import ceil, floor, log10

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Curve, Scale

MOST_TICKS = 6
# Less than this, and a level curve's noise would fill the plot.
FEWEST_DECADES = 4.0
PADDING = 0.06
# Values that differ by less than this share of their size are level: rounding is not enlarged.
LEVEL, FLAT = 1e-6, 0.1


@dataclass(frozen=True, slots=True)
class Ticks:
    """Where an axis has its ticks, and between which values it runs (log10 on a log axis)."""

    low: float
    high: float
    values: tuple[float, ...]
    texts: tuple[str, ...]


def ticks(axis: Axis, arrays: Sequence[Array], fewest: float = FEWEST_DECADES) -> Ticks:
    """Return the ticks of an axis that shows all of these values that have a place on it.

    A log axis runs over at least so many decades.
    """
    ends = [np.array(axis.span)] if axis.span else []
    shown = [axis.shows(array) for array in (*arrays, *ends)]
    values = np.concatenate([array[np.isfinite(array)] for array in shown])
    low, high = (float(values.min()), float(values.max())) if values.size else (1.0, 1.0)
    match axis.scale:
        case Scale.LOG:
            return decades(low, high, fewest)
        case Scale.COUNT:
            return counts(round(low), round(high))
        case Scale.LINEAR:
            return evenly(low, high)


def upright(axis: Axis, curves: Sequence[Curve], arrays: Sequence[Array]) -> Ticks:
    """Return the ticks of a y axis, on which bars stand on 0 and lines may fill the room."""
    bars = any(curve.bars for curve in curves)
    if bars and axis.scale is Scale.LINEAR:
        arrays = [*arrays, np.zeros(1)]
    drawn = bars or all(curve.line or curve.reference for curve in curves)
    return ticks(axis, arrays, 1.0 if drawn else FEWEST_DECADES)


def decades(least: float, largest: float, fewest: float = FEWEST_DECADES) -> Ticks:
    """Return a log axis with powers of ten around two positive values."""
    low, high = log10(least), log10(largest)
    spare = max(fewest - (high - low), PADDING * (high - low) * 2) / 2
    low, high = low - spare, high + spare
    step = max(1, ceil((high - low) / MOST_TICKS))
    powers = [step * k for k in range(ceil(low / step), floor(high / step) + 1)]
    # 10.0**-324 would be 0, which has no place on a log axis.
    powers = [power for power in powers if -308 <= power <= 308]
    if len(powers) < 3 and high - low < 3:
        return _between_decades(low, high)
    texts = (f"10<sup>{power}</sup>".replace("-", "\u2212") for power in powers)
    return Ticks(low, high, tuple(10.0**power for power in powers), tuple(texts))


def _between_decades(low: float, high: float) -> Ticks:
    """Return a short log axis, with 1, 2 and 5 times powers of ten."""
    every = [digit * 10.0**power for power in range(floor(low), ceil(high)) for digit in (1, 2, 5)]
    values = tuple(value for value in every if low <= log10(value) <= high)
    return Ticks(low, high, values, tuple(f"{value:g}" for value in values))


def counts(first: int, last: int) -> Ticks:
    """Return an axis of whole numbers, with both ends and some round numbers between."""
    step = _step(last - first)
    room = 0.6 * step
    between = (n for n in range(ceil(first / step) * step, last, step))
    shown = sorted({first, *(n for n in between if n - first >= room and last - n >= room), last})
    texts = tuple(str(n) for n in shown)
    return Ticks(first - 0.5, last + 0.5, tuple(float(n) for n in shown), texts)


def _step(span: int) -> int:
    """Return the least of 1, 2, 5, 10, 20, 50 ... that parts a span into few enough."""
    step = 1
    for factor in cycle((2, 2.5, 2)):
        if span < step * MOST_TICKS:
            break
        step = round(step * factor)
    return step


def evenly(least: float, largest: float) -> Ticks:
    """Return a linear axis with round numbers around two values."""
    size = max(abs(least), abs(largest)) or 1.0
    if largest - least < LEVEL * size:
        return evenly(least - FLAT * size, largest + FLAT * size)
    span = largest - least
    low, high = least - PADDING * span, largest + PADDING * span
    unit = 10.0 ** floor(log10(high - low) - 1)
    step = unit * _step(ceil((high - low) / unit))
    values = tuple(step * k for k in range(ceil(low / step), floor(high / step) + 1))
    texts = tuple(f"{value:.6g}".replace("-", "\u2212") for value in values)
    return Ticks(low, high, values, texts)
