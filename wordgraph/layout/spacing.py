"""Spacing: nodes that nearly coincide are pushed apart, so that drawn spheres don't overlap."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from wordgraph.layout.arrays import Array, Index, Mask
from wordgraph.layout.chunks import gathered, over_chunks, over_chunks_fast
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.links import Links

_MOMENTUM = 0.8  # of a node that is still crowded: a heap has to spread through what is around it
_RENEWED = 2  # rounds after which the cells are filled anew
_MARGIN = 1.01  # a little more room than is asked, lest rounding undoes it
_FEW = 0.005  # of the nodes: so many may be left that are pushed further than what is overlooked
_LEAST, _MOST = 0.01, 0.05  # shares of the least distance: the push that is overlooked
_HEAP = 24  # nodes looked at in a row of cells, if it holds more
_LOOK = 100_000  # links that tell the median one
_CHUNK, _TINY = 8192, 1e-24
_CROWD, _CLEAR = 0.02, 0.0225  # median links: a crowd even among a million, and clear of one
_FULLEST = 2.1  # spacing, in deviations over n^(1/dim), that fills half an even ball
_FINEST = 1e6  # cells along an axis, so that a cell's number fits a machine word


def spaced(
    places: Array, links: Links, config: LayoutConfig, mobility: Array, rng: np.random.Generator
) -> Array:
    """The places (n, dim) with near pairs pushed apart, each node by its mobility (n, dim or 1)."""
    share = config.spacing_of(len(places))
    link = median_link(places, links)
    reach = least_distance(places, link, share)
    if reach == 0:
        return places
    row = distinct(places, mobility, rng, 1e-3 * reach)
    nodes, free, velocity = np.arange(len(row)), mobility, np.zeros_like(row)
    near, few = (0.0, 0.0) if share else (overlooked(reach, link), _FEW * len(row))
    for turn in range(config.spacing_rounds):
        if turn % _RENEWED == 0:
            order, cells = in_cells(row, reach)
            nodes, row = gathered(nodes, order), gathered(row, order)
            free, velocity = gathered(free, order), gathered(velocity, order)
        if pushed_apart(row, velocity, free, gaps(row, cells, reach), near) <= few:
            break
    apart = np.empty_like(row)
    apart[nodes] = row
    return apart


def pushed_apart(row: Array, velocity: Array, free: Array, moves: Array, near: float) -> int:
    """Move places by what they are pushed, a crowded one's last move going on in part.

    Changes row and velocity (n, dim); the answer is how many are pushed further than `near`.
    """
    further = list[int]()

    def push(low: int, high: int) -> None:
        way = free[low:high] * moves[low:high]
        length = np.einsum("ij,ij->i", way, way)
        velocity[low:high] *= _MOMENTUM * (length > 0)[:, None]
        velocity[low:high] += way
        row[low:high] += velocity[low:high]
        further.append(int(np.count_nonzero(length > near**2)))

    over_chunks(push, len(row), _CHUNK)
    return sum(further)


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


def median_link(places: Array, links: Links) -> float:
    """The median length of some of the links, 1 if there are none."""
    some = slice(None, None, -(-len(links.target) // _LOOK) or 1)
    span = places[links.target[some]] - places[links.source[some]]
    return float(np.median(np.sqrt((span * span).sum(axis=1)))) if len(span) else 1.0


def least_distance(places: Array, link: float, share: float) -> float:
    """How far apart nodes should be: a share of the median link, or less where room is short."""
    n, dim = places.shape
    room = float(np.sqrt(places.var(axis=0).sum())) / float(n ** (1 / dim))
    return max(min(share * link, room), min(_CLEAR * link, _FULLEST * room))


def overlooked(reach: float, link: float) -> float:
    """The push that may remain where the least distance is what just keeps nodes out of a crowd.

    Both of a pair are pushed by half of what it lacks, so that less is left of a narrow margin.
    """
    margin = (_MARGIN * reach - _CROWD * link) / 2
    return min(max(margin, _LEAST * reach), _MOST * reach)


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The cells of a grid that hold nodes, which stand in the order of their cells' numbers.

    `numbers` (c,) rising, `starts` (c + 1,) where each one's nodes begin and the last end; `rows`
    (3^(dim - 1),) what to add to a number for the first of three cells in a row, such that the rows
    are the cell itself and all around it.
    """

    numbers: Index
    starts: Index
    rows: Index


def in_cells(places: Array, side: float) -> tuple[Index, Cells]:
    """The nodes (n,) in the order of the cells, at least `side` wide, that they are in."""
    columns = [column - column.min() for column in places.T]
    side = max(side, max(float(column.max()) for column in columns) / _FINEST, 1e-300)
    number, strides = np.zeros(len(places), np.int64), [1]
    for column in columns:
        cell = (column / side).astype(np.int64) + 1
        number += strides[-1] * cell
        strides.append(strides[-1] * (int(cell.max()) + 2))
    order = np.argsort(number, kind="stable")
    number = number[order]
    starts = np.flatnonzero(np.diff(number, prepend=-1))
    steps = np.array(list(product((-1, 0, 1), repeat=len(columns) - 1)))
    rows = steps @ np.array(strides[1:-1]) - 1
    return order, Cells(number[starts], np.append(starts, len(number)), rows)


def gaps(row: Array, cells: Cells, reach: float) -> Array:
    """Moves (n, dim) that take each node half the way from all others that are within `reach`.

    The nodes of `row` (n, dim) are in the order of their cells. Each looks at some only of a heap.
    """
    moves, columns = np.empty_like(row), row.T

    def part(low: int, high: int) -> None:
        moves[low:high] = 0
        here = np.arange(low, high)
        begin = np.searchsorted(cells.starts, low, "right") - 1
        end = np.searchsorted(cells.starts, high)
        own = cells.numbers[begin:end]
        bounds: Index = np.clip(cells.starts[begin : end + 1], low, high)
        held = bounds[1:] - bounds[:-1]
        for beside in cells.rows:
            first = cells.starts[np.searchsorted(cells.numbers, own + beside)]
            count = cells.starts[np.searchsorted(cells.numbers, own + (beside + 2), "right")]
            first, count = np.repeat(first, held), np.repeat(count - first, held)
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

    grid, settings = (cells.numbers, cells.starts, cells.rows), (_HEAP, reach, _MARGIN, _TINY)
    over_chunks_fast(part, len(row), _CHUNK, "gaps", row, *grid, *settings, moves)
    return moves
