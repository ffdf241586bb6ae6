"""PivotMDS recovers places from exact distances."""

import networkx as nx
import numpy as np
import pytest

from wordgraph.layout.distances import Block, searched
from wordgraph.layout.links import connect
from wordgraph.layout.start import pivot_mds, shaken, start


@pytest.mark.parametrize("dim", [2, 3])
def test_exact_distances_give_back_the_shape(dim, measure):
    rng = np.random.default_rng(0)
    places = rng.normal(size=(40, dim))
    apart = measure["separations"](places)
    found = measure["separations"](pivot_mds(apart, dim))
    # all nodes as sources: classical scaling, exact up to a factor an axis; so compare order
    assert np.corrcoef(apart.ravel(), found.ravel())[0, 1] > 0.95


@pytest.mark.parametrize("dim", [2, 3])
def test_a_block_starts_where_pivot_mds_puts_it(dim, measure):
    graph = nx.connected_watts_strogatz_graph(150, 4, 0.1, seed=1)
    sources = np.arange(30)
    block, _ = searched(connect(150, np.array(graph.edges)), sources)
    found = start(block, dim, np.random.default_rng(0))
    expected = pivot_mds(block.hops(0, 150).astype(float), dim)
    apart = measure["separations"]
    np.testing.assert_allclose(apart(found), apart(expected), atol=0.02 * apart(expected).max())


def test_a_deep_graph_is_placed_in_double_precision():
    def begun(n):
        block, _ = searched(connect(n, np.array(nx.path_graph(n).edges)), np.arange(20))
        return start(block, 3, np.random.default_rng(0)).dtype

    assert begun(40) == np.float32
    assert begun(700) == np.float64


def test_neighbours_in_a_deep_graph_are_not_shaken_out_of_line():
    n = 5000
    block, _ = searched(connect(n, np.array(nx.path_graph(n).edges)), np.arange(0, n, 100))
    places = start(block, 3, np.random.default_rng(0))
    step = np.diff(places, axis=0)[100:-100]
    assert (np.sign(step[:, 0]) == np.sign(step[0, 0])).all()


def test_fewer_sources_than_dimensions_leave_axes_flat():
    places = pivot_mds(np.array([[0.0], [1.0]]), 3)
    assert places.shape == (2, 3)
    assert (places[:, 1:] == 0).all()
    block = Block(np.array([0]), np.array([[0.0], [1.0]]))
    assert start(block, 3, np.random.default_rng(0)).shape == (2, 3)


def test_shaking_parts_twins_and_moves_little():
    places = np.repeat(np.eye(3), 5, axis=0)
    moved = shaken(places, np.random.default_rng(0))
    assert len(np.unique(moved, axis=0)) == 15
    assert np.abs(moved - places).max() < 0.01
