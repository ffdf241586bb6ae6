"""The graph with plain attributes: text and numbers, as graph files can hold them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import networkx as nx

from wordgraph.glossary import Term
from wordgraph.snapshot.exhibit import Exhibit
from wordgraph.snapshot.stamp import stamp
from wordgraph.snapshot.text import clean

Plain = str | int | float | bool


def plain_graph(exhibit: Exhibit) -> nx.Graph[str]:
    """A new graph of the same nodes and edges, in the same order, whose attributes are all plain.

    Lists become JSON texts, and what is None is left out. Nodes carry what their term says, with
    `label` for its name; edges carry weight, kinds, provenances and links.
    """
    graph: nx.Graph[str] = nx.Graph(name=clean(exhibit.glossary.title))
    graph.graph.update(plain(stamp(exhibit)))
    for node in exhibit.graph:
        graph.add_node(node, **plain(_said(exhibit.glossary.terms[node])))
    for source, target, data in exhibit.graph.edges(data=True):
        graph.add_edge(source, target, **plain(data))
    return graph


def plain(attributes: Mapping[str, Any]) -> dict[str, Plain]:
    """Attributes as text, numbers and truth values: lists and the like as JSON, None left out."""
    return {key: _value(value) for key, value in attributes.items() if value is not None}


def colour_of(exhibit: Exhibit, row: int) -> tuple[int, int, int]:
    """Red, green and blue, 0..255, of a node: dark enough for the white paper of other programs."""
    red, green, blue = bytes.fromhex(
        exhibit.scene.groups[exhibit.scene.group[row]].colour.light[1:]
    )
    return red, green, blue


def _said(term: Term) -> dict[str, Any]:
    return {
        "label": term.name,
        "summary": term.summary,
        "why_it_matters": term.why_it_matters,
        "definition": term.definition,
        "difficulty": str(term.difficulty) if term.difficulty else None,
        "domain": term.domains[0] if term.domains else None,
        "domains": term.domains,
        "industries": term.industries,
        "aliases": term.aliases,
        "keywords": term.keywords,
        "lab": term.lab,
        "sources": term.sources,
    }


def _value(value: Any) -> Plain:
    if isinstance(value, bool | int | float):
        return value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return clean(text)
