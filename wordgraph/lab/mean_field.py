"""Mean-field theory of one layer: q -> sigma_w^2 E[phi^2] + sigma_b^2, its fixed point q*, and chi.

Poole et al. 2016, Schoenholz et al. 2017.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

import numpy as np

from wordgraph.lab.activations import Activation
from wordgraph.lab.gaussian import correlated_pair, half_line_rule

# Stands for a variance of 0, whose limit it has.
TINIEST = 1e-280


@dataclass(frozen=True, slots=True)
class Moments:
    """Averages over z ~ N(0, v); phi in units of sqrt(v), so that no size over- or underflows."""

    square: float
    """E[phi^2] / v."""
    square_trend: float
    """d E[phi^2] / d ln v / v."""
    fourth: float
    """E[phi^4] / v^2."""
    slope_square: float
    """E[phi'^2]."""
    slope_square_trend: float
    """d E[phi'^2] / d ln v."""
    slope_fourth: float
    """E[phi'^4]."""
    square_and_slope: float
    """E[phi^2 phi'^2] / v."""


@dataclass(frozen=True, slots=True)
class PairMoments:
    """Averages over two examples' pre-activations u, v of one variance and given correlation."""

    product: float
    """E[phi(u) phi(v)] over the variance."""
    slope_product: float
    """E[phi'(u) phi'(v)]."""
    slope_square_product: float
    """E[phi'(u)^2 phi'(v)^2]."""


@lru_cache(maxsize=4096)
def moments(activation: Activation, variance: float) -> Moments:
    """Return the averages for one example."""
    x, weight = half_line_rule(96)
    scale = sqrt(max(variance, TINIEST))
    z = scale * x
    phi = activation.value(z)
    square, slope_square = (phi / scale) ** 2, activation.slope(z, phi) ** 2
    # By Stein's lemma d E[f] / d ln v = E[f (x^2 - 1)] / 2, without a derivative of f.
    tilt = 0.5 * weight * (x * x - 1.0)
    return Moments(
        square=float(weight @ square),
        square_trend=float(tilt @ square),
        fourth=float(weight @ square**2),
        slope_square=float(weight @ slope_square),
        slope_square_trend=float(tilt @ slope_square),
        slope_fourth=float(weight @ slope_square**2),
        square_and_slope=float(weight @ (square * slope_square)),
    )


@lru_cache(maxsize=4096)
def pair_moments(activation: Activation, variance: float, correlation: float) -> PairMoments:
    """Return the averages for two examples."""
    variance = max(variance, TINIEST)
    u, v, weight = correlated_pair(variance, correlation)
    phi_u, phi_v = activation.value(u), activation.value(v)
    slopes = activation.slope(u, phi_u) * activation.slope(v, phi_v)
    return PairMoments(
        product=float(np.vdot(weight, phi_u * (phi_v / variance))),
        slope_product=float(np.vdot(weight, slopes)),
        slope_square_product=float(np.vdot(weight, slopes**2)),
    )


def variance_map(
    activation: Activation, variance: float, weight_variance: float, bias_variance: float
) -> float:
    """Return the next layer's q."""
    return weight_variance * variance * moments(activation, variance).square + bias_variance


def chi(activation: Activation, variance: float, weight_variance: float) -> float:
    """Return sigma_w^2 E[phi'^2], by which a layer multiplies the mean square of delta."""
    return weight_variance * moments(activation, variance).slope_square


def fixed_point(
    activation: Activation, weight_variance: float, bias_variance: float
) -> float | None:
    """Return the stable q* of the variance map, or None where q grows or no q is singled out."""
    if activation.homogeneous:
        growth = weight_variance * moments(activation, 1.0).square
        return bias_variance / (1.0 - growth) if growth < 1.0 else None

    def excess(q: float) -> float:
        return variance_map(activation, q, weight_variance, bias_variance) - q

    # The map is concave in q for sigmoid and tanh, so that the excess changes its sign once.
    low, high = 1e-30, 1.0
    if excess(low) <= 0.0:
        return 0.0
    while excess(high) > 0.0:
        low, high = high, 2.0 * high
    while high - low > 1e-14 * high:
        middle = sqrt(low * high) if high > 2.0 * low else 0.5 * (low + high)
        if not low < middle < high:
            break
        low, high = (middle, high) if excess(middle) > 0.0 else (low, middle)
    return 0.5 * (low + high)
