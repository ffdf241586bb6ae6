"""Two runs beside each other: one seed, one pair of axes, and words for what differs."""

import json
from itertools import pairwise
from xml.etree import ElementTree

import numpy as np
import pytest

from wordgraph import lab
from wordgraph.errors import ParameterError
from wordgraph.lab.comparison import Comparison
from wordgraph.lab.drawing import to_svg
from wordgraph.lab.inks import INKS
from wordgraph.lab.pairing import cost_of_both, run_both
from wordgraph.lab.plots import figure, height
from wordgraph.lab.table import command

EXPERIMENTS = [lab.get(name) for name in lab.experiments()]
NAME = "vanishing-gradient"
SIGMOID, RELU = {"activation": "sigmoid"}, {"activation": "relu", "weight_variance": 2.0}


@pytest.fixture(scope="module")
def found():
    return lab.compare(NAME, SIGMOID, RELU)


def named(drawn):
    return {curve.name: curve for curve in drawn.data if curve.name}


def test_both_run_as_they_run_alone(found):
    assert found.a.to_dict() == lab.run(NAME, **SIGMOID).to_dict()
    assert found.b.to_dict() == lab.run(NAME, **RELU).to_dict()


def test_the_seed_is_that_of_b():
    found = lab.compare(NAME, {"seed": 1, "depth": 4}, {"seed": 2, "depth": 4})
    assert found.a.parameters["seed"] == 2
    assert found.a.to_dict() == found.b.to_dict()


def test_what_differs_is_said(found):
    assert dict(found.differs) == {
        "activation": ("sigmoid", "relu"),
        "weight_variance": (1.0, 2.0),
    }
    assert found.words == "From A to B: activation sigmoid -> relu, weight variance 1 -> 2"
    same = Comparison(found.a, found.a)
    assert same.words == "A and B have the same settings"
    assert found.summary.splitlines() == [
        f"A: {found.a.summary}",
        f"B: {found.b.summary}",
        f"{found.words}.",
    ]


def test_a_comparison_is_strict_json(found):
    said = found.to_dict()
    assert json.loads(json.dumps(said, allow_nan=False)) == said
    assert said["a"] == found.a.to_dict()
    assert said["differs"]["activation"] == {"a": "sigmoid", "b": "relu"}


def test_two_experiments_have_no_axes_in_common(found):
    with pytest.raises(ParameterError, match=r"momentum.*can't be compared"):
        Comparison(lab.run("momentum"), found.b)


def test_both_are_drawn_over_the_same_axes_and_told_apart_without_colour(found):
    drawn = figure(found.trace, "dark")
    curves = named(drawn)
    assert {"A δ", "A dW", "B δ", "B dW"} <= set(curves)
    np.testing.assert_allclose(curves["A δ"].y, found.a.series["delta"].measured)
    np.testing.assert_allclose(curves["B δ"].y, found.b.series["delta"].measured)
    for quantity in ("δ", "dW"):
        a, b = curves[f"A {quantity}"].marker, curves[f"B {quantity}"].marker
        assert a.color == b.color
        assert a.symbol == f"{b.symbol}-open"
    theory = [curve for curve in drawn.data if curve.line.dash in {"dash", "dashdot"}]
    assert sorted(curve.line.dash for curve in theory) == ["dash", "dash", "dashdot", "dashdot"]
    low, high = drawn.layout.yaxis.range
    for trace in (found.a, found.b):
        shown = np.log10(trace.series["delta"].measured)
        assert low < shown.min() <= shown.max() < high


def test_a_before_b_in_the_legend(found):
    curves = named(figure(found.trace, "dark"))
    ranks = [curves[name].legendrank for name in ("A δ", "A dW", "B δ", "B dW")]
    assert ranks == sorted(ranks)


def test_lines_of_a_are_thin_with_open_rings():
    curves = named(figure(lab.compare("plateau", {"strong": 2.0}, {}).trace, "light"))
    a, b = curves["A loss"], curves["B loss"]
    assert (a.mode, b.mode) == ("lines+markers", "lines")
    assert a.line.width < b.line.width
    assert a.marker.symbol.endswith("-open")


def test_bars_of_a_are_hollow():
    found = lab.compare("backpropagation", {"depth": 3}, {"depth": 4})
    bars = [curve for curve in figure(found.trace, "dark").data if curve.type == "bar"]
    fills = {curve.name[0]: curve.marker.color for curve in bars}
    assert fills["A"] == "rgba(0, 0, 0, 0)"
    assert fills["B"] == INKS["dark"].first
    root = ElementTree.fromstring(to_svg(found, "dark"))
    rects = [n for n in root.iter() if n.tag.endswith("rect") and n.get("x")]
    spans = sorted((float(n.get("x")), float(n.get("width"))) for n in rects)
    assert {n.get("fill") for n in rects} == {"none", INKS["dark"].first}
    feet = [float(n.get("y")) + float(n.get("height")) for n in rects[:-2]]
    assert max(feet) - min(feet) < 0.2
    assert max(feet) < 34 + 19 * 2 + 300 - 50, "on zero, which is above the foot of the axes"
    for (left, width), (right, _) in pairwise(spans[:-2]):  # the last two are of the legend
        assert left + width <= right + 0.2, "no bar hides another"


def test_a_line_to_compare_with_that_both_share_is_there_once():
    found = lab.compare("catapult", {"rate": 1.0}, {"rate": 2.0})
    names = [curve.name for curve in figure(found.trace, "dark").data if curve.name]
    assert names.count("4: lost above") == 1
    assert {"A ηλ", "B ηλ"} <= set(names)


def test_a_chart_that_one_run_alone_has_is_kept():
    plain, normed = {"depth": 4}, {"depth": 4, "normalization": "batch"}  # without phases
    for a, b, name in ((plain, normed, "A this net"), (normed, plain, "B this net")):
        trace = lab.compare(NAME, a, b).trace
        assert trace.below is not None
        assert name in named(figure(trace, "dark"))


def test_checks_of_both_are_said_side_by_side(found):
    first, second = found.trace.checks
    assert first.sentence == f"A: {found.a.check.sentence}"
    assert second.sentence == f"B: {found.b.check.sentence}"


def test_maps_of_both_are_side_by_side_in_one_scale_of_colours():
    found = lab.compare("training", {"activation": "sigmoid", "steps": 20}, {"steps": 20})
    drawn = figure(found.trace, "dark")
    maps = [part for part in drawn.data if part.type == "heatmap"]
    titles = [note.text for note in drawn.layout.annotations]
    assert [title[:2] for title in titles] == ["A:", "B:", "A:", "B:"]
    assert {part.coloraxis for part in maps} == {"coloraxis"}
    np.testing.assert_allclose(maps[0].z, found.a.heats[0].values, atol=0.01)
    np.testing.assert_allclose(maps[1].z, found.b.heats[0].values, atol=0.01)
    places = [
        (drawn.layout[f"xaxis{k}"].domain, drawn.layout[f"yaxis{k}"].domain) for k in range(3, 7)
    ]
    assert places[0][1] == places[1][1]
    assert places[0][0][1] < places[1][0][0]
    assert places[2][1][1] < places[0][1][0]
    assert places[0][1][1] < drawn.layout.yaxis2.domain[0]
    svg = to_svg(found, "light")
    assert all(title in svg for title in titles)


@pytest.mark.parametrize("flat", [False, True])
def test_surfaces_of_both_are_below_each_other_over_one_scale(flat):
    found = lab.compare("loss-landscape", {"rate": 0.8}, {"rate": 0.1})
    drawn = figure(found.trace, "light", flat)
    low, high = (end(s.heights for s in found.trace.surfaces) for end in (_lowest, _highest))
    bodies = [part for part in drawn.data if part.type == ("contour" if flat else "surface")]
    assert len(bodies) == 2
    for body, one in zip(bodies, (found.a, found.b), strict=True):
        np.testing.assert_allclose(body.z, one.surfaces[0].heights, rtol=1e-5)
        assert (low, high) == ((body.zmin, body.zmax) if flat else (body.cmin, body.cmax))
    layout = drawn.layout
    if not flat:
        assert layout.scene.zaxis.range == layout.scene2.zaxis.range
        assert layout.scene2.domain.y[1] < layout.scene.domain.y[0]
    assert layout.height == height(found.trace)
    assert [note.text for note in layout.annotations] == ["<b>A</b>", "<b>B</b>"]
    assert to_svg(found, "dark").count("along a random direction") >= 2


def _lowest(arrays):
    return min(float(array.min()) for array in arrays)


def _highest(arrays):
    return max(float(array.max()) for array in arrays)


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.name)
def test_any_two_presets_of_an_experiment_can_be_compared(experiment):
    names = list(experiment.presets)
    a, b = (experiment.presets[name].parameters for name in (names[0], names[-1]))
    found = lab.compare(experiment.name, a, b)
    for theme in INKS:
        drawn = figure(found.trace, theme)
        runs = {name[0] for name in named(drawn) if name[:2] in {"A ", "B "}}
        assert runs == {"A", "B"}
        assert len(drawn.to_json()) < 160_000
        assert ElementTree.fromstring(to_svg(found, theme))[1].text.splitlines() == [
            f"A: {command(found.a)}",
            f"B: {command(found.b)}",
        ]


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.name)
def test_nothing_of_an_experiment_is_in_the_way_of_comparing(experiment):
    """The link says of A what it says of B under "a"; a preset's seed would not be A's."""
    assert "a" not in experiment.parameters
    assert all("seed" not in preset.parameters for preset in experiment.presets.values())


def test_two_runs_count_together():
    experiment, size = lab.get(NAME), {"depth": 60, "width": 256, "batch": 128}
    alone = experiment.cost(size)
    both = cost_of_both(experiment, size, size)
    assert both.operations == 2 * alone.operations
    assert both.bytes == alone.bytes, "one after the other"
    assert 0.5 < alone.share < 1.0 < both.share
    with pytest.raises(ParameterError, match=r"A and B count together.*lower one of them"):
        run_both(experiment, size, size)


def test_what_is_wrong_with_a_is_said():
    with pytest.raises(ParameterError, match="depth=0 is not possible"):
        lab.compare(NAME, {"depth": 0}, {})
