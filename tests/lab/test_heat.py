"""Heat maps: their colours, what they say as JSON, and how they are drawn."""

from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from wordgraph import lab
from wordgraph.lab.chart import Axis
from wordgraph.lab.drawing import to_svg
from wordgraph.lab.heat import COLOURS, Heat, shade, span
from wordgraph.lab.plots import figure, height

SVG = "{http://www.w3.org/2000/svg}"


def heat(values, **changes):
    values = np.array(values, dtype=float)
    found = {
        "title": "norm",
        "x": Axis("step"),
        "y": Axis("layer"),
        "columns": np.arange(0.0, 2.0 * values.shape[1], 2.0),
        "rows": np.arange(1.0, len(values) + 1),
        "values": values,
        "wide": 2.0,
        "last": 20.0,
        **changes,
    }
    return Heat(**found)


@pytest.fixture(scope="module")
def trace():
    run = lab.get("training").start({"depth": 5, "width": 16, "steps": 20})
    run.advance(7)
    return run.trace()


def lightness(colour):
    channels = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    return np.dot([0.2126, 0.7152, 0.0722], [c**2.2 for c in channels])


def test_a_larger_value_is_always_lighter():
    shades = [shade(value, -8.0, 2.0) for value in np.linspace(-8, 2, 60)]
    assert (np.diff([lightness(each) for each in shades]) > 0).all()
    assert (shades[0], shades[-1]) == (COLOURS[0], COLOURS[-1])
    assert shade(-99.0, -8.0, 2.0) == COLOURS[0]


def test_maps_share_a_scale_that_no_noise_and_no_zero_stretches():
    assert span([heat([[-3.0, np.nan]]), heat([[1.0, -np.inf]])]) == (-3.0, 1.0)
    low, high = span([heat([[0.0, 0.1]])])
    assert high - low == pytest.approx(2.0)
    assert span([heat([[-300.0, 0.0]])]) == (-16.0, 0.0)
    assert span([heat([[np.nan]])])[0] < span([heat([[np.nan]])])[1]


def test_columns_meet_halfway():
    found = heat([[1.0, 2.0, 3.0]])
    assert found.edges.tolist() == [-1.0, 1.0, 3.0, 5.0]
    assert found.ends == (-1.0, 21.0)
    with pytest.raises(ValueError, match="fit no such map"):
        heat([[1.0]], rows=np.arange(3.0))


def test_json_has_gaps_for_what_is_no_number():
    assert heat([[1.0, np.nan], [np.inf, -2.0]]).to_dict()["values"] == [[1.0, None], [None, -2.0]]


def test_a_trace_tells_each_layer_at_each_look(trace):
    delta, weights = trace.to_dict()["heats"]
    assert delta["columns"] == weights["columns"] == list(range(8))
    assert np.shape(delta["values"]) == (5, 8)
    last = [row[-1] for row in delta["values"]]
    np.testing.assert_allclose(last, np.log10(trace.series["delta"].measured), rtol=1e-12)
    now = [row[-1] for row in weights["values"]]
    np.testing.assert_allclose(now, np.log10(trace.series["weight_gradient"].measured), rtol=1e-12)
    assert "heats" not in lab.run("learning-rate").to_dict()


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_figure_has_room_for_the_maps(trace, theme):
    drawn = figure(trace, theme)
    first, second = [part for part in drawn.data if part.type == "heatmap"]
    assert np.shape(first.z) == (5, 8)
    assert (first.xaxis, second.xaxis) == ("x3", "x4")
    assert drawn.layout.height == height(trace) > height(replace(trace, heats=()))
    domains = [drawn.layout[f"yaxis{number}"].domain for number in ("", "2", "3")]
    assert domains[0][0] > domains[1][1] > domains[1][0] > domains[2][1] > domains[2][0] > 0
    assert drawn.layout.xaxis3.range[1] == 20.5  # what is not there yet has its place
    assert "faint" in drawn.layout.coloraxis.colorbar.title.text


def test_a_single_look_is_a_column_of_its_width():
    run = lab.get("training").start({"depth": 3, "width": 16, "steps": 200})
    first = next(part for part in figure(run.trace(), "dark").data if part.type == "heatmap")
    assert (first.x0, first.dx) == (0.0, 4.0)


def test_the_drawing_has_a_cell_for_each_number(trace):
    root = ElementTree.fromstring(to_svg(trace, "light"))
    cells = [each for each in root.iter(f"{SVG}rect") if each.get("fill", "").startswith("#")]
    assert len(cells) >= 2 * 5 * 8
    said = "".join(root.itertext())
    assert "norm of dW" in said
    assert "dark is faint" in said
    gap = replace(trace, heats=(heat([[1.0, np.nan]]),))
    assert to_svg(gap, "light").count("<rect") < to_svg(trace, "light").count("<rect")
