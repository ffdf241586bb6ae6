"""On a phone: fingers orbit, pinch and tap, and the page is a sheet from below."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

WIDTH, HEIGHT = 390, 844


def test_nothing_is_wider_than_the_screen(phone):
    for act in ("explorer.clear()", "explorer.select('gradient')", "explorer.toggleList(true)"):
        phone.ask(act)
        phone.settle()
        assert phone.ask("document.scrollingElement.scrollWidth") == WIDTH
        assert phone.ask("document.scrollingElement.scrollHeight") == HEIGHT


def test_a_tap_selects_and_the_sheet_leaves_the_term_in_sight(phone, explorer, row):
    sphere = phone.nearest(len(explorer.scene.ids), left=20, top=120, right=320, bottom=600)
    phone.page.touchscreen.tap(sphere["x"], sphere["y"])
    term = explorer.scene.ids[sphere["node"]]
    heading = phone.page.locator("#page-body h2")
    expect(heading).to_have_text(explorer.glossary.terms[term].name)
    assert phone.settle().term == term
    sheet = phone.page.locator("#page").bounding_box()
    assert (sheet["x"], sheet["width"]) == (0, WIDTH)
    assert sheet["y"] + sheet["height"] == pytest.approx(HEIGHT, abs=1)
    assert 0.3 * HEIGHT < sheet["y"] < 0.6 * HEIGHT
    place = phone.where(row[term])
    assert 0 < place["x"] < WIDTH
    assert 50 < place["y"] < sheet["y"]
    phone.page.locator("#page-close").tap()
    expect(phone.page.locator("#page")).to_be_hidden()


def test_the_grip_makes_the_sheet_tall(phone):
    phone.select("gradient")
    grip = phone.page.locator("#page-grip")
    before = phone.page.locator("#page").bounding_box()["height"]
    grip.tap(position={"x": 195, "y": 6})
    phone.page.wait_for_timeout(400)
    assert phone.page.locator("#page").bounding_box()["height"] > before + 100


@pytest.mark.slow
def test_the_sheet_of_a_lab_leaves_its_layers_in_sight(phone, row):
    phone.select("vanishing-gradient")
    page = phone.page
    page.locator("#open-lab").tap()
    layers = page.locator("#lab-layers")
    layers.tap()
    expect(page.locator("#layers-legend")).to_be_visible()
    top = "document.getElementById('page').getBoundingClientRect().top"
    page.wait_for_function(f"() => {top} > {0.4 * HEIGHT}")
    phone.settle()
    place = phone.where(row["vanishing-gradient"])  # the column is beside the term
    assert 0 < place["x"] < WIDTH
    assert 100 < place["y"] < phone.ask(top)
    layers.tap()
    page.wait_for_function(f"() => {top} < 100")


def test_while_one_reads_the_view_can_be_shared_and_saved(phone):
    phone.select("gradient")
    page = phone.page
    for command in ("home", "theme", "share", "export", "help"):
        button = page.locator(f"[data-command={command}]")
        expect(button).to_be_in_viewport(ratio=1)
        box = button.bounding_box()
        assert box["y"] > page.locator("#page").bounding_box()["y"], "in the sheet's head"
        assert min(box["width"], box["height"]) >= 36
    page.locator("[data-command=share]").tap()
    expect(page.locator("#notice")).to_contain_text(re.compile("link", re.IGNORECASE))
    page.locator("[data-command=export]").tap()
    for link in page.locator("#export a").all():
        expect(link).to_be_in_viewport(ratio=1)
    with page.expect_download() as arriving:
        page.locator("#export a", has_text="JSON").tap()
    assert arriving.value.suggested_filename == "gradient.json"
    page.locator("[data-command=theme]").tap()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.locator("[data-command=theme]").tap()
    page.locator("[data-command=help]").tap()
    page.locator("#help .close").tap()
    page.locator("#page-grip").tap(position={"x": 195, "y": 6})
    page.wait_for_timeout(400)
    expect(page.locator("[data-command=export]")).to_be_in_viewport(ratio=1)
    assert page.locator("#page").bounding_box()["y"] < 70


@pytest.mark.parametrize(("start", "end", "closer"), [(60, 160, True), (160, 60, False)])
def test_a_pinch_zooms(phone, start, end, closer):
    before = _distance(phone)
    with phone.moving():
        _touch(phone, [[(195 - gap, 200), (195 + gap, 200)] for gap in _steps(start, end)])
    assert _distance(phone) == pytest.approx(before * start / end, rel=0.05)
    assert (_distance(phone) < before) is closer


def test_one_finger_orbits(phone):
    before, apart = np.array(phone.camera), _distance(phone)
    with phone.moving():
        _touch(phone, [[(150 + x, 300)] for x in _steps(0, 90)])
    assert _distance(phone) == pytest.approx(apart, rel=1e-6)
    assert np.linalg.norm(np.array(phone.camera) - before) > 0.2


@pytest.mark.slow
def test_two_fingers_side_by_side_shift_the_view(phone):
    before, apart = np.array(phone.camera), _distance(phone)
    with phone.moving():
        _touch(phone, [[(120 + x, 250), (220 + x, 250)] for x in _steps(0, 80)])
    shift = np.array(phone.camera) - before
    assert shift[:3] == pytest.approx(shift[3:], abs=1e-3), "eye and centre go together"
    assert np.linalg.norm(shift) > 0.05
    assert _distance(phone) == pytest.approx(apart, rel=0.02)


@pytest.mark.slow
def test_what_is_found_and_its_answers_lie_side_by_side_with_all_else(phone):
    page = phone.page
    phone.select("gradient")  # so that there is a view to go back to
    page.locator("#search-input").tap()
    page.keyboard.type("why do early layers barely learn?")
    light = page.locator("#search-results .light")
    expect(light).to_be_visible()
    box = page.locator("#search-results").bounding_box()
    assert (box["x"], box["x"] + box["width"]) == (12, WIDTH - 12)
    with phone.moving():
        light.tap()
    answers = page.locator("#answers").bounding_box()
    back = page.locator("[data-command=back]")
    expect(back).to_be_in_viewport(ratio=1)
    assert back.bounding_box()["y"] + 44 <= answers["y"], "Back covers no answer"
    back.tap()
    expect(page.locator("#page-body h2")).to_have_text("Gradient")
    phone.press("Escape")


@pytest.mark.slow
def test_no_end_of_a_route_is_behind_the_choice_of_links(phone, row):
    ends = {"from": "softmax", "to": "vanishing-gradient", "step": "1"}
    phone.ask("explorer.restore({ term: 'softmax', options: argument })", ends)
    expect(phone.page.locator("#ways .stop").first).to_be_visible()
    phone.settle()
    reach = phone.page.locator("#reach").bounding_box()
    sheet = phone.page.locator("#page").bounding_box()
    for ident in ("softmax", "vanishing-gradient"):
        assert reach["y"] + reach["height"] < phone.where(row[ident])["y"] < sheet["y"]
    phone.press("Escape")


def _steps(start, end):
    return [start + (end - start) * step / 6 for step in range(7)]


def _touch(phone, path):
    """Fingers down, along a path of their places, and up."""
    session = phone.page.context.new_cdp_session(phone.page)
    for number, places in enumerate([*path, []]):
        kind = "touchMove" if number else "touchStart"
        session.send(
            "Input.dispatchTouchEvent",
            {
                "type": kind if places else "touchEnd",
                "touchPoints": [{"x": x, "y": y, "id": id} for id, (x, y) in enumerate(places)],
            },
        )
    session.detach()


def _distance(phone):
    camera = phone.camera
    return float(np.linalg.norm(np.subtract(camera[:3], camera[3:])))
