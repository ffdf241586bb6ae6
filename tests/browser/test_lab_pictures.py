"""Pictures of the lab that answer the hand: the phase plane, the surface, layers in the graph."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import PHONE
from .reader import WITHOUT_WEBGL

PHASES = "?term=vanishing-gradient&lab=vanishing-gradient/tanh"
LANDSCAPE = "?term=vanishing-gradient&lab=loss-landscape"
# Where the point is, and how large the plane is: [x, y, unit of x, unit of y] in pixels.
POINT = """() => {
  const plot = document.querySelector("#lab-plot .js-plotly-plot");
  const { left, top, width, height } =
    plot.querySelector(".subplot.x2y2 .points .point").getBoundingClientRect();
  const { xaxis2: x, yaxis2: y } = plot._fullLayout;
  return [left + width / 2, top + height / 2, x.d2p(1) - x.d2p(0), y.d2p(1) - y.d2p(0)];
}"""
EYE = """() => {
  const plot = document.querySelector("#lab-plot .js-plotly-plot");
  const { eye } = plot._fullLayout.scene._scene.getCamera();
  return [eye.x, eye.y, eye.z];
}"""
EYES = """() => {
  const layout = document.querySelector("#lab-plot .js-plotly-plot")?._fullLayout ?? {};
  const scenes = Object.keys(layout).filter((key) => key.startsWith("scene") && layout[key]._scene);
  return scenes.map((name) => Object.values(layout[name]._scene.getCamera().eye));
}"""
SURFACE = """() => {
  const canvas = document.querySelector("#lab-plot canvas");
  canvas.scrollIntoView({ block: "center" });
  const { x, y, width, height } = canvas.getBoundingClientRect();
  return [x + width / 2, y + 0.6 * height];
}"""


def _opened(reader, query):
    reader.open(query)
    expect(reader.page.locator("#lab-check")).not_to_be_empty()
    return reader.page


def _runs(page):
    """The requests to the server so far, growing."""
    asked = []
    page.on("request", lambda request: asked.append(1) if "_dash-update" in request.url else None)
    return asked


def _plane(page):
    page.evaluate("document.querySelector('#lab-check').scrollIntoView({ block: 'end' })")
    page.locator("#lab-plot .subplot.x2y2 .points .point").wait_for()
    found = None
    while found != (found := page.evaluate(POINT)):  # the plot takes the width of its panel first
        page.wait_for_timeout(200)
    return found


def test_the_point_of_the_phases_is_dragged_to_other_variances(visit):
    page = _opened(visit(script=WITHOUT_WEBGL), PHASES)
    x, y, right, up = _plane(page)
    asked, mouse = _runs(page), page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 0.3 * right, y + 1.5 * up, steps=6)
    said = page.locator(".handle-values")
    expect(said).to_have_text(re.compile("Bias variance 0.3[56], weight variance 2.[78]"))
    assert page.evaluate(POINT)[:2] == pytest.approx((x + 0.3 * right, y + 1.5 * up), abs=3)
    assert not asked, "nothing runs while it is dragged"
    mouse.up()
    page.wait_for_function("() => /lab.bias_variance=0.3[56]/.test(location.search)")
    page.wait_for_function("() => /lab.weight_variance=2.[78]/.test(location.search)")
    expect(said).to_be_hidden()
    bias = page.locator(".control", has_text="Bias variance")
    expect(bias.locator("output")).to_have_text(re.compile("^0.3[56]$"))
    assert float(bias.get_by_role("slider").get_attribute("aria-valuenow")) > 0.3
    # The new figure can be dragged as well as the first; Escape lets it be, and the lab open.
    x, y, right, up = _plane(page)
    before = page.url
    mouse.move(x, y)
    mouse.down()
    mouse.move(x - 0.1 * right, y, steps=3)
    page.keyboard.press("Escape")
    mouse.up()
    assert page.evaluate(POINT)[:2] == pytest.approx((x, y), abs=1)
    mouse.click(x + 0.2 * right, y - 0.5 * up)
    page.wait_for_function("(before) => location.href !== before", arg=before)
    assert "lab.bias_variance=0.5" in page.url


def test_the_layers_stand_in_the_graph_while_the_lab_is_open(reader):
    page = reader.select("vanishing-gradient").page
    page.locator("#open-lab").click()
    show = page.locator("#lab-layers")
    expect(show).to_be_visible()
    expect(show).to_have_attribute("aria-pressed", "false")
    show.focus()
    page.keyboard.press("Enter")
    expect(show).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#layers-legend")).to_contain_text("Norm of \u03b4 by layer")
    assert "layers=shown" in reader.query
    assert _layers(reader) == 20
    page.locator("#lab .control", has_text="Depth").get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => location.search.includes('lab.depth=21')")
    assert _layers(reader) == 21
    page.keyboard.press("Escape")
    expect(page.locator("#lab")).to_be_hidden()
    assert _layers(reader) is None
    page.go_back()
    expect(page.locator("#layers-legend")).to_be_visible()
    show.click()
    assert (_layers(reader), "layers" in reader.query) == (None, False)


def _layers(reader):
    """How many slabs are drawn, read from what the overlay fills in a frame; None without any."""
    return reader.ask(
        """(() => {
          const { prototype } = CanvasRenderingContext2D;
          const { fill } = prototype;
          let fills = 0;
          prototype.fill = function (...rest) {
            fills += this.canvas.id === "overlay" ? 1 : 0;
            return fill.apply(this, rest);
          };
          stage.paint();
          prototype.fill = fill;
          return fills ? Math.ceil(fills / 2) : null;
        })()"""
    )


@pytest.mark.slow
def test_an_experiment_without_layers_offers_none(reader):
    page = _opened(reader, f"{LANDSCAPE}&layers=shown")
    expect(page.locator("#lab-layers")).to_be_hidden()
    assert _layers(reader) is None


@pytest.mark.slow
def test_a_finger_drags_the_point_scrolls_beside_it_and_taps(visit):
    page = _opened(visit(script=WITHOUT_WEBGL, **PHONE), PHASES)
    x, y, right, up = _plane(page)
    finger = page.context.new_cdp_session(page)

    def touch(*path):
        for step, place in enumerate(path):
            kind = "touchMove" if step else "touchStart"
            points = [{"x": place[0], "y": place[1]}]
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
            page.wait_for_timeout(50)
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    scrolled = "document.querySelector('#lab').scrollTop"
    top = page.evaluate(scrolled)
    touch((x, y), (x + 20, y + 10), (x + 0.3 * right, y + up))
    page.wait_for_function("() => /lab.bias_variance=0.3/.test(location.search)")
    assert page.evaluate(scrolled) == top
    x, y, right, up = _plane(page)
    before = page.url
    touch((x + 0.5 * right, y + up))
    page.wait_for_function("(before) => location.href !== before", arg=before)
    assert "lab.bias_variance=0.8" in page.url


@pytest.mark.slow
def test_a_surface_stays_turned_when_a_slider_moves(visit):
    page = _opened(visit(), LANDSCAPE)
    x, y = page.evaluate(SURFACE)
    page.wait_for_timeout(500)
    start = page.evaluate(EYE)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y + 10, steps=5)
    page.wait_for_timeout(100)
    page.mouse.up()
    page.wait_for_timeout(600)
    turned = page.evaluate(EYE)
    assert turned != pytest.approx(start, abs=0.1)
    page.get_by_role("slider", name="Reach").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => location.search.includes('lab.reach')")
    page.wait_for_timeout(300)
    assert page.evaluate(EYE) == pytest.approx(turned, abs=0.01)
    # The wheel scrolls the panel, and leaves the surface as it is.
    x, y = page.evaluate(SURFACE)
    top = page.evaluate("document.querySelector('#lab').scrollTop")
    page.mouse.move(x, y)
    page.mouse.wheel(0, -150)
    page.wait_for_function("(top) => document.querySelector('#lab').scrollTop < top", arg=top)
    assert page.evaluate(EYE) == pytest.approx(turned, abs=0.01)


@pytest.mark.slow
def test_two_surfaces_turn_together(visit):
    page = _opened(visit(), f"{LANDSCAPE}/slices&lab.a=loss-landscape/flat")
    page.wait_for_function(f"() => ({EYES})().length === 2")
    x, y = page.evaluate(SURFACE)  # of the first; the second is below it
    page.wait_for_timeout(500)
    start = page.evaluate(EYES)
    assert start[0] == pytest.approx(start[1], abs=0.01)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y + 10, steps=5)
    page.wait_for_timeout(100)
    page.mouse.up()
    page.wait_for_timeout(600)
    first, second = page.evaluate(EYES)
    assert first != pytest.approx(start[0], abs=0.1)
    assert second == pytest.approx(first, abs=0.01)


@pytest.mark.slow
def test_without_webgl_the_surface_is_drawn_as_contours(visit):
    page = _opened(visit(script=WITHOUT_WEBGL), LANDSCAPE)
    expect(page.locator("#lab-plot .subplot.x3y3 .contour")).to_have_count(1)
    expect(page.locator("#lab-plot .no-webgl, #lab-plot canvas")).to_have_count(0)
    page.get_by_role("button", name="The two sharpest", exact=True).click()
    expect(page.locator("#lab-summary")).to_contain_text("along the second sharpest")
    expect(page.locator("#lab-plot .no-webgl")).to_have_count(0)
