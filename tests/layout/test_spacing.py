"""Spacing: near pairs are all found, and pushed apart."""

import numpy as np
import pytest

from wordgraph.layout import config, layout_edges, spacing
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.links import connect
from wordgraph.layout.spacing import (
    distinct,
    gaps,
    in_cells,
    least_distance,
    median_link,
    overlooked,
    spaced,
)


@pytest.mark.parametrize("dim", [2, 3])
@pytest.mark.parametrize("reach", [0.03, 0.2, 2.0])
def test_gaps_take_each_half_the_way_from_all_that_are_near(dim, reach, monkeypatch):
    monkeypatch.setattr(spacing, "_HEAP", 10**6)
    monkeypatch.setattr(spacing, "_CHUNK", 37)  # nodes look over the borders of their piece
    places = np.random.default_rng(0).random((300, dim))
    order, cells = in_cells(places, reach)
    row = places[order]
    away = row[:, None] - row[None]
    apart = np.sqrt((away**2).sum(axis=2)) + np.eye(300)
    lacking = np.where((apart < reach) & (np.eye(300) == 0), 1.01 * reach - apart, 0)
    expected = (lacking / apart / 2) @ np.ones((300, 1)) * row - (lacking / apart / 2) @ row
    assert (expected != 0).any()
    np.testing.assert_allclose(gaps(row, cells, reach), expected, atol=1e-9)


def test_of_a_heap_each_looks_at_a_part():
    row = np.random.default_rng(0).normal(size=(5000, 3))  # all in one cell
    order, cells = in_cells(row, 100.0)
    moves = gaps(row[order], cells, 100.0)
    assert (moves != 0).all()
    assert np.linalg.norm(moves, axis=1).max() < 50.5 * 3 * 24


def chain(n):
    return connect(n, np.stack([np.arange(n - 1), np.arange(1, n)], axis=1))


def test_crowded_nodes_get_their_space(measure):
    rng = np.random.default_rng(1)
    places = rng.normal(size=(300, 3))
    places[:40] = places[40:80] + 1e-3  # forty near-twins
    links = chain(300)
    moved = spaced(places, links, LayoutConfig(spacing=0.1), np.ones((300, 1)), rng)
    link = np.median(np.linalg.norm(np.diff(places, axis=0), axis=1))
    nearest = (measure["separations"](moved) + 1e9 * np.eye(300)).min(axis=1)
    assert nearest.min() >= 0.1 * link * 0.99
    assert np.linalg.norm(moved - places, axis=1).max() < 0.5 * link


def test_a_fixed_node_stays_and_the_other_makes_way():
    places = np.array([[0.0, 0, 0], [0, 0, 0], [5, 0, 0], [0, 5, 0]])
    mobility = np.array([[0.0], [1.0], [1.0], [1.0]])
    moved = spaced(places, chain(4), LayoutConfig(), mobility, np.random.default_rng(0))
    assert (moved[0] == 0).all()
    assert np.linalg.norm(moved[1]) > 0.1


def test_only_coincident_free_nodes_are_nudged():
    places = np.array([[0.0, 0], [1, 1], [1, 1], [1, 1]])
    free = np.array([[1.0], [0], [0], [1]])
    moved = distinct(places, free, np.random.default_rng(0), 1e-3)
    assert (moved[:3] == places[:3]).all()
    assert 0 < np.linalg.norm(moved[3] - places[3]) < 0.1


def test_coincident_nodes_part_even_where_rounding_is_coarse():
    places = np.full((4, 2), 1e12)
    moved = distinct(places, np.ones((4, 1)), np.random.default_rng(0), 1e-9)
    assert len(np.unique(moved, axis=0)) == 4


def packed_ball(rng):
    """Places of 1,500 nodes in a ball, links to anywhere, and a distance for which spheres as wide
    fill half of it."""
    n = 1500
    places = rng.normal(size=(n, 3))
    places *= (rng.random(n) ** (1 / 3) / np.linalg.norm(places, axis=1))[:, None]
    return places, connect(n, rng.integers(n, size=(8000, 2))), 2.1 * np.sqrt(0.6) * n ** (-1 / 3)


def nearer(places, distance, measure):
    nearest = (measure["separations"](places) + 1e9 * np.eye(len(places))).min(axis=1)
    return (nearest < distance).mean()


def test_a_ball_that_is_packed_all_through_is_thinned(monkeypatch, measure):
    monkeypatch.setattr(config, "_LARGE", 1)  # as if there were a million, and links as long
    monkeypatch.setattr(spacing, "_CLEAR", 1.0)
    rng = np.random.default_rng(1)
    places, links, least = packed_ball(rng)
    moved = spaced(places, links, LayoutConfig(), np.ones((len(places), 1)), rng)
    assert nearer(places, 0.9 * least, measure) > 0.8
    assert nearer(moved, 0.9 * least, measure) < 0.05
    assert np.abs(moved - places).max() < 4 * least
    still = spaced(places, links, LayoutConfig(), np.zeros((len(places), 1)), rng)
    assert (still == places).all()


def test_nobody_is_left_in_a_crowd_where_there_is_hardly_room_for_all(monkeypatch, measure):
    rng = np.random.default_rng(1)
    places, links, least = packed_ball(rng)
    crowd = 0.9 * least
    monkeypatch.setattr(config, "_LARGE", 1)
    monkeypatch.setattr(spacing, "_CROWD", crowd / median_link(places, links))
    monkeypatch.setattr(spacing, "_CLEAR", 1.02 * crowd / median_link(places, links))
    moved = spaced(places, links, LayoutConfig(), np.ones((len(places), 1)), rng)
    assert nearer(moved, crowd, measure) < 0.03


def test_less_is_overlooked_where_the_least_distance_hardly_clears_a_crowd():
    assert overlooked(0.0225, 1.0) == 0.05 * 0.0225
    assert 0.0205 - 2 * overlooked(0.0205, 1.0) == pytest.approx(0.02, rel=0.011)
    assert overlooked(0.0190, 1.0) == 0.01 * 0.0190


def test_a_free_node_leaves_the_place_of_a_fixed_one_whichever_comes_first():
    for fixed in ([False, True], [True, False]):
        held = np.array(fixed)
        places = layout_edges(2, np.array([[0, 1]]), pos=np.zeros((2, 3)), fixed=held)
        assert (places[held] == 0).all()
        assert (places[~held] != 0).any()


def test_an_axis_that_is_held_stays_and_the_others_make_room(measure):
    rng = np.random.default_rng(2)
    places = rng.normal(size=(200, 3))
    places[:60] = places[60:120] + 1e-3 * rng.normal(size=(60, 3))
    places[:120, 2] = 0
    mobility = np.ones((200, 3)) * [1, 1, 0]
    moved = spaced(places, chain(200), LayoutConfig(spacing=0.1), mobility, rng)
    assert (moved[:, 2] == places[:, 2]).all()
    link = np.median(np.linalg.norm(np.diff(places, axis=0), axis=1))
    apart = (measure["separations"](moved) + 1e9 * np.eye(200))[:120, :120]
    assert apart.min() >= 0.1 * link * 0.99


def test_each_moves_by_its_own_mobility_however_they_are_sorted(measure):
    rng = np.random.default_rng(3)
    places = 0.2 * rng.normal(size=(300, 3))
    mobility = np.where(np.arange(300) % 3 == 0, 0.0, 1.0)[:, None]
    moved = spaced(places, chain(300), LayoutConfig(spacing=0.5), mobility, rng)
    still = (moved == places).all(axis=1)
    assert still[::3].all()
    assert still[1::3].mean() < 0.7
    link = np.median(np.linalg.norm(np.diff(places, axis=0), axis=1))
    free = mobility[:, 0] > 0
    nearest = (measure["separations"](moved) + 1e9 * np.eye(300)).min(axis=1)
    room = np.sqrt(places.var(axis=0).sum()) / 300 ** (1 / 3)
    assert nearest[free].min() > 0.9 * min(0.5 * link, room)


def test_a_dense_ball_with_a_few_long_links_is_not_blown_up():
    rng = np.random.default_rng(4)
    places = rng.normal(size=(500, 3))
    long = connect(500, rng.integers(500, size=(20, 2)))
    reach = least_distance(places, median_link(places, long), 0.5)
    assert reach == pytest.approx(np.sqrt(3) / 500 ** (1 / 3), rel=0.1)
    moved = spaced(places, long, LayoutConfig(spacing=0.5), np.ones((500, 1)), rng)
    assert moved.std() < 1.1 * places.std()


def test_a_nudge_keeps_to_the_free_axes():
    moved = distinct(np.ones((5, 3)), np.array([[1.0, 1, 0]] * 5), np.random.default_rng(0), 1e-3)
    assert (moved[:, 2] == 1).all()
    assert len(np.unique(moved, axis=0)) == 5


def test_a_free_node_leaves_a_fixed_one_that_is_numbered_after_it():
    pos, held = np.array([[0.0, 0, 0], [0, 0, 0], [3, 0, 0]]), np.array([False, True, False])
    places = layout_edges(3, np.zeros((0, 2), int), pos=pos, fixed=held)
    assert (places[1] == 0).all()
    assert (places[0] != 0).any()
