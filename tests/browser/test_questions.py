"""Questions: what the texts say stands below the names, and Enter lights the answers."""

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import expect

from .reader import WITHOUT_WEBGL

QUESTION = "why do early layers barely learn?"
LINK = "?q=why+do+early+layers+barely+learn%3F"


def test_a_question_lights_its_answers_and_a_pick_flies_there(reader):
    page = reader.page
    _type(reader, QUESTION)
    expect(page.get_by_role("option").first).to_contain_text("Light up the answers")
    with reader.moving():
        reader.press("Enter")
    panel = page.locator("#answers")
    first = panel.locator("[data-answer]").first
    expect(first).to_contain_text("Vanishing gradient")
    expect(first.locator("mark").first).to_be_visible()
    expect(first).to_be_focused()
    assert parse_qs(reader.query)["q"] == [QUESTION]
    expect(panel.locator("[data-answer]")).to_have_count(8)
    with reader.moving():
        reader.press("Enter")
    expect(page.locator("#page-body h2")).to_have_text("Vanishing gradient")
    assert reader.term == "vanishing-gradient"
    assert parse_qs(reader.query)["q"] == [QUESTION], "the question stays while one reads"
    reader.ask("document.activeElement.blur()")
    reader.press("Escape")
    expect(page.locator("#page")).to_be_hidden()
    expect(panel).to_be_visible()
    reader.press("Escape")
    expect(panel).to_be_hidden()
    assert "q" not in parse_qs(reader.query)


@pytest.mark.slow
def test_the_link_of_a_question_restores_its_answers(visit):
    reader = _without_stage(visit, LINK)
    expect(reader.page.locator("[data-answer]").first).to_contain_text("Vanishing gradient")
    expect(reader.page.locator("#answers [role=status]")).to_have_text("8 answers")
    expect(reader.page.locator("#search-input")).to_have_value(QUESTION)
    reader.page.locator("[data-answer]").first.click()
    expect(reader.page.locator("#page-body h2")).to_have_text("Vanishing gradient")
    reader.page.go_back()
    expect(reader.page.locator("#page")).to_be_hidden()
    reader.page.get_by_label("Let go of the question").click()
    expect(reader.page.locator("#answers")).to_be_hidden()
    expect(reader.page.locator("#search-input")).to_have_value("")


@pytest.mark.slow
def test_a_link_without_a_camera_brings_all_answers_into_the_picture(visit, row):
    reader = visit(reduced_motion="reduce").open(LINK)
    answers = reader.page.locator("[data-answer]")
    expect(answers).to_have_count(8)
    reader.page.wait_for_function("() => location.search.includes('cam=')")
    reader.settle()
    edge = reader.page.locator("#answers").bounding_box()
    places = [reader.where(row[one.get_attribute("data-answer")]) for one in answers.all()]
    assert all(edge["x"] + edge["width"] < place["x"] < 900 for place in places)
    assert all(60 < place["y"] < 600 for place in places)
    linked = reader.camera
    reader.ask("stage.put(stage.home())")
    assert linked != pytest.approx(reader.camera, abs=0.1), "that is not the view of everything"
    reader.ask("stage.approach()")
    assert linked == pytest.approx(reader.camera, abs=0.02), "as Enter would show them"
    reader.drag((700, 300), (80, 20))
    turned = reader.camera
    reader.reload()
    expect(answers).to_have_count(8)
    reader.settle()
    assert reader.camera == pytest.approx(turned, abs=0.02), "where it says from where, from there"


@pytest.mark.slow
def test_below_the_names_stands_what_the_texts_say_and_the_count_is_told(visit):
    reader = _without_stage(visit)
    _type(reader, "memory")
    hits = reader.page.locator("#search-results .hit")
    expect(hits.first.locator("q")).not_to_be_empty()
    expect(hits.first.locator(".facts")).to_contain_text("intermediate")
    expect(reader.page.locator("#search-status")).to_contain_text("more by what they say")
    active = reader.page.locator("[role=option][aria-selected=true]")
    expect(active).to_have_count(1)
    expect(active).to_contain_text("memory")
    name = hits.first.locator(".name").text_content()
    hits.first.click()
    expect(reader.page.locator("#page-body h2")).to_have_text(name)
    assert "q" not in parse_qs(reader.query)


def test_a_name_is_still_a_name(visit):
    reader = _without_stage(visit)
    _type(reader, "batch norm")
    expect(reader.page.get_by_role("option").first).to_contain_text("Batch normalization")
    reader.press("Enter")
    expect(reader.page.locator("#page-body h2")).to_have_text("Batch normalization")


@pytest.mark.slow
def test_only_the_last_of_many_keystrokes_is_asked(visit):
    reader = _without_stage(visit)
    asked = []
    reader.page.on("request", lambda one: "search.json" in one.url and asked.append(one.url))
    _type(reader, "what makes training explode")
    expect(reader.page.locator("#search-results .hit").first).to_be_visible()
    assert len(asked) <= 4
    assert asked[-1].endswith("q=what%20makes%20training%20explode")


@pytest.mark.slow
def test_a_server_that_still_reads_the_texts_is_asked_again(visit):
    reader = _without_stage(visit)
    asked = []

    def answer(route):
        asked.append(route.request.url)
        if len(asked) < 4:
            route.fulfill(status=202, json=[])
        else:
            route.continue_()

    reader.page.route("**/search.json*", answer)
    _type(reader, QUESTION)
    reader.press("Enter")
    expect(reader.page.locator("#notice")).to_contain_text("Reading all texts")
    expect(reader.page.locator("[data-answer]").first).to_contain_text("Vanishing gradient")
    expect(reader.page.locator("#notice")).not_to_contain_text("Reading all texts")
    assert len(asked) >= 4


@pytest.mark.slow
def test_an_answer_clicked_elsewhere_keeps_the_constellation_and_another_term_does_not(visit):
    reader = _without_stage(visit, LINK)
    page = reader.page
    current = page.locator("#answers [aria-current]")
    expect(page.locator("[data-answer]")).to_have_count(8)
    second = page.locator("[data-answer]").nth(1).get_attribute("data-answer")
    for ident in ("vanishing-gradient", second):
        reader.ask("explorer.select(argument)", ident)  # as a click in the graph does
        expect(current).to_have_attribute("data-answer", ident)
        assert parse_qs(reader.query)["q"] == [QUESTION]
    reader.ask("explorer.select('softmax')")
    expect(page.locator("#answers")).to_be_hidden()
    assert reader.query == "term=softmax"
    page.go_back()
    expect(current).to_have_attribute("data-answer", second)
    page.go_back()
    expect(current).to_have_attribute("data-answer", "vanishing-gradient")
    page.go_back()
    expect(page.locator("#page")).to_be_hidden()
    page.go_forward()
    expect(current).to_have_attribute("data-answer", "vanishing-gradient")
    page.locator('[data-compare="exploding-gradient"]').click()
    expect(page.locator("#ways article")).to_have_count(2)
    expect(page.locator("#answers")).to_be_hidden()
    reader.ask("document.activeElement.blur()")
    reader.press("Escape")
    expect(current).to_have_attribute("data-answer", "vanishing-gradient")


@pytest.mark.slow
def test_a_server_that_is_gone_is_said(visit):
    reader = _without_stage(visit)
    reader.page.route("**/search.json*", lambda route: route.fulfill(status=503))
    _type(reader, QUESTION)
    reader.press("Enter")
    expect(reader.page.locator("#notice")).to_contain_text("could not be answered")
    assert reader.take_troubles()


def _without_stage(visit, query=""):
    """A quick page, whose notice that it can't draw has been read."""
    reader = visit(script=WITHOUT_WEBGL).open(query)
    reader.page.get_by_label("Dismiss").last.click()
    return reader


def _type(reader, text):
    box = reader.page.locator("#search-input")
    reader.press("/")
    expect(box).to_be_focused()
    box.fill("")
    reader.page.keyboard.type(text)
