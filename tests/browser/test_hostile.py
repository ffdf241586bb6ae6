"""Hostile terms: whatever a glossary says stays text."""

import pytest
from playwright.sync_api import expect

from wordgraph.explorer import Explorer, load

from ..snapshot.hostile import HOSTILE, hostile_glossary
from .serving import serving

IMAGE = "<img src=x onerror=alert(1)>"
SCRIPT = "</script><script>alert(2)</script>"
LINKS = "[press](javascript:alert(3)) <a href='javascript:alert(4)'>me</a>"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A small vault whose every text would like to be run."""
    vault = tmp_path_factory.mktemp("vault")
    (vault / "glossary.toml").write_text(f'title = "Bad {SCRIPT}"\n', encoding="utf-8")
    for number, name in enumerate((f"A {IMAGE}", f"B {SCRIPT}", "C plain")):
        (vault / f"{number}.md").write_text(_term(name), encoding="utf-8")
    return load(vault)


@pytest.fixture(params=["served", pytest.param("saved", marks=pytest.mark.slow)])
def place(request, hostile, tmp_path):
    """Where the vault is to be seen: from the server, and in a file."""
    if request.param == "saved":
        yield hostile.snapshot(tmp_path / "bad.html").as_uri()
    else:
        with serving(hostile) as address:
            yield address


def test_hostile_texts_stay_texts(place, hostile, visit):
    reader = visit(address=place).open()
    page = reader.page
    images, scripts = (page.locator(tag).count() for tag in ("img", "script"))
    reader.press("l")
    for ident in hostile.scene.ids:
        reader.select(ident)
        expect(page.locator("#page-body")).to_contain_text("onerror=alert(1)")
        expect(page.locator("#page-body")).to_contain_text("<script>alert(2)")
    reader.press("l", "/")
    page.keyboard.type("img")
    expect(page.get_by_role("option").first).to_contain_text("onerror")
    reader.press("Enter", "Escape", "Home")
    reader.settle()
    sphere = reader.nearest(3, left=0, top=100, right=900, bottom=600)
    page.mouse.move(sphere["x"], sphere["y"])
    expect(page.locator("#hover-card")).to_contain_text("Summary <img src=x")
    assert page.locator("img").count() == images
    assert page.locator("script").count() == scripts
    assert page.locator("[onerror], a[href^='javascript:' i], iframe").count() == 0


@pytest.mark.slow
def test_what_breaks_files_opens_offline_and_runs_nothing(visit, tmp_path):
    file = Explorer.of(hostile_glossary()).snapshot(tmp_path / "it.html", focus="t0")
    reader = visit(address=file.as_uri(), offline=True).open()
    body = reader.page.locator("#page-body")
    expect(body).to_contain_text(HOSTILE[0])
    assert reader.term == "t0"
    reader.press("/")
    reader.page.keyboard.type("very long")
    expect(reader.page.get_by_role("option").first).to_be_visible()
    reader.press("Enter")
    expect(body.locator("h2")).to_contain_text("very long very long")
    assert body.locator("script, img").count() == 0
    assert reader.page.locator("#plot canvas").count() > 0


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
