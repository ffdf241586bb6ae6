"""The local step's forces against their formulas."""

import numpy as np
import pytest

from wordgraph.layout.links import connect
from wordgraph.layout.local import at_most, attraction, gathering, repulsion


def test_attraction_of_a_pair():
    links = connect(2, np.array([[0, 1]]))
    pull, stiffness = attraction(np.array([[0.0, 0, 0], [2.0, 0, 0]]), links, far_pull=0.1)
    assert stiffness == pytest.approx([0.1 + 1 / 5] * 2)
    np.testing.assert_allclose(pull, [[0.6, 0, 0], [-0.6, 0, 0]])


def test_attraction_cancels_over_the_whole():
    rng = np.random.default_rng(0)
    links = connect(30, np.stack([np.arange(29), np.arange(1, 30)], axis=1), rng.random(29) + 0.1)
    pull, _ = attraction(rng.normal(size=(30, 3)), links, far_pull=0.05)
    np.testing.assert_allclose(pull.sum(axis=0), 0, atol=1e-12)  # action and reaction


def test_repulsion_is_downhill_of_its_potential():
    rng = np.random.default_rng(0)
    sample, place, h = rng.normal(size=(6, 3)), rng.normal(size=3), 1e-5

    def potential(x):
        return (0.5 / (1 + ((x - sample) ** 2).sum(axis=1))).mean()

    slope = [(potential(place + e) - potential(place - e)) / (2 * h) for e in h * np.eye(3)]
    np.testing.assert_allclose(repulsion(place[None], sample)[0], -np.array(slope), rtol=1e-6)


def test_gathering_points_to_the_middle_of_the_group():
    places = np.array([[0.0, 0], [2, 0], [5, 5], [7, 7]])
    way = gathering(places, np.array([0, 0, -1, 1]))
    np.testing.assert_allclose(way, [[1, 0], [-1, 0], [0, 0], [0, 0]])


def test_moves_are_shortened_not_turned():
    np.testing.assert_allclose(
        at_most(np.array([[3.0, 4], [0.3, 0.4]]), 1.0), [[0.6, 0.8], [0.3, 0.4]]
    )
