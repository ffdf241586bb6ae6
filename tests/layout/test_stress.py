"""The global step: against closed forms, and the theorem that it never increases stress."""

import numpy as np
import pytest

from wordgraph.layout.distances import Block
from wordgraph.layout.stress import distances, fitted_unit, stress_moves


def block(closeness, sources):
    """A block that tells closeness (n, b) to sources (b,)."""
    return Block(np.asarray(sources), np.asarray(closeness, dtype=float))


def test_distances_agree_with_norms():
    rng = np.random.default_rng(0)
    places, anchors = rng.normal(size=(30, 3)), rng.normal(size=(7, 3))
    expected = np.linalg.norm(places[:, None] - anchors[None], axis=-1)
    np.testing.assert_allclose(distances(places, anchors), expected, rtol=1e-10)


def test_distances_in_single_precision_are_good_enough():
    rng = np.random.default_rng(0)
    places = 20 * rng.normal(size=(300, 3))
    expected = np.linalg.norm(places[:, None] - places[None], axis=-1)
    found = distances(places.astype(np.float32), places.astype(np.float32))
    np.testing.assert_allclose(found, expected, atol=0.06)  # of a radius of 80


def test_nodes_at_one_place_far_out_are_not_thrown_further():
    """Rounding would tell them to be a hundred times nearer to each other than they are."""
    rng = np.random.default_rng(3)
    places = 100 + rng.normal(scale=1e-3, size=(200, 3)).astype(np.float32)
    exact = block(np.full((200, 50), 0.5, np.float32), range(50))
    moves = stress_moves(places.astype(np.float32), exact)
    assert np.linalg.norm(moves, axis=1).max() < 2  # hops, which is how far they should be apart


def test_the_fitted_unit_is_the_minimum_of_stress():
    rng = np.random.default_rng(1)
    places, hops = rng.normal(size=(20, 3)), rng.integers(1, 6, (20, 5)).astype(float)
    hops[np.arange(5), np.arange(5)] = np.inf  # a source's own place doesn't count
    spans = np.linalg.norm(places[:, None] - places[None, :5], axis=-1)
    unit = fitted_unit(places, block(1 / hops, range(5)))

    def stress(u):
        # the best scale of the places is 1 / u: (spans / u - hops)^2 / hops^2
        ratio = spans / hops
        return ((ratio / u - 1) ** 2)[np.isfinite(hops)].sum()

    assert stress(unit) < min(stress(unit * 0.999), stress(unit * 1.001))
    assert fitted_unit(places, block(np.zeros((20, 5)), range(5))) == 1.0


def test_one_anchor_pulls_straight_to_its_distance():
    places = np.array([[0.0, 0.0, 0.0], [3.0, 4.0, 0.0]])
    moved = places + stress_moves(places, block([[0.0], [0.5]], [0]))
    np.testing.assert_allclose(moved, [[0, 0, 0], [1.2, 1.6, 0.0]], atol=1e-8)  # 2 away


@pytest.mark.parametrize("seed", range(5))
def test_stress_against_anchors_never_grows(seed):
    rng = np.random.default_rng(seed)
    places = rng.normal(size=(40, 3))
    hops = rng.integers(1, 7, (40, 8)).astype(float)
    hops[:8] = np.inf  # the anchors themselves stay
    before = np.inf
    for _ in range(20):
        spans = np.linalg.norm(places[:, None] - places[None, :8], axis=-1)
        stress = (((spans[8:] - hops[8:]) / hops[8:]) ** 2).sum()
        assert stress <= before * (1 + 1e-9)
        before = stress
        places = places + stress_moves(places, block(1 / hops, range(8)))


def test_pieces_make_no_difference():
    """More rows than one piece holds, so that threads are used: as one row at a time."""
    rng = np.random.default_rng(0)
    places, close = rng.normal(size=(20_000, 3)), rng.random((20_000, 64))
    whole = stress_moves(places, block(close, range(64)))
    some = [64, 10_000, 19_999]
    anchors = places[:64]
    for node in some:
        span = np.linalg.norm(places[node] - anchors, axis=1)
        pull = close[node] * (close[node] - 1 / np.maximum(span, 1e-9))
        way = (pull[:, None] * (anchors - places[node])).sum(axis=0) / (close[node] ** 2).sum()
        np.testing.assert_allclose(whole[node], way, rtol=1e-6)
