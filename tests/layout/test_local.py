"""The local step's forces against their formulas."""

import numpy as np
import pytest

from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.links import connect
from wordgraph.layout.local import at_most, attraction, gathering, pushed, repulsion

CONFIG = LayoutConfig(near_pull=0.8, far_pull=0.002)


def test_attraction_of_a_pair():
    links = connect(2, np.array([[0, 1]]))
    way = attraction(np.array([[0.0, 0, 0], [2.0, 0, 0]]), links, CONFIG)
    share = 0.002 + 0.8 / 5
    np.testing.assert_allclose(way, [[2 * share, 0, 0], [-2 * share, 0, 0]], rtol=1e-6)


def test_a_link_closes_at_most_half_of_its_length():
    links = connect(2, np.array([[0, 1]]))
    strong = LayoutConfig(near_pull=50.0)
    way = attraction(np.array([[0.0, 0, 0], [0.5, 0, 0]]), links, strong)
    np.testing.assert_allclose(way[0], [0.25, 0, 0])


def test_a_hub_moves_at_most_to_the_middle_of_its_neighbours():
    rng = np.random.default_rng(0)
    links = connect(31, np.stack([np.zeros(30, int), np.arange(1, 31)], axis=1))
    places = rng.normal(size=(31, 3)) * 0.1 + [5, 0, 0]
    places[0] = [5, 0, 0]
    way = attraction(places, links, CONFIG)
    middle = places[1:].mean(axis=0) - places[0]
    assert np.linalg.norm(way[0]) <= 1.05 * np.linalg.norm(middle)


def test_attraction_cancels_over_the_whole():
    rng = np.random.default_rng(0)
    links = connect(30, np.stack([np.arange(29), np.arange(1, 30)], axis=1))
    way = attraction(3 + rng.normal(size=(30, 3)), links, LayoutConfig(near_pull=0.1))
    np.testing.assert_allclose(way.sum(axis=0), 0, atol=1e-6)  # action and reaction


def test_repulsion_sums_the_push_of_the_sampled():
    rng = np.random.default_rng(0)
    places, order = rng.normal(size=(9, 3)), rng.permutation(9)
    expected = np.zeros((9, 3))
    for node in range(9):
        for shift in (7, 8, 9):
            span = places[node] - places[order[(node + shift) % 9]]
            expected[node] += span / (1 + span @ span) ** 2
    np.testing.assert_allclose(repulsion(places, order, 7, 3), expected)


def test_the_push_is_downhill_of_its_potential():
    rng = np.random.default_rng(0)
    other, place, h = rng.normal(size=3), rng.normal(size=3), 1e-5

    def potential(x):
        return 0.5 / (1 + ((x - other) ** 2).sum())

    slope = [(potential(place + e) - potential(place - e)) / (2 * h) for e in h * np.eye(3)]
    np.testing.assert_allclose(pushed((place - other)[None])[0], -np.array(slope), rtol=1e-6)


def test_gathering_points_to_the_middle_of_the_group():
    places = np.array([[0.0, 0], [2, 0], [5, 5], [7, 7]])
    way = gathering(places, np.array([0, 0, -1, 1]))
    np.testing.assert_allclose(way, [[1, 0], [-1, 0], [0, 0], [0, 0]])


def test_moves_are_shortened_not_turned():
    np.testing.assert_allclose(
        at_most(np.array([[3.0, 4], [0.3, 0.4]]), 1.0), [[0.6, 0.8], [0.3, 0.4]]
    )


@pytest.mark.parametrize("weight", [0.2, 5.0])
def test_a_strong_link_pulls_more(weight):
    edges = np.array([[0, 1], [2, 3], [4, 5]])
    links = connect(6, edges, np.array([weight, 1.0, 1.0]))
    places = np.zeros((6, 3))
    places[1::2, 0] = 4.0
    way = attraction(places, links, CONFIG)
    assert way[0, 0] / way[2, 0] == pytest.approx(weight, rel=1e-5)
