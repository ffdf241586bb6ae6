"""From a moved control of the lab to the new plot."""

from time import perf_counter

from wordgraph import lab
from wordgraph.errors import ParameterError

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
        _costliest(),
    ]


def _ask(server, depth: int) -> float:
    body = run_body(SETUP, raw_values(lab.get(NAME), {"depth": depth}))
    begun = perf_counter()
    server.post(UPDATE, body)
    return 1000 * (perf_counter() - begun)


def _costliest() -> Row:
    """The longest of all runs that are just not refused, one of each experiment."""
    times = {name: _run(lab.get(name)) for name in lab.experiments()}
    slowest = max(times, key=times.__getitem__)
    return Row(
        "lab: the costliest run that is allowed",
        "2 s",
        f"{times[slowest]:.2f} s",
        f"{slowest}, of {len(times)} experiments",
    )


def _run(experiment: lab.Experiment) -> float:
    """Seconds of a run with what drives its cost at its largest, then lowered until allowed."""
    numbers = {
        name: parameter
        for name, parameter in experiment.parameters.items()
        if isinstance(parameter, lab.Integer) and name in experiment.cost({}).drivers
    }
    for percent in range(100, 0, -5):
        given = {
            name: max(parameter.minimum, int(parameter.maximum * percent / 100))
            for name, parameter in numbers.items()
        }
        try:
            experiment.settings(given)
        except ParameterError:
            continue
        begun = perf_counter()
        experiment.run(given)
        return perf_counter() - begun
    raise AssertionError(f"{experiment.name}: no run is allowed")
