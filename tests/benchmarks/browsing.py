"""A reader's browser, and the explorer in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, sync_playwright

from ..browser.reader import TIMEOUT, WITHOUT_WEBGL
from ..browser.serving import launch

__all__ = ["TIMEOUT", "WIDE", "WITHOUT_WEBGL", "browser", "visit"]

WIDE = {"width": 1600, "height": 900}


@contextmanager
def browser() -> Iterator:
    """Chromium without a window, which draws by software where there is no graphics card."""
    with sync_playwright() as playwright:
        found = launch(playwright)
        yield found
        found.close()


@contextmanager
def visit(found, address: str, script: str = "") -> Iterator[Page]:
    """A page at an address once the explorer has opened, without flights: it cuts to its views."""
    context = found.new_context(viewport=WIDE, reduced_motion="reduce", color_scheme="dark")
    if script:
        context.add_init_script(script)
    page = context.new_page()
    page.set_default_timeout(TIMEOUT)
    page.goto(address)
    page.locator("#wordgraph:not(.loading)").wait_for(state="attached")
    page.wait_for_timeout(2000)
    yield page
    context.close()
