"""Surfaces: what they hold, their curvature, their contours, and how they are drawn."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from wordgraph import lab
from wordgraph.lab.contours import contours
from wordgraph.lab.drawing import to_svg
from wordgraph.lab.inks import RAMPS, ramp_colour
from wordgraph.lab.landscape import beside_random, beside_sharpest, curvature, surface
from wordgraph.lab.plots import figure, height
from wordgraph.lab.sharpness import hessian_product
from wordgraph.lab.small_net import SmallNet
from wordgraph.lab.surface import Surface
from wordgraph.resources import ASSETS


@pytest.fixture(scope="module")
def trace():
    return lab.run("loss-landscape")


@pytest.fixture
def bowl():
    """z = x^2 + 4 y^2 on a grid of 5 x 7."""
    x, y = np.linspace(-1, 1, 7), np.linspace(-1, 1, 5)
    return Surface("height", "the first", "the second", x, y, x**2 + 4 * y[:, None] ** 2)


@pytest.mark.parametrize("plane", ["random", "sharpest"])
@pytest.mark.parametrize("seed", [0, 1])
def test_the_surface_curves_as_the_hessian_says(plane, seed):
    """Against d'Hd of directions of the test's own, along both axes and between them."""
    rng = np.random.default_rng(seed)
    net = SmallNet(rng)
    for _ in range(200):
        net.point[:] -= 0.1 * net.loss()[1]
    hessian = np.array([hessian_product(net.gradient_at, net.point, one)
                        for one in np.eye(len(net.point))])  # fmt: skip
    values, vectors = np.linalg.eigh(0.5 * (hessian + hessian.T))
    random = rng.standard_normal(len(net.point))
    chosen = (
        beside_random(vectors[:, -1], random)
        if plane == "random"
        else beside_sharpest(net.gradient_at, net.point, values[-1], vectors[:, -1], random, 60)
    )
    assert chosen.across @ chosen.along == pytest.approx(0.0, abs=1e-12)
    over = surface(net, chosen, 0.2)
    middle = len(over.across) // 2
    assert over.heights[middle, middle] == pytest.approx(net.value_at(net.point))
    found = curvature(over.along, over.heights[:, middle])[0]
    expected = chosen.along @ hessian @ chosen.along
    assert found == pytest.approx(expected, rel=1e-3, abs=1e-7)
    assert curvature(over.across, over.heights[middle])[0] == pytest.approx(values[-1], rel=1e-3)
    slanted = (chosen.across + chosen.along) / np.sqrt(2.0)
    diagonal = curvature(np.sqrt(2.0) * over.across, np.diagonal(over.heights))[0]
    assert diagonal == pytest.approx(slanted @ hessian @ slanted, rel=1e-3)
    if plane == "sharpest":
        assert found == pytest.approx(values[-2], rel=0.02)


def test_the_run_says_its_curvatures_and_checks_them(trace):
    over = [check for check in trace.checks if "surface" in check.quantity]
    assert [check.verdict for check in over] == [lab.Verdict.AGREES] * 2
    assert [check.predicted for check in over] == [
        trace.quantities["across"], trace.quantities["along"],
    ]  # fmt: skip
    assert max(check.relative_error for check in over) < 1e-6
    assert "12.68 along the sharpest direction" in trace.summary
    assert "along a random direction" in trace.summary


def test_curvature_knows_how_wrong_it_may_be():
    steps = np.linspace(-1.0, 1.0, 21)
    found, error = curvature(steps, np.cos(3.0 * steps))
    assert abs(found + 9.0) < error < 0.1
    assert curvature(steps, 2.5 * steps**2 + steps)[0] == pytest.approx(5.0)


def test_a_surface_fits_its_grid_and_has_something_to_show(bowl):
    with pytest.raises(ValueError, match="fit no grid"):
        replace(bowl, heights=bowl.heights.T)
    with pytest.raises(ValueError, match="no height"):
        replace(bowl, heights=np.full((5, 7), np.nan))
    with pytest.raises(ValueError, match="read-only"):
        bowl.heights[0, 0] = 1.0


def test_a_surface_is_part_of_the_trace(trace, bowl):
    (said,) = trace.to_dict()["surfaces"]
    assert json.loads(json.dumps(said, allow_nan=False)) == said
    np.testing.assert_array_equal(said["heights"], trace.surfaces[0].heights)
    assert "surfaces" not in lab.run("vanishing-gradient", depth=2).to_dict()
    holed = bowl.heights.copy()
    holed[1, 2], holed[2, 2] = np.nan, np.inf
    rows = replace(bowl, heights=holed).to_dict()["heights"]
    assert (rows[1][2], rows[2][2], rows[0][0]) == (None, None, 5.0)


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_a_surface_stands_below_the_charts_with_lines_on_its_floor(trace, theme):
    drawn = figure(trace, theme)
    body, layout = drawn.data[-1], drawn.layout
    assert body.type == "surface"
    assert body.contours.z.project.z
    assert "%{z" in body.hovertemplate
    assert layout.height == height(trace) > height(replace(trace, surfaces=()))
    assert layout.scene.domain.y[1] < layout.yaxis2.domain[0] < layout.yaxis.domain[0]
    assert layout.scene.zaxis.range[0] < trace.surfaces[0].heights.min()
    np.testing.assert_allclose(body.z, trace.surfaces[0].heights, rtol=1e-5)


def test_the_charts_above_keep_their_size(trace):
    drawn, alone = (figure(one, "dark").layout for one in (trace, replace(trace, surfaces=())))
    for axis in ("yaxis", "yaxis2"):
        sizes = [
            (part[axis].domain[1] - part[axis].domain[0])
            * (part.height - part.margin.t - part.margin.b)
            for part in (drawn, alone)
        ]
        assert sizes[0] == pytest.approx(sizes[1])


def test_without_3d_it_is_drawn_as_contours_of_the_same_numbers(trace):
    drawn = figure(trace, "dark", flat=True)
    assert "surface" not in {part.type for part in drawn.data}
    assert drawn.layout.scene.domain.y is None
    contour = drawn.data[-1]
    assert (contour.type, contour.xaxis, contour.yaxis) == ("contour", "x3", "y3")
    assert contour.z == figure(trace, "dark").data[-1].z
    assert drawn.layout.yaxis3.scaleanchor == "x3"


def test_contours_of_a_plane_are_straight_and_of_a_cone_round():
    x, y = np.linspace(-2, 2, 41), np.linspace(-1, 1, 21)
    for start, end in contours(x, y, x + 0.0 * y[:, None], 0.53):
        assert (start[0], end[0]) == pytest.approx((0.53, 0.53))
    round_ = contours(x, y, np.hypot(x, y[:, None]), 0.7731)
    assert len(round_) > 40
    assert all(
        np.hypot(*place) == pytest.approx(0.7731, abs=0.01) for pair in round_ for place in pair
    )
    # One line without ends: each place is where two pieces meet.
    places = [tuple(np.round(place, 9)) for pair in round_ for place in pair]
    assert all(places.count(place) == 2 for place in places)


def test_contours_leave_out_what_is_not_there(bowl):
    holed = bowl.heights.copy()
    holed[2, 3] = np.nan
    some = contours(bowl.across, bowl.along, holed, 0.3)
    assert 0 < len(some) < len(contours(bowl.across, bowl.along, bowl.heights, 0.3))
    assert contours(bowl.across, bowl.along, bowl.heights, 9.0) == []


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_picture_without_a_browser_has_it_as_contours(trace, theme):
    with_it, without = to_svg(trace, theme), to_svg(replace(trace, surfaces=()), theme)
    root = ElementTree.fromstring(with_it)
    assert float(root.get("height")) > float(ElementTree.fromstring(without).get("height"))
    assert with_it.count("<rect") > without.count("<rect") + 900
    for words in ("along the sharpest", "along a random direction"):
        assert words in with_it


@pytest.mark.parametrize("theme", RAMPS)
def test_colours_grow_lighter_from_low_to_high(theme):
    def luminance(colour):
        channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    found = [luminance(ramp_colour(theme, share)) for share in np.linspace(0, 1, 30)]
    assert (np.diff(found) > 0).all()
    assert ramp_colour(theme, 0.0) == RAMPS[theme][0]
    assert ramp_colour(theme, 7.0) == RAMPS[theme][-1]


def test_the_browser_has_the_same_colours():
    script = (ASSETS / "js" / "ramp.mjs").read_text("utf-8")
    stops = list(dict.fromkeys([*RAMPS["dark"], *RAMPS["light"]]))
    assert sorted(re.findall('"(#[0-9a-f]{6})"', script)) == sorted(stops)
    assert "dark: VIRIDIS.slice(2), light: VIRIDIS.slice(0, -2)" in script
