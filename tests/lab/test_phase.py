"""The critical line of tanh nets against published points, and against the fixed point itself."""

import numpy as np
import pytest

from wordgraph import lab
from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.mean_field import chi, fixed_point
from wordgraph.lab.phase import critical_line, diagram

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


@pytest.mark.parametrize("name", ["tanh", "sigmoid"])
@pytest.mark.parametrize("at", [0, 7, 23, 40])
def test_the_line_is_where_chi_at_the_fixed_point_is_1(name, at):
    activation = ACTIVATIONS[name]
    bias, weight = (column[at] for column in critical_line(activation))
    for factor, sign in ((0.97, -1), (1.03, 1)):
        q = fixed_point(activation, factor * weight, bias)
        assert np.sign(chi(activation, q, factor * weight) - 1.0) == sign
    if bias > 0.0:  # without biases tanh has no q above 0 there
        assert chi(activation, fixed_point(activation, weight, bias), weight) == pytest.approx(
            1.0, abs=2e-4
        )


def test_a_sigmoid_needs_weights_a_hundred_times_as_large():
    _, weights = critical_line(ACTIVATIONS["sigmoid"])
    assert weights[0] == pytest.approx(104.0, abs=1.0)
    assert (np.diff(weights) > 0.0).all()


@pytest.mark.parametrize(("name", "weight"), [("relu", 2.0), ("linear", 1.0)])
@pytest.mark.parametrize("bias", [0.0, 0.4, 1.0])
def test_the_line_of_homogeneous_nets_does_not_ask_for_biases(name, weight, bias):
    assert np.interp(bias, *critical_line(ACTIVATIONS[name])) == pytest.approx(weight, rel=1e-6)
    found = [
        lab.run("vanishing-gradient", activation=name, weight_variance=factor * weight,
                bias_variance=bias, width=256, depth=20).check.measured
        for factor in (1.0, 0.8, 1.25)
    ]  # fmt: skip
    assert found == pytest.approx([1.0, 0.8, 1.25], rel=0.06)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_diagram_is_drawn_for_all_plain_nets(activation):
    plain = {"activation": activation, "depth": 3}
    assert lab.run("vanishing-gradient", **plain).below is not None
    assert lab.run("vanishing-gradient", **plain, residual="plain").below is None
    assert lab.run("vanishing-gradient", **plain, normalization="layer").below is None


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize(("bias", "weight"), [(0.0, 0.01), (0.7, 1.0), (1.0, 150.0)])
def test_the_names_of_the_phases_stand_on_their_side_of_the_line(activation, bias, weight):
    line = critical_line(ACTIVATIONS[activation])
    chart, series = diagram(ACTIVATIONS[activation], bias, weight)
    fade, grow = chart.regions
    assert (fade.name, grow.name) == ("gradients fade", "gradients grow")
    assert fade.y < np.interp(fade.x, *line) < grow.y < chart.y.span[1]
    assert (series["here"].x[0], series["here"].measured[0]) == (bias, weight)
