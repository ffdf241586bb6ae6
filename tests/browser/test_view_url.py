"""The view is the address: a link gives back what one saw, and nonsense in it does no harm."""

import re

import pytest
from playwright.sync_api import expect

from .reader import SAID, WITHOUT_WEBGL


def test_a_reload_and_a_shared_link_give_the_same_view(visit):
    reader = visit().open()
    reader.select("gradient").settle()
    reader.hold("a", "r")
    camera, address = reader.camera, reader.page.url
    reader.reload()
    assert (reader.term, reader.camera) == ("gradient", pytest.approx(camera, abs=1e-3))
    expect(reader.page.locator("#page-body h2")).to_have_text("Gradient")
    other = visit()
    other.page.goto(address)
    other.ready()
    assert (other.term, other.camera) == ("gradient", pytest.approx(camera, abs=1e-3))
    expect(other.page.locator("#page-body h2")).to_have_text("Gradient")
    assert other.page.url == address


def test_back_and_forward_restore(reader):
    heading = reader.page.locator("#page-body h2")
    first = reader.select("gradient").settle().camera
    second = reader.select("adam").settle().camera
    with reader.moving():
        reader.page.go_back()
    expect(heading).to_have_text("Gradient")
    assert reader.camera == pytest.approx(first, abs=1e-3)
    with reader.moving():
        reader.page.go_forward()
    expect(heading).to_have_text("Adam")
    assert (reader.term, reader.camera) == ("adam", pytest.approx(second, abs=1e-3))


@pytest.mark.slow
def test_back_and_forward_go_over_a_domain(reader):
    home = reader.camera
    with reader.moving():
        reader.page.locator('#legend button[data-domain="optimization"]').click()
    domain = reader.camera
    reader.select("adam").settle()
    pressed = reader.page.locator("#legend button[aria-pressed=true]")
    expect(pressed).to_have_count(0)
    with reader.moving():
        reader.page.go_back()
    expect(pressed).to_contain_text("optimization")
    expect(reader.page.locator("#page")).to_be_hidden()
    assert reader.camera == pytest.approx(domain, abs=1e-3)
    with reader.moving():
        reader.page.go_back()
    expect(pressed).to_have_count(0)
    assert reader.camera == pytest.approx(home, abs=1e-3)
    with reader.moving():
        reader.page.go_forward()
    expect(pressed).to_contain_text("optimization")
    assert reader.camera == pytest.approx(domain, abs=1e-3)


@pytest.mark.slow
def test_the_link_that_is_copied_gives_the_theme_too(visit):
    reader = visit(script=WITHOUT_WEBGL, permissions=["clipboard-read", "clipboard-write"]).open()
    reader.select("gradient").press("t")
    reader.page.locator("[data-command=share]").click()
    expect(reader.page.locator("#notice")).to_contain_text("copied")
    link = reader.ask("navigator.clipboard.readText()")
    other = visit(script=WITHOUT_WEBGL)
    other.page.goto(link)
    expect(other.ready().page.locator("html")).to_have_attribute("data-theme", "light")
    assert other.term == "gradient"


def test_moving_about_adds_nothing_to_the_history(reader):
    before = reader.ask("history.length")
    reader.hold("w", time=300)
    reader.press("t", "t")
    assert reader.ask("history.length") == before
    assert "cam=" in reader.query


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("?term=%3Cscript%3Ealert(1)%3C/script%3E", "term"),
        pytest.param("?term=no-such-term", "no-such-term", marks=pytest.mark.slow),
        ("?cam=NaN_0_0_0_0_0", "camera"),
        pytest.param("?cam=1_2_3", "camera", marks=pytest.mark.slow),
        pytest.param("?domain=no+such+domain", "no such domain", marks=pytest.mark.slow),
        pytest.param("?from=no-such-start&to=adam", "no-such-start", marks=pytest.mark.slow),
        pytest.param("?theme=pink", "theme", marks=pytest.mark.slow),
        ("?term=" + "x" * 5000, "too long"),
        ("?term=adam&lab=%3Cimg%3E", "lab"),
    ],
)
def test_nonsense_in_a_link_is_said_and_left_out(quick, query, notice):
    reader = quick(query)
    reader.page.wait_for_function("(part) => window.said.includes(part)", arg=notice)
    assert reader.term == ("adam" if "term=adam" in query else None)
    assert reader.ask("[explorer.view.domain, explorer.view.camera, explorer.view.theme]") == [
        None,
        None,
        None,
    ]
    expect(reader.page.locator("#lab")).to_be_hidden()
    expect(reader.page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.slow
def test_a_stored_theme_of_nonsense_is_as_none(visit):
    reader = visit(
        script=WITHOUT_WEBGL + "localStorage.setItem('wordgraph.theme', 'pink')",
        color_scheme="light",
    ).open()
    expect(reader.page.locator("html")).to_have_attribute("data-theme", "light")
    reader.press("t")
    expect(reader.page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize(
    ("what", "said"),
    [("glossary", "glossary could not be loaded (data/"), ("explorer", "could not start (broken)")],
)
def test_what_keeps_it_from_opening_is_said(visit, what, said):
    breaks = """window.ResizeObserver = class extends ResizeObserver {
      constructor(callback) {
        if (new Error().stack.includes("boot.mjs")) throw new Error("broken");
        super(callback);
      }
    };"""
    reader = visit(script=WITHOUT_WEBGL + (breaks if what == "explorer" else ""))
    if what == "glossary":
        reader.page.route("**/scene.json", lambda route: route.fulfill(status=500))
    reader.page.goto(reader.address)
    notice = reader.page.locator("#notice")
    expect(notice).to_contain_text(said)
    expect(notice).to_contain_text("Reload")
    expect(reader.page.locator("#wordgraph.loading")).to_have_count(0)
    assert reader.take_troubles(), "the console has it, too"


@pytest.mark.slow
def test_a_camera_of_nonsense_shows_everything(visit, reader):
    home = reader.camera
    other = visit(script=SAID).open("?cam=NaN_0_0_0_0_0&term=%3Cscript%3E")
    assert re.search("term.*camera", other.ask("window.said"), re.S)
    assert other.camera == pytest.approx(home, abs=1e-6)


@pytest.mark.slow
def test_one_link_holds_filters_a_neighbourhood_height_and_the_lab_and_newer_keys_are_ignored(
    quick,
):
    link = (
        "?term=vanishing-gradient&lab=vanishing-gradient/relu-he&height=difficulty&hops=2"
        "&in=deep+learning%7Coptimization&level=intermediate&others=hidden&from-the-future=1"
    )
    reader = quick(link)
    page = reader.page
    expect(page.locator("#page")).to_be_visible()
    expect(page.locator("#lab-check")).not_to_be_empty()
    expect(page.locator("#reach button[value='2']")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#height")).to_have_attribute("aria-pressed", "true")
    page.locator("#lab-close").click()
    reader.press("g")
    pressed = page.locator("#filters [aria-pressed=true]")
    assert {one.get_attribute("data-choice") for one in pressed.all()} == {
        "deep learning",
        "optimization",
        "intermediate",
    }
    expect(page.locator("#filters input[value=hidden]")).to_be_checked()
    assert "future" not in reader.ask("window.said")
    assert "hops=2" in reader.query
    assert len(link) < 220
