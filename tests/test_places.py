"""The places of terms: shipped, found again or computed, and always the same for the same graph."""

import json

import networkx as nx
import numpy as np
import pytest

from wordgraph import places
from wordgraph.glossary import Glossary, Link, Term, to_graph
from wordgraph.layout import cache
from wordgraph.places import is_shipped, places_of, ship
from wordgraph.resources import DATA
from wordgraph.sources import read


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("WORDGRAPH_CACHE_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def computed(monkeypatch):
    """Counts how often places are really computed."""
    calls = []

    def counting(*args, **kwargs):
        calls.append(args)
        return layout_edges(*args, **kwargs)

    layout_edges = cache.layout_edges
    monkeypatch.setattr(cache, "layout_edges", counting)
    return calls


@pytest.fixture(scope="module")
def built_in():
    return to_graph(read(DATA))


def ring(size=6, names="term", domain=lambda number: "one", first=()):
    """A graph of terms in a ring."""
    ids = [f"{names}-{number}" for number in range(size)]
    return to_graph(
        Glossary.of(
            Term(
                id=ident,
                name=ident,
                domains=(domain(number),),
                links=(Link(ident, ids[(number + 1) % size]), *(first if number == 0 else ())),
            )
            for number, ident in enumerate(ids)
        )
    )


def test_the_built_in_glossary_opens_without_computing_any(built_in, computed, folder):
    assert is_shipped(built_in), "the glossary or its layout has changed: run `make places`"
    found = places_of(built_in)
    assert found.shape == (len(built_in), 3)
    assert np.isfinite(found).all()
    assert computed == []
    assert list(folder.iterdir()) == []


def test_shipped_places_put_linked_terms_near_each_other(built_in):
    found = dict(zip(built_in, places_of(built_in), strict=True))
    linked = [np.linalg.norm(found[a] - found[b]) for a, b in built_in.edges]
    rows = np.array(list(found.values()))
    all_pairs = np.linalg.norm(rows[:, None] - rows[None], axis=2)[np.triu_indices(len(rows), 1)]
    assert np.median(linked) < 0.5 * np.median(all_pairs)


def test_no_two_shipped_places_are_one(built_in):
    found = places_of(built_in)
    assert len(np.unique(found, axis=0)) == len(found)


def test_other_graphs_are_computed_once(computed):
    first, second = places_of(ring()), places_of(ring())
    assert len(computed) == 1
    assert first.tobytes() == second.tobytes()


def test_the_same_graph_has_the_same_places_without_a_cache(folder, monkeypatch):
    first = places_of(ring())
    monkeypatch.setenv("WORDGRAPH_CACHE_DIR", str(folder / "elsewhere"))
    assert first.tobytes() == places_of(ring()).tobytes()


def test_names_alone_do_not_move_anything(computed):
    assert places_of(ring()).tobytes() == places_of(ring(names="word")).tobytes()
    assert len(computed) == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(ring(7), id="another term"),
        pytest.param(ring(first=(Link("term-0", "term-3"),)), id="another link"),
        pytest.param(ring(domain=str), id="other domains"),
    ],
)
def test_what_changes_the_graph_is_computed_anew(computed, other):
    places_of(ring())
    places_of(other)
    assert len(computed) == 2


def test_rows_follow_the_nodes_of_the_graph():
    # Two rings without a link between them: each keeps together, whatever order the nodes are in.
    graph = nx.disjoint_union_all([nx.Graph(ring(5)), nx.Graph(ring(5, names="word"))])
    nx.set_edge_attributes(graph, 1.0, "weight")
    mixed = nx.Graph()
    mixed.add_nodes_from((node, graph.nodes[node]) for node in [0, 5, 1, 6, 2, 7, 3, 8, 4, 9])
    mixed.add_edges_from(graph.edges(data=True))
    found = dict(zip(mixed, places_of(mixed), strict=True))
    near = [np.linalg.norm(found[a] - found[b]) for a, b in graph.edges]
    far = [np.linalg.norm(found[a] - found[b]) for a in range(5) for b in range(5, 10)]
    assert max(near) < min(far)


@pytest.mark.parametrize("graph", [nx.Graph(), ring(1)], ids=["nothing", "one term"])
def test_hardly_anything_has_places_too(graph):
    assert places_of(graph).shape == (len(graph), 3)


def test_shipping_and_finding(tmp_path, monkeypatch, computed):
    path = tmp_path / "places.json"
    graph = ring()
    there = places_of(graph)
    ship(graph, path)
    monkeypatch.setattr(places, "SHIPPED", path)
    assert is_shipped(graph)
    assert not is_shipped(ring(7))
    assert places_of(graph) == pytest.approx(there, abs=0.00005)
    before = path.read_bytes()
    ship(graph, path)
    assert path.read_bytes() == before
    assert len(computed) == 1


def test_shipping_computes_whatever_is_shipped_or_cached(tmp_path, monkeypatch):
    path, graph = tmp_path / "places.json", ring()
    ship(graph, path)
    fresh = path.read_bytes()
    stale = {**json.loads(fresh), "places": [[0.0, 0.0, 0.0]] * 6}
    path.write_text(json.dumps(stale))
    monkeypatch.setattr(places, "SHIPPED", path)
    monkeypatch.setattr(places, "cached_layout", lambda *_: np.zeros((6, 3)))
    assert is_shipped(graph)
    ship(graph, path)
    assert path.read_bytes() == fresh


def test_the_shipped_file_has_a_line_a_term(built_in):
    lines = places.SHIPPED.read_text().splitlines()
    assert len(lines) == len(built_in)
    assert len(json.loads("".join(lines))["places"]) == len(built_in)


@pytest.mark.parametrize("text", ["", "{", "{}", '{"key": "x"}', '{"key": 1, "places": []}', None])
def test_a_damaged_or_missing_shipped_file_is_no_reason_to_stop(
    built_in, tmp_path, monkeypatch, computed, text
):
    path = tmp_path / "places.json"
    if text is not None:
        path.write_text(text)
    monkeypatch.setattr(places, "SHIPPED", path)
    graph = ring()
    assert not is_shipped(graph)
    assert places_of(graph).shape == (6, 3)
    assert len(computed) == 1
