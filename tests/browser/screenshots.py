"""Pictures of the explorer: the three of the README, or with --all DIR a set to look through.

Run by `make screenshots`, in Debian's chromium, on the built-in glossary.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.serving import launch, serving  # noqa: E402
from wordgraph.explorer import load  # noqa: E402

SIZES = ((1440, 900), (1024, 700), (390, 844))
SETTLED = 2500  # milliseconds after which names have faded in and flights have ended
TERM = "?term=vanishing-gradient"
PRESET = "vanishing-gradient%2Frelu-he"


def as_linked(page: Page) -> None:
    """What the link shows."""


def lab(page: Page) -> None:
    """The experiment of a term."""
    page.click("#open-lab")
    measured(page)


def measured(page: Page) -> None:
    """The experiment that the link opens, once it has run."""
    page.wait_for_function("() => document.querySelector('#lab-check').textContent")


def search(page: Page) -> None:
    """The search box in use."""
    page.fill("#search-input", "gradi")


def listing(page: Page) -> None:
    """The list of all terms."""
    page.click("#open-list")


def command(name: str) -> Callable[[Page], None]:
    """What a button does, wherever it stands at this size."""
    return lambda page: page.evaluate(f"document.querySelector('[data-command={name}]').click()")


SHOTS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "overview": ("", as_linked),
    "term": (TERM, as_linked),
    "lab": (TERM, lab),
    "search": ("", search),
    "answers": ("?q=why+do+early+layers+barely+learn%3F", as_linked),
    "list": ("", listing),
    "filters": ("?in=optimization&level=beginner", command("filters")),
    "route": ("?from=softmax&to=vanishing-gradient&step=1", as_linked),
    "compare": ("?term=relu&with=sigmoid-function", as_linked),
    "lesson": ("?learn=vanishing-gradient", as_linked),
    "height": ("?height=difficulty", as_linked),
    "map": ("", command("map")),
    "tours": ("", command("tours")),
    "tour": ("?tour=backpropagation.vanishing-gradient.relu&step=2", as_linked),
    "lab-pair": (f"{TERM}&lab=vanishing-gradient/sigmoid&lab.a={PRESET}", measured),
    "lab-training": (f"{TERM}&lab=training/relu-he", as_linked),
    "lab-surface": (f"{TERM}&lab=loss-landscape", measured),
    "layers": (f"{TERM}&lab=vanishing-gradient/sigmoid&layers=shown", measured),
    "help": ("", command("help")),
    "menu": ("", command("export")),
}


def shoot(browser: Browser, address: str, name: str, size: tuple[int, int], theme: str) -> bytes:
    """One picture as PNG bytes."""
    phone = size[0] < 600
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=theme,
        has_touch=phone,
        is_mobile=phone,
    )
    page = context.new_page()
    page.set_default_timeout(120_000)
    query, act = SHOTS[name]
    page.goto(address + query)
    page.wait_for_selector("#wordgraph:not(.loading)")
    page.wait_for_timeout(SETTLED)
    act(page)
    page.wait_for_timeout(SETTLED)
    picture = page.screenshot()
    context.close()
    return picture


def main() -> None:
    """Take the pictures that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", type=Path, metavar="DIR", help="every shot, size and theme")
    folder = parser.parse_args().all
    with sync_playwright() as playwright, serving(load()) as address:
        browser = launch(playwright)
        if folder is None:
            (ROOT / "docs").mkdir(exist_ok=True)
            for name in ("overview", "term", "lab"):
                picture = Image.open(io.BytesIO(shoot(browser, address, name, SIZES[0], "dark")))
                file = ROOT / "docs" / f"{name}.jpg"
                picture.convert("RGB").save(file, quality=90, optimize=True, progressive=True)
            return
        folder.mkdir(parents=True, exist_ok=True)
        for name in SHOTS:
            for size in SIZES:
                for theme in ("dark", "light"):
                    file = folder / f"{name}-{size[0]}-{theme}.png"
                    file.write_bytes(shoot(browser, address, name, size, theme))


if __name__ == "__main__":
    main()
