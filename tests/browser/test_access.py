"""A way in for everybody: from the keyboard alone, aloud, in large type, and with thumbs."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .conftest import PHONE
from .reader import WITHOUT_WEBGL

TERM = "?term=vanishing-gradient"
LAB = f"{TERM}&lab=vanishing-gradient/relu-he&lab.a=vanishing-gradient/sigmoid"
DESK = ("", TERM, "list", "help", "export", "search", "walk", LAB)


def show(reader, what):
    """Bring one of the main views to the screen."""
    reader.open(what if what.startswith("?") else TERM if what == "walk" else "")
    reader.ask("explorer.toggleList(argument)", what == "list")
    if what == LAB:
        expect(reader.page.locator("#lab-check")).not_to_be_empty()
    elif what == "search":
        reader.page.fill("#search-input", "gradi")
    elif what in {"help", "export"}:
        reader.page.locator(f"[data-command={what}]").click()
    elif what == "walk":
        reader.press("x", "ArrowRight")
    reader.page.wait_for_timeout(400)  # until what slides in has come
    return reader


@pytest.mark.parametrize(
    ("device", "theme"),
    [
        ("desk", "dark"),
        pytest.param("full", "dark", marks=pytest.mark.slow),
        pytest.param("full", "light", marks=pytest.mark.slow),
        pytest.param("phone", "dark", marks=pytest.mark.slow),
        pytest.param("phone", "light", marks=pytest.mark.slow),
    ],
)
def test_axe_finds_nothing(visit, theme, device):
    options = PHONE if device == "phone" else {}
    options = {**options, "color_scheme": theme, "bypass_csp": True}  # it adds a script
    reader = visit(script=WITHOUT_WEBGL, **options)
    views = {"desk": (TERM, LAB), "full": DESK, "phone": ("", TERM, "list", LAB)}
    for view in views[device]:
        page = show(reader, view).page
        # Else it looks for the sheets that a sheet imports at the address of the page.
        found = Axe().run(page, options={"preload": False}).response["violations"]
        assert [(one["id"], one["nodes"][0]["target"]) for one in found] == [], view


def test_from_the_start_to_a_page_to_a_neighbour_and_back_by_keys_alone(quick, explorer, row):
    reader = quick()
    page, live = reader.page, reader.page.locator("#live")
    heading = page.locator("#page-body h2")
    reader.press("Tab")
    expect(page.locator(".skip").first).to_be_focused()
    reader.press("Enter")
    expect(page.locator("#search-input")).to_be_focused()
    page.keyboard.type("vanishing gradient")
    expect(live).to_contain_text(re.compile(r"\d+ terms? found"))
    reader.press("Enter")
    expect(heading).to_have_text("Vanishing gradient")
    expect(page.locator("#page-body")).to_be_focused()
    links = len(explorer.scene.neighbours(row["vanishing-gradient"]))
    expect(live).to_contain_text(f"Vanishing gradient. {links} links.")
    reader.press("x")
    expect(page.locator("#overlay")).to_be_focused()
    expect(page.locator("#mode")).to_contain_text(f"1 of {links}")
    reader.press("ArrowRight", "ArrowRight", "ArrowLeft")
    expect(live).to_contain_text(f"2 of {links}")
    chosen = page.locator("#mode .choice b").inner_text()
    reader.press("Enter")
    expect(heading).to_have_text(chosen)
    expect(page.locator("[data-command=back]")).to_be_enabled()
    reader.press("Backspace")
    expect(heading).to_have_text("Vanishing gradient")
    expect(page.locator("#mode .choice b")).to_have_text(chosen)
    reader.press("x")
    expect(page.locator("#mode")).to_contain_text("Flight")


@pytest.mark.slow
def test_back_and_forward_are_buttons_that_know_when_there_is_nothing(quick):
    reader = quick()
    page, heading = reader.page, reader.page.locator("#page-body h2")
    back, forward = (page.locator(f"[data-command={way}]") for way in ("back", "forward"))
    expect(back).to_be_disabled()
    expect(forward).to_be_disabled()
    reader.select("adam").select("norm")
    back.click()
    expect(heading).to_have_text("Adam")
    reader.reload()
    expect(back).to_be_enabled()
    expect(forward).to_be_enabled()
    reader.press("]")
    expect(heading).to_have_text("Norm")
    expect(forward).to_be_disabled()
    reader.press("[", "[")
    expect(page.locator("#page")).to_be_hidden()
    expect(back).to_be_disabled()
    reader.press("[")
    assert reader.page.url.startswith(reader.address)


@pytest.mark.slow
def test_the_focus_is_never_lost(quick):
    reader = quick()
    reader.ask("explorer.toggleList(false)")
    page = reader.page
    reader.press("l")
    expect(page.locator("#list :focus")).to_have_count(1)
    page.locator("#list a.term").first.focus()
    reader.press("Enter")
    expect(page.locator("#page-body")).to_be_focused()
    reader.press("Escape")
    expect(page.locator("#list a.term").first).to_be_focused()
    reader.press("l")
    expect(page.locator("#overlay")).to_be_focused()
    reader.press("?")
    expect(page.locator("#help :focus")).to_have_count(1)
    reader.press("Escape")
    expect(page.locator("#overlay")).to_be_focused()
    reader.select("vanishing-gradient")
    page.locator("#open-lab").focus()
    reader.press("Enter")
    expect(page.locator("#lab-close")).to_be_focused()


@pytest.mark.parametrize("device", ["desk", "phone"])
@pytest.mark.slow
def test_with_type_twice_as_large_nothing_is_cut_off(visit, device):
    options = {"viewport": {"width": 1280, "height": 800}} if device == "desk" else PHONE
    reader = visit(script=f"{WITHOUT_WEBGL};{TWICE_AS_LARGE}", **options)
    width = options["viewport"]["width"]
    for view in ("", TERM, "list", "help", "search"):
        if device == "phone" and view == "help":
            continue
        show(reader, view)
        assert reader.ask("document.scrollingElement.scrollWidth") == width
        assert reader.ask(CUT_OFF) == [], view


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1440, 900), (1280, 800), (1024, 700)])
def test_with_type_twice_as_large_no_control_lies_over_another(visit, size):
    viewport = dict(zip(("width", "height"), size, strict=True))
    reader = visit(script=f"{WITHOUT_WEBGL};{TWICE_AS_LARGE}", viewport=viewport).open(TERM)
    reader.ask("explorer.toggleList(false)")
    expect(reader.page.locator("#reach")).to_be_visible()
    reader.page.wait_for_timeout(600)  # the controls move aside for the page
    assert reader.ask(OVERLAPPING) == []


OVERLAPPING = """(() => {
  const all = ["#bar", "#reach", "#mode", "#controls", "#page", "#legend", "#hint"]
    .map((name) => [name, document.querySelector(name).getBoundingClientRect()])
    .filter(([, box]) => box.width);
  return all.flatMap(([one, a], at) => all.slice(at + 1)
    .filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
    .map(([other]) => `${one} ${other}`));
})()"""

TWICE_AS_LARGE = """addEventListener("DOMContentLoaded", () => {
  document.documentElement.style.fontSize = "200%";
})"""

# Elements with text of their own that is wider than their box, or that stand outside the window.
CUT_OFF = """[...document.querySelectorAll("#wordgraph *")]
  .filter((one) => one.checkVisibility() && !one.closest(".unseen, .skip, math, svg"))
  .filter((one) => [...one.childNodes].some((text) => text.nodeType === 3 && text.data.trim()))
  .filter((one) => {
    const { left, right } = one.getBoundingClientRect();
    return left < -1 || right > innerWidth + 1 || one.scrollWidth > one.clientWidth + 2 &&
      getComputedStyle(one).overflowX !== "visible";
  })
  .map((one) => one.outerHTML.slice(0, 90))"""


@pytest.mark.slow
def test_targets_are_large_enough_for_a_thumb(visit):
    reader = visit(script=WITHOUT_WEBGL, **PHONE)
    main = "#controls button, #open-list, #search-input, #page-close, #brand, #list a"
    for view in ("", TERM, "list"):
        show(reader, view)
        for targets, least in ((main, 44), ("#wordgraph :is(button, summary, .chip a)", 24)):
            small = reader.ask(
                """[...document.querySelectorAll(argument.targets)]
                  .filter((one) => one.checkVisibility() && !one.closest(".unseen"))
                  .map((one) => ({ one, box: one.getBoundingClientRect() }))
                  .filter(({ box }) => box.width) // what is not drawn yet has none
                  .filter(({ box }) => Math.min(box.height, box.width) < argument.least)
                  .map(({ one, box }) => [one.outerHTML.slice(0, 60), box.width, box.height])""",
                {"targets": targets, "least": least},
            )
            assert small == [], view
