"""The global step: against closed forms, and the theorem that it never increases stress."""

import numpy as np
import pytest

from wordgraph.layout.stress import distances, fitted_unit, pushed, stress_moves


def test_distances_agree_with_norms():
    rng = np.random.default_rng(0)
    places, anchors = rng.normal(size=(30, 3)), rng.normal(size=(7, 3))
    expected = np.linalg.norm(anchors[:, None] - places[None], axis=-1)
    np.testing.assert_allclose(distances(places, anchors), expected, rtol=1e-10)


def test_pushed_is_the_sum_that_it_says():
    rng = np.random.default_rng(0)
    places, anchors, push = rng.normal(size=(9, 3)), rng.normal(size=(4, 3)), rng.random((4, 9))
    expected = (push[..., None] * (places[None] - anchors[:, None])).sum(axis=0)
    np.testing.assert_allclose(pushed(places, anchors, push), expected)


def test_the_fitted_unit_is_the_minimum_of_stress():
    rng = np.random.default_rng(1)
    spans, hops = rng.random((5, 20)) + 0.5, rng.integers(1, 6, (5, 20)).astype(float)
    unit = fitted_unit(spans, 1 / hops)

    def stress(u):
        # the best scale of the places is 1 / u: (spans / u - hops)^2 / hops^2
        return ((spans / u - hops) ** 2 / hops**2).sum()

    assert stress(unit) < min(stress(unit * 0.999), stress(unit * 1.001))
    assert fitted_unit(spans, np.zeros_like(hops)) == 1.0


def test_one_anchor_pulls_straight_to_its_distance():
    moved = np.array([[3.0, 4.0, 0.0]])
    anchor, closeness = np.zeros((1, 3)), np.array([[0.5]])
    moved = moved + stress_moves(moved, anchor, distances(moved, anchor), closeness)
    np.testing.assert_allclose(moved, [[1.2, 1.6, 0.0]])  # 2 from the origin, same direction


@pytest.mark.parametrize("seed", range(5))
def test_stress_against_anchors_never_grows(seed):
    rng = np.random.default_rng(seed)
    places, anchors = rng.normal(size=(40, 3)), rng.normal(size=(8, 3))
    hops = rng.integers(1, 7, (8, 40)).astype(float)
    before = np.inf
    for _ in range(20):
        spans = distances(places, anchors)
        stress = (((spans - hops) / hops) ** 2).sum()
        assert stress <= before * (1 + 1e-12)
        before = stress
        places = places + stress_moves(places, anchors, spans, 1 / hops)
