"""Parts of a picture with levels lie side by side, and none over another."""

import networkx as nx
import numpy as np
import pytest

from wordgraph.layout import layout_edges

PARTS = nx.disjoint_union_all(
    [nx.cycle_graph(20)] * 3 + [nx.path_graph(2)] * 10 + [nx.empty_graph(60)]
)
PART = np.concatenate([[k] * len(part) for k, part in enumerate(nx.connected_components(PARTS))])


def least_between_parts(places):
    apart = np.linalg.norm(places[:, None] - places[None], axis=-1)
    return apart[PART[:, None] != PART[None]].min()


def radius(places):
    across = places[:, :2] - places[:, :2].mean(axis=0)
    return np.linalg.norm(across, axis=1).max()


def test_parts_lie_side_by_side_and_are_not_in_one_another():
    n, edges = len(PARTS), np.array(PARTS.edges)
    places = layout_edges(n, edges, levels=np.arange(n) % 3)
    assert least_between_parts(places[:, :2]) > 0.9
    assert np.ptp(places[:, :2], axis=0).max() < 30


def test_known_parts_that_come_to_be_one_above_the_other_move_aside():
    n, edges = len(PARTS), np.array(PARTS.edges)
    flat, level = 3 * layout_edges(n, edges) + 100, np.arange(n) // 5 % 3
    assert least_between_parts(flat[:, :2]) < 0.5
    places = layout_edges(n, edges, pos=flat, levels=level)
    assert least_between_parts(places[:, :2]) > 0.6
    assert np.abs((places - flat)[:20, :2].mean(axis=0)).max() < 0.5
    again = layout_edges(n, edges, pos=places, levels=level)
    stayed = np.linalg.norm(again - places, axis=1) < 0.03 * np.ptp(places)
    assert stayed.mean() > 0.9


def test_a_part_with_fixed_nodes_stays_whatever_is_above_it():
    n, edges = len(PARTS), np.array(PARTS.edges)
    flat, held = layout_edges(n, edges), np.isin(np.arange(n), [0, 25, 45, 100])
    places = layout_edges(n, edges, pos=flat, fixed=held, levels=np.arange(n) % 3)
    assert (places[held] == flat[held]).all()
    assert np.abs(places - flat)[:60, :2].max() < 3  # the cycles are where they were


@pytest.mark.parametrize("size", [1e-6, 1.0, 1e3])
def test_single_nodes_one_above_the_other_move_aside_and_keep_their_frame(size):
    lattice = [(1000 + 5 * x, 5 * y, 0) for x in range(4) for y in range(4)]
    pos = size * np.array([*lattice, (1000, 0, 1), (1005, 0.001, 1)])
    n, level = len(pos), np.array([0] * 16 + [1, 1])
    places = layout_edges(n, np.zeros((0, 2), int), pos=pos, levels=level)
    apart = np.linalg.norm(places[:, None, :2] - places[None, :, :2], axis=-1)
    assert (apart + 1e9 * np.eye(n)).min() > size
    moved = np.linalg.norm((places - pos)[:, :2], axis=1)
    assert sorted(np.flatnonzero(moved > 0.1 * size)) == [0, 4, 16, 17]
    assert moved.max() < 60 * size
    lone = layout_edges(2, np.zeros((0, 2), int), pos=pos[[0, 16]], levels=np.arange(2))
    assert np.abs(lone[:, :2] - pos[0, :2]).max() < 3


def test_a_single_node_between_two_others_moves_aside_as_well():
    lattice = [(1000 + 5 * x, 5 * y, 0) for x in range(4) for y in range(4)]
    pos = np.array([*lattice, (999.96, -20, 1), (1000, -20, 0), (1000.04, -20, 2)])
    n, held = len(pos), np.isin(np.arange(19), [16, 18])
    for free in (0.0, 0.01):  # halfway, where their pushes cancel, and nearly so
        pos[17, 0] = 1000 + free
        places = layout_edges(
            n, np.zeros((0, 2), int), pos=pos, fixed=held, levels=np.arange(n) % 3
        )
        assert np.linalg.norm((places - pos)[17, :2]) > 1


def test_known_parts_keep_their_size_where_they_move_aside():
    graph = nx.disjoint_union_all([nx.cycle_graph(40), nx.cycle_graph(30), nx.cycle_graph(20)])
    n, edges = len(graph), np.array(graph.edges)
    rings = [np.arange(40), np.arange(40, 70), np.arange(70, 90)]
    pos = layout_edges(n, edges)
    for ring in rings:
        pos[ring] = 50 * (pos[ring] - pos[ring].mean(axis=0))
    held = np.arange(n) == 89  # in the smallest: it stays, and those of more nodes leave it
    places = layout_edges(n, edges, pos=pos, fixed=held, levels=np.zeros(n))
    for ring in rings:
        assert radius(places[ring]) == pytest.approx(radius(pos[ring]), rel=0.2)
    middles = np.array([places[ring, :2].mean(axis=0) for ring in rings])
    assert np.linalg.norm(middles[2]) < 0.14 * radius(pos[rings[2]])
    assert np.linalg.norm(middles[0]) > radius(pos[rings[0]])
    radii = [radius(places[ring]) for ring in rings]
    for i, j in ((0, 1), (0, 2), (1, 2)):
        assert np.linalg.norm(middles[i] - middles[j]) > radii[i] + radii[j]
