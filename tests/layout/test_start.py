"""PivotMDS recovers places from exact distances."""

import numpy as np
import pytest

from wordgraph.layout.start import pivot_mds, shaken


@pytest.mark.parametrize("dim", [2, 3])
def test_exact_distances_give_back_the_shape(dim, measure):
    rng = np.random.default_rng(0)
    places = rng.normal(size=(40, dim))
    apart = measure["separations"](places)
    found = measure["separations"](pivot_mds(apart, dim))
    # all nodes as sources: classical scaling, exact up to a factor an axis; so compare order
    assert np.corrcoef(apart.ravel(), found.ravel())[0, 1] > 0.95


def test_fewer_sources_than_dimensions_leave_axes_flat():
    places = pivot_mds(np.array([[0.0, 1.0]]), 3)
    assert places.shape == (2, 3)
    assert (places[:, 1:] == 0).all()


def test_shaking_parts_twins_and_moves_little():
    places = np.repeat(np.eye(3), 5, axis=0)
    moved = shaken(places, np.random.default_rng(0))
    assert len(np.unique(moved, axis=0)) == 15
    assert np.abs(moved - places).max() < 0.01
