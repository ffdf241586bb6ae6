"""From a click on a term to its page."""

import json

from .browsing import WITHOUT_WEBGL, browser, visit
from .row import Row, spread
from .serving import BUILT_IN, Server, serving

CLICKS = 20

# Selects a term as a click on its sphere does, and waits until its name and text are on the page.
_CLICK = """async ([id, name]) => {
  const { explorer } = document.getElementById("wordgraph");
  const body = document.getElementById("page-body");
  const begun = performance.now();
  const time = await new Promise((done) => {
    const look = () => {
      if (body.querySelector("h2")?.textContent === name) done(performance.now() - begun);
    };
    new MutationObserver(look).observe(body, { childList: true, subtree: true });
    explorer.select(id);
  });
  await new Promise((done) => setTimeout(done, 700));
  return time;
}"""


def measure() -> list[Row]:
    """With the stage, which redraws its emphasis meanwhile, and without one."""
    with serving(*BUILT_IN) as server, browser() as found:
        with visit(found, server.address) as page:
            drawn = _clicks(page, server)
        with visit(found, server.address, WITHOUT_WEBGL) as page:
            plain = _clicks(page, server)
    setting = f"median of {CLICKS} terms not read before, built-in glossary"
    what = "click on a term to its page shown"
    return [
        Row(what, "150 ms", spread(drawn), f"{setting}; stage drawn by software, flight cut"),
        Row(f"{what}, no stage", "150 ms", spread(plain), f"{setting}; WebGL off"),
    ]


def _clicks(page, server: Server) -> list[float]:
    scene = json.loads(server.get(page.locator('link[as="fetch"]').get_attribute("href")))
    terms = list(zip(scene["ids"], scene["names"], strict=True))
    step = len(terms) // (CLICKS + 1)
    times = [page.evaluate(_CLICK, list(term)) for term in terms[: step * (CLICKS + 1) : step]]
    return times[1:]  # the first one opens the panel
