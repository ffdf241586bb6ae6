"""A plane with parts and a point that can be dragged: what the figure tells the browser."""

import json

import pytest

from wordgraph import lab
from wordgraph.lab.controls import BIAS_VARIANCE, WEIGHT_VARIANCE
from wordgraph.lab.drawing import to_svg
from wordgraph.lab.plots import figure

TANH = {"activation": "tanh", "bias_variance": 0.05, "weight_variance": 1.3, "depth": 5}


@pytest.fixture(scope="module")
def trace():
    return lab.run("vanishing-gradient", **TANH)


def test_the_figure_says_which_parameters_the_point_is(trace):
    handle = figure(trace, "dark").layout.meta["handle"]
    assert json.loads(json.dumps(handle)) == handle
    assert handle["axes"] == "2"
    for axis, parameter in (("x", BIAS_VARIANCE), ("y", WEIGHT_VARIANCE)):
        assert handle[axis]["name"] == parameter.name
        assert (handle[axis]["low"], handle[axis]["high"]) == (parameter.minimum, parameter.maximum)
        assert handle[axis]["logarithmic"] is parameter.logarithmic


def test_a_figure_without_such_a_point_says_nothing():
    assert "handle" not in figure(lab.run("momentum"), "dark").layout.meta


def test_the_browser_finds_the_point_as_the_only_marks_of_its_axes(trace):
    marks = [part for part in figure(trace, "dark").data
             if part.xaxis == "x2" and part.mode == "markers"]  # fmt: skip
    assert [(list(part.x), list(part.y)) for part in marks] == [([0.05], [1.3])]


def test_the_whole_range_of_the_biases_is_shown_wherever_the_point_is(trace):
    low, high = figure(trace, "dark").layout.xaxis2.range
    assert low < 0.0 < 1.0 < high
    again = lab.run("vanishing-gradient", **{**TANH, "weight_variance": 0.5})
    assert figure(again, "dark").layout.yaxis2.range == figure(trace, "dark").layout.yaxis2.range


def test_the_parts_have_their_names_in_the_figure_and_in_the_picture(trace):
    (names,) = (part for part in figure(trace, "light").data if part.mode == "text")
    assert list(names.text) == ["gradients fade", "gradients grow"]
    assert names.showlegend is False
    svg = to_svg(trace, "light")
    assert all(name in svg for name in names.text)
