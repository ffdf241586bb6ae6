"""Gaussian averages E[f(z)] by quadrature, for one variable and for a correlated pair."""

from functools import cache

import numpy as np
from numpy.polynomial.legendre import leggauss

from wordgraph.lab.arrays import Array

# Beyond 10 standard deviations a Gaussian holds 1e-23 of its mass.
REACH = 10.0


@cache
def half_line_rule(points: int) -> tuple[Array, Array]:
    """Return nodes and weights of E[f(z)], z ~ N(0, 1): Gauss-Legendre on each half line.

    Gauss-Hermite would miss what the lab is about: the kink of ReLU at 0, and the slope of a
    saturated tanh, a spike at 0 of width 1/sqrt(q). Here nodes crowd on both sides of 0.
    """
    x, weight = leggauss(points)
    x = 0.5 * REACH * (x + 1.0)
    weight = 0.5 * REACH * weight * np.exp(-0.5 * x * x) / np.sqrt(2.0 * np.pi)
    return np.concatenate([-x[::-1], x]), np.concatenate([weight[::-1], weight])


def correlated_pair(variance: float, correlation: float) -> tuple[Array, Array, Array]:
    """Return nodes u (n, 1), v (n, n) and weights (n, n) of a Gaussian pair."""
    z, weight = half_line_rule(24)
    rest = np.sqrt(max(0.0, 1.0 - correlation * correlation))
    u = np.sqrt(variance) * z[:, None]
    v = correlation * u + np.sqrt(variance) * rest * z[None, :]
    return u, v, weight[:, None] * weight[None, :]
