"""Links as rows: an edge list is checked, merged and sorted into each node's neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from wordgraph.errors import LayoutError
from wordgraph.layout.arrays import Array, Index

# A link a thousand times stronger than the median one is as strong as a link can be.
_STRENGTHS = (1e-3, 1e3)
# A strong link may be half as long as others, a weak one twice; in between by the cube root, which
# is what a spring against a repulsion of 1 / distance^2 settles at.
_LENGTHS = (0.5, 2.0)


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Undirected links, each seen from both ends: entries sorted by source, then target.

    `source`, `target` (2m,) node indices; `strength` (2m,) attraction, 1 for the median link;
    `lengths` (2m,) what each link should measure, in hops; `starts` (n,) each node's first entry.
    """

    n: int
    source: Index
    target: Index
    strength: Array
    lengths: Array = field(init=False)
    starts: Index = field(init=False)

    def __post_init__(self) -> None:
        """Derive lengths and row starts, which every step needs."""
        object.__setattr__(self, "lengths", np.clip(self.strength ** (-1 / 3), *_LENGTHS))
        object.__setattr__(self, "starts", np.searchsorted(self.source, np.arange(self.n)))


def connect(n: int, edges: Index, weights: Array | None = None) -> Links:
    """The links of an edge list: parallel edges add up, self-loops and weights of 0 pull nothing.

    `edges` (m, 2) indices below n, `weights` (m,) attractions, 1 where not given. Raises
    LayoutError for an edge to no node, or a weight that is negative or not finite. The order and
    the direction of edges make no difference, not even in the last bit.
    """
    edges = _checked_edges(n, edges)
    weights = _checked_weights(edges, weights)
    low, high = edges.min(axis=1, initial=n), edges.max(axis=1, initial=0)
    pulls = (low != high) & (weights > 0)
    low, high, weights = low[pulls], high[pulls], weights[pulls]
    order = np.lexsort((weights, high, low))  # by weight too: sums then never depend on input order
    low, high, weights = low[order], high[order], weights[order]
    first = np.flatnonzero(np.diff(low * n + high, prepend=-1))
    low, high = low[first], high[first]
    strength = _relative(np.add.reduceat(weights / weights.max(), first)) if first.size else weights
    source, target = np.concatenate([low, high]), np.concatenate([high, low])
    rows = np.lexsort((target, source))
    return Links(n, source[rows], target[rows], np.concatenate([strength, strength])[rows])


def _checked_edges(n: int, edges: Index) -> Index:
    edges = np.asarray(edges)
    if edges.size == 0:
        return np.zeros((0, 2), np.int64)
    if edges.ndim != 2 or edges.shape[1] != 2 or not np.issubdtype(edges.dtype, np.integer):
        raise LayoutError(f"edges are {edges.shape} {edges.dtype}: give (m, 2) node indices")
    outside = np.flatnonzero(((edges < 0) | (edges >= n)).any(axis=1))
    if outside.size:
        raise LayoutError(f"edge {outside[0]} {tuple(edges[outside[0]].tolist())}: no such node")
    return edges.astype(np.int64)


def _checked_weights(edges: Index, weights: Array | None) -> Array:
    if weights is None:
        return np.ones(len(edges))
    weights = np.asarray(weights, dtype=np.float64)
    if weights.shape != (len(edges),):
        raise LayoutError(f"weights are {weights.shape} for {len(edges)} edges: give one an edge")
    bad = np.flatnonzero(~(np.isfinite(weights) & (weights >= 0)))
    if bad.size:
        ends = tuple(edges[bad[0]].tolist())
        raise LayoutError(f"edge {bad[0]} {ends} weighs {weights[bad[0]]}: give 0 or more")
    return weights


def _relative(weights: Array) -> Array:
    return np.clip(weights / max(float(np.median(weights)), 1e-300), *_STRENGTHS)
