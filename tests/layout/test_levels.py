"""Levels: heights say what they are given to say, and the rest settles around them."""

import networkx as nx
import numpy as np
import pytest

from wordgraph.errors import LayoutError
from wordgraph.layout import LayoutConfig, force_layout, layout_edges
from wordgraph.layout.engine import turned
from wordgraph.layout.levels import Levels
from wordgraph.layout.links import connect
from wordgraph.layout.warm import _fitted


def test_heights_are_proportional_to_levels_and_to_the_spread():
    places = np.random.default_rng(0).normal(size=(50, 3))
    level = np.arange(50) % 3
    placed = Levels(level, gap=0.5, middle=1.0, height=7.0).set(places)
    assert (placed[:, :2] == places[:, :2]).all()
    spread = np.sqrt(places[:, :2].var(axis=0).mean())
    heights = [placed[level == k, 2] for k in range(3)]
    assert all(np.ptp(height) == 0 for height in heights)
    assert heights[2][0] - heights[1][0] == pytest.approx(0.5 * spread)
    assert heights[1][0] == 7


def test_a_layout_with_levels_keeps_linked_nodes_near(glossary_like, measure):
    level = np.random.default_rng(0).integers(0, 3, glossary_like.n).astype(float)
    places = layout_edges(glossary_like.n, glossary_like.edges, levels=level)
    for step in range(3):
        assert np.ptp(places[level == step, 2]) < 1e-9
    assert len(np.unique(np.round(places[:, 2], 6))) == 3
    flat = measure["neighbourhood"](places[:, :2], glossary_like.graph)
    assert flat > 3 * measure["neighbourhood"](
        np.random.default_rng(0).permutation(places)[:, :2], glossary_like.graph
    )


@pytest.mark.parametrize(
    "graph",
    [
        nx.barabasi_albert_graph(300, 2, seed=1),
        nx.barabasi_albert_graph(700, 2, seed=1),
        nx.balanced_tree(2, 8),
        nx.balanced_tree(2, 9),
    ],
    ids=["hubs", "more hubs", "tree", "larger tree"],
)
def test_heights_that_follow_the_spread_do_not_make_it_grow(graph):
    n, edges = len(graph), np.array(graph.edges)
    level = np.random.default_rng(0).integers(0, 3, n).astype(float)
    places = layout_edges(n, edges, levels=level)
    # Across alone: a link between levels is as long as they are apart.
    across = np.linalg.norm((places[edges[:, 0]] - places[edges[:, 1]])[:, :2], axis=1)
    assert 0.3 < np.median(across) < 3


def test_levels_hold_over_parts_and_are_an_attribute_in_networkx():
    graph = nx.disjoint_union_all([nx.path_graph(30), nx.cycle_graph(20), nx.path_graph(3)])
    nx.set_node_attributes(graph, {node: node % 2 for node in graph}, "height")
    places = force_layout(graph, level="height", scale=None)
    odd = [places[node][2] for node in graph if node % 2]
    even = [places[node][2] for node in graph if node % 2 == 0]
    assert np.ptp(odd) < 1e-9
    assert np.ptp(even) < 1e-9
    assert odd[0] > even[0]


def spread(places):
    return float(np.sqrt(places[:, :2].var(axis=0).mean()))


def test_heights_are_in_the_frame_of_known_places(glossary_like):
    n, edges, level = glossary_like.n, glossary_like.edges, np.arange(glossary_like.n) % 3
    cold = layout_edges(n, edges, levels=level) + np.array([0, 0, 100])
    held = np.arange(n) < 30
    places = layout_edges(n, edges, pos=cold, fixed=held, levels=level)
    assert np.abs(places[:, 2] - cold[:, 2]).max() < 0.05 * np.ptp(cold)
    some = np.where(np.arange(n)[:, None] < 3, cold, np.nan)
    places = layout_edges(n, edges, pos=some, levels=level)
    assert places[:3, 2].mean() == pytest.approx(cold[:3, 2].mean(), abs=0.2 * np.ptp(cold[:, 2]))


@pytest.mark.parametrize("warm", [False, True])
@pytest.mark.parametrize("step", [0.0, 0.001])
def test_nodes_of_a_level_keep_their_distance(glossary_like, measure, step, warm):
    n, edges = glossary_like.n, glossary_like.edges
    pos = layout_edges(n, edges) if warm else None
    places = layout_edges(n, edges, levels=step * (np.arange(n) % 7), pos=pos)
    link = np.median(np.linalg.norm(places[edges[:, 0]] - places[edges[:, 1]], axis=1))
    nearest = (measure["separations"](places) + 1e9 * np.eye(n)).min(axis=1)
    assert nearest.min() > 0.1 * link


def test_nodes_that_coincide_part_across_and_not_in_height():
    graph = nx.disjoint_union(nx.path_graph(15), nx.empty_graph(15))
    level = np.arange(30) % 3
    for seed in range(5):
        places = layout_edges(
            30, np.array(graph.edges), pos=np.ones((30, 3)), levels=level, seed=seed
        )
        assert len(np.unique(places[:, :2], axis=0)) == 30
        for step in range(3):
            assert np.ptp(places[level == step, 2]) < 1e-9


@pytest.mark.parametrize(
    "graph", [nx.star_graph(11), nx.complete_bipartite_graph(2, 6), nx.complete_graph(12)]
)
def test_tiny_parts_are_laid_out_on_the_ground(graph):
    n, edges = len(graph), np.array(graph.edges)
    places = layout_edges(n, edges, levels=np.zeros(n))
    apart = np.linalg.norm(places[:, None] - places[None], axis=-1)
    link = np.median(apart[edges[:, 0], edges[:, 1]])
    assert (apart + 1e9 * np.eye(n)).min() > 0.2 * link
    cold = layout_edges(n, edges, levels=np.arange(n) % 3)
    after = layout_edges(n, edges, levels=np.arange(n) % 3, pos=cold, seed=2)
    radius = np.linalg.norm(cold - cold.mean(axis=0), axis=1).max()
    assert np.linalg.norm(after - cold, axis=1).mean() < 0.02 * radius
    pos = np.where(np.arange(n)[:, None] < n - 1, cold, np.nan)
    after = layout_edges(n, edges, levels=np.arange(n) % 3, pos=pos)
    assert np.linalg.norm(after[:-1] - cold[:-1], axis=1).mean() < 0.05 * radius
    assert np.linalg.norm(after[-1] - cold[-1]) < 2 * radius


def test_a_layout_with_levels_is_at_rest(glossary_like):
    n, edges = glossary_like.n, glossary_like.edges
    level = np.random.default_rng(0).integers(0, 3, n)
    for config in (LayoutConfig(), LayoutConfig(balance=1.0)):
        cold = layout_edges(n, edges, levels=level, config=config)
        after = layout_edges(n, edges, levels=level, pos=cold, seed=2, config=config)
        radius = np.linalg.norm(cold - cold.mean(axis=0), axis=1).max()
        assert np.linalg.norm(after - cold, axis=1).mean() < 0.02 * radius


@pytest.mark.parametrize("fixed", [0, 1, 30])
def test_fixed_nodes_leave_a_layout_with_levels_at_rest(fixed):
    graph = nx.random_labeled_tree(60, seed=1)
    edges, level = np.array(graph.edges), np.random.default_rng(0).integers(0, 4, 60)
    cold = layout_edges(60, edges, levels=level)
    held = np.arange(60) < fixed
    after = layout_edges(60, edges, levels=level, pos=cold, fixed=held, seed=3)
    radius = np.linalg.norm(cold - cold.mean(axis=0), axis=1).max()
    assert np.linalg.norm(after - cold, axis=1).mean() < 0.02 * radius


def test_a_new_part_is_as_large_beside_known_ones_with_levels():
    graph = nx.disjoint_union(nx.random_labeled_tree(60, seed=1), nx.cycle_graph(40))
    edges, tree = np.array(graph.edges), np.arange(100) < 60
    level = np.where(tree, np.random.default_rng(0).integers(0, 4, 100), 0)
    links = []
    known = layout_edges(100, edges, levels=level)
    for pos in (None, np.where(tree[:, None], known, np.nan)):
        places = layout_edges(100, edges, levels=level, pos=pos)
        ring = places[edges[~tree[edges[:, 0]]]]
        links.append(np.median(np.linalg.norm(ring[:, 0] - ring[:, 1], axis=1)))
    assert links[1] == pytest.approx(links[0], rel=0.1)


def test_no_nodes_have_levels_too():
    assert layout_edges(0, np.zeros((0, 2), int), levels=np.zeros(0)).shape == (0, 3)


def test_turning_and_fitting_leave_heights_alone(glossary_like):
    rng = np.random.default_rng(0)
    places, level = rng.normal(size=(50, 3)), Levels(np.arange(50) % 4, 1.0)
    places[:, 2] += places[:, 0]
    turned_about = turned(places, level)
    np.testing.assert_allclose(turned_about[:, 2], places[:, 2] - places[:, 2].mean())
    assert np.abs(turned_about[:, 0] @ turned_about[:, 1]) < 1e-9
    links = connect(50, np.stack([np.arange(49), np.arange(1, 50)], axis=1))
    known, placed = rng.normal(size=(50, 3)), np.arange(50) < 5
    known[:, 2] = places[:, 2] - places[:5, 2].mean()
    fitted = _fitted(places, np.where(placed[:, None], known, np.nan), placed, links, level)
    np.testing.assert_allclose(fitted[:, 2], known[:, 2])
    np.testing.assert_allclose(fitted[:5], known[:5])


def test_levels_of_some_nodes_are_those_they_had(glossary_like):
    places, some = np.random.default_rng(0).normal(size=(40, 3)), np.arange(40) % 3 == 0
    level = Levels(np.arange(40) % 5, 0.7, 2.0, 9.0)
    own = level.among(some).set(places[some])
    assert own[:, 2] - 9 == pytest.approx((level.level[some] - 2) * 0.7 * spread(places[some]))
    middle = level.of(np.arange(10), np.arange(10) < 2)
    assert (middle.middle, middle.height) == (0.5, 0.0)


def test_known_places_of_another_mean_height_keep_their_size(glossary_like):
    n, edges, level = glossary_like.n, glossary_like.edges, np.arange(glossary_like.n) % 3 + 50
    cold = layout_edges(n, edges, levels=level)
    for known in (np.arange(n) < 40, np.arange(n) > 2):
        pos = np.where(known[:, None], cold * 7 + 30, np.nan)
        after = layout_edges(n, edges, pos=pos, levels=level)
        assert spread(after) == pytest.approx(7 * spread(cold), rel=0.15)
        assert np.ptp(after[:, 2]) == pytest.approx(7 * np.ptp(cold[:, 2]), rel=0.15)


@pytest.mark.parametrize("levels", [[1e308] * 3, [-1e-300, 0, 1e-300], [0, 1e9, 5]])
@pytest.mark.parametrize("n", [3, 60, 900])
def test_levels_of_any_size_come_to_finite_distinct_places(levels, n):
    edges = np.array(nx.path_graph(n).edges)
    places = layout_edges(n, edges, levels=np.array(levels)[np.arange(n) % 3])
    assert np.isfinite(places).all()
    assert len(np.unique(places, axis=0)) == n


def test_bad_levels_are_refused():
    edges = np.array([[0, 1]])
    with pytest.raises(LayoutError, match="give 3 dimensions"):
        layout_edges(2, edges, dim=2, levels=np.zeros(2))
    with pytest.raises(LayoutError, match="levels"):
        layout_edges(2, edges, levels=np.array([0, np.nan]))
    for apart in ([0, 1e10], [-1e308, 1e308]):
        with pytest.raises(LayoutError, match="give nearer ones"):
            layout_edges(2, edges, levels=np.array(apart))
    graph = nx.path_graph(["a", "b"])
    graph.nodes["a"]["height"] = 1
    with pytest.raises(LayoutError, match="height of node 'b'"):
        force_layout(graph, level="height")
