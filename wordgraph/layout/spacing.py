"""Spacing: nodes that nearly coincide are pushed apart, so that drawn spheres don't overlap."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from wordgraph.layout.accelerator import compiled_for
from wordgraph.layout.arrays import Array, Index, Mask
from wordgraph.layout.chunks import compiled_size, gathered, over_chunks
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.links import Links

_MOMENTUM = 0.8  # of a node that is still crowded: a heap has to spread through what is around it
_RENEWED = 2  # rounds after which the cells are filled anew
_MARGIN = 1.01  # a little more room than is asked, lest rounding undoes it
_FEW, _NEAR = 0.005, 0.05  # nodes that may be left so far from the least distance, in shares of it
_HEAP = 24  # nodes looked at in a row of cells, if it holds more
_LOOK = 100_000  # links that tell the median one
_CHUNK, _TINY = 8192, 1e-24
_OVERLAP = 0.0225  # median links: nearer than this is a crowd even among a million
_FULLEST = 1.9  # spacing, in deviations over n^(1/dim), that fills two fifths of an even ball
_FINEST = 1e6  # cells along an axis, so that a cell's number fits a machine word


def spaced(
    places: Array, links: Links, config: LayoutConfig, mobility: Array, rng: np.random.Generator
) -> Array:
    """The places (n, dim) with near pairs pushed apart, each node by its mobility (n, dim or 1)."""
    share = config.spacing_of(len(places))
    reach = least_distance(places, links, share)
    if reach == 0:
        return places
    row = distinct(places, mobility, rng, 1e-3 * reach)
    nodes, free, velocity = np.arange(len(row)), mobility, np.zeros_like(row)
    near, few = (0.0, 0.0) if share else (_NEAR * reach, _FEW * len(row))
    for turn in range(config.spacing_rounds):
        if turn % _RENEWED == 0:
            order, cells = in_cells(row, reach)
            nodes, row = gathered(nodes, order), gathered(row, order)
            free, velocity = gathered(free, order), gathered(velocity, order)
        moves = free * gaps(row, cells, reach)
        way = np.einsum("ij,ij->i", moves, moves)
        velocity = moves + _MOMENTUM * (way > 0)[:, None] * velocity
        row = row + velocity
        if np.count_nonzero(way > near**2) <= few:
            break
    apart = np.empty_like(row)
    apart[nodes] = row
    return apart


def distinct(places: Array, mobility: Array, rng: np.random.Generator, nudge: float) -> Array:
    """The places (n, dim) with any that coincide to the bit moved by about `nudge`.

    Along the axes in which they are mobile, (n, dim or 1), if there are any.
    """
    places, free = places.copy(), mobility > 0
    fixed = np.asarray(~free.any(axis=1), bool)
    while len(places) > 1:
        again = _twins(places, fixed)
        again = again[~fixed[again]]
        if not again.size:
            break
        places[again] += nudge * free[again] * rng.standard_normal((len(again), places.shape[1]))
        nudge *= 2  # far from the origin rounding may have undone it
    return places


def _twins(places: Array, fixed: Mask) -> Index:
    """The nodes that coincide to the bit with one before them, the fixed ones (n,) being first."""
    # Equal places have equal shadows on any line: only those few are compared in full.
    shadow = places @ np.sqrt(np.arange(2, 2 + places.shape[1]))
    order = np.argsort(shadow, kind="stable")
    same = np.flatnonzero(np.diff(shadow[order]) == 0)
    some = np.unique(np.concatenate([order[same], order[same + 1]]))
    some = some[np.argsort(~fixed[some], kind="stable")]
    _, first, twin = np.unique(places[some], axis=0, return_index=True, return_inverse=True)
    again: Index = some[first[twin.reshape(-1)] != np.arange(len(some))]
    return again


def least_distance(places: Array, links: Links, share: float) -> float:
    """How far apart nodes should be: a share of the median link, or less where room is short."""
    some = slice(None, None, -(-len(links.target) // _LOOK) or 1)
    span = places[links.target[some]] - places[links.source[some]]
    median_link = float(np.median(np.sqrt((span * span).sum(axis=1)))) if len(span) else 1.0
    n, dim = places.shape
    room = float(np.sqrt(places.var(axis=0).sum())) / float(n ** (1 / dim))
    return max(min(share * median_link, room), min(_OVERLAP * median_link, _FULLEST * room))


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """A grid of cells, filled with nodes that stand in the order of their cells' numbers.

    `of` (n,) is each node's cell, rising; `rows` (3^(dim - 1),) what to add to it for the first of
    three cells in a row, such that the rows are the cell itself and all around it.
    """

    of: Index
    rows: Index


def in_cells(places: Array, side: float) -> tuple[Index, Cells]:
    """The nodes (n,) in the order of the cells, at least `side` wide, that they are in."""
    low = places.min(axis=0)
    side = max(side, float((places - low).max()) / _FINEST, 1e-300)
    cell = ((places - low) / side).astype(np.int64) + 1
    stride = np.cumprod([1, *(cell.max(axis=0) + 2)[:-1]])
    number = cell @ stride
    order = np.argsort(number, kind="stable")
    steps = np.array(list(product((-1, 0, 1), repeat=places.shape[1] - 1)))
    return order, Cells(number[order], steps @ stride[1:] - 1)


def gaps(row: Array, cells: Cells, reach: float) -> Array:
    """Moves (n, dim) that take each node half the way from all others that are within `reach`.

    The nodes of `row` (n, dim) are in the order of their cells. Each looks at some only of a heap.
    """
    moves, columns = np.empty_like(row), np.ascontiguousarray(row.T)

    def part(low: int, high: int) -> None:
        moves[low:high] = 0
        own, here = cells.of[low:high], np.arange(low, high)
        for beside in cells.rows:
            first = np.searchsorted(cells.of, own + beside)
            count = np.searchsorted(cells.of, own + (beside + 2), "right") - first
            spare = np.maximum(count - _HEAP, 0)
            first += here % (spare + 1)
            count -= spare
            one = np.repeat(here, count)
            other = np.arange(len(one)) - np.repeat(np.cumsum(count) - count - first, count)
            spans = [column[one] - column[other] for column in columns]
            square = np.einsum("ij,ij->j", spans, spans)
            near = np.flatnonzero((square < reach * reach) & (one != other))
            share = (_MARGIN * reach / np.sqrt(square[near] + _TINY) - 1) / 2
            at = one[near] - low
            for axis, span in enumerate(spans):
                moves[low:high, axis] += np.bincount(at, share * span[near], high - low)

    fast = compiled_for(len(row))

    def part_fast(low: int, high: int) -> None:
        assert fast is not None
        fast.gaps(low, high, row, cells.of, cells.rows, _HEAP, reach, _MARGIN, _TINY, moves)

    over_chunks(part_fast if fast else part, len(row), compiled_size(len(row)) if fast else _CHUNK)
    return moves
