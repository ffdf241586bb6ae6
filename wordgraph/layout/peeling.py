"""Hops between all pairs of a graph with branches: a leaf is one hop beyond its only neighbour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wordgraph.layout.arrays import Index
from wordgraph.layout.links import Links
from wordgraph.layout.search import search_from_all, wide_enough


@dataclass(frozen=True, slots=True, eq=False)
class Peel:
    """The core (k,), and the rounds in which leaves were taken off, each with what they hang on."""

    core: Index
    rounds: list[tuple[Index, Index]]


def hops_of_all(links: Links, peel: Peel, sources: Index) -> NDArray[Any]:
    """Hops (n, n) to all nodes of a small connected part, in the columns' order of `sources` (n,).

    Only the core is searched, which is one node of a tree. Branches come back leaf by leaf, a row
    of n hops each, where a search as deep as they are would pass over n^2 bits at every level.
    """
    core, rounds = peel.core, peel.rounds
    if not rounds:
        return search_from_all(links, sources)
    order = np.concatenate([core, *(leaves for leaves, _ in reversed(rounds))])
    rank = np.empty_like(order)
    rank[order] = np.arange(links.n)
    hops: NDArray[Any] = np.zeros((links.n, links.n), np.uint8)
    known = len(core)
    if known > 1:
        within = search_from_all(links.among(core), np.arange(known))
        hops = wide_enough(hops, int(within.max()) + 2 * len(rounds))
        hops[:known, :known] = within
    else:
        hops = wide_enough(hops, 2 * len(rounds))
    for leaves, stems in reversed(rounds):
        stem, last = rank[stems], known + len(leaves)
        rows = hops[stem, :known] + hops.dtype.type(1)
        hops[known:last, :known] = rows
        hops[:known, known:last] = rows.T
        hops[known:last, known:last] = rows[:, stem] + hops.dtype.type(1)
        np.fill_diagonal(hops[known:last, known:last], 0)
        known = last
    return np.take(hops[rank], rank[sources], axis=1)


def peeled(links: Links) -> Peel:
    """A graph without the leaves, nor those that are leaves then, and so on; in a tree, one node.

    Of each node the exclusive or of its neighbours that are left is kept, which is the neighbour
    itself once there is one.
    """
    left, stays = links.degree.copy(), np.ones(links.n, bool)
    beside = np.bitwise_xor.reduceat(links.target, links.starts).astype(np.int64)
    rounds = []
    leaves = np.flatnonzero(left == 1)
    while leaves.size:
        stems = beside[leaves]
        falls = (left[stems] > 1) | (stems < leaves)  # of the last two, one stays
        leaves, stems = leaves[falls], stems[falls]
        rounds.append((leaves, stems))
        stays[leaves] = False
        np.subtract.at(left, stems, 1)
        np.bitwise_xor.at(beside, stems, leaves)
        leaves = np.unique(stems[left[stems] == 1])
    return Peel(np.flatnonzero(stays), rounds)
