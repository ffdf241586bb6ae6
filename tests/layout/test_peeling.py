"""Distances of all pairs, where branches are taken off first, are those of a search."""

import networkx as nx
import numpy as np
import pytest

from wordgraph.layout.links import connect
from wordgraph.layout.peeling import hops_of_all, peeled


def links_of(graph):
    return connect(len(graph), np.array(nx.convert_node_labels_to_integers(graph).edges))


GRAPHS = {
    "two nodes": nx.path_graph(2),
    "path": nx.path_graph(300),  # deeper than a byte tells
    "star": nx.star_graph(40),
    "tree": nx.random_labeled_tree(150, seed=1),
    "branches on a cycle": nx.disjoint_union(nx.cycle_graph(9), nx.full_rary_tree(2, 30)),
    "lollipop": nx.lollipop_graph(8, 270),
    "no branches": nx.connected_watts_strogatz_graph(90, 4, 0.1, seed=1),
    "hubs": nx.barabasi_albert_graph(200, 2, seed=1),
    "wheel": nx.wheel_graph(130),
    "clique": nx.complete_graph(70),
}
GRAPHS["branches on a cycle"].add_edge(3, 9)


@pytest.mark.parametrize("graph", GRAPHS.values(), ids=GRAPHS)
def test_hops_of_all_pairs(graph):
    n = len(graph)
    sources = np.random.default_rng(0).permutation(n)
    expected = nx.floyd_warshall_numpy(nx.convert_node_labels_to_integers(graph))[:, sources]
    np.testing.assert_array_equal(
        hops_of_all(links_of(graph), peeled(links_of(graph)), sources), expected
    )


def test_the_core_is_what_has_two_ways_out():
    peel = peeled(links_of(GRAPHS["lollipop"]))
    core, rounds = peel.core, peel.rounds
    assert core.tolist() == list(range(8))
    assert [leaves.tolist() for leaves, _ in rounds] == [[k] for k in range(277, 7, -1)]
    assert [stems.tolist() for _, stems in rounds] == [[k] for k in range(276, 7, -1)] + [[7]]


@pytest.mark.parametrize("n", [2, 3, 4, 17, 200])
def test_the_core_of_a_tree_is_one_node(n):
    peel = peeled(links_of(nx.random_labeled_tree(n, seed=n)))
    core, rounds = peel.core, peel.rounds
    assert len(core) == 1
    removed = np.concatenate([leaves for leaves, _ in rounds])
    assert sorted([*core, *removed]) == list(range(n))
