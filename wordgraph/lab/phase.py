"""The phase diagram of a deep net: where gradients neither fade nor grow.

Poole et al. 2016, Schoenholz et al. 2017.
"""

from functools import cache

import numpy as np

from wordgraph.lab.activations import Activation
from wordgraph.lab.arrays import Array
from wordgraph.lab.mean_field import moments


@cache
def critical_line(activation: Activation) -> tuple[Array, Array]:
    """Return sigma_b^2 and sigma_w^2 of the nets with chi = 1, for sigma_b^2 up to 1.

    Each q is the fixed point of one critical net: chi = 1 gives its sigma_w^2, and q = q* then its
    sigma_b^2.
    """
    points = []
    for q in np.geomspace(1e-6, 100.0, 240).tolist():
        found = moments(activation, q)
        weight = 1.0 / found.slope_square
        points.append((q - weight * q * found.square, weight))
    line = np.array([point for point in points if 0.0 <= point[0] <= 1.05])
    for column in line.T:
        column.setflags(write=False)
    return line[:, 0], line[:, 1]
