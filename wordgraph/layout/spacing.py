"""Spacing: nodes that nearly coincide are pushed apart, so that drawn spheres don't overlap."""

from __future__ import annotations

from itertools import product

import numpy as np

from wordgraph.layout.accelerator import compiled_for
from wordgraph.layout.arrays import Array, Index, Mask, Real
from wordgraph.layout.chunks import compiled_size, gathered, over_chunks
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.curve import curve_order
from wordgraph.layout.links import Links

_CROWD = 24  # pairs looked at per node and neighbouring cell: the rest have later rounds
_LOOK = 100_000  # links that tell the median one
_HUGE = 60_000  # nodes from which on near pairs are looked for along a curve
_PASSES, _MORE = 2, 2  # pushes a round, and rounds for each one of `near_pairs`: they miss some
_BESIDE, _ENOUGH = 12, 0.005  # how far along it, and the share of crowded nodes that may be left
_CHUNK, _TINY = 16384, 1e-24
_OVERLAP = 0.0225  # median links: nearer than this is a crowd even among a million
_FULLEST = 1.9  # spacing, in deviations over n^(1/dim), that fills two fifths of an even ball
_FINEST = 1e6  # cells along an axis, so that a cell's number fits a machine word


def spaced(
    places: Array, links: Links, config: LayoutConfig, mobility: Array, rng: np.random.Generator
) -> Array:
    """The places (n, dim) with near pairs pushed apart, each node moving by its mobility (n,)."""
    reach = least_distance(places, links, config.spacing)
    places = places.copy()
    if len(places) > _HUGE:
        return _spaced_along(places, reach, config.spacing_rounds, mobility, rng)
    for _ in range(config.spacing_rounds):
        a, b = near_pairs(places, reach)
        a, b = _movable(a, b, mobility)
        if not a.size:
            break
        _push_apart(places, a, b, reach, mobility, rng)
    return places


def distinct(places: Array, fixed: Mask, rng: np.random.Generator) -> Array:
    """The places with any that coincide to the bit nudged apart, unless they are fixed (n,)."""
    if len(places) < 2:
        return places
    places, nudge = places.copy(), 1e-3 * (float(np.ptp(places, axis=0).max()) or 1.0)
    while True:
        again = _twins(places)
        again = again[~fixed[again]]
        if not again.size:
            return places
        places[again] += nudge * rng.standard_normal((len(again), places.shape[1]))


def _twins(places: Array) -> Index:
    """The nodes that coincide to the bit with one before them."""
    # Equal places have equal shadows on any line: only those few are compared in full.
    shadow = places @ np.sqrt(np.arange(2, 2 + places.shape[1]))
    order = np.argsort(shadow, kind="stable")
    same = np.flatnonzero(np.diff(shadow[order]) == 0)
    some = np.unique(np.concatenate([order[same], order[same + 1]]))
    _, first, twin = np.unique(places[some], axis=0, return_index=True, return_inverse=True)
    again: Index = some[first[twin.reshape(-1)] != np.arange(len(some))]
    return again


def _spaced_along(
    places: Array, reach: float, rounds: int, mobility: Array, rng: np.random.Generator
) -> Array:
    """The same for a huge graph, looking at those beside a node along a curve through space."""
    # Places stay in the order of the last curve, near which the next one runs.
    start: Real = places.astype(np.float32)
    nodes, row = np.arange(len(places)), start
    free = mobility.astype(np.float32)[:, None]
    for _ in range(_MORE * rounds):
        order = curve_order(row, rng.random((row.shape[1],)))
        nodes, row, free = gathered(nodes, order), gathered(row, order), gathered(free, order)
        for _ in range(_PASSES):
            moves = gaps(row, reach)
            row = row + free * moves
        if np.count_nonzero(moves[:, 0]) < _ENOUGH * len(row):
            break
    apart = places.copy()
    apart[nodes] += row - start[nodes]  # exactly nothing for those that stayed
    return apart


def gaps(row: Real, reach: float) -> Real:
    """Moves (n, dim) that take each node of a row half the way to `reach` from those beside it."""
    moves, wanted = np.empty_like(row), row.dtype.type(reach)

    def part(low: int, high: int) -> None:
        first, last = max(0, low - _BESIDE), min(len(row), high + _BESIDE)
        piece = row[first:last]
        total = np.zeros_like(piece)
        for step in range(1, _BESIDE + 1):
            way = piece[step:] - piece[:-step]
            length = np.sqrt(np.einsum("ij,ij->i", way, way) + _TINY)
            way *= np.maximum(wanted / length - 1, 0)[:, None]
            total[:-step] -= way
            total[step:] += way
        moves[low:high] = total[low - first : high - first] / 2

    fast = compiled_for(len(row))

    def part_fast(low: int, high: int) -> None:
        assert fast is not None
        fast.gaps(low, high, row, _BESIDE, wanted, row.dtype.type(_TINY), moves)

    over_chunks(part_fast if fast else part, len(row), compiled_size(len(row)) if fast else _CHUNK)
    return moves


def least_distance(places: Array, links: Links, share: float) -> float:
    """How far apart nodes should be: a share of the median link, or less where room is short."""
    some = slice(None, None, -(-len(links.target) // _LOOK) or 1)
    span = places[links.target[some]] - places[links.source[some]]
    median_link = float(np.median(np.sqrt((span * span).sum(axis=1)))) if len(span) else 1.0
    n, dim = places.shape
    room = float(np.sqrt(places.var(axis=0).sum())) / float(n ** (1 / dim))
    return max(min(share * median_link, room), min(_OVERLAP * median_link, _FULLEST * room))


def near_pairs(places: Array, reach: float) -> tuple[Index, Index]:
    """Pairs a, b of nodes that are nearer than `reach`, found through a grid of cells.

    In a heap of more than a few dozen nodes a cell not all pairs are returned.
    """
    low = places.min(axis=0)
    reach_or_so = max(reach, float((places - low).max()) / _FINEST, 1e-300)
    cell = ((places - low) / reach_or_so).astype(np.int64) + 1
    stride = np.cumprod([1, *(cell.max(axis=0) + 2)[:-1]])
    key = cell @ stride
    order = np.argsort(key, kind="stable")
    found = [_neighbours(key[order], int(step @ stride)) for step in _half_steps(places.shape[1])]
    a = order[np.concatenate([each[0] for each in found])]
    b = order[np.concatenate([each[1] for each in found])]
    near = ((places[a] - places[b]) ** 2).sum(axis=1) < reach * reach
    return a[near], b[near]


def _half_steps(dim: int) -> list[Index]:
    """The own cell and half of the cells around it: the other half finds the same pairs."""
    steps = [np.array(step) for step in product((-1, 0, 1), repeat=dim)]
    return steps[len(steps) // 2 :]


def _neighbours(key: Index, step: int) -> tuple[Index, Index]:
    """Positions i, j in sorted cell numbers such that j's cell is i's plus `step`, j after i."""
    at = np.arange(len(key))
    first = np.searchsorted(key, key + step, "left") if step else at + 1
    count = np.minimum(np.searchsorted(key, key + step, "right") - first, _CROWD)
    i = np.repeat(at, count)
    j = np.arange(len(i)) - np.repeat(np.cumsum(count) - count, count) + first[i]
    return i, j


def _movable(a: Index, b: Index, mobility: Array) -> tuple[Index, Index]:
    free = mobility[a] + mobility[b] > 0
    return a[free], b[free]


def _push_apart(
    places: Array, a: Index, b: Index, reach: float, mobility: Array, rng: np.random.Generator
) -> None:
    """Move each pair, in place, to `reach` of each other, as if there were no other pair."""
    way = places[b] - places[a]
    way += 1e-3 * reach * rng.standard_normal(way.shape)  # gives coincident nodes a direction
    length = np.sqrt((way * way).sum(axis=1))
    way *= ((1.05 * reach - length) / length)[:, None]  # a little more, lest rounding undoes it
    share = (mobility[a] / (mobility[a] + mobility[b]))[:, None]
    np.subtract.at(places, a, share * way)
    np.add.at(places, b, (1 - share) * way)
