"""Packing: balls don't overlap, and stay near the middle."""

import networkx as nx
import numpy as np
import pytest

from wordgraph.layout import force_layout
from wordgraph.layout.packing import pack


@pytest.mark.parametrize("dim", [2, 3])
@pytest.mark.parametrize(
    "radii",
    [
        [3.0],
        [1.0, 1.0],
        [5.0, 4.0, 2.0, 1.0, 0.5, 0.5, 0.5],
        [1.0] * 500,
        [8.0, *np.linspace(3, 0.5, 150), *[0.5] * 250],
        [50.0, *[0.5] * 400],
    ],
    ids=["one", "pair", "mixed", "equal", "many sizes", "giant and dust"],
)
def test_balls_are_apart_and_compact(dim, radii, measure):
    radii = np.array(radii)
    centres = pack(radii, dim)
    assert (centres[0] == 0).all()
    gap = measure["separations"](centres) - (radii[:, None] + radii[None])
    assert gap[~np.eye(len(radii), dtype=bool)].min(initial=0) >= -1e-9 * radii.max()
    outer = (np.linalg.norm(centres, axis=1) + radii).max()
    ideal = (radii**dim).sum() ** (1 / dim)  # all volume in one ball without holes
    assert outer <= 2.5 * ideal


def test_no_balls_have_no_places():
    assert pack(np.zeros(0), 3).shape == (0, 3)


@pytest.mark.parametrize("dim", [2, 3])
def test_parts_of_a_graph_do_not_interpenetrate(dim):
    sizes = (60, 40, 30, 20, 15, 9, 5, 3, 2, 1)
    graph = nx.disjoint_union_all(
        [
            nx.connected_watts_strogatz_graph(k, 4, 0.2, seed=k) if k > 4 else nx.path_graph(k)
            for k in sizes
        ]
    )
    places = force_layout(graph, dim, scale=None)
    parts = [np.array([places[v] for v in part]) for part in nx.connected_components(graph)]
    middles = [part.mean(axis=0) for part in parts]
    radii = [np.linalg.norm(p - m, axis=1).max() for p, m in zip(parts, middles, strict=True)]
    for i in range(len(parts)):
        for j in range(i):
            assert np.linalg.norm(middles[i] - middles[j]) > radii[i] + radii[j]
    largest = int(np.argmax([len(part) for part in parts]))
    centre = np.mean([np.array(place) for place in places.values()], axis=0)
    nearest = int(np.argmin([np.linalg.norm(middle - centre) for middle in middles]))
    assert nearest == largest


def test_two_parts_lie_side_by_side_rather_than_one_above_the_other():
    first, second, third = pack(np.array([5.0, 3.0, 3.0]), 3)
    assert second[0] > 7.8
    assert third[0] < -7.8
    assert np.abs(np.stack([first, second, third])[:, 1:]).max() < 2
