"""Parts: the pieces of a graph that no link joins, the largest first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wordgraph.layout.arrays import Index, Short
from wordgraph.layout.links import Links


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One connected piece: `nodes` (k,) are its places in the whole, `links` its own links."""

    nodes: Index
    links: Links

    def reordered(self, order: Index) -> Part:
        """The same part with its nodes in another order (k,)."""
        return Part(self.nodes[order], self.links.reordered(order))


def split(links: Links) -> list[Part]:
    """The connected parts of a graph, the largest first, then in the order of their nodes."""
    if not links.n:
        return []
    label = _labels(links)
    nodes = np.argsort(label, kind="stable")
    first = np.flatnonzero(np.diff(label[nodes], prepend=-1))
    if len(first) == 1:
        return [Part(np.arange(links.n), links)]
    size = np.diff(first, append=links.n)
    local = np.empty(links.n, np.int32)
    local[nodes] = np.arange(links.n) - np.repeat(first, size)
    entries = np.argsort(label[links.source], kind="stable")
    entry_first = np.searchsorted(label[links.source[entries]], label[nodes[first]])
    pieces = zip(np.split(nodes, first[1:]), np.split(entries, entry_first[1:]), strict=True)
    parts = [Part(n, _restrict(links, len(n), e, local)) for n, e in pieces]
    return sorted(parts, key=lambda part: -len(part.nodes))


def _restrict(links: Links, n: int, entries: Index, local: Short) -> Links:
    source, target = local[links.source[entries]], local[links.target[entries]]
    return Links(n, source, target, links.strength[entries])


def _labels(links: Links) -> Index:
    """The lowest node of each node's part (n,).

    Each round, a root takes on the lowest label that any of its own has next to it, and labels
    then jump to their label's label: a path of n nodes takes about log n rounds.
    """
    label = np.arange(links.n)
    linked = np.flatnonzero(links.degree)
    starts = links.bounds[linked]
    while linked.size:
        lowest = np.minimum.reduceat(label[links.target], starts)
        hooked = label.copy()
        np.minimum.at(hooked, label[linked], lowest)
        while not np.array_equal(hooked, hooked[hooked]):
            hooked = hooked[hooked]
        if np.array_equal(hooked, label):
            break
        label = hooked
    return label
