"""Graphs whose best picture is known come out as that picture."""

import itertools

import networkx as nx
import numpy as np
import pytest

from wordgraph.layout import LayoutConfig, force_layout, layout_edges
from wordgraph.layout.distances import blocks
from wordgraph.layout.links import connect
from wordgraph.layout.start import start


def places_of(graph, dim=3, seed=0):
    return np.array(list(force_layout(graph, dim, seed=seed).values()))


def lengths(graph, places):
    row = {node: k for k, node in enumerate(graph)}
    a, b = np.array([(row[u], row[v]) for u, v in graph.edges]).T
    return np.linalg.norm(places[a] - places[b], axis=1)


def procrustes(places, ideal):
    """The share of the ideal's variance that the best turned, scaled copy leaves unexplained."""
    x, y = places - places.mean(axis=0), ideal - ideal.mean(axis=0)
    singular = np.linalg.svd(x.T @ y, compute_uv=False)
    return 1 - singular.sum() ** 2 / ((x**2).sum() * (y**2).sum())


@pytest.mark.parametrize("dim", [2, 3])
def test_a_path_is_straight_and_in_order(dim):
    places = places_of(nx.path_graph(200), dim)
    ideal = np.zeros((200, dim))
    ideal[:, 0] = np.arange(200)
    assert procrustes(places, ideal) < 1e-3
    assert abs(np.diff(np.sign(np.diff(places[:, 0])))).sum() == 0  # x falls or rises throughout


@pytest.mark.parametrize("balance", [0.6, 1.0])
@pytest.mark.parametrize("n", [6000, 6001])
def test_a_long_path_is_straight_whether_its_distances_are_kept_or_searched(n, balance):
    edges = np.array(nx.path_graph(n).edges)
    places = layout_edges(n, edges, config=LayoutConfig(balance=balance))
    step = np.diff(places, axis=0)
    assert abs(np.sign(step[:, 0]).sum()) == n - 1  # x falls or rises throughout
    assert np.linalg.norm(step, axis=1).max() < 2.5


@pytest.mark.parametrize("balance", [1.0, 0.98, 0.75])
def test_the_last_steps_settle_the_neighbours_in_a_tree(balance):
    links = np.array(nx.random_labeled_tree(800, seed=1).edges)
    ends = links[np.bincount(links.ravel())[links].min(axis=1) == 1]  # of leaves
    spread = {}
    for last in (0, LayoutConfig().last):
        places = layout_edges(800, links, config=LayoutConfig(balance=balance, last=last))
        length = np.linalg.norm(places[ends[:, 0]] - places[ends[:, 1]], axis=1)
        spread[last] = length.std() / length.mean()
    unsettled, settled = spread.values()
    assert settled < 0.8 * unsettled


@pytest.mark.parametrize(
    "settings", [{}, {"epochs": 200}, {"table_limit": 0}, {"dense_limit": 700}]
)
def test_the_size_is_the_same_however_long_it_settles_and_falls_towards_pure_stress(settings):
    links = np.array(nx.barabasi_albert_graph(700, 3, seed=1).edges)
    medians = []
    for balance in (0.6, 0.9, 0.98, 0.9999, 1.0):
        places = layout_edges(700, links, config=LayoutConfig(balance=balance, **settings))
        apart = np.linalg.norm(places[links[:, 0]] - places[links[:, 1]], axis=1)
        medians.append(np.median(apart))
    assert all(after < 1.05 * before for before, after in itertools.pairwise(medians))
    assert 3.5 < medians[0] < 6
    assert 1.4 < medians[-1] < 1.9
    assert medians[2] == pytest.approx(medians[-1], rel=0.1)


@pytest.mark.parametrize("balance", [0.9, 0.99, 1.0])
def test_a_deep_graph_keeps_its_size_where_stress_counts_most(balance):
    # Its searches are few: noise that momentum adds up must not make it swell.
    edges = np.array(nx.cycle_graph(5000).edges)
    places = layout_edges(5000, edges, config=LayoutConfig(balance=balance))
    length = np.linalg.norm(places[edges[:, 0]] - places[edges[:, 1]], axis=1)
    assert 0.5 < np.median(length) < 2
    radius = np.linalg.norm(places, axis=1)
    assert 0.5 < radius.mean() / (5000 / (2 * np.pi)) < 2


@pytest.mark.parametrize("dim", [2, 3])
def test_a_cycle_is_round(dim):
    places = places_of(nx.cycle_graph(60), dim)
    radius = np.linalg.norm(places - places.mean(axis=0), axis=1)
    assert radius.std() / radius.mean() < 0.03
    angle = 2 * np.pi * np.arange(60) / 60
    ideal = np.zeros((60, dim))
    ideal[:, 0], ideal[:, 1] = np.cos(angle), np.sin(angle)
    assert procrustes(places, ideal) < 0.01


def test_four_linked_nodes_make_a_regular_tetrahedron():
    length = lengths(nx.complete_graph(4), places_of(nx.complete_graph(4)))
    assert length.max() / length.min() < 1.05


def test_a_grid_comes_out_as_a_grid():
    graph = nx.grid_graph([7, 7, 7])
    places = places_of(graph)
    length = lengths(graph, places)
    assert length.std() / length.mean() < 0.25
    assert procrustes(places, np.array(list(graph), dtype=float)) < 0.02


def test_leaves_of_a_star_surround_their_hub():
    places = places_of(nx.star_graph(300))
    radius = np.linalg.norm(places[1:] - places[0], axis=1)
    assert radius.std() / radius.mean() < 0.25
    assert np.linalg.norm(places[1:].mean(axis=0) - places[0]) < 0.1 * radius.mean()


def test_a_heavy_link_is_shorter_and_a_light_one_longer():
    graph = nx.karate_club_graph()
    nx.set_edge_attributes(graph, 1.0, "weight")

    def length(weight):
        graph[0][1]["weight"] = weight
        places = force_layout(graph, scale=None)
        return np.linalg.norm(places[0] - places[1])

    assert length(20.0) < 0.7 * length(1.0)
    assert length(0.02) > 1.05 * length(1.0)


@pytest.mark.parametrize("balance", [0.5, 0.9, 1.0])
def test_stress_ends_below_the_starts(glossary_like, measure, balance):
    links = connect(glossary_like.n, glossary_like.edges)
    block = next(blocks(links, LayoutConfig(), np.random.default_rng(0))[0])
    begun = start(block, 3, np.random.default_rng(0))
    settled = layout_edges(
        glossary_like.n, glossary_like.edges, config=LayoutConfig(balance=balance)
    )
    graph = glossary_like.graph
    assert measure["stress"](settled, graph) < measure["stress"](begun, graph)


def test_stress_is_as_low_as_kamada_and_kawais(glossary_like, measure):
    """At better neighbourhoods, against the L-BFGS of networkx on all pairs."""
    peer = nx.kamada_kawai_layout(glossary_like.graph, dim=3)
    theirs = np.array([peer[node] for node in range(glossary_like.n)])
    ours = layout_edges(glossary_like.n, glossary_like.edges, config=LayoutConfig(balance=0.93))
    stress, near = measure["stress"], measure["neighbourhood"]
    assert stress(ours, glossary_like.graph) < 1.01 * stress(theirs, glossary_like.graph)
    assert near(ours, glossary_like.graph) > near(theirs, glossary_like.graph)
