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
        spans = distances(places, anchors)
        unit = fitted_unit(spans, block.closeness)
        wanted = stress_moves(places, anchors, spans, block.closeness, unit)
        return min(1.0, weight * heat) * wanted

    return moves


def squared_distances(places: Array, anchors: Array) -> Array:
    """Squares (..., b, n) from anchors (..., b, dim) to places (..., n, dim) near the origin."""
    columns = np.ascontiguousarray(np.swapaxes(places, -1, -2))
    square: Array = np.einsum("...bd,...dn->...bn", -2 * anchors, columns)
    square += np.einsum("...i,...i->...", places, places)[..., None, :]
    square += np.einsum("...i,...i->...", anchors, anchors)[..., :, None]
    np.maximum(square, _TINY, out=square)
    return square


def distances(places: Array, anchors: Array) -> Array:
    """Distances (..., b, n) from anchors (..., b, dim) to places (..., n, dim) near the origin."""
    return np.sqrt(squared_distances(places, anchors))


def fitted_unit(spans: Array, closeness: Array) -> float:
    """The length of a hop for which the stress of spans (..., b, n) is least; 1 if none tells."""
    ratio = spans * closeness
    total = float(ratio.sum())
    return float(np.square(ratio).sum()) / total if total > 0 else 1.0


def stress_moves(
    places: Array, anchors: Array, spans: Array, closeness: Array, unit: float = 1.0
) -> Array:
    """Moves (..., n, dim) of all places to where the stress against fixed anchors is least.

    `spans` (..., b, n) are the distances that are; those that should be are `unit / closeness`, and
    closeness 0 is a pair that doesn't count. Pairs weigh closeness^2. This is majorization against
    anchors (Gansner, Koren & North 2004, "Graph drawing by stress majorization"), which never
    increases that stress.
    """
    push = closeness * (unit / spans - closeness)
    total = np.maximum(np.einsum("...ij,...ij->...j", closeness, closeness), _TINY)
    moves: Array = pushed(places, anchors, push) / total[..., None]
    return moves


def pushed(places: Array, anchors: Array, push: Array) -> Array:
    """The sum over anchors of push * (place - anchor), (..., n, dim), for push (..., b, n).

    NOTE: `einsum` here and above, not `@`: a BLAS rounds differently with each count of threads.
    """
    back = np.swapaxes(np.einsum("...bn,...bd->...dn", push, anchors), -1, -2)
    away: Array = push.sum(axis=-2)[..., None] * places - back
    return away
