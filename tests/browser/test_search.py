"""Search: a few typed letters lead to a term."""

import numpy as np
from playwright.sync_api import expect


def test_arrow_and_enter_select_what_was_found(reader):
    _search(reader, "vanish")
    options = reader.page.get_by_role("option")
    expect(options.first).to_contain_text("Vanishing gradient")
    assert options.first.get_attribute("aria-selected") == "true"
    count = options.count()
    reader.press("ArrowUp")
    expect(options.nth(count - 1)).to_have_attribute("aria-selected", "true")
    home = reader.camera
    with reader.moving():
        reader.press("ArrowDown", "Enter")
    assert np.linalg.norm(np.subtract(reader.camera, home)) > 0.2, "the camera flies there"
    expect(reader.page.locator("#page-body h2")).to_have_text("Vanishing gradient")
    expect(reader.page.locator("#search-results")).to_be_hidden()


def test_the_box_names_its_active_option_to_screen_readers(reader):
    box = _search(reader, "gradient")
    expect(box).to_have_attribute("aria-expanded", "true")
    reader.press("ArrowDown")
    active = reader.page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    expect(active).to_have_attribute("aria-selected", "true")


def test_an_alias_finds_its_term(reader):
    _search(reader, "LSTM")
    expect(reader.page.get_by_role("option").first).to_contain_text("Long short-term memory")
    reader.press("Enter")
    expect(reader.page.locator("#page-body h2")).to_have_text("Long short-term memory")


def test_a_typo_is_forgiven(reader):
    _search(reader, "saturtaion")
    expect(reader.page.get_by_role("option").first).to_contain_text("Saturation")


def test_a_name_of_two_misspelt_words_is_a_name_and_no_question(quick):
    reader = quick()
    _search(reader, "vanishng gradeint")
    expect(reader.page.get_by_role("option").first).to_contain_text("Vanishing gradient")
    reader.press("Enter")
    expect(reader.page.locator("#page-body h2")).to_have_text("Vanishing gradient")


def test_nothing_found_is_said(reader):
    _search(reader, "zzzzqqqq")
    expect(reader.page.locator("#search-results")).to_contain_text("No term is called that")
    reader.press("Enter")
    assert reader.term is None


def test_a_click_on_a_result_selects_it(reader):
    _search(reader, "softmax")
    reader.page.get_by_role("option").first.click()
    expect(reader.page.locator("#page-body h2")).to_have_text("Softmax")


def test_escape_empties_the_box_and_then_leaves_it(reader):
    box = _search(reader, "soft")
    reader.press("Escape")
    expect(box).to_have_value("")
    expect(box).to_be_focused()
    reader.press("Escape")
    expect(box).not_to_be_focused()


def test_enter_while_an_input_method_composes_selects_nothing(reader):
    box = _search(reader, "soft")
    for composing, term in ((True, None), (False, "softmax")):
        box.evaluate(
            """(box, isComposing) => box.dispatchEvent(
              new KeyboardEvent("keydown", { key: "Enter", isComposing, bubbles: true }))""",
            composing,
        )
        assert reader.term == term


def _search(reader, text):
    """Go to the box with its key and type."""
    box = reader.page.locator("#search-input")
    reader.press("/")
    expect(box).to_be_focused()
    box.fill("")
    reader.page.keyboard.type(text)
    expect(reader.page.get_by_role("option").first).to_be_visible()
    return box
