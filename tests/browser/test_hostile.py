"""Hostile terms: whatever a glossary says stays text."""

import pytest
from playwright.sync_api import expect

from wordgraph.explorer import load

from .reader import serving

IMAGE = "<img src=x onerror=alert(1)>"
SCRIPT = "</script><script>alert(2)</script>"
LINKS = "[press](javascript:alert(3)) <a href='javascript:alert(4)'>me</a>"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The address of a small vault whose every text would like to be run."""
    vault = tmp_path_factory.mktemp("vault")
    (vault / "glossary.toml").write_text(f'title = "Bad {SCRIPT}"\n', encoding="utf-8")
    for number, name in enumerate((f"A {IMAGE}", f"B {SCRIPT}", "C plain")):
        (vault / f"{number}.md").write_text(_term(name), encoding="utf-8")
    with serving(load(vault)) as address:
        yield address


def test_hostile_texts_stay_texts(hostile, visit):
    reader = visit(address=hostile).open()
    page = reader.page
    images, scripts = (page.locator(tag).count() for tag in ("img", "script"))
    page.locator("#open-list").click()
    for ident in reader.ask("[...document.querySelectorAll('#list a')].map((a) => a.dataset.term)"):
        reader.select(ident)
        expect(page.locator("#page-body")).to_contain_text("onerror=alert(1)")
        expect(page.locator("#page-body")).to_contain_text("<script>alert(2)")
        reader.ask("plot.dispatchEvent(new Event('mousemove'))")
        _nothing_was_made(page, images, scripts)
    reader.press("/")
    page.keyboard.type("img")
    expect(page.get_by_role("option").first).to_contain_text("onerror")
    reader.press("Enter")
    node = reader.settle().ask("explorer.view.term")
    place = reader.where(reader.ask("[...document.querySelectorAll('#list a')].length") - 1)
    page.mouse.move(place["x"], place["y"])
    assert node
    _nothing_was_made(page, images, scripts)


def _nothing_was_made(page, images, scripts):
    assert page.locator("img").count() == images
    assert page.locator("script").count() == scripts
    assert page.locator("[onerror], a[href^='javascript:' i], iframe").count() == 0


def _term(name):
    return f"""---
name: "{name}"
aliases: ["{IMAGE}"]
domains: ["x {IMAGE}"]
keywords: ["{IMAGE}"]
related: ["[[A {IMAGE}]]", "[[missing {IMAGE}]]"]
sources: ["{IMAGE} {SCRIPT}"]
---
Summary {IMAGE} and {SCRIPT}.

## Why it matters
{IMAGE} {LINKS}

## Definition
{SCRIPT} {LINKS} $\\text{{{IMAGE}}}$ [[C plain|{IMAGE}]]
"""
