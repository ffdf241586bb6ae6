"""Spacing: near pairs are all found, and pushed apart."""

import numpy as np
import pytest

from wordgraph.layout import spacing
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.links import connect
from wordgraph.layout.spacing import distinct, near_pairs, spaced


@pytest.mark.parametrize("dim", [2, 3])
@pytest.mark.parametrize("reach", [0.05, 0.2])
def test_near_pairs_are_those_of_brute_force(dim, reach, measure):
    places = np.random.default_rng(0).random((200, dim))
    apart = measure["separations"](places)
    expected = {(i, j) for i, j in zip(*np.nonzero(apart < reach), strict=True) if i < j}
    found = [(min(p), max(p)) for p in zip(*near_pairs(places, reach), strict=True)]
    assert len(found) == len(set(found))
    if reach == 0.05:  # sparse cells: every pair is found, and once
        assert set(found) == expected
    assert set(found) <= expected


def chain(n):
    return connect(n, np.stack([np.arange(n - 1), np.arange(1, n)], axis=1))


def test_crowded_nodes_get_their_space(measure):
    rng = np.random.default_rng(1)
    places = rng.normal(size=(300, 3))
    places[:40] = places[40:80] + 1e-3  # forty near-twins
    config, links = LayoutConfig(spacing=0.1), chain(300)
    moved = spaced(places, links, config, np.ones(300), rng)
    link = np.median(np.linalg.norm(np.diff(places, axis=0), axis=1))
    nearest = (measure["separations"](moved) + 1e9 * np.eye(300)).min(axis=1)
    assert nearest.min() >= 0.1 * link * 0.99
    assert np.linalg.norm(moved - places, axis=1).max() < 0.5 * link


def test_a_fixed_node_stays_and_the_other_makes_way():
    places = np.array([[0.0, 0, 0], [0, 0, 0], [5, 0, 0], [0, 5, 0]])
    mobility = np.array([0.0, 1.0, 1.0, 1.0])
    moved = spaced(places, chain(4), LayoutConfig(), mobility, np.random.default_rng(0))
    assert (moved[0] == 0).all()
    assert np.linalg.norm(moved[1]) > 0.1


def test_only_coincident_free_nodes_are_nudged():
    places = np.array([[0.0, 0], [1, 1], [1, 1], [1, 1]])
    fixed = np.array([False, True, True, False])
    moved = distinct(places, fixed, np.random.default_rng(0))
    assert (moved[:3] == places[:3]).all()
    assert 0 < np.linalg.norm(moved[3] - places[3]) < 0.1


def test_gaps_take_each_half_the_way_from_those_beside_it():
    row = np.random.default_rng(2).normal(size=(40, 3)).astype(np.float32)
    expected = np.zeros((40, 3))
    for one in range(40):
        for other in range(max(0, one - 12), min(40, one + 13)):
            way = row[one] - row[other]
            length = np.linalg.norm(way)
            if one != other and length < 1.1:
                expected[one] += (1.1 - length) / 2 * way / length
    np.testing.assert_allclose(spacing.gaps(row, 1.1), expected, atol=1e-5)


def test_a_huge_crowd_is_thinned_along_a_curve(monkeypatch, measure):
    monkeypatch.setattr(spacing, "_HUGE", 100)
    rng = np.random.default_rng(1)
    places = rng.normal(size=(400, 3))
    places[:40] = places[40:80] + 1e-3

    def crowded(some):
        nearest = (measure["separations"](some) + 1e9 * np.eye(400)).min(axis=1)
        return (nearest < 0.05 * np.median(np.linalg.norm(np.diff(places, axis=0), axis=1))).mean()

    moved = spaced(places, chain(400), LayoutConfig(spacing=0.1), np.ones(400), rng)
    assert crowded(places) > 0.15
    assert crowded(moved) < 0.02
    still = spaced(places, chain(400), LayoutConfig(spacing=0.1), np.zeros(400), rng)
    assert (still == places).all()
