"""Any networkx graph as a glossary, a term a node, so that it can be explored."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import networkx as nx

from wordgraph.errors import GlossaryError
from wordgraph.glossary import Glossary, Kind, Link, Term, slug
from wordgraph.sources.cleaning import fit, one_line

_LONGEST_ID = 120


def from_networkx(graph: nx.Graph[Any], title: str = "") -> Glossary:
    """A glossary of the nodes of any networkx graph; the graph itself is not changed.

    A node's name is its `name` or `label` attribute, else the node as text; `summary`, `definition`
    and `domain` (or `group`) are taken from its attributes where they are there, else the domain is
    the community that Louvain's method puts it in. Parallel edges count once, self-loops not.
    """
    if graph.number_of_nodes() == 0:
        raise GlossaryError("the graph has no nodes; add some before exploring it")
    ids = _ids(graph)
    domains = _domains(graph)
    terms = [_term(node, data, ids, domains, graph) for node, data in graph.nodes(data=True)]
    return Glossary.of(terms, title=one_line(title or str(graph.graph.get("name") or "Graph")))


def _term(
    node: Hashable,
    data: Mapping[str, object],
    ids: Mapping[Hashable, str],
    domains: Mapping[Hashable, str],
    graph: nx.Graph[Any],
) -> Term:
    own = ids[node]
    ends = dict.fromkeys(other for other in graph[node] if ids[other] != own)
    names = (_word(data.get(key)) for key in ("name", "label"))
    return Term(
        id=own,
        name=next(filter(None, names), "") or _word(node) or own,
        summary=_word(data.get("summary")),
        definition=fit(str(data.get("definition") or "")),
        domains=(domains[node],) if node in domains else (),
        # An undirected edge is in both of its nodes' lists: the first of the two keeps the link.
        links=tuple(
            Link(own, ids[other], Kind.RELATED)
            for other in ends
            if graph.is_directed() or own < ids[other]
        ),
    )


def _word(value: object) -> str:
    return "" if value is None else one_line(str(value))


def _ids(graph: nx.Graph[Any]) -> dict[Hashable, str]:
    """A slug for each node; nodes whose names give the same slug are numbered."""
    taken: set[str] = set()
    counts: dict[str, int] = {}
    ids: dict[Hashable, str] = {}
    for number, node in enumerate(graph):
        # Cut twice: a name of a million letters takes time, and one letter may become eighteen.
        base = slug(slug(_word(node)[:_LONGEST_ID])[:_LONGEST_ID]) or f"node-{number}"
        ident = base
        while ident in taken:
            counts[base] = counts.get(base, 1) + 1
            ident = f"{base}-{counts[base]}"
        taken.add(ident)
        ids[node] = ident
    return ids


def _domains(graph: nx.Graph[Any]) -> dict[Hashable, str]:
    for key in ("domain", "group", "community"):
        named = {node: _word(value) for node, value in graph.nodes(data=key) if _word(value)}
        if named:
            return named
    # Without their attributes, which to_undirected() would copy: some, such as locks, can't be.
    simple: nx.Graph[Any] = nx.Graph()
    simple.add_nodes_from(graph)
    simple.add_edges_from(graph.edges())
    # Weights may be texts, negative or missing: who is linked to whom says enough.
    parts = nx.community.louvain_communities(simple, weight=None, seed=1)
    parts.sort(key=len, reverse=True)
    return {node: f"group {number}" for number, part in enumerate(parts, 1) for node in part}
