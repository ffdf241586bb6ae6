"""Routes: the best few paths from one term to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice, pairwise
from math import log2
from typing import Any

import networkx as nx

from wordgraph.glossary import Glossary, Provenance
from wordgraph.ways.hop import Hop, hop

# How long a link is: what an author declared leads farther than a word in passing.
_LENGTH = {
    Provenance.DECLARED: 1.0,
    Provenance.LINKED: 1.25,
    Provenance.MENTIONED: 2.0,
    Provenance.SUGGESTED: 3.0,
}
# A term with many links joins anything with anything and so says little: each doubling of its
# links adds this much to the way through it.
_HUB = 0.08


@dataclass(frozen=True, slots=True)
class Route:
    """A path: the ids of its terms in order, a hop between each two, and its length."""

    stops: tuple[str, ...]
    hops: tuple[Hop, ...]
    length: float


def routes(
    glossary: Glossary, graph: nx.Graph[str], a: str, b: str, k: int = 3
) -> tuple[Route, ...]:
    """The `k` shortest paths between two terms given by id, the best first; () if none leads there.

    Links that a term declares are shorter than those in passing, and a way through a term with
    many links is a little longer. Yen's algorithm, as networkx has it.
    """
    if a == b or not nx.has_path(graph, a, b):
        return ()
    length = _length(graph)
    paths = nx.shortest_simple_paths(graph, a, b, weight=length)
    return tuple(
        Route(
            tuple(path),
            tuple(hop(glossary, *pair) for pair in _pairs(path)),
            round(sum(length(u, v, graph.edges[u, v]) for u, v in _pairs(path)), 6),
        )
        for path in islice(paths, max(0, k))
    )


def _length(graph: nx.Graph[str]) -> Callable[[str, str, Any], float]:
    """The length of an edge of a glossary's graph."""
    degree = dict(graph.degree)

    def length(u: str, v: str, data: Any) -> float:
        nearest = min(_LENGTH[Provenance(name)] for name in data["provenances"])
        return nearest + _HUB * (log2(degree[u]) + log2(degree[v])) / 2

    return length


def _pairs(path: list[str]) -> list[tuple[str, str]]:
    return list(pairwise(path))
