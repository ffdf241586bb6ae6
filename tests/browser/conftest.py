"""One server and one browser for all tests; pages in which any error fails the test."""

from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import sync_playwright

from wordgraph.explorer import load

from .reader import Reader, launch, serving

DESKTOP = {"viewport": {"width": 900, "height": 600}, "color_scheme": "dark"}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "color_scheme": "dark",
    "has_touch": True,
    "is_mobile": True,
}


@pytest.fixture(scope="session")
def explorer():
    """The built-in glossary."""
    return load()


@pytest.fixture(scope="session")
def address(explorer):
    with serving(explorer) as found:
        yield found


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright):
    found = launch(playwright)
    yield found
    found.close()


@pytest.fixture(scope="session")
def row(explorer):
    """The row of a term in the scene, by its id."""
    return {ident: number for number, ident in enumerate(explorer.scene.ids)}


@pytest.fixture(scope="session")
def readers():
    """All readers at work."""
    return []


@pytest.fixture(scope="module")
def _shared(browser, address, readers):
    with _reading(browser, address, readers) as found:
        yield found.open()


@pytest.fixture
def reader(_shared):
    """A page that the tests of a file share, brought back to how it opens."""
    _shared.ask("(stage.letGo(), explorer.toggleList(false), explorer.clear())")
    _shared.ask("stage.put(stage.home())")
    return _shared.settle()


@pytest.fixture
def visit(browser, address, readers):
    """Readers in contexts of their own: `visit(address=, script=, **options of a context)`."""
    with ExitStack() as visits:

        def make(address=address, **options):
            return visits.enter_context(_reading(browser, address, readers, **options))

        yield make


@pytest.fixture(autouse=True)
def _no_troubles(readers):
    """Fail a test that saw an error, a failed request, a dialog, or a request to another host."""
    yield
    troubles = [trouble for reader in readers for trouble in reader.take_troubles()]
    assert not troubles, "\n".join(troubles)


@contextmanager
def _reading(browser, address, readers, script="", **options):
    context = browser.new_context(**{**DESKTOP, "service_workers": "block", **options})
    if script:
        context.add_init_script(script)
    reader = Reader(context.new_page(), address)
    readers.append(reader)
    yield reader
    readers.remove(reader)
    context.close()
