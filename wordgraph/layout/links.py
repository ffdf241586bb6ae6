"""Links as rows: an edge list is checked, merged and sorted into each node's neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from wordgraph.errors import LayoutError
from wordgraph.layout.arrays import Array, Index, Mask, Real, Short
from wordgraph.layout.checks import array_of, numbers
from wordgraph.layout.chunks import gathered

# A link a thousand times stronger than the median one is as strong as a link can be.
_STRENGTHS = (1e-3, 1e3)
# A strong link may be half as long as others, a weak one twice; in between by the cube root, which
# is what a spring against a repulsion of 1 / distance^2 settles at.
_LENGTHS = (0.5, 2.0)
_BITS, _LOW = 32, 2**32 - 1  # of a pair of nodes in one number


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Undirected links, each seen from both ends: entries sorted by source.

    `source`, `target` (2m,) node indices; `strength` (2m,) attraction, 1 for the median link;
    `even` whether all are 1; `bounds` (n + 1,) where each node's entries begin and the last end;
    `degree` (n,) how many a node has.
    """

    n: int
    source: Short
    target: Short
    strength: Real
    even: bool = field(init=False)
    bounds: Index = field(init=False)
    degree: Index = field(init=False)

    def __post_init__(self) -> None:
        """Derive what every step needs."""
        object.__setattr__(self, "even", bool((self.strength == 1).all()))
        object.__setattr__(self, "bounds", np.searchsorted(self.source, np.arange(self.n + 1)))
        object.__setattr__(self, "degree", np.diff(self.bounds))

    @property
    def starts(self) -> Index:
        """Each node's first entry (n,)."""
        return self.bounds[:-1]

    def entries(self, nodes: Index) -> Index:
        """Where the links of some nodes stand, one node's after the other's."""
        count = self.degree[nodes]
        entry = np.arange(int(count.sum()))
        entry += np.repeat(self.bounds[nodes] - np.cumsum(count) + count, count)
        return entry

    def reordered(self, order: Index) -> Links:
        """The same links with node `order[i]` (n,) as node i."""
        rank = np.empty(self.n, np.int32)
        rank[order] = np.arange(self.n, dtype=np.int32)
        entry = self.entries(order)
        source = np.repeat(np.arange(self.n, dtype=np.int32), self.degree[order])
        target = gathered(rank, gathered(self.target, entry))
        return Links(self.n, source, target, gathered(self.strength, entry))

    def among(self, nodes: Index) -> Links:
        """The links between some nodes (k,) in rising order, which are then 0 to k - 1."""
        rank = np.full(self.n, -1, np.int32)
        rank[nodes] = np.arange(len(nodes), dtype=np.int32)
        source, target = rank[self.source], rank[self.target]
        own = (source >= 0) & (target >= 0)
        return Links(len(nodes), source[own], target[own], self.strength[own])

    def lengths(self, entries: Index | slice) -> Real:
        """What some links should measure, in hops."""
        wanted: Real = np.clip(self.strength[entries] ** (-1 / 3), *_LENGTHS)
        return wanted


def connect(n: int, edges: Index, weights: Array | None = None) -> Links:
    """The links of an edge list: parallel edges add up, self-loops and weights of 0 pull nothing.

    `edges` (m, 2) indices below n, `weights` (m,) attractions, 1 where not given. Raises
    LayoutError for an edge to no node, or a weight that is negative or not finite. The order and
    the direction of edges make no difference, not even in the last bit.
    """
    edges = checked_edges(n, edges)
    one, other = edges.T
    pair, own = _pairs(np.minimum(one, other), np.maximum(one, other)), one == other
    if weights is None:
        pair, count = _counted(pair[~own])
        strength = _relative(count)
    else:
        pair, total = _summed(pair, checked_weights(edges, weights), ~own)
        strength = _relative(total)
    both = np.concatenate([pair, _pairs(pair & _LOW, pair >> _BITS)])
    if (strength == 1).all():
        both.sort()
        strength = np.ones(len(both), np.float32)
    else:
        order = np.argsort(both)
        both, strength = gathered(both, order), gathered(np.tile(strength, 2), order)
    return Links(n, (both >> _BITS).astype(np.int32), (both & _LOW).astype(np.int32), strength)


def _pairs(first: Index, second: Index) -> Index:
    """Two node numbers in one, which sort as pairs do."""
    pair = first << _BITS
    pair |= second
    return pair


def _counted(pair: Index) -> tuple[Index, Index]:
    """Each pair once, and how often it is there; sorts the pairs."""
    pair.sort()
    first = _firsts(pair)
    return pair[first], np.diff(first, append=len(pair))


def _summed(pair: Index, weights: Array, pulls: Mask) -> tuple[Index, Array]:
    """Each pair once, with the sum of its weights over the largest weight of all."""
    pulls = pulls & (weights > 0)
    pair, weights = pair[pulls], weights[pulls]
    order = np.lexsort((weights, pair))  # by weight too: sums then never depend on input order
    pair, weights = pair[order], weights[order]
    first = _firsts(pair)
    if not first.size:
        return pair, weights
    return pair[first], np.add.reduceat(weights / weights.max(), first)


def _firsts(pair: Index) -> Index:
    """Where another pair begins in sorted ones."""
    new = np.ones(len(pair), bool)
    np.not_equal(pair[1:], pair[:-1], out=new[1:])
    return np.flatnonzero(new)


def checked_edges(n: int, edges: Index) -> Index:
    """The edges (m, 2), of nodes that are there."""
    edges = array_of(edges)
    if edges.size == 0:
        return np.zeros((0, 2), np.int64)
    if edges.ndim != 2 or edges.shape[1] != 2 or not np.issubdtype(edges.dtype, np.integer):
        raise LayoutError(f"edges are {edges.shape} {edges.dtype}: give (m, 2) node indices")
    if edges.min() < 0 or edges.max() >= n:
        bad = np.flatnonzero(((edges < 0) | (edges >= n)).any(axis=1))[0]
        raise LayoutError(f"edge {bad} {tuple(edges[bad].tolist())}: no such node")
    return edges.astype(np.int64, copy=False)


def checked_weights(edges: Index, weights: Array) -> Array:
    """The weights (m,) of edges (m, 2), none negative."""
    weights = numbers("weights", weights)
    if weights.shape != (len(edges),):
        raise LayoutError(f"weights are {weights.shape} for {len(edges)} edges: give one an edge")
    bad = np.flatnonzero(~(np.isfinite(weights) & (weights >= 0)))
    if bad.size:
        ends = tuple(edges[bad[0]].tolist())
        raise LayoutError(f"edge {bad[0]} {ends} weighs {weights[bad[0]]}: give 0 or more")
    return weights


def _relative(weights: Array | Index) -> Real:
    """Weights (m,) in shares of the median one, none extreme."""
    median = float(np.median(weights)) if len(weights) else 1.0
    return np.clip(weights / max(median, 1e-300), *_STRENGTHS).astype(np.float32)
