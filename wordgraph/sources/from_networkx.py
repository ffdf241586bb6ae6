"""Any networkx graph as a glossary, a term a node, so that it can be explored."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

import networkx as nx

from wordgraph.errors import GlossaryError
from wordgraph.glossary import Glossary, Kind, Link, Term, slug


def from_networkx(graph: nx.Graph[Hashable], title: str = "") -> Glossary:
    """A glossary of the nodes of any networkx graph; the graph itself is not changed.

    A node's name is its `name` or `label` attribute, else the node as text; `summary`, `definition`
    and `domain` (or `group`) are taken from its attributes where they are there, else the domain is
    the community that Louvain's method puts it in. Parallel edges and self-loops count once or not.
    """
    if graph.number_of_nodes() == 0:
        raise GlossaryError("the graph has no nodes; add some before exploring it")
    ids = _ids(graph)
    domains = _domains(graph)
    terms = [_term(node, data, ids, domains, graph) for node, data in graph.nodes(data=True)]
    return Glossary.of(terms, title=title or str(graph.graph.get("name") or "Graph"))


def _term(
    node: Hashable,
    data: Mapping[str, object],
    ids: Mapping[Hashable, str],
    domains: Mapping[Hashable, str],
    graph: nx.Graph[Hashable],
) -> Term:
    own = ids[node]
    ends = dict.fromkeys(other for other in graph[node] if ids[other] != own)
    return Term(
        id=own,
        name=str(data.get("name") or data.get("label") or node),
        summary=str(data.get("summary") or ""),
        definition=str(data.get("definition") or ""),
        domains=(domains[node],) if node in domains else (),
        # An undirected edge is in both of its nodes' lists: the first of the two keeps the link.
        links=tuple(
            Link(own, ids[other], Kind.RELATED, text=str(other))
            for other in ends
            if graph.is_directed() or own < ids[other]
        ),
    )


def _ids(graph: nx.Graph[Hashable]) -> dict[Hashable, str]:
    """A slug for each node; nodes whose names give the same slug are numbered."""
    taken: set[str] = set()
    ids: dict[Hashable, str] = {}
    for number, node in enumerate(graph):
        base = slug(str(node)) or f"node-{number}"
        ident, count = base, 1
        while ident in taken:
            count += 1
            ident = f"{base}-{count}"
        taken.add(ident)
        ids[node] = ident
    return ids


def _domains(graph: nx.Graph[Hashable]) -> dict[Hashable, str]:
    for key in ("domain", "group", "community"):
        named = {node: str(value) for node, value in graph.nodes(data=key) if value is not None}
        if named:
            return named
    simple = nx.Graph(graph.to_undirected())
    parts = sorted(nx.community.louvain_communities(simple, seed=1), key=len, reverse=True)
    return {node: f"group {number}" for number, part in enumerate(parts, 1) for node in part}
