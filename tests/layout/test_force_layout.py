"""The contract with networkx: any graph in, its nodes' places out."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wordgraph.errors import LayoutError
from wordgraph.layout import LayoutConfig, content_key, force_layout, layout_edges

ODD = {
    "empty": nx.Graph(),
    "one node": nx.empty_graph(1),
    "one loop": nx.Graph([(0, 0)]),
    "pair": nx.path_graph(2),
    "isolated": nx.empty_graph(1000),
    "star": nx.star_graph(1000),
    "clique": nx.complete_graph(60),
    "path": nx.path_graph(500),
    "bipartite": nx.complete_bipartite_graph(3, 150),
    "ten components": nx.disjoint_union_all(
        [nx.gnp_random_graph(30, 0.2, seed=k) for k in range(10)]
    ),
    "pairs": nx.disjoint_union_all([nx.path_graph(2)] * 150),
    "directed": nx.gnp_random_graph(80, 0.05, seed=1, directed=True),
    "multigraph": nx.MultiDiGraph([("a", "b"), ("b", "a"), ("a", "a"), (1, ("x", 2.5))]),
}
HUGE = {
    "isolated": nx.empty_graph(100_000),
    "star": nx.star_graph(100_000),
    "path": nx.path_graph(100_000),
    "clique": nx.complete_graph(500),
    "forest": nx.disjoint_union_all([nx.balanced_tree(3, 6)] * 20),
    "hubs": nx.barabasi_albert_graph(10_000, 3, seed=1),
}


def check(graph, dim):
    places = force_layout(graph, dim)
    assert list(places) == list(graph)
    stacked = np.array(list(places.values())).reshape(len(graph), dim)
    assert np.isfinite(stacked).all()
    assert len(np.unique(stacked, axis=0)) == len(graph)
    if len(graph) > 1:
        assert np.abs(stacked).max() == pytest.approx(1)
        assert np.abs(stacked.mean(axis=0)).max() < 1e-9
    elif len(graph):
        assert (stacked == 0).all()


@pytest.mark.parametrize("dim", [2, 3])
@pytest.mark.parametrize("name", ODD)
def test_any_graph_has_finite_distinct_places_in_the_box(name, dim):
    check(ODD[name], dim)


@pytest.mark.slow
@pytest.mark.parametrize("name", HUGE)
def test_a_large_graph_too(name):
    check(HUGE[name], 3)


@st.composite
def multigraphs(draw):
    kind = draw(st.sampled_from([nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph]))
    n = draw(st.integers(0, 40))
    node = st.integers(0, max(n - 1, 0))
    weight = st.floats(0, 1e308, allow_subnormal=True)
    graph = kind()
    graph.add_nodes_from(range(n))
    if n:
        for u, v, w in draw(st.lists(st.tuples(node, node, weight), max_size=120)):
            graph.add_edge(u, v, weight=w)
    return graph


@settings(max_examples=60, deadline=None)
@given(graph=multigraphs(), dim=st.sampled_from([2, 3]), seed=st.integers(0, 2**64))
def test_random_multigraphs_never_give_nan_or_coincidence(graph, dim, seed):
    places = force_layout(graph, dim, seed=seed)
    stacked = np.array(list(places.values())).reshape(len(graph), dim)
    assert np.isfinite(stacked).all()
    assert len(np.unique(stacked, axis=0)) == len(graph)


def test_parallel_edges_add_up():
    double = nx.MultiGraph([(0, 1), (0, 1), (1, 2), (2, 3), (3, 0)])
    summed = nx.Graph()
    summed.add_weighted_edges_from([(0, 1, 2), (1, 2, 1), (2, 3, 1), (3, 0, 1)])
    assert_same(force_layout(double), force_layout(summed))


def test_weight_chooses_the_attribute_and_none_ignores_it():
    graph = nx.cycle_graph(20)
    nx.set_edge_attributes(graph, 1.0, "even")
    nx.set_edge_attributes(graph, {(0, 1): 9.0}, "weight")
    assert_same(force_layout(graph, weight=None), force_layout(graph, weight="even"))
    assert not np.array_equal(force_layout(graph)[0], force_layout(graph, weight=None)[0])


def test_scale_and_center_as_in_networkx():
    graph = nx.karate_club_graph()
    one, other = force_layout(graph), force_layout(graph, scale=5, center=(1, 2, 3))
    for node in graph:
        np.testing.assert_allclose(other[node], 5 * one[node] + (1, 2, 3))


def test_known_places_of_other_nodes_count_for_nothing():
    graph = nx.cycle_graph(20)
    assert_same(force_layout(graph, pos={"stranger": (9, 9, 9)}), force_layout(graph))


def test_group_attribute_numbers_its_values_and_may_be_missing():
    graph = nx.gnp_random_graph(90, 0.08, seed=3)
    for node in range(80):
        graph.nodes[node]["domain"] = ["maths", ("a", 1), 7][node % 3]
    groups = np.where(np.arange(90) < 80, np.arange(90) % 3, -1)
    expected = layout_edges(90, np.array(graph.edges), groups=groups)
    places = np.array(list(force_layout(graph, group="domain", scale=None).values()))
    np.testing.assert_allclose(places, expected - expected.mean(axis=0), atol=1e-12)


def test_groups_go_by_value_and_nan_is_none():
    graph = nx.gnp_random_graph(90, 0.08, seed=3)
    values = [1, 1.0, np.int64(1), frozenset("ab"), frozenset("ba"), float("nan"), None]
    for node in range(90):
        graph.nodes[node]["domain"] = values[node % 7]
    groups = np.array([0, 0, 0, 1, 1, -1, -1])[np.arange(90) % 7]
    expected = layout_edges(90, np.array(graph.edges), groups=groups)
    places = np.array(list(force_layout(graph, group="domain", scale=None).values()))
    np.testing.assert_allclose(places, expected - expected.mean(axis=0), atol=1e-12)


def test_a_group_that_can_be_no_key_names_its_node():
    graph = nx.path_graph(["a", "b"])
    graph.nodes["b"]["domain"] = {"maths", "data"}
    with pytest.raises(LayoutError, match="domain of node 'b' is a set"):
        force_layout(graph, group="domain")


def test_groups_of_any_whole_size_stay_apart():
    graph = nx.gnp_random_graph(90, 0.08, seed=3)
    edges, number = np.array(graph.edges), np.arange(90) % 3

    def laid(groups):
        return layout_edges(90, edges, groups=groups).tobytes()

    large = np.array([3, 2**63, 2**63 + 1], np.uint64)
    assert laid(large[number]) == laid(number)
    assert laid(5 * number - 1) == laid(number - 1) != laid(number)
    huge = np.array([3, 10**400, -(10**400)], object)
    nx.set_node_attributes(graph, dict(enumerate(huge[number])), "huge")
    places = np.array(list(force_layout(graph, group="huge", scale=None).values()))
    expected = np.frombuffer(laid(number)).reshape(90, 3)
    np.testing.assert_allclose(places, expected - expected.mean(axis=0), atol=1e-12)


def test_what_is_given_is_left_as_it_was():
    edges = np.random.default_rng(0).integers(30, size=(80, 2))
    weights, pos = np.linspace(1, 2, 80), np.random.default_rng(1).normal(size=(30, 3))
    for each in (edges, weights, pos):
        each.setflags(write=False)  # to write to it would be an error
    layout_edges(30, edges)
    layout_edges(30, edges, weights, pos=pos)
    content_key(30, edges, weights, pos=pos)


def test_nothing_is_fixed_in_nothing():
    assert layout_edges(0, np.zeros((0, 2), int), fixed=[]).shape == (0, 3)


WRONG = {
    "a float count": {"n": 3.0},
    "a truth value for a count": {"n": True},
    "a negative count": {"n": -1},
    "a float dimension": {"dim": 3.0},
    "huge places": {"pos": np.full((3, 3), 1e101)},
    "half a place": {"pos": np.array([[0, 0, np.nan]] * 3)},
    "groups below none": {"groups": np.array([0, -2, 1])},
    "groups of floats": {"groups": np.zeros(3)},
    "fixed without places": {"fixed": np.ones(3, bool)},
    "nodes for truth values": {"pos": np.ones((3, 3)), "fixed": np.array([0, 1, 2])},
    "ragged truth values": {"pos": np.ones((3, 3)), "fixed": [[True], [True, False]]},
    "words for places": {"pos": [["a", "b", "c"]] * 3},
    "a ragged array": {"pos": [[1, 2, 3], [1, 2], [1]]},
    "complex places": {"pos": np.full((3, 3), 1j)},
    "dates for weights": {"weights": np.array(["2020-01-01"], "datetime64[D]")},
    "words for levels": {"levels": ["a", "b", "c"]},
    "levels too large": {"levels": [10**400, 0, 0]},
    "levels whose span is no number": {
        "levels": [-1e308, 0, 1e308],
        "config": LayoutConfig(level_gap=0),
    },
    "words for weights": {"weights": ["heavy"]},
    "ragged edges": {"edges": [[0, 1], [2]]},
    "ragged groups": {"groups": [[0, 1], [2]]},
    "edges out of range": {"edges": np.array([[0, 3]])},
    "weights of another length": {"weights": np.ones(2)},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_arrays_that_make_no_sense_are_refused(wrong):
    given = {"n": 3, "edges": np.array([[0, 1]]), **wrong}
    for function in (layout_edges, content_key):
        with pytest.raises(LayoutError):
            function(**given)


@pytest.mark.parametrize(
    "weight", [float("nan"), float("inf"), -0.5, "heavy", None, np.complex128(1 + 1j)]
)
def test_a_bad_weight_names_its_edge(weight):
    graph = nx.Graph()
    graph.add_edge("Adam", "Momentum", weight=weight)
    with pytest.raises(LayoutError, match="'Adam' - 'Momentum'"):
        force_layout(graph)


@pytest.mark.parametrize(
    "wrong",
    [
        {"dim": 1},
        {"dim": 4},
        {"seed": -1},
        {"seed": 0.5},
        {"seed": "one"},
        {"center": (0, 0)},
        {"center": (0, "a", 1)},
        {"center": (10**400, 0, 0)},
        {"scale": float("inf")},
        {"scale": 10**400},
        {"scale": "large"},
        {"pos": [(0, 0, 0)]},
        {"pos": {0: (10**400, 0, 0)}},
        {"pos": {0: np.ones(3) * 1j}},
        {"fixed": 5},
        {"fixed": [[0]]},
        {"scale": float("nan")},
    ],
)
def test_a_bad_setting_is_refused(wrong):
    with pytest.raises(LayoutError, match=str(*wrong)):
        force_layout(nx.path_graph(3), **wrong)


def test_relabelling_changes_names_not_structure(glossary_like, measure):
    graph = glossary_like.graph
    order = np.random.default_rng(0).permutation(glossary_like.n)
    renamed = nx.Graph()
    renamed.add_nodes_from(f"t{order[node]}" for node in graph)
    renamed.add_edges_from((f"t{order[v]}", f"t{order[u]}") for u, v in graph.edges)
    one, other = force_layout(graph), force_layout(renamed)
    for name in ("stress", "neighbourhood"):
        a = measure[name](np.array([one[v] for v in range(len(graph))]), graph)
        b = measure[name](np.array([other[f"t{order[v]}"] for v in range(len(graph))]), graph)
        assert a == pytest.approx(b, rel=0.1)


def assert_same(one, other):
    assert list(one) == list(other)
    assert all(one[node].tobytes() == other[node].tobytes() for node in one)


@pytest.mark.parametrize("source", [np.random.RandomState, np.random.default_rng])
def test_a_source_of_random_numbers_is_a_seed(source):
    graph = nx.cycle_graph(20)
    assert_same(force_layout(graph, seed=source(5)), force_layout(graph, seed=source(5)))
    stream = source(5)
    first, second = force_layout(graph, seed=stream), force_layout(graph, seed=stream)
    assert not np.array_equal(first[0], second[0])


def test_no_seed_is_seed_0():
    assert_same(force_layout(nx.cycle_graph(20), seed=None), force_layout(nx.cycle_graph(20)))
