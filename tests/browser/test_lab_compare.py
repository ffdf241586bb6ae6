"""A/B in the lab: keep a setting, change the other, swap, stop; and the run as files."""

import re

import pytest
from playwright.sync_api import expect

from .reader import WITHOUT_WEBGL

TERM = "vanishing-gradient"
LAB = f"?term={TERM}&lab=vanishing-gradient/sigmoid"


@pytest.fixture
def lab(visit):
    """The panel of an experiment, without the graph."""
    reader = visit(script=WITHOUT_WEBGL, accept_downloads=True).open(LAB)
    expect(reader.page.locator("#lab-check")).not_to_be_empty()
    return reader.page.locator("#lab")


def test_a_setting_is_kept_and_the_next_drawn_beside_it(lab):
    page = lab.page
    expect(lab.locator("#lab-cost")).to_have_text(re.compile(r"A run takes at most 0\.\d+ s"))
    lab.get_by_role("button", name="Compare with this").click()
    stop = lab.get_by_role("button", name="Stop comparing")
    expect(stop).to_be_focused()
    lab.get_by_text("ReLU", exact=True).click()
    said = lab.locator("#lab-summary")
    expect(said).to_contain_text("From A to B: activation sigmoid → relu.")
    page.wait_for_function("location.search.includes('lab.a=vanishing-gradient%2Fsigmoid')")
    legend = lab.locator("#lab-plot .legendtext")
    expect(legend).to_contain_text(["A δ", "A dW", "B δ", "B dW"])
    expect(lab.get_by_role("img", name=re.compile("A: .*B: ", re.DOTALL))).to_be_visible()
    expect(lab.locator("#lab-cost")).to_contain_text("A and B take")
    lab.get_by_role("button", name="Swap A and B").click()
    expect(said).to_contain_text("From A to B: activation relu → sigmoid.")
    stop.click()
    expect(said).not_to_contain_text("From A to B")
    page.wait_for_function("!location.search.includes('lab.a')")
    expect(lab.get_by_role("button", name="Compare with this")).to_be_focused()


@pytest.mark.slow
def test_a_link_opens_both_and_a_preset_leaves_a(lab):
    page = lab.page
    lab.get_by_role("button", name="Compare with this").click()
    lab.get_by_role("button", name="Batch norm", exact=True).click()
    said = lab.locator("#lab-summary")
    expect(said).to_contain_text("From A to B: normalization none → batch.")
    page.wait_for_function("location.search.includes('lab.a=')")
    words = said.inner_text()
    page.reload()
    expect(said).to_have_text(words, use_inner_text=True)
    seed = lab.locator(".control", has_text="Seed").locator("input")
    seed.fill("5")
    expect(said).not_to_have_text(words, use_inner_text=True)
    expect(said).to_contain_text("From A to B: normalization none → batch.")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["CSV", "SVG", "PNG"])
def test_the_run_is_saved_under_the_name_of_its_preset(lab, name):
    with lab.page.expect_download() as coming:
        lab.get_by_role("link", name=name, exact=True).click()
    ending = name.lower()
    assert coming.value.suggested_filename == f"vanishing-gradient-sigmoid.{ending}"
    assert coming.value.path().stat().st_size > 1000


@pytest.mark.slow
def test_what_is_too_much_is_said_with_what_would_do(visit):
    reader = visit(script=WITHOUT_WEBGL).open(f"{LAB}&lab.depth=100&lab.width=512&lab.batch=256")
    cost = reader.page.locator("#lab-cost")
    expect(cost).to_have_class("refused")
    expect(cost).to_contain_text("Lower depth to")
