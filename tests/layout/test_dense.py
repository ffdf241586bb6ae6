"""All pairs at once: the sums of the sampled steps, with every pair in the sample."""

import networkx as nx
import numpy as np
import pytest

from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.crowd import near_push, spacing
from wordgraph.layout.dense import AllPairs
from wordgraph.layout.distances import Block, all_hops
from wordgraph.layout.links import connect
from wordgraph.layout.local import at_most, attraction, gathering, repulsion
from wordgraph.layout.stress import fitted_unit, stress_moves


@pytest.fixture(params=[2, 3])
def places(request):
    return np.random.default_rng(request.param).normal(size=(60, request.param)).astype(np.float32)


@pytest.fixture(params=["even", "weighted"])
def links(request):
    graph = nx.connected_watts_strogatz_graph(60, 6, 0.3, seed=3)
    edges = np.array(graph.edges)
    weights = np.random.default_rng(4).uniform(0.2, 9, len(edges))
    return connect(60, edges, weights if request.param == "weighted" else None)


def test_hops_are_those_of_networkx():
    graph = nx.connected_watts_strogatz_graph(150, 4, 0.1, seed=3)
    block, hops = all_hops(connect(150, np.array(graph.edges)), np.random.default_rng(0))
    np.testing.assert_allclose(hops, nx.floyd_warshall_numpy(graph, range(150)), rtol=1e-6)
    np.testing.assert_array_equal(block.hops(0, 150), hops[:, block.sources])


@pytest.mark.parametrize("unit", [None, 1.3])
def test_the_global_step_is_stress_majorization_against_all_others(places, links, unit):
    _, hops = all_hops(links, np.random.default_rng(0))
    close = np.divide(1, hops, out=np.zeros_like(hops), where=hops > 0)
    block = Block(np.arange(60), close)
    expected = stress_moves(places, block, unit or fitted_unit(places, block))
    found = AllPairs(links, hops, LayoutConfig(), None).global_step(unit)(places)
    np.testing.assert_allclose(found, expected, rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize("grouped", [False, True])
def test_the_local_step_is_the_sampled_one_with_everybody_in_the_sample(places, links, grouped):
    config, groups = LayoutConfig(), np.arange(60) % 5 if grouped else None
    order, mean = np.arange(60), links.degree.mean()
    width = min(1.0, 2 * spacing(places, 59))
    way = attraction(places, links, config).astype(np.float64)
    share = config.repulsion * (links.degree + mean) / 2 / 60
    way += share[:, None] * repulsion(places, order, 1, 59)
    way += config.near_push * 2 / mean * near_push(places, order, 59, width)
    if groups is not None:
        way += config.region_pull * gathering(places, groups)
    _, hops = all_hops(links, np.random.default_rng(0))
    found = AllPairs(links, hops, config, groups).local_step()(places)
    np.testing.assert_allclose(found, at_most(way, 1.0), rtol=1e-3, atol=1e-3)


def test_both_steps_see_the_same_places(places, links):
    _, hops = all_hops(links, np.random.default_rng(0))
    pairs = AllPairs(links, hops, LayoutConfig(), None)
    near, far = pairs.local_step(), pairs.global_step()
    for moved in (places, places + 1, places * 2):
        alone = AllPairs(links, hops, LayoutConfig(), None)
        np.testing.assert_array_equal(far(moved), alone.global_step()(moved))
        if moved is places:
            np.testing.assert_array_equal(near(moved), alone.local_step()(moved))
