"""Routes, lessons and comparisons: begun from a page, walked, left, and restored from a link."""

import pytest
from playwright.sync_api import expect

from .reader import WITHOUT_WEBGL

VANISHING = "?term=vanishing-gradient"


def test_a_lesson_is_walked_to_its_last_step_by_keys_alone(quick):
    reader = quick(VANISHING)
    page = reader.page
    page.locator("#learn-this").focus()
    reader.press("Enter")
    count = page.locator("#ways .count")
    expect(count).to_contain_text("Step 1 of")
    expect(page.locator("#ways h2")).to_be_focused()
    steps = int(count.inner_text().split()[-1])
    assert steps > 5
    seen = [reader.term]
    for number in range(2, steps + 1):
        reader.press(".")
        expect(count).to_have_text(f"Step {number} of {steps}")
        seen.append(reader.term)
    assert len(set(seen)) == steps
    assert seen[-1] == "vanishing-gradient"
    expect(page.locator("#page-body h2")).to_have_text("Vanishing gradient")
    expect(page.locator("#ways .words")).to_contain_text("It builds on")
    reader.press(".")  # there is no further step
    expect(page.locator("#way-said")).to_contain_text(f"Step {steps} of {steps}")
    reader.press(",")
    expect(count).to_have_text(f"Step {steps - 1} of {steps}")
    page.go_back()
    expect(count).to_have_text(f"Step {steps} of {steps}")
    reader.press("Escape")
    expect(page.locator("#ways")).to_be_hidden()
    assert reader.query == "term=vanishing-gradient"


@pytest.mark.slow
def test_a_lesson_leaves_out_what_is_known(quick):
    reader = quick(VANISHING)
    reader.ask(
        """localStorage.setItem("wordgraph.known", JSON.stringify(
          { backpropagation: "known", "activation-function": "learning" }))"""
    )
    reader.page.locator("#learn-this").click()
    expect(reader.page.locator("#ways .count")).to_contain_text("Step 1 of")
    reader.page.get_by_text("All steps").click()
    steps = reader.page.locator("#ways .steps li").all_inner_texts()
    assert not any("Backpropagation" in step for step in steps)
    assert any("Activation function" in step for step in steps)
    reader.page.locator("#ways .steps button").last.click()
    expect(reader.page.locator("#page-body h2")).to_have_text("Vanishing gradient")


@pytest.mark.slow
def test_a_route_is_found_chosen_walked_and_restored(quick):
    reader = quick("?term=softmax")
    page = reader.page
    page.get_by_role("button", name="Path to").click()
    page.keyboard.type("vanish")
    reader.press("Enter")
    expect(page.locator("#ways h2")).to_have_text("From Softmax to Vanishing gradient")
    expect(page.locator("#way-said")).to_contain_text("paths from Softmax to Vanishing gradient")
    assert reader.query == "term=softmax&from=softmax&to=vanishing-gradient&step=1"
    first = page.locator("#ways .stop").all_inner_texts()
    page.get_by_role("button", name="Path 2").click()
    expect(page.get_by_role("button", name="Path 2")).to_have_attribute("aria-pressed", "true")
    second = page.locator("#ways .stop").all_inner_texts()
    assert (first[0], first[-1].split()[1:]) == (second[0], second[-1].split()[1:])
    assert first != second
    assert page.locator("#ways .stops .words").count() == len(second) - 1
    page.locator("#ways .stop").nth(1).click()
    expect(page.locator("#ways .count")).to_have_text(f"Stop 2 of {len(second)}")
    assert reader.query.endswith("step=22")
    reader.reload()
    expect(page.locator("#ways .count")).to_have_text(f"Stop 2 of {len(second)}")
    reader.press("Escape")
    expect(page.get_by_role("button", name="Path 2")).to_have_attribute("aria-pressed", "true")
    reader.press("Escape")
    expect(page.locator("#ways")).to_be_hidden()
    page.go_back()
    expect(page.locator("#ways .stop")).to_have_count(len(second))


def test_two_terms_are_compared_from_a_chip(quick):
    reader = quick(VANISHING)
    page = reader.page
    page.locator('[data-compare="exploding-gradient"]').click()
    expect(page.locator("#ways article")).to_have_count(2)
    expect(page.locator("#ways")).to_contain_text("Not to be confused")
    expect(page.locator("#ways h3", has_text="Linked to both")).to_be_visible()
    left, right = (box.bounding_box() for box in page.locator("#ways article").all())
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    assert reader.query == "term=vanishing-gradient&with=exploding-gradient"
    page.get_by_role("button", name="Show the paths").click()
    expect(page.get_by_role("button", name="Path 1")).to_contain_text("direct")


@pytest.mark.slow
def test_esc_leaves_a_comparison_for_the_route_or_the_step_that_it_was_begun_from(quick):
    route = "term=softmax&from=softmax&to=vanishing-gradient&step=2"
    reader = quick(f"?{route}")
    page = reader.page
    page.get_by_role("button", name="Compare the two").click()
    expect(page.locator("#ways article")).to_have_count(2)
    expect(page.get_by_role("button", name="Back to the route")).to_be_visible()
    reader.reload()
    expect(page.locator("#ways article")).to_have_count(2)
    reader.press("Escape")
    expect(page.get_by_role("button", name="Path 2")).to_have_attribute("aria-pressed", "true")
    assert reader.query == route
    page.locator("#ways .stop").nth(1).click()
    expect(page.locator("#ways .count")).to_contain_text("Stop 2")
    stop = reader.query
    page.get_by_role("button", name="Compare with").click()
    page.keyboard.type("batch norm")
    reader.press("Enter")
    expect(page.locator("#ways article")).to_have_count(2)
    reader.press("Escape")
    expect(page.locator("#ways .count")).to_contain_text("Stop 2")
    assert reader.query == stop


@pytest.mark.slow
def test_on_a_phone_one_stands_under_the_other(visit):
    options = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    reader = visit(script=WITHOUT_WEBGL, **options).open(f"{VANISHING}&with=plateau")
    expect(reader.page.locator("#ways article")).to_have_count(2)
    above, below = (box.bounding_box() for box in reader.page.locator("#ways article").all())
    assert above["y"] + above["height"] <= below["y"]
    assert reader.ask("document.getElementById('ways').scrollWidth") <= 390


@pytest.mark.slow
def test_a_link_to_a_way_needs_no_term_and_a_silly_one_is_said(quick):
    reader = quick("?learn=vanishing-gradient")
    expect(reader.page.locator("#ways .count")).to_contain_text("Step 1 of")
    expect(reader.page.locator("#page-body h2")).to_be_visible()
    reader = quick("?from=softmax&to=nobody")
    expect(reader.page.locator("#notice")).to_contain_text("nobody")
    expect(reader.page.locator("#ways")).to_be_hidden()


@pytest.mark.slow
def test_the_box_for_the_other_end_closes_on_escape(quick):
    reader = quick(VANISHING)
    control = reader.page.get_by_role("button", name="Compare with\u2026")
    control.click()
    box = reader.page.get_by_role("combobox", name="Compare Vanishing gradient with")
    expect(box).to_be_focused()
    reader.page.keyboard.type("zz")
    reader.press("Escape")
    expect(box).to_have_value("")
    reader.press("Escape")
    expect(control).to_be_focused()
    expect(box).to_be_hidden()
    assert reader.term == "vanishing-gradient"


@pytest.mark.slow
def test_a_route_is_lit_and_numbered_in_the_graph(reader, row):
    ends = {"from": "softmax", "to": "vanishing-gradient", "step": "1"}
    reader.ask("explorer.restore({ term: 'softmax', options: argument })", ends)
    expect(reader.page.locator("#ways .stop").first).to_be_visible()
    reader.settle()
    names = [text.split("\n")[-1] for text in reader.page.locator("#ways .stop").all_inner_texts()]
    threads = reader.ask("plot.data[2].x.length / 3")
    assert threads == len(names) - 1
    for ident in ("softmax", "vanishing-gradient"):
        place = reader.where(row[ident])
        assert place["depth"] > 0
        assert 0 < place["x"] < 900
        assert 0 < place["y"] < 600
    reader.press("Escape")
    expect(reader.page.locator("#ways")).to_be_hidden()


@pytest.mark.slow
def test_a_route_is_played_as_a_tour_whose_link_names_its_stops(quick):
    reader = quick("?term=softmax&from=softmax&to=vanishing-gradient&step=1")
    page = reader.page
    names = [text.split("\n")[-1] for text in page.locator("#ways .stop").all_inner_texts()]
    assert names[-1] == "Vanishing gradient"
    page.get_by_role("button", name="Play as a tour").click()
    expect(page.locator("#tour")).to_be_visible()
    expect(page.locator("#ways")).to_be_hidden()
    assert "tour=softmax." in reader.query
    for name in names:
        expect(page.locator("#tour")).to_contain_text(name)
        if name != names[-1]:
            reader.press(".")
    reader.reload()
    expect(page.locator("#tour")).to_contain_text("Vanishing gradient")
