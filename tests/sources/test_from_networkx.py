"""Any networkx graph becomes a glossary: its nodes, its links, and all that real graphs hold."""

from __future__ import annotations

import copy
import subprocess
import sys
import threading
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordgraph.errors import GlossaryError
from wordgraph.glossary import check, slug, to_graph
from wordgraph.sources import from_networkx

GRAPHS: dict[str, nx.Graph[Any]] = {
    "path": nx.path_graph(5),
    "directed": nx.DiGraph([(1, 2), (2, 1), (2, 3)]),
    "multigraph": nx.MultiGraph([(1, 2), (1, 2), (2, 3)]),
    "directed multigraph": nx.MultiDiGraph([(1, 2), (1, 2), (2, 1), (3, 1)]),
    "self-loops": nx.Graph([(1, 1), (1, 2)]),
    "single node": nx.empty_graph(1),
    "no edges": nx.empty_graph(4),
    "pairs": nx.grid_2d_graph(3, 3),
    "karate": nx.karate_club_graph(),
    "miserables": nx.les_miserables_graph(),
    "women": nx.davis_southern_women_graph(),
    "mixed nodes": nx.Graph([(1, "1"), (2.5, (1, 2)), (frozenset({1}), True)]),
    "odd names": nx.Graph([("", "!"), ("?", "A"), ("a", "\ud800\x00"), ("A ", "x" * 500)]),
    "frozen": nx.freeze(nx.path_graph(3)),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_the_graph_survives(name: str) -> None:
    graph = GRAPHS[name]
    found = to_graph(from_networkx(graph))
    simple: nx.Graph[Any] = nx.Graph(graph.to_undirected())
    simple.remove_edges_from(list(nx.selfloop_edges(simple)))
    # Nodes keep their order, so the edges can be compared by number.
    rows = {node: row for row, node in enumerate(simple)}
    ids = {node: row for row, node in enumerate(found)}
    assert {frozenset((rows[a], rows[b])) for a, b in simple.edges} == {
        frozenset((ids[a], ids[b])) for a, b in found.edges
    }
    assert len(found) == len(graph)


@pytest.mark.parametrize("name", GRAPHS)
def test_every_term_is_fit_to_be_shown(name: str) -> None:
    for term in from_networkx(GRAPHS[name]).terms.values():
        assert term.name.isprintable()
        assert slug(term.id) == term.id
        assert len(term.id) <= 200
        (term.id + term.name + term.summary + "".join(term.domains)).encode()


def test_an_undirected_edge_is_one_link_of_weight_one() -> None:
    graph = to_graph(from_networkx(nx.path_graph(3)))
    assert [data["weight"] for _, _, data in graph.edges(data=True)] == [1, 1]
    directed: nx.DiGraph[int] = nx.DiGraph([(1, 2), (2, 1)])
    both_ways = to_graph(from_networkx(directed))
    assert both_ways.edges["1", "2"]["weight"] == 2


def test_attributes_of_nodes() -> None:
    graph: nx.Graph[str] = nx.Graph(name="My graph")
    graph.add_node("n0", name="Zero", summary="S.", definition="D\n\nE", domain="x")
    graph.add_node("n1", label="One", domain=7)
    graph.add_node("n2", name="", label=None)
    graph.add_node("n3", name=0, domain="")
    glossary = from_networkx(graph)
    assert [term.name for term in glossary.terms.values()] == ["Zero", "One", "n2", "0"]
    assert [term.domains for term in glossary.terms.values()] == [("x",), ("7",), (), ()]
    first = glossary.terms["n0"]
    assert (first.summary, first.definition) == ("S.", "D\n\nE")
    assert glossary.title == "My graph"
    assert from_networkx(graph, "Other").title == "Other"


def test_names_of_one_slug_are_numbered() -> None:
    glossary = from_networkx(nx.Graph([("A", "a"), ("a-2", " a"), ("a!", "A?")]))
    assert list(glossary.terms) == ["a", "a-2", "a-2-2", "a-3", "a-4", "a-5"]
    assert len(glossary.links) == 3


def test_many_nodes_of_one_name() -> None:
    graph = nx.empty_graph(5000)
    named = nx.relabel_nodes(graph, {node: " " * node + "a" for node in graph})
    assert len(from_networkx(named)) == 5000


def test_communities_are_domains_where_no_other_are_named() -> None:
    glossary = from_networkx(nx.connected_caveman_graph(4, 8))
    groups = [frozenset(glossary.terms[str(8 * n + m)].domains for m in range(8)) for n in range(4)]
    assert all(len(group) == 1 for group in groups)
    assert len(set(groups)) == 4


@pytest.mark.parametrize("weight", [-1, "3", None, 0, float("nan")])
def test_weights_of_any_kind_do_no_harm(weight: Any) -> None:
    graph = nx.path_graph(6)
    nx.set_edge_attributes(graph, weight, "weight")
    assert len(from_networkx(graph).links) == 5


def test_the_graph_itself_is_not_changed() -> None:
    graph = nx.les_miserables_graph()
    before = copy.deepcopy(graph)
    from_networkx(graph)
    assert nx.utils.graphs_equal(graph, before)


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiDiGraph])
def test_attributes_that_cannot_be_copied_do_no_harm(kind: type[nx.Graph[Any]]) -> None:
    graph = kind([(1, 2), (2, 3)])
    graph.nodes[1]["lock"] = graph.edges[next(iter(graph.edges))]["lock"] = threading.Lock()
    assert len(from_networkx(graph).links) == 2


@pytest.mark.parametrize("name", ["\ufdfa" * 120, "c" + "#" * 120, "a" * 10**6, "\u0301a-" * 90])
def test_ids_stay_short_where_letters_expand(name: str) -> None:
    found = from_networkx(nx.Graph([(name, name + "!"), (name + "!", name + "?")]))
    assert len(found) == 3
    assert all(slug(ident) == ident and len(ident) <= 130 for ident in found.terms)


def test_a_graph_of_nothing_is_refused() -> None:
    with pytest.raises(GlossaryError, match="no nodes; add some"):
        from_networkx(nx.Graph())


def test_an_explored_graph_has_no_errors() -> None:
    problems = check(from_networkx(nx.les_miserables_graph()))
    assert {str(problem.message) for problem in problems} == {"no summary", "no definition"}


def test_the_same_graph_gives_the_same_glossary_in_every_process() -> None:
    code = (
        "import networkx as nx\n"
        "from wordgraph.sources import from_networkx\n"
        "print(from_networkx(nx.davis_southern_women_graph()).fingerprint)\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1


nodes = st.one_of(
    st.text(max_size=4), st.integers(-3, 3), st.tuples(st.integers(0, 2)), st.floats()
)


@given(st.lists(st.tuples(nodes, nodes), min_size=1, max_size=12), st.booleans())
def test_any_graph(edges: list[tuple[Any, Any]], directed: bool) -> None:
    graph: nx.Graph[Any] = nx.MultiDiGraph(edges) if directed else nx.MultiGraph(edges)
    glossary = from_networkx(graph)
    assert len(glossary) == len(graph)
    assert glossary.missing == ()
