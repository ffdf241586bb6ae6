"""Large graphs: from the address to a graph that can be turned, and a click in it."""

from time import perf_counter

from .browsing import TIMEOUT, WIDE, browser
from .row import Row, spread
from .serving import serving, synthetic

SIZES = (1_000, 10_000, 50_000)
VISITS = 3

_SELECT = """async () => {
  const { explorer } = document.getElementById("wordgraph");
  const begun = performance.now();
  explorer.select("term-5");
  while (!/ 5$/.test(document.querySelector("#page-body h2")?.textContent ?? "")) {
    await new Promise((done) => requestAnimationFrame(done));
  }
  return performance.now() - begun;
}"""


def measure() -> list[Row]:
    """Without a graphics card, where the processor draws, too."""
    return [row for size in SIZES for row in _rows(size)]


def _rows(size: int) -> list[Row]:
    opened, clicked = [], []
    with serving(*synthetic(size)) as server, browser() as found:
        for _ in range(VISITS):
            context = found.new_context(viewport=WIDE, reduced_motion="reduce")
            page = context.new_page()
            page.set_default_timeout(2 * TIMEOUT)
            begun = perf_counter()
            page.goto(server.address)
            page.locator("#wordgraph:not(.loading)").wait_for(state="attached")
            opened.append(perf_counter() - begun)
            clicked.append(page.evaluate(_SELECT))
            context.close()
    setting = f"{VISITS} first visits, drawn by the processor"
    return [
        Row(f"opening {size:,} terms, to the drawn graph", "", spread(opened, "s", 1), setting),
        Row(f"click to page, {size:,} terms", "150 ms", spread(clicked), setting),
    ]
