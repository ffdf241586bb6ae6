"""The global step: distances in space follow distances in hops."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from wordgraph.layout.arrays import Real, Step
from wordgraph.layout.chunks import over_chunks, over_chunks_fast
from wordgraph.layout.distances import Block

TINY = 1e-9
_CHUNK = 65536  # distances a piece
_ROUNDINGS = 4  # of a sum of products, at most
_LOOK = 60_000  # distances that tell the length of a hop


def global_step(stream: Iterator[Block], firm: float = 0.0) -> Step:
    """The step that moves every node to where the stress against the next sources is least.

    Hops are measured in whatever length fits the places as they are: the step changes proportions,
    and leaves the overall size to the local step. The more `firm`, up to 1, the nearer that length
    comes to 1, and then the step sets the size as well.
    """

    def moves(places: Real) -> Real:
        block = next(stream)
        unit = 1.0 if firm == 1 else fitted_unit(places, block) ** (1 - firm)
        return stress_moves(places, block, unit)

    return moves


def fitted_unit(places: Real, block: Block) -> float:
    """The length of a hop for which the stress against the sources is least; 1 if none tells."""
    n, width = block.rows.shape
    step = -(-n * width // _LOOK)
    ratio = distances(places[::step], places[block.sources])
    ratio *= block.closeness(0, n, step)
    total = float(ratio.sum())
    return float(np.vdot(ratio, ratio)) / total if total > 0 else 1.0


def stress_moves(places: Real, block: Block, unit: float = 1.0) -> Real:
    """Moves (n, dim) of all places to where the stress against the fixed sources is least.

    Pairs weigh closeness^2 and should be unit / closeness apart; closeness 0 is a pair that doesn't
    count. This is majorization (Gansner, Koren & North 2004, "Graph drawing by stress
    majorization") node by node with the sources held: for all other nodes at once it never
    increases that stress. Where sources move too (Jacobi's way), as they do here, it may.
    """
    anchors = places[block.sources]
    beside = np.concatenate([anchors, np.ones_like(anchors[:, :1])], axis=1)
    moves = np.empty_like(places)

    def move(low: int, high: int) -> None:
        close = block.closeness(low, high)
        # push = closeness (closeness - unit / span): the pull towards an anchor
        push = distances(places[low:high], anchors)
        np.divide(places.dtype.type(unit), push, out=push)
        np.subtract(close, push, out=push)
        push *= close
        pulled = push @ beside
        weight = np.einsum("ij,ij->i", close, close) + places.dtype.type(TINY)
        way = pulled[:, :-1] - pulled[:, -1:] * places[low:high]
        moves[low:high] = way / weight[:, None]

    one, size = places.dtype.type, _CHUNK // block.rows.shape[1]
    if block.odd is None:
        over_chunks(move, len(places), size)
    else:
        hops = block.rows, block.odd
        given = places, anchors, *hops, one(unit), one(TINY), moves
        over_chunks_fast(move, len(places), size, "stress", *given)
    return moves


def distances(places: Real, anchors: Real) -> Real:
    """Distances (n, b) from places (n, dim) near the origin to anchors (b, dim), never quite 0."""
    span = squared_distances(places, anchors)
    return np.sqrt(span, out=span)


def squared_distances(places: Real, anchors: Real, out: Real | None = None) -> Real:
    """The squares of `distances`, into `out` (n, b) if it is given."""
    # |x - s|^2 = |x|^2 + |s|^2 - 2 x.s as one product of matrices, which is the fastest way.
    dim = places.shape[1]
    left = np.empty((len(places), dim + 2), places.dtype)
    right = np.empty((len(anchors), dim + 2), places.dtype)
    left[:, :dim], left[:, dim], left[:, dim + 1] = places, _squares(places), 1
    right[:, :dim], right[:, dim], right[:, dim + 1] = -2 * anchors, 1, _squares(anchors)
    span: Real = np.matmul(left, right.T, out=out)
    # What is less than the rounding of the squares is noise: to divide by it would be to throw
    # two nodes that are close to each other out of the picture.
    noise = _ROUNDINGS * np.finfo(places.dtype).eps * left[:, dim].max(initial=0)
    return np.maximum(span, max(TINY, float(noise)), out=span)


def _squares(places: Real) -> Real:
    squares: Real = np.einsum("ij,ij->i", places, places)
    return squares
