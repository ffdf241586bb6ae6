"""A comparison of two terms: what they share, what is their own, what they are confused over."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from wordgraph.glossary import Glossary
from wordgraph.ways.hop import Hop, contrasted, hop
from wordgraph.ways.routes import Route, routes


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two terms by id, and by id the terms linked to both and to either alone, the closest first.

    `confused` says that one warns of the other, `hop` what joins the two or tells them apart (if
    they are linked, or named in each other's texts), and `route` is the best path between them.
    """

    terms: tuple[str, str]
    shared: tuple[str, ...]
    own: tuple[tuple[str, ...], tuple[str, ...]]
    confused: bool
    hop: Hop | None
    route: Route | None


def comparison(glossary: Glossary, graph: nx.Graph[str], a: str, b: str) -> Comparison:
    """The comparison of two terms given by id."""
    linked = [set(graph[one]) - {a, b} for one in (a, b)]
    shared = linked[0] & linked[1]
    found = hop(glossary, a, b, contrast=True)
    path = next(iter(routes(glossary, graph, a, b, k=1)), None)
    return Comparison(
        terms=(a, b),
        shared=_closest_first(graph, shared, (a, b)),
        own=(
            _closest_first(graph, linked[0] - shared, (a,)),
            _closest_first(graph, linked[1] - shared, (b,)),
        ),
        confused=contrasted(glossary, a, b),
        hop=found if found.sentence else None,
        route=path,
    )


def _closest_first(graph: nx.Graph[str], terms: set[str], to: tuple[str, ...]) -> tuple[str, ...]:
    """Terms by the weight of their links to some, then by what else holds on to them."""

    def rank(term: str) -> tuple[float, int, str]:
        weight = sum(float(graph.edges[term, one]["weight"]) for one in to)
        return -weight, -int(graph.degree[term]), term

    return tuple(sorted(terms, key=rank))
