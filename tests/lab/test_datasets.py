"""Data sets: their shapes, their geometry, and that a seed repeats them."""

import numpy as np
import pytest

from wordgraph.lab.datasets import blobs, gaussian, moons, regression, spirals

PLANE = {
    "blobs": lambda random: blobs(200, 4.0, random),
    "spirals": lambda random: spirals(200, 1.0, 0.0, random),
    "moons": lambda random: moons(200, 0.0, random),
}


def rng():
    return np.random.default_rng(0)


@pytest.mark.parametrize("name", PLANE)
def test_two_classes_in_the_plane(name):
    data, again = PLANE[name](rng()), PLANE[name](rng())
    assert (data.x.shape, data.y.shape) == ((200, 2), (200, 1))
    assert sorted(np.unique(data.y)) == [-1.0, 1.0]
    assert data.y.sum() == 0
    np.testing.assert_array_equal(data.x, again.x)


def test_spirals_are_each_others_mirror():
    data = spirals(2000, 1.0, 0.0, rng())
    radius = np.linalg.norm(data.x, axis=1)
    angle = np.arctan2(data.x[:, 1], data.x[:, 0])
    off = np.exp(1j * (angle - 2 * np.pi * radius)) - np.where(data.y[:, 0] > 0, -1, 1)
    assert abs(off).max() < 1e-9


def test_moons_are_half_circles():
    data = moons(500, 0.0, rng())
    centre = np.where(data.y > 0, 0.0, np.array([[1.0, 0.5]]))
    np.testing.assert_allclose(np.linalg.norm(data.x - centre, axis=1), 1.0)


def test_blobs_are_as_far_apart_as_asked():
    data = blobs(20_000, 4.0, rng())
    middle = [data.x[data.y[:, 0] == sign].mean(axis=0) for sign in (1, -1)]
    np.testing.assert_allclose(middle[0] - middle[1], [4.0, 0.0], atol=0.1)


def test_regression_is_linear_but_for_its_noise():
    data, w = regression(5000, 7, 0.3, rng())
    assert np.linalg.norm(w) == pytest.approx(1.0)
    assert np.std(data.y - data.x @ w) == pytest.approx(0.3, rel=0.05)


def test_gaussian_targets_have_nothing_to_do_with_the_inputs():
    data = gaussian(20_000, 3, rng())
    assert abs(data.x.T @ data.y / 20_000).max() < 0.03
