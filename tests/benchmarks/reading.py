"""From a click on a term to its page."""

import json

from .browsing import WITHOUT_WEBGL, browser, visit
from .row import Row, spread
from .serving import BUILT_IN, Server, serving

CLICKS = 20

# Selects a term as a click on its sphere does; when its name and text are in the document, and when
# they are painted: a timer that is set in a frame comes after the frame's painting.
_CLICK = """async ([id, name]) => {
  const { explorer } = document.getElementById("wordgraph");
  const body = document.getElementById("page-body");
  const begun = performance.now();
  const times = await new Promise((done) => {
    const look = () => {
      if (body.querySelector("h2")?.textContent !== name) return;
      const there = performance.now() - begun;
      requestAnimationFrame(() => setTimeout(() => done([there, performance.now() - begun])));
    };
    new MutationObserver(look).observe(body, { childList: true, subtree: true });
    explorer.select(id);
  });
  await new Promise((done) => setTimeout(done, 700));
  return times;
}"""


def measure() -> list[Row]:
    """With the stage, which redraws its emphasis meanwhile, and without one."""
    with serving(*BUILT_IN) as server, browser() as found:
        with visit(found, server.address) as page:
            drawn = _clicks(page, server)
        with visit(found, server.address, WITHOUT_WEBGL) as page:
            plain = _clicks(page, server)
    setting = f"median of {CLICKS} terms not read before, built-in glossary"
    rows = []
    for times, where in ((drawn, "stage drawn by software, flight cut"), (plain, "WebGL off")):
        there, painted = zip(*times, strict=True)
        said = f"{setting}; {where}"
        rows.append(Row("click on a term to its page", "150 ms", spread(there), said))
        rows.append(Row("click on a term to its page painted", "", spread(painted), said))
    return rows


def _clicks(page, server: Server) -> list[tuple[float, float]]:
    scene = json.loads(server.get(page.locator('link[as="fetch"]').get_attribute("href")))
    terms = list(zip(scene["ids"], scene["names"], strict=True))
    step = len(terms) // (CLICKS + 1)
    shown = terms[: step * (CLICKS + 1) : step]
    times = [tuple(page.evaluate(_CLICK, list(term))) for term in shown]
    return times[1:]  # the first one opens the panel
