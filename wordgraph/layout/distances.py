"""Distance rows: how many hops it is from some sources to every node."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wordgraph.layout.arrays import Array, Index
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.links import Links

_WORD = 64  # sources of one search: a bit each in a machine word
_KEPT = 4  # blocks at hand once the budget of searches is spent


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """How close all n nodes are to `sources` (b,): `closeness` (b, n) is 1 / hops, 0 to itself.

    A linked pair is as far as its link is long, so that strong links draw nearer than weak ones.
    """

    sources: Index
    closeness: Array

    @property
    def hops(self) -> Array:
        """Distances (b, n), 0 at the source itself."""
        return closeness_of(self.closeness)


def blocks(links: Links, config: LayoutConfig, rng: np.random.Generator) -> Iterator[Block]:
    """Endless blocks of distance rows from random sources of one connected part.

    Fresh sources each time sample the distances of all pairs without bias and without n^2 memory;
    a small graph looks them up in a table instead.
    """
    size = min(config.rows, links.n)
    first, levels = search(links, rng.choice(links.n, size, replace=False))
    searches = -(-links.n // _WORD)
    if links.n <= config.table_limit and searches * levels <= config.level_budget:
        return _from_table(all_pairs(links), size, rng)
    return _from_searches(links, first, config.level_budget - levels, rng)


def all_pairs(links: Links) -> Array:
    """Closeness of all pairs of a connected part, (n, n)."""
    sources = np.split(np.arange(links.n), range(_WORD, links.n, _WORD))
    return np.concatenate([search(links, each)[0].closeness for each in sources])


def _from_table(table: Array, size: int, rng: np.random.Generator) -> Iterator[Block]:
    while True:
        sources = rng.choice(len(table), size, replace=False)
        yield Block(sources, table[sources])


def _from_searches(
    links: Links, first: Block, budget: int, rng: np.random.Generator
) -> Iterator[Block]:
    """Fresh searches while the budget of levels lasts, then the last few blocks again."""
    yield first
    kept = [first]
    while budget > 0:
        sources = rng.choice(links.n, len(first.sources), replace=False)
        block, levels = search(links, sources)
        kept, budget = [*kept[1 - _KEPT :], block], budget - levels
        yield block
    while True:
        yield kept[int(rng.integers(len(kept)))]


def search(links: Links, sources: Index) -> tuple[Block, int]:
    """Breadth-first search from up to 64 sources at once, and how many levels deep it went.

    Each node holds a word whose bit b says whether source b has reached it; a level is one OR over
    every node's neighbours (Then et al. 2014, "The more the merrier").
    """
    front: NDArray[np.uint64] = np.zeros(links.n, np.uint64)
    front[sources] = np.uint64(1) << np.arange(len(sources), dtype=np.uint64)
    seen, hops, level = front.copy(), np.zeros((links.n, len(sources))), 0
    while True:
        front = np.bitwise_or.reduceat(front[links.target], links.starts) & ~seen
        reached = np.flatnonzero(front)
        if not reached.size:
            break
        level += 1
        seen |= front
        hops[reached] += level * _bits(front[reached])[:, : len(sources)]
    rows = np.ascontiguousarray(hops.T)
    _set_link_lengths(rows, links, sources)
    return Block(sources, closeness_of(rows)), level


def closeness_of(hops: Array) -> Array:
    """1 / hops, of any shape, and 0 where hops are 0."""
    return np.divide(1.0, hops, out=np.zeros_like(hops), where=hops > 0)


def _bits(words: NDArray[np.uint64]) -> NDArray[np.float64]:
    octets = words.astype("<u8").view(np.uint8).reshape(-1, 8)
    return np.unpackbits(octets, axis=1, bitorder="little").astype(np.float64)


def _set_link_lengths(rows: Array, links: Links, sources: Index) -> None:
    row_of = np.full(links.n, -1)
    row_of[sources] = np.arange(len(sources))
    entries = np.flatnonzero(row_of[links.source] >= 0)
    rows[row_of[links.source[entries]], links.target[entries]] = links.lengths[entries]
