"""A live run in the panel: it starts, pauses, steps, rewinds, and rests when nobody looks."""

import pytest
from playwright.sync_api import expect

from .reader import WITHOUT_WEBGL

SMALL = "&lab.depth=4&lab.width=16&lab.steps=40"
QUERY = "?term=vanishing-gradient&lab=training/relu-he"
SERIES = """() => {
  const plot = document.querySelector("#lab-plot .js-plotly-plot");
  return plot.data.filter(({ name }) => name === "batch").map(({ x, y }) => [[...x], [...y]])[0];
}"""


@pytest.fixture
def live(visit):
    """The panel with a small net before its first step, and what was asked of the server."""
    reader = visit(script=WITHOUT_WEBGL).open(f"{QUERY}{SMALL}")
    reader.asked = []
    reader.page.on("request", lambda request: reader.asked.append(request.url))
    expect(reader.page.locator("#lab-summary")).to_contain_text("Before the first of 40 steps")
    expect(bar(reader)).to_be_visible()
    return reader


def bar(reader):
    return reader.page.get_by_role("group", name="Training")


def click(reader, name):
    bar(reader).get_by_role("button", name=name, exact=True).click()


def progress(reader):
    return bar(reader).locator(".progress")


def test_a_run_steps_and_rewinds_to_the_same_start(live):
    expect(progress(live)).to_have_text("not started")
    for number in (1, 2, 3):
        click(live, "Step")
        expect(progress(live)).to_contain_text(f"step {number} of 40")
    expect(live.page.locator("#lab-summary")).to_contain_text("After 3 of 40 steps")
    picture = live.page.get_by_role("img", name="After 3 of 40 steps")
    expect(picture.locator("#lab-plot")).to_be_visible()
    first = live.page.evaluate(SERIES)
    assert len(first[0]) == 4
    click(live, "Rewind")
    expect(progress(live)).to_have_text("not started")
    expect(live.page.locator("#lab-summary")).to_contain_text("Before the first of 40 steps")
    live.page.wait_for_function(f"() => ({SERIES})()[0].length === 1")
    for number in (1, 2, 3):
        click(live, "Step")
        expect(progress(live)).to_contain_text(f"step {number} of 40")
    live.page.wait_for_function(f"() => ({SERIES})()[0].length === 4")
    assert live.page.evaluate(SERIES) == first


def test_a_run_goes_to_its_end_by_the_keyboard_and_asks_no_more(live):
    start = bar(live).get_by_role("button", name="Start", exact=True)
    start.focus()
    live.press("Enter")
    expect(progress(live)).to_contain_text("step 40 of 40")
    expect(live.page.locator("#lab-summary")).to_contain_text("After 40 of 40 steps")
    expect(bar(live).get_by_role("button").first).to_have_text("Again")
    assert live.ask("document.activeElement.textContent") == "Again"
    expect(live.page.locator("#lab-plot .heatmaplayer .hm")).to_have_count(2)
    asked = len(live.asked)
    live.page.wait_for_timeout(700)
    assert len(live.asked) == asked


@pytest.mark.slow
def test_a_pause_holds_and_a_control_rewinds(visit):
    reader = visit(script=WITHOUT_WEBGL).open(f"{QUERY}{SMALL.replace('=40', '=2000')}")
    asked, answered = [], []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.page.on("requestfinished", lambda request: answered.append(request.url))
    click(reader, "Start")
    reader.page.wait_for_function(
        "() => /step \\d\\d/.test(document.querySelector('.progress').textContent)"
    )
    click(reader, "Pause")
    expect(reader.page.locator("#lab-summary")).to_contain_text("After")
    while len(answered) < len(asked):  # the steps that were under way may still come
        reader.page.wait_for_timeout(100)
    reader.page.wait_for_timeout(300)
    held, count = progress(reader).inner_text(), len(asked)
    reader.page.wait_for_timeout(800)
    assert (progress(reader).inner_text(), len(asked)) == (held, count)
    click(reader, "Start")
    reader.page.locator("#lab").get_by_text("Tanh", exact=True).click()
    expect(progress(reader)).to_have_text("not started")
    expect(bar(reader).get_by_role("button").first).to_have_text("Start")
    reader.page.wait_for_timeout(800)
    expect(progress(reader)).to_have_text("not started")
    assert "lab.activation=tanh" in reader.query


@pytest.mark.slow
def test_nothing_is_asked_once_the_panel_is_closed_or_shows_something_else(visit):
    reader = visit(script=WITHOUT_WEBGL).open(f"{QUERY}{SMALL.replace('=40', '=2000')}")
    asked = []
    reader.page.on("request", lambda request: asked.append(request.url))
    click(reader, "Start")
    expect(progress(reader)).to_contain_text("step")
    reader.press("Escape")
    expect(reader.page.locator("#lab")).to_be_hidden()
    reader.page.wait_for_timeout(500)
    count = len(asked)
    reader.page.wait_for_timeout(800)
    assert not [url for url in asked[count:] if "lab/live" in url]
    reader.select("adam")
    reader.page.locator("#open-lab").click()
    expect(reader.page.locator("#lab h2")).to_have_text("Adam's first steps")
    expect(bar(reader)).to_have_count(0)


@pytest.mark.slow
def test_another_theme_draws_the_same_step(live):
    click(live, "Step")
    expect(progress(live)).to_contain_text("step 1 of 40")
    live.press("t")
    live.page.wait_for_timeout(1500)
    expect(progress(live)).to_contain_text("step 1 of 40")
    live.page.wait_for_function(f"() => ({SERIES})()[0].length === 2")


@pytest.mark.slow
def test_a_run_that_diverges_ends_in_words(visit):
    query = "?term=vanishing-gradient&lab=training/residual-alone"
    reader = visit(script=WITHOUT_WEBGL).open(query)
    click(reader, "Start")
    expect(reader.page.locator("#lab-summary")).to_contain_text("Diverged after 2 steps")
    expect(bar(reader).get_by_role("button").first).to_have_text("Again")


@pytest.mark.slow
def test_a_server_that_is_gone_is_said_and_a_run_goes_on_when_it_is_back(visit):
    reader = visit(script=WITHOUT_WEBGL).open(f"{QUERY}{SMALL}")
    reader.page.route("**/lab/live", lambda route: route.abort())
    click(reader, "Step")
    expect(reader.page.locator("#lab-summary")).to_contain_text("could not go on")
    reader.take_troubles()  # the request that was cut off
    reader.page.unroute("**/lab/live")
    click(reader, "Step")
    expect(progress(reader)).to_contain_text("step 1 of 40")
    reader.take_troubles()
