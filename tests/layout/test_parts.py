"""The connected parts agree with networkx's."""

import networkx as nx
import numpy as np
import pytest

from wordgraph.layout.links import connect
from wordgraph.layout.parts import split


@pytest.mark.parametrize("seed", range(5))
def test_parts_are_the_connected_components(seed):
    graph = nx.gnm_random_graph(120, 90, seed=seed)
    edges = np.array(graph.edges)
    parts = split(connect(120, edges))
    found = {frozenset(part.nodes.tolist()) for part in parts}
    assert found == {frozenset(component) for component in nx.connected_components(graph)}
    sizes = [len(part.nodes) for part in parts]
    assert sizes == sorted(sizes, reverse=True)


def test_a_part_keeps_its_own_links():
    graph = nx.disjoint_union(nx.cycle_graph(5), nx.path_graph(3))
    rng = np.random.default_rng(3)
    names = rng.permutation(8)
    edges = names[np.array(graph.edges)]
    for part in split(connect(8, edges)):
        ends = zip(part.nodes[part.links.source], part.nodes[part.links.target], strict=True)
        mine = {frozenset(pair) for pair in edges.tolist() if pair[0] in part.nodes}
        assert {frozenset(pair) for pair in ends} == mine


def test_a_long_path_is_one_part():
    order = np.random.default_rng(0).permutation(20_000)
    edges = np.stack([order[:-1], order[1:]], axis=1)
    assert len(split(connect(20_000, edges))) == 1


def test_no_nodes_have_no_parts():
    assert split(connect(0, np.zeros((0, 2), int))) == []
