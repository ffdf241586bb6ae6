"""The local step's forces against their formulas."""

import numpy as np
import pytest

from wordgraph.layout import local
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.crowd import Crowd, near_push
from wordgraph.layout.links import connect
from wordgraph.layout.local import (
    at_most,
    attraction,
    gathering,
    local_step,
    pushed,
    repulsion,
)

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


@pytest.fixture
def many():
    """Links and places of 400 nodes, some of many links."""
    rng = np.random.default_rng(1)
    ends = (400 * rng.random((1200, 2)) ** 2).astype(int)
    ends = np.concatenate([ends, np.stack([np.arange(399), np.arange(1, 400)], axis=1)])
    return connect(400, ends), rng.normal(size=(400, 3))


@pytest.mark.parametrize("grouped", [False, True])
def test_a_step_is_the_sum_of_pulls_and_pushes(many, grouped, monkeypatch):
    """Of everybody in the sample, so that chance has no say."""
    links, places = many
    n, mean = links.n, links.degree.mean()
    config = LayoutConfig(sample=n, repulsion=5.0, window=6)
    groups = np.arange(n) % 7 if grouped else None
    widths = []
    monkeypatch.setattr(
        "wordgraph.layout.crowd.near_push",
        lambda places, order, window, width: (
            widths.append((order, window, width)) or near_push(places, order, window, width)
        ),
    )
    found = local_step(links, groups, config, np.random.default_rng(0))(places)
    ((order, window, width),) = widths
    assert window == 6
    expected = attraction(places, links, config)
    share = config.repulsion / n * (links.degree + mean) / 2
    expected += share[:, None] * repulsion(places, np.arange(n), 0, n)
    expected += config.near_push * 2 / mean * near_push(places, order, 6, width)
    if groups is not None:
        expected += config.region_pull * gathering(places, groups)
    np.testing.assert_allclose(found, at_most(expected, 1.0), rtol=1e-5, atol=1e-6)


def test_pieces_make_no_difference(many, monkeypatch):
    links, places = many
    order = np.random.default_rng(2).permutation(links.n)
    calls = [
        lambda: attraction(places, links, CONFIG),
        lambda: repulsion(places, order, 333, 9),
        lambda: near_push(places, order, 5, 0.7),
        lambda: local_step(links, None, CONFIG, np.random.default_rng(0))(places),
    ]
    whole = [call() for call in calls]
    monkeypatch.setattr("wordgraph.layout.crowd._CHUNK", 16)
    monkeypatch.setattr(local, "_CHUNK", 16)
    for call, expected in zip(calls, whole, strict=True):
        np.testing.assert_allclose(call(), expected, rtol=1e-9, atol=1e-12)


def test_a_node_meets_others_in_every_epoch(many, monkeypatch):
    links, places = many
    met = []

    def noted(places, order, first, size):
        met.append((tuple(order), first))
        return repulsion(places, order, first, size)

    monkeypatch.setattr(local, "repulsion", noted)
    step = local_step(links, None, CONFIG, np.random.default_rng(0))
    for _ in range(12):
        step(places)
    assert len({order for order, _ in met}) >= 3
    assert len({first for _, first in met}) > 6


def test_the_crowd_follows_places_and_width_as_they_change():
    rng = np.random.default_rng(3)
    places, crowd = 5 * rng.normal(size=(300, 3)), Crowd(LayoutConfig(window=2), rng)
    for _ in range(4):
        crowd.push(places)
    small = 0.01 * places
    for _ in range(3):
        way = crowd.push(small)
    assert crowd._width < 0.1
    assert sorted(crowd._order.tolist()) == list(range(300))
    expected = near_push(small, crowd._order, 2, crowd._width)
    np.testing.assert_allclose(way, expected)
