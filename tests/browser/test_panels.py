"""The panels around the stage: legend, list, theme, help and hint."""

import re

import pytest
from playwright.sync_api import expect

DOMAIN = "optimization"

# Scrolls, and waits until that has been heard of: at the end there is nothing to hear.
_SCROLL = """(box, top) => new Promise((done) => {
  box.addEventListener("scroll", () => setTimeout(done), { once: true });
  box.scrollTop = top;
  setTimeout(done, 1500);
})"""


def test_the_legend_isolates_a_domain_and_lets_go(reader, explorer):
    button = reader.page.locator(f'#legend button[data-domain="{DOMAIN}"]')
    group = next(group for group in explorer.scene.groups if group.name == DOMAIN)
    expect(button).to_contain_text(str(group.count))
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    reader.settle()
    assert f"domain={DOMAIN}" in reader.query
    bright, rest = _vertices(reader)
    assert bright > 0
    assert bright % group.count == 0
    assert rest % (len(explorer.scene.ids) - group.count) == 0
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    reader.settle()
    assert _vertices(reader)[0] == 0


def test_the_list_holds_every_term_and_selects(reader, explorer):
    reader.press("l")
    links = reader.page.locator("#list a.term")
    seen, box = set(), reader.page.locator("#list .scroll")
    height = box.evaluate("(box) => box.scrollHeight")
    for top in range(0, height, 250):
        box.evaluate(_SCROLL, top)
        seen |= set(links.all_text_contents())
    assert seen == set(explorer.scene.names)
    assert links.count() < len(explorer.scene.ids), "only what is seen is in the document"
    reader.page.locator("#list .letters button", has_text="A").click()
    links.filter(has_text=re.compile("^Adam$")).click()
    expect(reader.page.locator("#page-body h2")).to_have_text("Adam")
    expect(links.filter(has_text=re.compile("^Adam$"))).to_have_attribute("aria-current", "true")
    reader.press("l")
    expect(reader.page.locator("#list")).to_be_hidden()


def test_beside_the_open_list_a_term_and_the_whole_are_framed(reader, row):
    reader.press("l")
    edge = reader.page.locator("#list").bounding_box()
    edge = edge["x"] + edge["width"]
    with reader.moving():
        reader.press("Home")
    assert min(reader.where(node)["x"] for node in row.values()) > edge
    reader.page.locator("#list a.term", has_text=re.compile("^Adam$")).click()
    expect(reader.page.locator("#page-body h2")).to_have_text("Adam")
    page = reader.settle().page.locator("#page").bounding_box()["x"]
    assert edge < reader.where(row["adam"])["x"] < page


def test_a_question_mark_opens_the_keys_and_escape_closes_them(reader):
    reader.select("adam")
    reader.press("?")
    dialog = reader.page.locator("#help")
    expect(dialog).to_be_visible()
    for key in ("W", "Shift", "Home"):
        expect(dialog.locator("kbd", has_text=re.compile(f"^{key}$")).first).to_be_visible()
    reader.press("Escape")
    expect(dialog).to_be_hidden()
    assert reader.term == "adam", "Escape closes one thing at a time"


def test_the_theme_follows_the_system_until_one_is_chosen(reader):
    root = reader.page.locator("html")
    expect(root).to_have_attribute("data-theme", "dark")
    dark = _colours(reader)
    reader.page.emulate_media(color_scheme="light")
    expect(root).to_have_attribute("data-theme", "light")
    reader.settle()
    light = _colours(reader)
    assert all(before != after for before, after in zip(dark, light, strict=True))
    reader.page.emulate_media(color_scheme="dark")
    expect(root).to_have_attribute("data-theme", "dark")
    reader.settle()
    assert _colours(reader) == dark


@pytest.mark.slow
def test_a_chosen_theme_and_a_dismissed_hint_last(visit):
    reader = visit().open()
    hint = reader.page.locator("#hint")
    expect(hint).to_be_visible()
    hint.get_by_role("button").click()
    expect(hint).to_be_hidden()
    reader.press("t")
    expect(reader.page.locator("html")).to_have_attribute("data-theme", "light")
    assert "theme=light" in reader.query
    reader.open()
    expect(reader.page.locator("html")).to_have_attribute("data-theme", "light")
    expect(reader.page.locator("#hint")).to_be_hidden()


def test_the_link_is_copied_or_shown(reader):
    reader.page.locator("[data-command=share]").click()
    expect(reader.page.locator("#notice")).to_contain_text(re.compile("link", re.IGNORECASE))


def _vertices(reader):
    """How many vertices the bright spheres have, and the others."""
    return reader.ask("[3, 1].map((trace) => plot.data[trace].x.length)")


def _colours(reader):
    """The ground, the text, and a domain's spheres."""
    return reader.ask(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color,"
        " plot.data[1].colorscale[1][1]]"
    )
