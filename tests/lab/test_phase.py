"""The critical line of tanh nets against published points, and against the fixed point itself."""

import numpy as np
import pytest

from wordgraph import lab
from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.mean_field import chi, fixed_point
from wordgraph.lab.phase import critical_line

TANH = ACTIVATIONS["tanh"]


@pytest.mark.parametrize(
    ("bias", "weight"),
    [(0.01, 1.4242), (0.05, 1.7610), (0.1, 1.9861), (0.3, 2.5051), (1.0, 3.4432)],
)
def test_published_points_lie_on_the_line(bias, weight):
    assert np.interp(bias, *critical_line(TANH)) == pytest.approx(weight, abs=0.02)
    assert chi(TANH, fixed_point(TANH, weight, bias), weight) == pytest.approx(1.0, abs=1e-4)


def test_below_the_line_gradients_vanish_and_above_they_explode():
    for weight, sign in ((1.5, -1), (2.0, 1)):
        trace = lab.run("vanishing-gradient", activation="tanh", weight_variance=weight,
                        bias_variance=0.05, width=128, depth=40)  # fmt: skip
        assert np.sign(np.log(trace.check.measured)) == sign


def test_the_diagram_is_drawn_for_plain_tanh_nets_alone():
    tanh = {"activation": "tanh", "depth": 3}
    assert lab.run("vanishing-gradient", **tanh).below is not None
    assert lab.run("vanishing-gradient", **tanh, residual="plain").below is None
    assert lab.run("vanishing-gradient", depth=3).below is None
