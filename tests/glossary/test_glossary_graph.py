"""The graph of a glossary: kinds, provenance and weights of links, and that it is frozen."""

import networkx as nx
import pytest

from wordgraph.glossary import (
    Difficulty,
    Glossary,
    Kind,
    Link,
    Provenance,
    Term,
    prerequisite_graph,
    to_graph,
)


def glossary_of(*links: Link, nodes: str = "abcd") -> Glossary:
    return Glossary.of(
        Term(id=node, name=node, links=tuple(link for link in links if link.source == node))
        for node in nodes
    )


def test_a_node_carries_what_a_term_says() -> None:
    term = Term(
        id="adam",
        name="Adam",
        difficulty=Difficulty.INTERMEDIATE,
        domains=("optimization", "deep learning"),
        industries=("science",),
    )
    graph = to_graph(Glossary.of([term, Term(id="x", name="X")], title="AI"))
    assert graph.nodes["adam"] == {
        "name": "Adam",
        "difficulty": "intermediate",
        "domain": "optimization",
        "domains": ("optimization", "deep learning"),
        "industries": ("science",),
    }
    assert graph.nodes["x"]["difficulty"] == graph.nodes["x"]["domain"] == ""
    assert graph.graph["title"] == "AI"


def test_nodes_keep_the_order_of_the_terms() -> None:
    assert list(to_graph(glossary_of(nodes="dbca"))) == list("dbca")


@pytest.mark.parametrize(
    ("kind", "provenance", "weight"),
    [
        (Kind.RELATED, Provenance.DECLARED, 1.0),
        (Kind.PREREQUISITE, Provenance.DECLARED, 1.0),
        (Kind.BROADER, Provenance.DECLARED, 1.0),
        (Kind.CONTRAST, Provenance.DECLARED, 0.6),
        (Kind.RELATED, Provenance.LINKED, 0.5),
        (Kind.RELATED, Provenance.MENTIONED, 0.2),
        (Kind.RELATED, Provenance.SUGGESTED, 0.1),
        (Kind.CONTRAST, Provenance.LINKED, 0.3),
    ],
)
def test_weight_of_one_link(kind: Kind, provenance: Provenance, weight: float) -> None:
    edge = to_graph(glossary_of(Link("a", "b", kind, provenance))).edges["a", "b"]
    assert edge["weight"] == weight
    assert edge["links"] == (("a", "b", str(kind), str(provenance)),)


def test_links_between_two_terms_add_up_in_one_edge() -> None:
    graph = to_graph(
        glossary_of(
            Link("a", "b", Kind.PREREQUISITE),
            Link("a", "b", Kind.CONTRAST),
            Link("b", "a", Kind.RELATED, Provenance.LINKED),
        )
    )
    edge = graph.edges["b", "a"]
    assert graph.number_of_edges() == 1
    assert edge["weight"] == pytest.approx(1.0 + 0.6 + 0.5)
    assert edge["kinds"] == ("contrast", "prerequisite", "related")
    assert edge["provenances"] == ("declared", "linked")
    assert ("b", "a", "related", "linked") in edge["links"]


def test_the_graph_is_simple() -> None:
    graph = to_graph(glossary_of(Link("a", "a"), Link("a", "b"), Link("b", "a"), Link("a", "zz")))
    assert isinstance(graph, nx.Graph)
    assert not graph.is_directed()
    assert not graph.is_multigraph()
    assert nx.number_of_selfloops(graph) == 0
    assert list(graph) == list("abcd")
    assert list(graph.edges) == [("a", "b")]


def test_the_graph_is_frozen() -> None:
    graph = to_graph(glossary_of(Link("a", "b")))
    assert nx.is_frozen(graph)
    with pytest.raises(nx.NetworkXError, match=r"[Ff]rozen"):
        graph.add_edge("a", "c")
    with pytest.raises(nx.NetworkXError, match=r"[Ff]rozen"):
        graph.remove_node("a")


def test_prerequisites_lead_from_what_comes_first() -> None:
    graph = prerequisite_graph(
        glossary_of(
            Link("a", "b", Kind.PREREQUISITE), Link("a", "c"), Link("b", "d", Kind.PREREQUISITE)
        )
    )
    assert set(graph.edges) == {("b", "a"), ("d", "b")}
    assert set(graph) == set("abcd")
    assert list(nx.topological_sort(graph.subgraph("abd"))) == ["d", "b", "a"]
