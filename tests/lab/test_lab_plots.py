"""The lab's figures: what is drawn, where the axes run, and whether colours can be read."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from wordgraph import lab
from wordgraph.errors import ParameterError
from wordgraph.lab.axes import counts, decades, evenly, ticks
from wordgraph.lab.catalogue import CATALOGUE
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.drawing import to_svg
from wordgraph.lab.inks import INKS
from wordgraph.lab.plots import figure, height
from wordgraph.lab.trace import Series

from .fake import FAKE, STEPS

GROUND = {"dark": "#0b1020", "light": "#f5f2ea"}


def curves(drawn):
    """The named curves of a figure."""
    return {curve.name: curve for curve in drawn.data if curve.name}


def one_chart(**parameters):
    """The vanishing gradient without the diagram below its curves (test_lab_plane.py has that)."""
    return replace(lab.run("vanishing-gradient", **parameters), below=None)


@pytest.fixture(scope="module")
def trace():
    return one_chart()


def test_measurement_is_marks_and_theory_a_dashed_line(trace):
    found = curves(figure(trace, "dark"))
    assert set(found) == {"\u03b4 measured", "dW measured", "theory, \u03b4 \u00b12 sd", "theory"}
    assert found["\u03b4 measured"].mode == found["dW measured"].mode == "markers"
    theory = {"delta": found["theory, \u03b4 \u00b12 sd"], "weight_gradient": found["theory"]}
    np.testing.assert_allclose(found["\u03b4 measured"].y, trace.series["delta"].measured)
    np.testing.assert_allclose(found["dW measured"].y, trace.series["weight_gradient"].measured)
    for name, curve in theory.items():
        assert curve.line.dash == "dash"
        np.testing.assert_allclose(curve.y, trace.series[name].predicted)
    assert theory["delta"].line.color == found["\u03b4 measured"].marker.color
    assert theory["weight_gradient"].line.color == found["dW measured"].marker.color


def test_the_legend_has_one_entry_for_all_theory(trace):
    listed = [curve.name for curve in figure(trace, "dark").data if curve.showlegend is not False]
    assert listed == ["theory, \u03b4 \u00b12 sd", "dW measured", "\u03b4 measured"]


@pytest.mark.parametrize(
    ("name", "changes", "said"),
    [
        ("weight_gradient", {"predicted": None}, "theory of \u03b4 \u00b12 sd"),
        ("delta", {"low": None, "high": None}, "theory"),
        ("delta", {"predicted": None, "low": None, "high": None}, "theory of dW"),
    ],
)
def test_the_legend_says_what_theory_is_of(trace, name, changes, said):
    series = {**trace.series, name: replace(trace.series[name], **changes)}
    assert said in curves(figure(replace(trace, series=series), "dark"))


def test_another_experiment_is_drawn_by_what_it_says_of_itself(monkeypatch):
    monkeypatch.setitem(CATALOGUE, "fake", FAKE)
    trace = lab.run("fake", rate=0.02)
    drawn = figure(trace, "dark")
    found = curves(drawn)
    assert set(found) == {"loss measured", "floor measured", "theory of floor"}
    assert (found["loss measured"].mode, found["floor measured"].mode) == ("lines", "markers")
    np.testing.assert_allclose(found["loss measured"].y, trace.series["loss"].measured)
    assert (drawn.layout.xaxis.title.text, drawn.layout.yaxis.title.text) == ("step", "loss")
    assert (drawn.layout.xaxis.type, drawn.layout.yaxis.type) == ("linear", "linear")
    assert drawn.layout.xaxis.tickvals[0] == 0
    assert drawn.layout.xaxis.tickvals[-1] == STEPS
    low, high = drawn.layout.yaxis.range
    assert low < -0.5 < 0.5 < high < 1.0
    assert not drawn.layout.annotations


def test_a_chart_shows_series_that_are_there(trace):
    axes = trace.chart.x, trace.chart.y
    with pytest.raises(ValueError, match="'nothing', which is no series"):
        replace(trace, chart=Chart(*axes, (Curve("nothing", "n"),)))
    with pytest.raises(ValueError, match="needs a curve"):
        Chart(*axes, ())


def test_all_that_is_measured_lies_inside_the_axes(trace):
    drawn = figure(trace, "dark")
    low, high = drawn.layout.yaxis.range
    for curve in curves(drawn).values():
        assert low < np.log10(min(curve.y))
        assert np.log10(max(curve.y)) < high
    assert drawn.layout.xaxis.tickvals[0] == 1
    assert drawn.layout.xaxis.tickvals[-1] == 20


def test_without_theory_only_the_measurement_is_drawn():
    found = curves(figure(one_chart(width=8), "light"))
    assert set(found) == {"\u03b4", "dW"}


def test_underflow_leaves_gaps(trace):
    y = trace.series["delta"].measured.copy()
    y[:5], y[5], y[6] = 0.0, np.nan, np.inf
    broken = replace(
        trace, series={**trace.series, "delta": replace(trace.series["delta"], measured=y)}
    )
    drawn = curves(figure(broken, "dark"))["\u03b4 measured"].y
    assert list(drawn[:7]) == [None] * 7
    assert drawn[7] is not None


def test_a_gradient_that_is_nowhere_leaves_words(trace):
    nothing = Series("norm", trace.series["delta"].x, np.full(20, np.nan))
    broken = replace(trace, series={"delta": nothing, "weight_gradient": nothing})
    drawn = figure(broken, "dark")
    assert drawn.layout.annotations[0].text == trace.summary
    assert np.isfinite(drawn.layout.yaxis.range).all()


def test_a_figure_is_pure_small_and_says_its_result(trace):
    drawn = figure(trace, "dark")
    assert drawn.to_json() == figure(trace, "dark").to_json()
    assert drawn.to_json() != figure(trace, "light").to_json()
    assert len(drawn.to_json()) < 10_000
    assert drawn.layout.meta["description"] == trace.summary


def test_an_unknown_theme_is_an_error(trace):
    with pytest.raises(ParameterError, match="dark, light"):
        figure(trace, "sepia")


@pytest.mark.parametrize("theme", INKS)
@pytest.mark.parametrize(
    ("name", "least"), [("text", 7.0), ("first", 4.5), ("second", 4.5), ("third", 4.5)]
)
def test_colours_stand_out_from_the_ground(theme, name, least):
    def luminance(colour):
        channels = [int(part, 16) / 255 for part in re.findall("[0-9a-f]{2}", colour)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    one, other = luminance(getattr(INKS[theme], name)), luminance(GROUND[theme])
    assert (max(one, other) + 0.05) / (min(one, other) + 0.05) >= least


@pytest.mark.parametrize(
    ("low", "high"), [(1e-12, 1.0), (0.5, 2.0), (1e-300, 1e-290), (1e-5, 1e200), (3.0, 3.0)]
)
def test_decades_are_few_powers_of_ten_in_range(low, high):
    found = decades(low, high)
    assert 2 <= len(found.values) <= 7
    powers = np.log10(found.values)
    np.testing.assert_allclose(powers, np.round(powers), atol=1e-9)
    assert found.low < np.log10(low) <= np.log10(high) < found.high
    assert found.high - found.low >= 4.0
    assert ((found.low <= powers) & (powers <= found.high)).all()


def test_powers_of_ten_are_set_as_powers():
    assert "10<sup>\u22126</sup>" in decades(1e-6, 1.0).texts


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("last", [1, 2, 3, 7, 20, 23, 50, 99, 100, 101, 1000, 12345])
def test_counts_name_both_ends_and_keep_apart(first, last):
    found = counts(first, last)
    assert found.values[0] == first
    assert found.values[-1] == last
    assert len(found.values) <= 8
    gaps = np.diff(found.values)
    assert not len(gaps) or gaps.min() >= 0.08 * last


@pytest.mark.parametrize(
    ("low", "high"), [(0, 1), (-3, 2.5), (1e-7, 3e-7), (5, 5), (0, 0), (-1e6, -1), (0, 1e300)]
)
def test_even_ticks_are_few_round_numbers_in_range(low, high):
    found = evenly(low, high)
    assert 2 <= len(found.values) <= 8
    assert found.low < low <= high < found.high
    assert found.low <= found.values[0] < found.values[-1] <= found.high
    steps = np.diff(found.values)
    np.testing.assert_allclose(steps, steps[0])
    assert f"{steps[0]:.3e}"[0] in "125"


@pytest.mark.parametrize("scale", Scale)
def test_an_axis_of_nothing_still_has_ticks(scale):
    found = ticks(Axis("x", scale), [np.array([np.nan, np.inf])])
    assert found.low < found.high
    assert len(found.values) >= 1


def test_a_log_axis_leaves_out_what_it_cannot_show():
    values = np.array([-1.0, 0.0, np.nan, np.inf, 2.0])
    np.testing.assert_equal(Axis("y", Scale.LOG).shows(values), [np.nan] * 4 + [2.0])
    np.testing.assert_equal(Axis("y").shows(values), [-1.0, 0.0, np.nan, np.nan, 2.0])


def test_a_second_chart_has_axes_and_a_legend_of_its_own():
    trace = lab.run("catapult")
    drawn = figure(trace, "dark")
    above = [curve for curve in drawn.data if curve.yaxis != "y2"]
    below = [curve for curve in drawn.data if curve.yaxis == "y2"]
    assert [curve.name for curve in above] == ["|f|"]
    assert {curve.name for curve in below} == {"\u03b7\u03bb", "2: stable below", "4: lost above"}
    assert {curve.legend for curve in below} == {"legend2"}
    assert {curve.xaxis for curve in below} == {"x2"}
    assert drawn.layout.yaxis2.domain[1] < drawn.layout.yaxis.domain[0]
    assert drawn.layout.yaxis.type == "log"
    assert drawn.layout.yaxis2.type == "linear"
    single = lab.run("vanishing-gradient", depth=3, residual="plain")
    assert drawn.layout.height == height(trace) > height(single)


def test_what_is_compared_with_is_a_thin_dotted_line_without_an_accent():
    found = curves(figure(lab.run("catapult"), "dark"))
    line = found["4: lost above"].line
    assert (line.dash, line.color) == ("dot", INKS["dark"].text)
    assert list(found["4: lost above"].y) == [4.0, 4.0]


def test_bars_stand_on_zero():
    drawn = figure(lab.run("backpropagation"), "dark")
    bars = next(curve for curve in drawn.data if curve.type == "bar")
    low, high = drawn.layout.yaxis.range
    assert low <= 0 < max(bars.y) < high


def test_a_path_through_a_plane_is_read_point_by_point():
    assert figure(lab.run("momentum"), "dark").layout.hovermode == "closest"
    assert figure(lab.run("adam"), "dark").layout.hovermode == "x unified"


def test_a_third_curve_has_a_colour_of_its_own():
    found = curves(figure(lab.run("overfitting"), "dark"))
    colours = {curve.marker.color for name, curve in found.items() if name.endswith("measured")}
    assert len(colours) == 3


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_a_picture_without_a_browser_holds_the_same(theme):
    trace = lab.run("double-descent", repetitions=20)
    svg = to_svg(trace, theme)
    root = ElementTree.fromstring(svg)
    text = " ".join("".join(node.itertext()) for node in root.iter() if node.tag.endswith("text"))
    for words in (trace.summary, trace.check.sentence):
        assert all(word in text for word in words.split())
    assert trace.chart.y.title in text
    assert trace.below.y.title in text
    marks = [node for node in root.iter() if node.get("class") == "mark"]
    assert len(marks) >= 3 * len(trace.series["risk"].x) - 3
    assert len({node.get("d") for node in marks}) >= 2, "curves are told apart by shape, too"
    for node in marks:
        assert 0 <= float(node.get("transform")[len("translate(") :].split()[0]) <= 760


def test_a_short_log_axis_has_more_ticks_than_powers_of_ten():
    found = decades(2.0, 60.0, 0.5)
    assert len(found.values) >= 3
    assert all(found.low <= np.log10(value) <= found.high for value in found.values)


def test_rounding_is_not_enlarged_to_a_whole_axis():
    found = evenly(1.0 - 1e-8, 1.0)
    assert found.high - found.low > 0.1
    assert len(set(found.texts)) == len(found.texts)
    assert evenly(5.0, 5.1).high < 5.11
