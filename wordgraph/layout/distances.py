"""Distance rows: how many hops it is from some sources to every node."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wordgraph.layout.arrays import Index, Real
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.links import Links
from wordgraph.layout.peeling import Peel, hops_of_all, peeled
from wordgraph.layout.search import WORD, search

_KEPT = 4  # searches at hand once their budget is spent
_FIRST = 128  # sources to start from, where all distances are kept
_SHALLOW = 20  # hops up to which a search may serve for more epochs


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """How close all n nodes are to `sources` (b,): 1 / hops, and 0 to itself.

    `rows` (n, b) are hops if whole numbers, else closeness itself. `odd` are the entries of hops
    that say otherwise, (row, column, closeness) sorted by row: a source's own, and links whose
    length is not 1.
    """

    sources: Index
    rows: NDArray[Any]
    odd: tuple[Index, Index, Real] | None = None

    def closeness(self, low: int, high: int, step: int = 1) -> Real:
        """Closeness of every `step`-th of some nodes, a row each."""
        rows = self.rows[low:high:step]
        if self.odd is None:
            return rows
        with np.errstate(divide="ignore"):
            close: Real = np.divide(np.float32(1), rows, dtype=np.float32)
        row, column, value = (part[slice(*self._odd_between(low, high))] for part in self.odd)
        if step > 1:
            there = (row - low) % step == 0
            row, column, value = row[there], column[there], value[there]
        close[(row - low) // step, column] = value
        return close

    def _odd_between(self, low: int, high: int) -> Index:
        assert self.odd is not None
        found: Index = np.searchsorted(self.odd[0], (low, high))
        return found

    def hops(self, low: int, high: int, step: int = 1) -> Real:
        """Distances as `closeness` gives them, 0 at the source itself."""
        close = self.closeness(low, high, step)
        away: Real = np.divide(1, close, out=np.zeros_like(close), where=close > 0)
        return away


def blocks(
    links: Links, config: LayoutConfig, rng: np.random.Generator
) -> tuple[Iterator[Block], Block | None]:
    """Endless blocks of distance rows from random sources of one connected part.

    Fresh sources each time sample the distances of all pairs without bias and without n^2 memory;
    a small graph looks them up in a block of all pairs instead, which is the second value. The
    first block is to start from.
    """
    first, depth = searched(links, drawn(links.n, config.rows, rng))
    if links.n <= config.table_limit:
        peel = peeled(links)
        searches = -(-len(peel.core) // WORD)
        if searches * depth <= 2 * config.depth_budget:
            table = _table(links, peel, rng)
            width = config.table_rows_of()
            return chain([_some(table, 0, _FIRST)], _from_table(table, width)), table
    return _from_searches(links, first, depth, config, rng), None


def all_hops(links: Links, rng: np.random.Generator) -> tuple[Block, Real]:
    """The block of all nodes of a small part in random order, and the hops (n, n) between them."""
    sources, hops = rng.permutation(links.n), np.empty((links.n, links.n), np.float32)
    block = _block(links, sources, hops_of_all(links, peeled(links), sources))
    hops[:, sources] = block.hops(0, links.n)
    return block, hops


def searched(links: Links, sources: Index) -> tuple[Block, int]:
    """The block of up to 64 sources, and how many hops the furthest node is from them."""
    hops = search(links, sources)
    return _block(links, sources, hops), int(hops.max())


def _block(links: Links, sources: Index, hops: NDArray[Any]) -> Block:
    row, column, value = sources, np.arange(len(sources)), np.zeros(len(sources), np.float32)
    if not links.even:
        wanted, column_of = np.zeros(links.n, bool), np.empty(links.n, np.int32)
        wanted[sources], column_of[sources] = True, column
        entries = np.flatnonzero(wanted[links.target])
        row = np.concatenate([row, links.source[entries]])
        column = np.concatenate([column, column_of[links.target[entries]]])
        value = np.concatenate([value, 1 / links.lengths(entries)])
    order = np.argsort(row, kind="stable")
    return Block(sources, hops, (row[order], column[order], value[order].astype(np.float32)))


def drawn(n: int, size: int, rng: np.random.Generator) -> Index:
    """Up to `size` random nodes of n, each once."""
    return rng.choice(n, min(size, n), replace=False)


def _table(links: Links, peel: Peel, rng: np.random.Generator) -> Block:
    """The block of all nodes in random order, as closeness."""
    sources = rng.permutation(links.n)
    hops = _block(links, sources, hops_of_all(links, peel, sources))
    return Block(sources, hops.closeness(0, links.n))


def _from_table(table: Block, width: int) -> Iterator[Block]:
    """Blocks of up to `width` of the table's sources in turn."""
    # Blocks of about one size: an epoch that followed the last few sources alone would go astray.
    n = len(table.sources)
    width = -(-n // -(-n // width))
    while True:
        for at in range(0, n, width):
            yield _some(table, at, at + width)


def _some(table: Block, low: int, high: int) -> Block:
    """The block of some of the table's sources."""
    return Block(table.sources[low:high], table.rows[:, low:high])


def _from_searches(
    links: Links, first: Block, depth: int, config: LayoutConfig, rng: np.random.Generator
) -> Iterator[Block]:
    """The first block once, then each one as often as it is to be looked at.

    They come of fresh searches while the budget of levels lasts, then of the last few again.
    """
    yield first
    # The deeper a graph, the more sources it takes to tell where a node belongs.
    visits = config.visits if depth > _SHALLOW else config.visits_of(links.n)
    budget, size, kept = config.depth_budget - depth, len(first.sources), [first]
    del first  # as long as fresh searches come, no block is held beside the one that is looked at
    while True:
        at = -1
        if budget > 0:
            kept = kept[1 - _KEPT :] if budget <= (_KEPT + 1) * depth else []
            block, depth = searched(links, drawn(links.n, size, rng))
            kept.append(block)
            del block
            budget -= depth
        else:
            at = int(rng.integers(len(kept)))
        yield from [kept[at]] * visits
