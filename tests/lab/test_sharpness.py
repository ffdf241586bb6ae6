"""Hessian-vector products and the largest eigenvalue against Hessians that are known."""

import numpy as np
import pytest

from wordgraph.lab.sharpness import hessian_product, sharpest


@pytest.fixture
def matrix():
    random = np.random.default_rng(0)
    basis = np.linalg.qr(random.standard_normal((12, 12)))[0]
    return basis @ np.diag([9.0, 5.0, *np.linspace(0.1, 2.0, 10)]) @ basis.T


def test_products_of_a_quadratic_are_its_matrix(matrix):
    random = np.random.default_rng(1)
    point, direction = random.standard_normal((2, 12))
    found = hessian_product(lambda x: matrix @ x, point, direction)
    np.testing.assert_allclose(found, matrix @ direction, rtol=1e-8, atol=1e-8)
    assert not hessian_product(lambda x: matrix @ x, point, np.zeros(12)).any()


def test_products_of_a_quartic():
    point = np.array([1.0, 2.0])
    found = hessian_product(lambda x: x**3, point, np.array([1.0, 1.0]))
    np.testing.assert_allclose(found, 3 * point**2, rtol=1e-8)


def test_power_iteration_finds_the_largest_eigenvalue(matrix):
    value, direction = sharpest(lambda x: matrix @ x, np.zeros(12), np.ones(12), 60)
    assert value == pytest.approx(9.0, rel=1e-8)
    np.testing.assert_allclose(matrix @ direction, 9.0 * direction, atol=1e-5)


def test_a_preconditioner_changes_the_eigenvalue(matrix):
    scale = np.linspace(0.5, 2.0, 12)
    value, _ = sharpest(lambda x: matrix @ x, np.zeros(12), np.ones(12), 200, scale)
    root = 1 / np.sqrt(scale)
    assert value == pytest.approx(np.linalg.eigvalsh(root[:, None] * matrix * root)[-1], rel=1e-8)


def test_a_loss_that_overflows_gives_no_error():
    with np.errstate(all="ignore"):
        value, direction = sharpest(lambda x: x * np.inf, np.zeros(2), np.ones(2), 5)
    assert not np.isfinite(value)
    assert np.isfinite(direction).all()
