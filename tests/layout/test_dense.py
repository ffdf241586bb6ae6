"""All pairs at once: the sums of the sampled steps, with every pair in the sample."""

import networkx as nx
import numpy as np
import pytest

from wordgraph.layout import config
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


@pytest.mark.parametrize("firm", [0, 0.4, 1])
def test_the_global_step_is_stress_majorization_against_all_others(places, links, firm):
    _, hops = all_hops(links, np.random.default_rng(0))
    close = np.divide(1, hops, out=np.zeros_like(hops), where=hops > 0)
    block = Block(np.arange(60), close)
    expected = stress_moves(places, block, fitted_unit(places, block) ** (1 - firm))
    found = AllPairs(links, hops, LayoutConfig(), None).global_step(firm)(places)
    np.testing.assert_allclose(found, expected, rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize("grouped", [False, True])
def test_the_local_step_is_the_sampled_one_with_everybody_in_the_sample(places, links, grouped):
    settings, groups = LayoutConfig(), np.arange(60) % 5 if grouped else None
    order, mean = np.arange(60), links.degree.mean()
    width = min(1.0, 2 * spacing(places, 59))
    way = attraction(places, links, settings).astype(np.float64)
    share = settings.repulsion * (links.degree + mean) / 2 / 60
    way += share[:, None] * repulsion(places, order, 1, 59)
    way += settings.near_push * 2 / mean * near_push(places, order, 59, width)
    if groups is not None:
        way += settings.region_pull * gathering(places, groups)
    _, hops = all_hops(links, np.random.default_rng(0))
    found = AllPairs(links, hops, settings, groups).local_step()(places)
    np.testing.assert_allclose(found, at_most(way, 1.0), rtol=1e-3, atol=1e-3)


def test_both_steps_see_the_same_places(places, links):
    _, hops = all_hops(links, np.random.default_rng(0))
    pairs = AllPairs(links, hops, LayoutConfig(), None)
    near, far = pairs.local_step(), pairs.global_step()
    for moved in (places, places + 1, places * 2):
        alone = AllPairs(links, hops, LayoutConfig(), None)
        np.testing.assert_array_equal(far(moved), alone.global_step()(moved))
        pairs._width = alone._width = 1.0
        pairs._age = alone._age = 1  # both keep their width
        np.testing.assert_array_equal(near(moved), alone.local_step()(moved))


def test_the_push_narrows_as_nodes_come_nearer(places, links):
    _, hops = all_hops(links, np.random.default_rng(0))
    pairs = AllPairs(links, hops, LayoutConfig(), None)
    step = pairs.local_step()
    for _ in range(4):
        step(5 * places)
    assert pairs._width == 1.0
    step(places / 100)
    assert pairs._width < 0.1


def test_links_of_a_large_graph_hold_as_firmly_as_where_others_are_sampled(monkeypatch, links):
    monkeypatch.setattr(config, "_ROOMY", 10)
    places = 3 * np.random.default_rng(0).normal(size=(60, 3)).astype(np.float32)
    bare = LayoutConfig(repulsion=0, near_push=0)
    _, hops = all_hops(links, np.random.default_rng(0))
    found = AllPairs(links, hops, bare, None).local_step()(places)
    expected = at_most(attraction(places, links, bare), 1.0)
    np.testing.assert_allclose(found, expected, rtol=1e-3, atol=1e-3)
    monkeypatch.setattr(config, "_ROOMY", 100)
    assert np.abs(attraction(places, links, bare) - expected).max() > 0.01
