"""The phase diagram of a deep net: where gradients neither fade nor grow.

Poole et al. 2016, Schoenholz et al. 2017. It is that of nets without skips and normalizations: with
a skip every block multiplies delta by more than 1, a batch norm divides the weights out, and behind
a layer norm only the ratio of the two variances counts.
"""

from functools import cache

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.activations import Activation
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Region
from wordgraph.lab.mean_field import moments
from wordgraph.lab.trace import Series

POINTS = 41
# How much of the plane lies above the line.
ABOVE = 1.45


@cache
def critical_line(activation: Activation) -> tuple[Array, Array]:
    """Return sigma_b^2 from 0 to 1, and the sigma_w^2 that has chi = 1 with each.

    Each q is the fixed point of one critical net: chi = 1 gives its sigma_w^2, and q = q* then its
    sigma_b^2. The slope of a homogeneous activation, such as ReLU, does not depend on q, nor
    therefore its line on the biases: sigma_w^2 = 1 / E[phi'^2], 2 for ReLU. With biases q then
    grows by sigma_b^2 a layer, without end; delta still neither fades nor grows. (Who asks for a
    finite q, too, is left with the one point at sigma_b^2 = 0: Hayou et al. 2019.)
    """
    # The line bends most where biases are few.
    biases = np.linspace(0.0, 1.0, POINTS) ** 2
    if activation.homogeneous:
        weights = np.full(POINTS, 1.0 / moments(activation, 1.0).slope_square)
    else:
        q = np.geomspace(1e-6, 1e3, 600)
        found = [moments(activation, value) for value in q.tolist()]
        weight = np.array([1.0 / one.slope_square for one in found])
        bias = q - weight * q * np.array([one.square for one in found])
        # A sigmoid's mean alone asks for a q below which there is no critical net.
        rising = slice(int(np.argmin(bias)), None)
        weights = np.interp(biases, bias[rising], weight[rising])
    for column in (biases, weights):
        column.setflags(write=False)
    return biases, weights


def diagram(
    activation: Activation, bias_variance: float, weight_variance: float
) -> tuple[Chart, dict[str, Series]]:
    """Return the chart of the two phases, in which a net is a point, with its series."""
    biases, weights = critical_line(activation)
    top = max(ABOVE * float(weights[-1]), weight_variance)
    # The names stand on the side where the point is not.
    x = 0.74 if bias_variance < 0.5 else 0.26
    line = float(np.interp(x, biases, weights))
    chart = Chart(
        x=Axis("bias variance", span=(0.0, 1.0)),
        y=Axis("weight variance", span=(0.0, top)),
        curves=(
            Curve("here", "this net", moves=(controls.BIAS_VARIANCE, controls.WEIGHT_VARIANCE)),
            Curve("critical", "\u03c7 = 1", reference=True, filled=True),
        ),
        plane=True,
        regions=(
            Region("gradients fade", x, 0.5 * line),
            Region("gradients grow", x, 0.5 * (line + top)),
        ),
    )
    return chart, {
        "critical": Series(
            "nets with chi = 1: below gradients fade, above they grow", biases, weights
        ),
        "here": Series("this net", np.array([bias_variance]), np.array([weight_variance])),
    }
