"""The lab: an experiment opens from a page, answers each change, and is part of the link."""

import re
import time

import pytest
from playwright.sync_api import expect

from .reader import WITHOUT_WEBGL

TERM = "vanishing-gradient"
# The colour of the numbers along the plot's axis.
INK = "getComputedStyle(document.querySelector('#lab-plot .yaxislayer-above text')).fill"


@pytest.fixture
def lab(reader):
    """The panel with the experiment as it opens from the page of the vanishing gradient."""
    reader.select(TERM)
    reader.page.locator("#open-lab").click()
    _wait_for_link(reader, "lab=vanishing-gradient%2Fsigmoid")
    expect(reader.page.locator("#lab-check")).not_to_be_empty()
    return reader.page.locator("#lab")


def test_the_sigmoid_net_starves_its_early_layers(lab):
    expect(lab.locator("#lab-summary")).to_contain_text(re.compile("vanish|starv|shrink|fall"))
    expect(lab.locator("#lab-check")).to_contain_text("predicted")
    expect(lab.locator("#lab-check")).to_have_class("agrees")
    expect(lab.locator("#lab-plot .scatterlayer .trace").first).to_be_visible()


@pytest.mark.parametrize("preset", ["ReLU + He", "Residual connection", "Batch norm"])
def test_one_click_shows_what_helps(lab, preset):
    summary = lab.locator("#lab-summary")
    starving, axis = summary.inner_text(), _ticks(lab)
    start = time.perf_counter()
    lab.get_by_role("button", name=preset, exact=True).click()
    expect(summary).not_to_have_text(starving)
    print(f"\n{preset}: new summary after {1000 * (time.perf_counter() - start):.0f} ms")
    expect(lab.get_by_role("button", name=preset, exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    lab.page.wait_for_function(
        "(axis) => document.querySelector('#lab-plot .yaxislayer-above').textContent !== axis",
        arg=axis,
    )


def test_a_slider_moved_by_the_keyboard_changes_the_plot_and_the_link(lab, reader):
    depth = lab.locator(".control", has_text="Depth")
    expect(depth.locator("output")).to_have_text("20 layers")
    drawn = _points(lab)
    depth.get_by_role("slider").focus()
    camera = reader.settle().camera
    reader.press("ArrowRight", "ArrowRight")
    expect(depth.locator("output")).to_have_text("22 layers")
    expect(lab.locator("#lab-plot .scatterlayer .trace").first).to_be_visible()
    _wait_for_link(reader, "lab.depth=22")
    assert _points(lab) > drawn
    assert reader.camera == camera, "arrows belong to the slider"


@pytest.mark.parametrize("touched", [pytest.param("ReLU", marks=pytest.mark.slow), "Depth"])
def test_a_control_that_was_touched_takes_only_the_keys_that_move_it(lab, reader, touched):
    if touched == "ReLU":
        lab.get_by_text("ReLU", exact=True).click()
        _wait_for_link(reader, "lab.activation=relu")
    else:
        lab.locator(".control", has_text=touched).get_by_role("slider").click()
    assert reader.ask("document.getElementById('lab').contains(document.activeElement)")
    camera = reader.settle().camera
    reader.press("ArrowRight", "Home", "+")
    assert reader.settle().camera == camera
    reader.hold("d")
    assert reader.camera != camera
    reader.press("t", "t", "l")
    expect(reader.page.locator("#list")).to_be_visible()
    reader.press("l", "?")
    expect(reader.page.locator("#help")).to_be_visible()
    reader.press("Escape")
    expect(reader.page.locator("#help")).to_be_hidden()
    reader.press("Escape")
    expect(lab).to_be_hidden()


def test_escape_returns_to_the_definition(lab, reader):
    reader.press("Escape")
    expect(lab).to_be_hidden()
    expect(reader.page.locator("#page-body h2")).to_be_visible()
    assert "lab=" not in reader.query
    reader.page.go_back()
    expect(lab).to_be_visible()


def test_a_link_opens_the_experiment_as_it_was(visit):
    reader = visit().open(f"?term={TERM}&lab=vanishing-gradient/relu-he&lab.depth=30&lab.width=x")
    check = reader.page.locator("#lab-check")
    expect(check).not_to_be_empty()
    lab = reader.page.locator("#lab")
    depth = lab.locator(".control", has_text="Depth").locator("output")
    expect(depth).to_have_text("30 layers")
    expect(lab.get_by_role("button", name="ReLU + He", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    lab.get_by_text("Batch norm", exact=True).last.click()
    _wait_for_link(reader, "lab.normalization=batch")
    said = check.inner_text()
    reader.reload()
    expect(check).to_have_text(said)
    expect(depth).to_have_text("30 layers")


@pytest.mark.slow
def test_the_plot_has_the_theme_of_the_page_however_it_came_to_it(lab, reader):
    """Also where the theme was changed while the experiment was shut."""
    dark = _ink(lab)
    reader.page.keyboard.press("t")
    lab.page.wait_for_function(f"(was) => ({INK}) !== was", arg=dark)
    light = _ink(lab)
    reader.press("Escape", "t")
    expect(lab).to_be_hidden()
    reader.page.locator("#open-lab").click()
    lab.page.wait_for_function(f"(ink) => ({INK}) === ink", arg=dark)
    reader.press("Escape", "t")
    reader.page.locator("#open-lab").click()
    lab.page.wait_for_function(f"(ink) => ({INK}) === ink", arg=light)
    reader.press("t")
    lab.page.wait_for_function(f"(ink) => ({INK}) === ink", arg=dark)


def test_an_experiment_with_two_charts_and_several_checks(quick):
    page = quick(f"?term={TERM}&lab=residual-connection/pre").page
    lab = page.locator("#lab")
    expect(lab.locator("h2")).to_have_text("Residual connections")
    expect(lab.locator("#lab-check")).to_have_class("agrees")
    expect(lab.locator("#lab-check > span.agrees")).to_have_count(2)
    expect(lab.locator("#lab-plot .subplot.x2y2 .scatterlayer .trace")).to_have_count(1)
    tall = lab.locator("#lab-plot").bounding_box()["height"]
    assert tall > 600
    lab.get_by_role("button", name="A skip alone", exact=True).click()
    expect(lab.locator("#lab-summary")).to_contain_text("is lost after one step")


def test_an_unknown_experiment_is_said(reader):
    reader.ask("explorer.restore({ ...explorer.view, term: 'adam', lab: { '': '../../x' } })")
    lab = reader.page.locator("#lab")
    expect(lab).to_contain_text("no experiment")
    expect(lab.locator("#lab-plot")).to_be_hidden()
    lab.locator("#lab-close").click()
    expect(reader.page.locator("#page-body h2")).to_have_text("Adam")


def _wait_for_link(reader, part):
    """Wait until the experiment has run and the link says so."""
    reader.page.wait_for_function("(part) => location.search.includes(part)", arg=part)


def _ticks(lab):
    """The numbers along the plot's upright axis."""
    return lab.locator("#lab-plot .yaxislayer-above").first.text_content()


def _ink(lab):
    return lab.page.evaluate(INK)


def _points(lab):
    return lab.locator("#lab-plot .scatterlayer .point").count()


@pytest.mark.slow
def test_the_plotting_library_comes_once_however_late_it_is(visit):
    reader, asked = visit(script=WITHOUT_WEBGL), []
    reader.page.on("request", lambda request: asked.append(request.url))
    waiting = []
    reader.page.route("**/installed/plotly.min.js", lambda route: waiting.append(route))
    reader.page.goto(reader.address, wait_until="commit")
    reader.page.wait_for_function("() => window.DashRenderer && window.dash_core_components")
    reader.page.wait_for_timeout(1000)
    waiting[0].continue_()
    reader.page.locator("#wordgraph:not(.loading)").wait_for(state="attached")
    reader.page.locator("#lab-plot .js-plotly-plot").wait_for(state="attached")
    assert len([url for url in asked if url.endswith("plotly.min.js")]) == 1
