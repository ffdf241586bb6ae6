"""The networkx graph of a glossary."""

from __future__ import annotations

import networkx as nx

from wordgraph.glossary.glossary import Glossary
from wordgraph.glossary.term import Kind, Provenance

# How strongly a link holds two terms together in the layout: what an author declared says more
# than a link in passing, and a prerequisite more than a contrast.
_BY_KIND = {Kind.RELATED: 1.0, Kind.PREREQUISITE: 1.0, Kind.BROADER: 1.0, Kind.CONTRAST: 0.6}
_BY_PROVENANCE = {
    Provenance.DECLARED: 1.0,
    Provenance.LINKED: 0.5,
    Provenance.MENTIONED: 0.2,
    Provenance.SUGGESTED: 0.1,
}


def to_graph(glossary: Glossary) -> nx.Graph[str]:
    """The undirected graph of a glossary, frozen: a node a term, an edge a linked pair.

    Nodes carry `name`, `difficulty`, `domain` (the first), `domains` and `industries`; edges carry
    `links`, the tuple of (source, target, kind, provenance) behind them, `kinds` and `provenances`
    (tuples) and `weight`, the attraction that the layout uses.
    """
    graph: nx.Graph[str] = nx.Graph(title=glossary.title)
    for term in glossary.terms.values():
        graph.add_node(
            term.id,
            name=term.name,
            difficulty=str(term.difficulty or ""),
            domain=term.domains[0] if term.domains else "",
            domains=term.domains,
            industries=term.industries,
        )
    for link in glossary.links:
        data = graph.get_edge_data(link.source, link.target, {"links": (), "weight": 0.0})
        row = (link.source, link.target, str(link.kind), str(link.provenance))
        links = (*data["links"], row)
        graph.add_edge(
            link.source,
            link.target,
            links=links,
            kinds=tuple(sorted({kind for _, _, kind, _ in links})),
            provenances=tuple(sorted({provenance for _, _, _, provenance in links})),
            weight=round(data["weight"] + _BY_KIND[link.kind] * _BY_PROVENANCE[link.provenance], 6),
        )
    nx.freeze(graph)
    return graph


def prerequisite_graph(glossary: Glossary) -> nx.DiGraph[str]:
    """The directed graph of prerequisites alone: an edge from what comes first to what needs it."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(glossary.terms)
    graph.add_edges_from(
        (link.target, link.source) for link in glossary.links if link.kind is Kind.PREREQUISITE
    )
    return graph
