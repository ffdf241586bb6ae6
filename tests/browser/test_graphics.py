"""Where the graphics card is missing, or lets go of the picture."""

import re

import numpy as np
from playwright.sync_api import expect

from .reader import WITHOUT_WEBGL


def test_without_webgl_the_list_and_the_pages_work(visit):
    reader = visit(script=WITHOUT_WEBGL).open()
    notice = reader.page.locator("#notice")
    expect(notice).to_contain_text("WebGL")
    reader.page.locator("[data-command=share]").click()
    expect(notice).to_contain_text(re.compile("WebGL.*link", re.IGNORECASE | re.DOTALL))
    notice.get_by_role("button").click()
    expect(notice).to_be_hidden()
    link = reader.page.locator("#list a.term", has_text="Adam")
    expect(link).to_be_visible()
    link.click()
    expect(reader.page.locator("#page-body h2")).to_have_text("Adam")
    reader.press("/")
    reader.page.keyboard.type("gradient cl")
    reader.press("Enter")
    expect(reader.page.locator("#page-body h2")).to_have_text("Gradient clipping")
    for key in ("w", "Home", "+", "t", "Escape"):
        reader.press(key)
    expect(reader.page.locator("#page")).to_be_hidden()


def test_a_lost_context_is_said_and_the_picture_comes_back(visit):
    reader = visit().open("?term=gradient")
    reader.ask("['overlay', 'backdrop'].forEach((id) => document.getElementById(id).remove())")
    before = _ink(reader)
    assert before > 0.005, "there is a picture"
    notice = reader.page.locator("#notice")
    reader.ask("(window.gl = plot._fullLayout.scene._scene.glplot.gl) && 0")
    reader.ask("(window.lose = gl.getExtension('WEBGL_lose_context')).loseContext()")
    expect(notice).to_contain_text("let go of the picture")
    reader.ask("explorer.select('adam') && 0")
    reader.page.locator("[data-command=share]").click()
    expect(notice).to_contain_text(re.compile("link", re.IGNORECASE))
    reader.page.wait_for_timeout(6500)
    expect(notice).to_contain_text("let go of the picture")
    expect(notice).not_to_contain_text(re.compile("link", re.IGNORECASE))
    reader.ask("window.lose.restoreContext()")
    expect(notice).to_contain_text("is back")
    expect(notice).not_to_contain_text("let go of the picture")
    reader.page.wait_for_timeout(500)
    assert _ink(reader) > 0.7 * before
    with reader.moving():
        reader.press("Home")


def _ink(reader):
    """The share of the free picture's pixels that are far from the ground."""
    pixels = reader.pixels(x=20, y=80, width=400, height=400)
    return float((np.abs(pixels - np.median(pixels, axis=(0, 1))).max(axis=2) > 40).mean())
