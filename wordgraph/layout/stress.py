"""The global step: distances in space follow distances in hops."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from wordgraph.layout.arrays import Array, Step
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.distances import Block

_TINY = 1e-12


def global_step(stream: Iterator[Block], config: LayoutConfig) -> Step:
    """The step towards true distances, weighing `balance` against `1 - balance` of the local one.

    Hops are measured in whatever length fits the places as they are: the step changes proportions,
    and leaves the overall size to the local step.
    """
    weight = 2 * config.balance / max(1 - config.balance, _TINY)

    def moves(places: Array, heat: float) -> Array:
        block = next(stream)
        anchors = places[block.sources]
        unit = fitted_unit(places, anchors, block.hops)
        return min(1.0, weight * heat) * stress_moves(places, anchors, block.hops, unit)

    return moves


def distances(places: Array, anchors: Array) -> Array:
    """Distances (..., b, n) from anchors (..., b, dim) to places (..., n, dim)."""
    middle = places.mean(axis=-2, keepdims=True)  # near the origin, where squares cancel least
    p, a = places - middle, anchors - middle
    square = np.sum(p * p, axis=-1)[..., None, :] + np.sum(a * a, axis=-1)[..., :, None]
    square -= 2 * (a @ np.swapaxes(p, -1, -2))
    return np.sqrt(np.maximum(square, _TINY))


def fitted_unit(places: Array, anchors: Array, hops: Array) -> float:
    """The length of one hop for which stress is least; 1 if no distance tells."""
    counted = hops > 0
    ratio = distances(places, anchors)[counted] / hops[counted]
    total = float(ratio.sum())
    return float((ratio * ratio).sum()) / total if total > 1e-6 * ratio.size else 1.0


def stress_moves(places: Array, anchors: Array, hops: Array, unit: float) -> Array:
    """Moves (..., n, dim) of all places to where the stress against fixed anchors is least.

    `hops` (..., b, n), 0 where a pair doesn't count; `unit` is the length of a hop. Stress weights
    are hops^-2; this is majorization against anchors (Gansner, Koren & North 2004, "Graph drawing
    by stress majorization"), which no step of it can increase.
    """
    weight = np.divide(1.0, hops * hops, out=np.zeros_like(hops), where=hops > 0)
    pull = weight * (unit * hops / distances(places, anchors) - 1)
    total = np.maximum(weight.sum(axis=-2), _TINY)[..., None]
    # sum over anchors of pull * (place - anchor), without an array of (b, n, dim)
    away = pull.sum(axis=-2)[..., None] * places - np.swapaxes(pull, -1, -2) @ anchors
    moves: Array = away / total
    return moves
