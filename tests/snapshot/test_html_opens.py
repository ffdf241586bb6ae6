"""The offline file in a real browser: it opens, reads and searches, and no text runs."""

import shutil

import pytest

from wordgraph.scene import ViewState
from wordgraph.snapshot import write

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    *("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
    *("--ignore-gpu-blocklist", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run"),
]


@pytest.fixture(scope="module")
def tab():
    """A small tab that notes what it is asked to do, and what goes wrong."""
    if not CHROMIUM:
        pytest.skip("no chromium on this machine")
    with sync_api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        tab = browser.new_page(viewport={"width": 640, "height": 420})
        tab.notes = []
        tab.on("console", lambda line: line.type == "error" and tab.notes.append(line.text))
        tab.on("pageerror", lambda error: tab.notes.append(str(error)))
        tab.on("dialog", lambda dialog: (tab.notes.append("alert"), dialog.dismiss()))
        outside = ("data:", "blob:", "file:")
        tab.on("request", lambda sent: sent.url.startswith(outside) or tab.notes.append(sent.url))
        yield tab
        browser.close()


def test_a_hostile_glossary_opens_offline_and_runs_nothing(tab, show, hostile, tmp_path):
    write(tmp_path / "it.html", show(hostile, ViewState(term="t0")))
    tab.goto((tmp_path / "it.html").as_uri())
    tab.wait_for_selector("#wordgraph:not(.loading)", timeout=60_000)
    body = tab.locator("#page-body")
    sync_api.expect(body).to_contain_text("</script><script>alert(1)</script>")
    assert "term=t0" in tab.url

    tab.fill("#search-input", "very long")
    tab.wait_for_selector("#search-results [role=option]")
    tab.press("#search-input", "Enter")
    sync_api.expect(body.locator("h2")).to_contain_text("very long very long")
    assert (
        tab.evaluate("document.querySelectorAll('#page-body script, #page-body img').length") == 0
    )
    assert tab.evaluate("Boolean(document.querySelector('#plot canvas'))")
    assert tab.notes == []
