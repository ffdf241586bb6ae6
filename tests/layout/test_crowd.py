"""The crowd: the curve keeps near nodes near, and its push is the formula's."""

import numpy as np
import pytest

from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.crowd import Crowd, near_push, spacing
from wordgraph.layout.curve import curve_order


@pytest.mark.parametrize("dim", [2, 3])
def test_the_curve_is_a_permutation_that_keeps_near_nodes_near(dim):
    places = np.random.default_rng(0).random((2000, dim))
    order = curve_order(places, np.zeros(dim))
    assert sorted(order.tolist()) == list(range(2000))
    along = np.linalg.norm(np.diff(places[order], axis=0), axis=1)
    at_random = np.linalg.norm(np.diff(places, axis=0), axis=1)
    assert np.median(along) < 0.3 * np.median(at_random)


def test_the_curve_visits_octants_in_order():
    corners = np.array([[x, y, z] for z in (0, 1) for y in (0, 1) for x in (0, 1)], dtype=float)
    shuffled = np.random.default_rng(1).permutation(8)
    order = curve_order(corners[shuffled], np.zeros(3))
    assert shuffled[order].tolist() == list(range(8))


def test_coincident_nodes_have_a_curve_too():
    assert curve_order(np.ones((5, 3)), np.full(3, 0.5)).tolist() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("n", [50, 17_000 * 9])
def test_near_push_is_the_sum_over_the_window(n):
    """The larger one takes several pieces and threads."""
    rng = np.random.default_rng(0)
    places, order = rng.normal(size=(n, 3)), rng.permutation(n)
    way = near_push(places, order, 3, width=0.5)
    for rank in (0, 1, n // 2, n - 1):
        near = [r for r in range(max(0, rank - 3), min(n, rank + 4)) if r != rank]
        span = places[order[rank]] - places[order[near]]
        push = span / (1 + (span**2).sum(axis=1, keepdims=True) / 0.25) ** 2
        np.testing.assert_allclose(way[order[rank]], push.sum(axis=0), rtol=1e-9)


def test_spacing_is_the_median_nearest_distance():
    row = np.zeros((101, 3))
    row[:, 0] = np.arange(101)
    assert spacing(row, 4) == pytest.approx(1.0)


def test_spacing_looks_at_those_that_are_there():
    row = np.array([[0.0, 0, 0], [3, 0, 0], [10, 0, 0]])
    assert spacing(row, 8) == pytest.approx(3.0)


def test_the_push_is_two_spacings_wide_and_the_order_is_taken_anew():
    row = np.zeros((101, 3), np.float32)
    row[:, 0] = 0.1 * np.arange(101)
    crowd = Crowd(LayoutConfig(), np.random.default_rng(0))
    crowd.push(row)
    assert crowd._width == pytest.approx(0.2, rel=0.01)
    before = crowd._order
    for _ in range(3):
        crowd.push(row[::-1])
    assert (row[::-1][crowd._order, 0] == np.sort(row[:, 0])).all()
    assert (crowd._order != before).any()
