"""From a moved control of the lab to the new plot."""

from time import perf_counter

from wordgraph import lab

from ..app.asking import UPDATE, raw_values, run_body
from .browsing import browser, visit
from .row import Row, spread
from .serving import BUILT_IN, serving

MOVES = 20
NAME = "vanishing-gradient"
SETUP = {"experiment": NAME, "preset": next(iter(lab.get(NAME).presets))}
DEPTHS = [10 + number for number in range(MOVES)]

# Moves the slider as a hand does, and waits for the plot that belongs to the new value.
_MOVE = """async (depth) => {
  const plot = document.querySelector("#lab-plot .js-plotly-plot");
  const shown = () => [...document.querySelectorAll("#lab-controls output")].some(
    (output) => output.textContent === `${depth} layers`);
  const begun = performance.now();
  const time = await new Promise((done) => {
    plot.on("plotly_afterplot", () => shown() && done(performance.now() - begun));
    dash_clientside.set_props({ type: "lab-parameter", name: "depth" }, { value: depth });
  });
  await new Promise((done) => setTimeout(done, 300));
  return time;
}"""


def measure() -> list[Row]:
    """The server's part, and the whole as the reader sees it."""
    with serving(*BUILT_IN) as server:
        asked = [_ask(server, depth) for depth in DEPTHS]
        with browser() as found, visit(found, f"{server.address}?term={NAME}&lab={NAME}") as page:
            page.locator("#lab-plot .main-svg").first.wait_for(state="visible")
            page.wait_for_timeout(2000)
            seen = [page.evaluate(_MOVE, depth) for depth in DEPTHS]
    setting = f"default width 64 and batch 64, depth 10 to {DEPTHS[-1]}, median of {MOVES}"
    what = "lab: a parameter moved to the new plot"
    return [
        Row(what, "200 ms", spread(seen), f"{setting}, in the browser, stage at rest"),
        Row(f"{what}, server side", "200 ms", spread(asked), f"{setting}, over HTTP"),
    ]


def _ask(server, depth: int) -> float:
    body = run_body(SETUP, raw_values(lab.get(NAME), {"depth": depth}))
    begun = perf_counter()
    server.post(UPDATE, body)
    return 1000 * (perf_counter() - begun)
