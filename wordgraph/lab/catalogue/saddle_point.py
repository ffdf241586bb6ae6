"""A saddle point: gradient descent passes it slowly, in a time that theory knows."""

from math import ceil, log

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import Cost, cost_of_steps
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.optimizers import SGD
from wordgraph.lab.parameters import Integer, Number
from wordgraph.lab.sampling import bounded, thinned
from wordgraph.lab.settings import Settings
from wordgraph.lab.trace import Outcome, Trace

NAME = "saddle-point"
RATE = Number(
    name="rate",
    label="Learning rate",
    unit="/ curvature",
    help="eta lambda: the learning rate times the curvature, the same downward and upward.",
    minimum=0.01,
    maximum=1.9,
    step=0.01,
    default=0.1,
)
OFFSET = Number(
    name="offset",
    label="Distance from the ridge",
    help="y_0: how far from the exact ridge the run starts; from there it slides down.",
    minimum=1e-15,
    maximum=0.5,
    step=0.01,
    default=1e-6,
    logarithmic=True,
)
MOMENTUM = Number(
    name="beta",
    label="Momentum",
    help="beta: the share of the last step that is kept.",
    minimum=0.0,
    maximum=0.95,
    step=0.01,
    default=0.0,
)
STEPS = Integer(
    name="steps",
    label="Steps",
    help="How many steps are taken at most.",
    minimum=20,
    maximum=5000,
    default=400,
    logarithmic=True,
)
PARAMETERS = (RATE, OFFSET, MOMENTUM, STEPS)
AWAY = 1.0  # |y| at which the saddle counts as left
CHART = Chart(
    Axis("step", Scale.COUNT),
    Axis("distance from the saddle", Scale.LOG),
    (Curve("out", "y, downhill", line=True), Curve("in", "x, uphill", line=True)),
)
BELOW = Chart(
    Axis("step", Scale.COUNT),
    Axis("loss (x\u00b2 \u2212 y\u00b2) / 2"),
    (Curve("loss", "loss", line=True),),
)
PRESETS = {
    "passing": Preset(
        "Passing by",
        {},
        "The loss looks converged for a hundred steps, while y grows by a steady tenth a step; "
        "then it falls.",
        "\u201cGradient descent gets stuck at saddle points.\u201d It leaves this one after 145 "
        "steps, and a start a million times nearer costs only 145 more.",
    ),
    "nearer": Preset(
        "A million times nearer",
        {"offset": 1e-12},
        "From a millionth of the distance it takes only twice as long: the time is a logarithm.",
    ),
    "momentum": Preset(
        "With momentum",
        {"beta": 0.9},
        "Momentum leaves the same saddle almost three times sooner: after 52 steps.",
    ),
    "too-short": Preset(
        "Stopped too soon",
        {"steps": 100},
        "After 100 steps the loss is flat and the gradient tiny: the run would pass as converged.",
    ),
}


def _estimate(settings: Settings) -> Cost:
    steps = settings.integer("steps")
    return cost_of_steps(steps, 8.0, 50.0, ("steps",), 10.0 * steps)


def _simulate(settings: Settings) -> Trace:
    path = _descend(settings)
    out, steps = path[:, 1], np.arange(len(path), dtype=np.float64)
    growth = _growth(settings.number("rate"), settings.number("beta"))
    offset = settings.number("offset")
    away = np.flatnonzero(out > AWAY)
    left = int(away[0]) if len(away) else None
    plain = settings.number("beta") == 0.0
    with np.errstate(over="ignore"):
        line = offset * growth**steps if plain else None
        shrunk = np.abs(1.0 - settings.number("rate")) ** steps if plain else None
        loss = 0.5 * (path[:, 0] ** 2 - out**2)
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "out": thinned("distance along the way down", steps, out, line),
            "in": thinned("distance along the way up", steps, np.abs(path[:, 0]), shrunk),
            "loss": thinned("loss", steps, bounded(loss)),
        },
        quantities={"left_after": None if left is None else float(left), "growth": growth},
        check=_check(settings, growth, left, out),
        outcome=Outcome.OK,
        summary=_summary(left, growth, len(path) - 1, float(out[-1])),
        chart=CHART,
        below=BELOW,
    )


def _descend(settings: Settings) -> Array:
    """Return the places (x, y) by step until the saddle is left, shape (steps + 1, 2)."""
    x = np.array([1.0, settings.number("offset")])
    optimizer = SGD(settings.number("rate"), settings.number("beta"))
    path = [x.copy()]
    for _ in range(settings.integer("steps")):
        optimizer.step(x, x * np.array([1.0, -1.0]))
        path.append(x.copy())
        if x[1] > AWAY:
            break
    return np.array(path)


def _growth(rate: float, beta: float) -> float:
    """Return by how much y grows a step: the larger root of r^2 - (1 + beta + rate) r + beta."""
    middle = 1.0 + beta + rate
    return float((middle + np.sqrt(middle * middle - 4.0 * beta)) / 2.0)


def _check(settings: Settings, growth: float, left: int | None, out: Array) -> Check:
    offset, quantity = settings.number("offset"), "steps until the saddle is left"
    if settings.number("beta"):
        # The larger root has taken over once the smaller one is forgotten.
        beta = settings.number("beta")
        if (beta / growth**2) ** (len(out) - 1) > 1e-3:
            why = "the saddle was left before the growth had settled"
            return Check("growth a step", growth, None, None, why)
        found = float(out[-1] / out[-2])
        note = "the larger root of r^2 - (1 + beta + eta lambda) r + beta"
        return Check("growth a step", growth, found, 0.01, note)
    predicted = log(AWAY / offset) / log(growth)
    if left is None:
        why = f"threshold not reached in {len(out) - 1} steps"
        return Check(quantity, predicted, None, None, why)
    # Steps are whole: the first one beyond.
    note = f"ln(r / y_0) / ln(1 + eta lambda), rounded up to {ceil(predicted - 1e-9)}"
    return Check(quantity, predicted, float(left), 1.0 / predicted, note)


def _summary(left: int | None, growth: float, steps: int, out: float) -> str:
    if left is None:
        return f"After {steps} steps it has not left the saddle: y has grown to {out:.2g} only."
    return f"It leaves the saddle after {left} steps, with y growing {growth:.4g} times a step."


SADDLE_POINT = Experiment(
    name=NAME,
    title="Past a saddle point",
    description="Start near the ridge of a saddle and count the steps until the run slides off.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
