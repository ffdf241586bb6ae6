"""Quadrature and mean-field theory against closed forms and the numbers of the papers."""

from math import acos, pi, sqrt

import numpy as np
import pytest

from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.gaussian import correlated_pair, half_line_rule
from wordgraph.lab.mean_field import chi, fixed_point, moments, pair_moments, variance_map

TANH, SIGMOID, RELU, LINEAR = (ACTIVATIONS[name] for name in ("tanh", "sigmoid", "relu", "linear"))


def expectation(f, variance=1.0):
    z, weight = half_line_rule(96)
    return float(weight @ f(np.sqrt(variance) * z))


def pair_expectation(f, variance, correlation):
    u, v, weight = correlated_pair(variance, correlation)
    return float(np.sum(weight * f(u, v)))


@pytest.mark.parametrize(("power", "exact"), [(0, 1), (1, 0), (2, 1), (4, 3), (8, 105)])
def test_gaussian_moments_are_exact(power, exact):
    assert expectation(lambda z: z**power) == pytest.approx(exact, rel=1e-12, abs=1e-12)


def test_quadrature_integrates_a_kink_exactly():
    assert expectation(lambda z: np.maximum(z, 0)) == pytest.approx(1 / sqrt(2 * pi), rel=1e-12)


def test_quadrature_resolves_the_slope_of_a_saturated_tanh():
    # A spike of width 0.08; a trapezoid in steps of 1e-4 is exact for it.
    q = 150.0
    x, step = np.linspace(-10, 10, 200_001, retstep=True)
    exact = step * np.sum(np.exp(-0.5 * x * x) / np.cosh(sqrt(q) * x) ** 4) / sqrt(2 * pi)
    assert expectation(lambda z: np.cosh(z) ** -4.0, q) == pytest.approx(exact, rel=1e-8)


@pytest.mark.parametrize("correlation", [-0.5, 0.0, 0.3, 0.9, 1.0])
def test_pairs_follow_the_arc_cosine_kernel(correlation):
    angle = acos(correlation)
    exact = (sqrt(1 - correlation**2) + (pi - angle) * correlation) / (2 * pi)
    found = pair_expectation(lambda u, v: np.maximum(u, 0) * np.maximum(v, 0), 1.0, correlation)
    assert found == pytest.approx(exact, abs=1e-3)
    assert pair_moments(LINEAR, 2.0, correlation).product == pytest.approx(correlation, abs=1e-9)


@pytest.mark.parametrize("activation", [TANH, SIGMOID])
@pytest.mark.parametrize("variance", [0.1, 1.0, 10.0])
def test_trends_are_derivatives(activation, variance):
    h = 1e-4
    low, high = (
        moments(activation, variance * np.exp(-h)),
        moments(activation, variance * np.exp(h)),
    )
    found = moments(activation, variance)
    square = (high.square * np.exp(h) - low.square * np.exp(-h)) / (2 * h)
    assert found.square_trend == pytest.approx(square, rel=1e-5)
    slope = (high.slope_square - low.slope_square) / (2 * h)
    assert found.slope_square_trend == pytest.approx(slope, rel=1e-5)


@pytest.mark.parametrize(
    ("weight_variance", "expected"), [(1.3, 0.8802), (1.76, 0.9998), (2.5, 1.1335), (4.0, 1.3424)]
)
def test_chi_of_tanh(weight_variance, expected):
    q = fixed_point(TANH, weight_variance, 0.05)
    assert chi(TANH, q, weight_variance) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(
    ("bias_variance", "weight_variance"),
    [(0.01, 1.4242), (0.05, 1.7610), (0.1, 1.9861), (0.3, 2.5051), (1.0, 3.4432)],
)
def test_critical_points_of_tanh(bias_variance, weight_variance):
    below, above = (
        chi(TANH, fixed_point(TANH, w, bias_variance), w)
        for w in (weight_variance - 1e-4, weight_variance + 1e-4)
    )
    assert below < 1 < above


def test_chi_of_sigmoid():
    assert chi(SIGMOID, fixed_point(SIGMOID, 1.0, 0.0), 1.0) == pytest.approx(0.0557, abs=5e-5)
    assert chi(SIGMOID, fixed_point(SIGMOID, 104.0, 0.0), 104.0) == pytest.approx(1.0, abs=0.01)


@pytest.mark.parametrize("variance", [1e-6, 1.0, 50.0])
def test_chi_of_relu_is_half_the_weight_variance_at_any_size(variance):
    assert chi(RELU, variance, 3.0) == pytest.approx(1.5, rel=1e-12)


@pytest.mark.parametrize("activation", [TANH, SIGMOID])
@pytest.mark.parametrize("variances", [(0.5, 0.2), (1.3, 0.05), (4.0, 0.0), (150.0, 1.0)])
@pytest.mark.parametrize("start", [1e-3, 30.0])
def test_fixed_point_is_where_iteration_ends(activation, variances, start):
    q = start
    for _ in range(400):
        q = variance_map(activation, q, *variances)
    assert fixed_point(activation, *variances) == pytest.approx(q, rel=1e-9)


def test_fixed_points_that_are_none_zero_or_closed_form():
    assert fixed_point(RELU, 1.0, 0.3) == pytest.approx(0.6)
    assert fixed_point(LINEAR, 0.75, 0.25) == pytest.approx(1.0)
    assert fixed_point(RELU, 2.0, 0.0) is None
    assert fixed_point(TANH, 0.9, 0.0) == 0.0
    assert chi(TANH, 0.0, 0.9) == pytest.approx(0.9)
