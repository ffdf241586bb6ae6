"""The lab's figures: what is drawn, where the axes run, and whether colours can be read."""

import re
from dataclasses import replace

import numpy as np
import pytest

from wordgraph import lab
from wordgraph.errors import ParameterError
from wordgraph.lab.axes import decades, layers
from wordgraph.lab.inks import INKS
from wordgraph.lab.plots import figure
from wordgraph.lab.trace import Series

GROUND = {"dark": "#0b1020", "light": "#f5f2ea"}


def curves(drawn):
    """The named curves of a figure."""
    return {curve.name: curve for curve in drawn.data if curve.name}


@pytest.fixture(scope="module")
def trace():
    return lab.run("vanishing-gradient")


def test_measurement_is_marks_and_theory_a_dashed_line(trace):
    found = curves(figure(trace, "dark"))
    assert set(found) == {"\u03b4 measured", "dW measured", "theory \u00b12 sd"}
    assert found["\u03b4 measured"].mode == found["dW measured"].mode == "markers"
    assert found["theory \u00b12 sd"].line.dash == "dash"
    np.testing.assert_allclose(found["\u03b4 measured"].y, trace.series["delta"].measured)
    np.testing.assert_allclose(found["dW measured"].y, trace.series["weight_gradient"].measured)
    np.testing.assert_allclose(found["theory \u00b12 sd"].y, trace.series["delta"].predicted)


def test_all_that_is_measured_lies_inside_the_axes(trace):
    drawn = figure(trace, "dark")
    low, high = drawn.layout.yaxis.range
    for curve in curves(drawn).values():
        assert low < np.log10(min(curve.y))
        assert np.log10(max(curve.y)) < high
    assert drawn.layout.xaxis.tickvals[0] == 1
    assert drawn.layout.xaxis.tickvals[-1] == 20


def test_without_theory_only_the_measurement_is_drawn():
    found = curves(figure(lab.run("vanishing-gradient", width=8), "light"))
    assert set(found) == {"\u03b4 measured", "dW measured"}


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
@pytest.mark.parametrize(("name", "least"), [("text", 7.0), ("first", 4.5), ("second", 4.5)])
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
    ticks = decades([np.array([low, high])])
    assert 2 <= len(ticks.values) <= 7
    powers = np.log10(ticks.values)
    np.testing.assert_allclose(powers, np.round(powers), atol=1e-9)
    assert ticks.low < np.log10(low) <= np.log10(high) < ticks.high
    assert ticks.high - ticks.low >= 4.0
    assert ((ticks.low <= powers) & (powers <= ticks.high)).all()


def test_powers_of_ten_are_set_as_powers():
    assert "10<sup>\u22126</sup>" in decades([np.array([1e-6, 1.0])]).texts


@pytest.mark.parametrize("depth", [1, 2, 3, 7, 20, 23, 50, 99, 100])
def test_layer_ticks_begin_at_1_end_at_the_depth_and_keep_apart(depth):
    ticks = layers(depth)
    assert ticks.values[0] == 1
    assert ticks.values[-1] == depth
    assert len(ticks.values) <= 8
    gaps = np.diff(ticks.values)
    assert not len(gaps) or gaps.min() >= 0.08 * depth
