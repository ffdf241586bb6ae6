"""A warm start: known places stay, new nodes settle near their neighbours."""

import networkx as nx
import numpy as np
import pytest

from wordgraph.errors import LayoutError
from wordgraph.layout import force_layout


@pytest.fixture(scope="module")
def before(glossary_like):
    return force_layout(glossary_like.graph, seed=1)


def shift(before, after):
    """How far nodes moved on average, as a share of the picture's radius."""
    old, new = (np.array([places[node] for node in before]) for places in (before, after))
    radius = np.linalg.norm(old - old.mean(axis=0), axis=1).max()
    return float(np.linalg.norm(new - old, axis=1).mean() / radius)


def test_a_new_term_settles_near_its_neighbours_and_others_stay(before, glossary_like):
    neighbours = np.flatnonzero(glossary_like.community == 3)[:5].tolist()
    graph = glossary_like.graph
    graph.add_edges_from(("new term", node) for node in neighbours)
    after = force_layout(graph, pos=before, seed=1)
    assert shift(before, after) < 0.02
    near = np.median([np.linalg.norm(after["new term"] - after[v]) for v in neighbours])
    far = np.median([np.linalg.norm(after["new term"] - after[v]) for v in before])
    assert near < 0.5 * far


def test_nothing_new_moves_hardly_anything(before, glossary_like):
    assert shift(before, force_layout(glossary_like.graph, pos=before, seed=2)) < 0.02


def test_a_frame_of_any_size_and_place_is_kept(before, glossary_like):
    far_away = {node: 1e-6 * place + 7 for node, place in before.items()}
    after = force_layout(glossary_like.graph, pos=far_away, seed=1)
    assert shift(far_away, after) < 0.02


def test_fixed_nodes_stay_to_the_bit(before, glossary_like):
    graph = glossary_like.graph
    graph.add_edge("new term", 0)
    after = force_layout(graph, pos=before, fixed=[0, 1, 2], seed=1)
    assert all((after[node] == before[node]).all() for node in (0, 1, 2))


def test_a_new_part_is_put_beside(before, glossary_like):
    graph = glossary_like.graph
    graph.add_edges_from([("a", "b"), ("b", "c")])
    after = force_layout(graph, pos=before, seed=1)
    old = np.array([after[node] for node in before])
    middle = old.mean(axis=0)
    radius = np.linalg.norm(old - middle, axis=1).max()
    assert all(radius < np.linalg.norm(after[v] - middle) < 2.5 * radius for v in "abc")


def test_half_a_graph_finds_its_other_half(before, glossary_like, measure):
    half = {node: before[node] for node in list(before)[::2]}
    after = force_layout(glossary_like.graph, pos=half, seed=1)
    warm = measure["stress"](np.array(list(after.values())), glossary_like.graph)
    cold = measure["stress"](np.array(list(before.values())), glossary_like.graph)
    assert warm < 1.1 * cold


@pytest.mark.parametrize("known", [1, 2, 3, 10])
def test_a_few_known_nodes_spoil_nothing(before, glossary_like, measure, known):
    few = {node: before[node] * 50 + 3 for node in list(before)[::29][:known]}
    after = force_layout(glossary_like.graph, pos=few, seed=2)
    warm = measure["stress"](np.array(list(after.values())), glossary_like.graph)
    cold = measure["stress"](np.array(list(before.values())), glossary_like.graph)
    assert warm < 1.04 * cold
    radius = 50 * np.linalg.norm(list(before.values()), axis=1).max()
    assert all(np.linalg.norm(after[node] - few[node]) < 0.1 * radius for node in few)


def test_one_known_node_is_where_it_was_and_others_are_about_it(glossary_like):
    after = force_layout(glossary_like.graph, pos={7: (4, 5, 6)}, fixed=[7])
    assert (after[7] == (4, 5, 6)).all()
    assert np.linalg.norm(np.mean(list(after.values()), axis=0) - (4, 5, 6)) < 20


def test_a_part_with_one_known_node_has_about_the_size_that_other_parts_tell():
    graph = nx.disjoint_union(nx.cycle_graph(60), nx.cycle_graph(80))
    cold = force_layout(graph, scale=1000)
    pos = {node: cold[node] for node in (*range(60), 60)}
    after = force_layout(graph, pos=pos)
    size = {}
    for name, places in (("before", cold), ("after", after)):
        ring = np.array([places[node] for node in range(60, 140)])
        size[name] = np.linalg.norm(ring - ring.mean(axis=0), axis=1).mean()
    assert size["after"] == pytest.approx(size["before"], rel=0.35)


def test_a_new_part_is_as_large_as_it_would_be_without_known_places(before, glossary_like):
    graph = glossary_like.graph
    nx.add_cycle(graph, range(1000, 1040))
    cold = force_layout(graph, scale=None, seed=1)
    after = force_layout(graph, pos={node: cold[node] for node in before}, seed=1)
    for k in (1000, 1020):
        links = [np.linalg.norm(places[k] - places[k + 1]) for places in (cold, after)]
        assert links[1] == pytest.approx(links[0], rel=0.3)


@pytest.mark.parametrize(
    "pos",
    [
        {0: (0, 0, 0)},
        dict.fromkeys(range(6), (1, 1, 1)),
        {0: (0, 0, 0), 5: (0, 0, 1e-250)},
        {0: (0, 0, 0), 5: (0, 0, 1e99)},
    ],
    ids=["one known", "all at one place", "minute", "huge"],
)
def test_odd_starts_come_to_finite_distinct_places(pos):
    graph = nx.disjoint_union(nx.path_graph(6), nx.empty_graph(2))
    places = np.array(list(force_layout(graph, pos=pos).values()))
    assert np.isfinite(places).all()
    assert len(np.unique(places, axis=0)) == 8


def test_a_bad_place_names_its_node():
    graph = nx.path_graph(["a", "b"])
    for place in ((0, 0), (0, 0, np.nan), (0, 0, np.inf), "here"):
        with pytest.raises(LayoutError, match="'b'"):
            force_layout(graph, pos={"b": place})


@pytest.mark.parametrize(("fixed", "pos"), [(["b"], None), (["b"], {"a": (0, 0, 0)}), (["z"], {})])
def test_fixed_needs_a_place(fixed, pos):
    with pytest.raises(LayoutError, match=repr(fixed[0])):
        force_layout(nx.path_graph(["a", "b"]), pos=pos, fixed=fixed)
