"""Levels: heights say what they are given to say, and the rest settles around them."""

import networkx as nx
import numpy as np
import pytest

from wordgraph.errors import LayoutError
from wordgraph.layout import force_layout, layout_edges
from wordgraph.layout.levels import Levels


def test_heights_are_proportional_to_levels_and_to_the_spread():
    places = np.random.default_rng(0).normal(size=(50, 3))
    level = np.arange(50) % 3
    placed = Levels(level, gap=0.5).set(places)
    assert (placed[:, :2] == places[:, :2]).all()
    spread = np.sqrt(places[:, :2].var(axis=0).mean())
    heights = [placed[level == k, 2] for k in range(3)]
    assert all(np.ptp(height) == 0 for height in heights)
    assert heights[2][0] - heights[1][0] == pytest.approx(0.5 * spread)


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


def test_bad_levels_are_refused():
    edges = np.array([[0, 1]])
    with pytest.raises(LayoutError, match="give 3 dimensions"):
        layout_edges(2, edges, dim=2, levels=np.zeros(2))
    with pytest.raises(LayoutError, match="levels"):
        layout_edges(2, edges, levels=np.array([0, np.nan]))
    graph = nx.path_graph(["a", "b"])
    graph.nodes["a"]["height"] = 1
    with pytest.raises(LayoutError, match="height of node 'b'"):
        force_layout(graph, level="height")
