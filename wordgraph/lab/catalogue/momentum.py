"""Momentum on a quadratic: the root of the condition number in place of the number itself."""

from math import log, sqrt

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import Cost, cost_of_steps
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.heavy_ball import edge, factor
from wordgraph.lab.optimizers import SGD
from wordgraph.lab.parameters import Choice, Integer, Number
from wordgraph.lab.sampling import bounded, thinned
from wordgraph.lab.settings import Settings
from wordgraph.lab.trace import Outcome, Series, Trace
from wordgraph.lab.wording import figure

NAME = "momentum"
CONDITION = Number(
    name="condition",
    label="Condition number",
    help="kappa: the largest curvature over the smallest.",
    minimum=1.5,
    maximum=1000.0,
    step=1.0,
    default=100.0,
    logarithmic=True,
)
TUNING = Choice(
    name="tuning",
    label="Rate and beta",
    help="The fastest that theory knows for this condition number, or your own.",
    options={"best": "The best by theory", "own": "My own"},
)
RATE = Number(
    name="rate",
    label="Learning rate",
    unit="/ curvature",
    help="eta times the largest curvature; used with rate and beta of your own.",
    minimum=0.01,
    maximum=4.5,
    step=0.01,
    default=1.0,
)
BETA = Number(
    name="beta",
    label="Momentum",
    help="beta: the share of the last step that is kept; used with rate and beta of your own.",
    minimum=0.0,
    maximum=0.99,
    step=0.01,
    default=0.9,
)
STEPS = Integer(
    name="steps",
    label="Steps",
    help="How many steps are taken.",
    minimum=20,
    maximum=1000,
    default=200,
)
PARAMETERS = (CONDITION, TUNING, RATE, BETA, STEPS)
CHART = Chart(
    Axis("step", Scale.COUNT),
    Axis("distance to the minimum", Scale.LOG),
    (Curve("momentum", "momentum", line=True), Curve("descent", "plain", line=True)),
)
BELOW = Chart(
    Axis("flat direction"),
    Axis("steep direction"),
    (Curve("path", "momentum", line=True), Curve("plain_path", "plain", line=True)),
    plane=True,
)
ON_PATH = 60
PRESETS = {
    "best": Preset(
        "Both at their best",
        {},
        "Plain descent leaves .980 of the distance a step, momentum about .82: a hundred steps "
        "against a thousand.",
        "\u201cMomentum helps because it averages gradients.\u201d On this noiseless valley there "
        "is nothing to average, and it still takes a tenth of the steps: (sqrt(kappa) - 1) / "
        "(sqrt(kappa) + 1) = .818 a step.",
    ),
    "usual": Preset(
        "beta = 0.9",
        {"tuning": "own"},
        "The usual beta with eta lambda = 1: it swings, and shrinks by sqrt(beta) = .95 a step.",
    ),
    "mild": Preset(
        "Hardly a valley",
        {"condition": 4.0, "steps": 40},
        "With a condition number of 4 there is little to gain: .33 against .6 a step.",
    ),
    "edge": Preset(
        "Near its own edge",
        {"tuning": "own", "rate": 3.7},
        "eta lambda = 3.7 would tear plain descent apart, whose edge is 2; with beta = 0.9 the "
        "edge is 3.8.",
    ),
    "too-large": Preset(
        "Beyond 2 (1 + beta)",
        {"tuning": "own", "rate": 3.9},
        "Past eta lambda = 2 (1 + beta) = 3.8 momentum diverges, too.",
        outcome=Outcome.DIVERGED,
    ),
}


def _estimate(settings: Settings) -> Cost:
    return cost_of_steps(2.0 * settings.integer("steps"), 8.0, 100.0, ("steps",), 8000.0)


def _simulate(settings: Settings) -> Trace:
    kappa, count = settings.number("condition"), settings.integer("steps")
    curvatures = np.array([1.0, 1.0 / kappa])
    own = settings.choice("tuning") == "own"
    rate, beta = (settings.number("rate"), settings.number("beta")) if own else _best(kappa)
    plain_rate = rate if own else 2.0 / (1.0 + 1.0 / kappa)
    path = _descend(SGD(rate, beta), curvatures, count)
    plain = _descend(SGD(plain_rate), curvatures, count)
    steps, far = np.arange(count + 1.0), [np.hypot(*walk.T) for walk in (path, plain)]
    factors = [max(factor(r, b, c) for c in curvatures) for r, b in ((rate, beta), (plain_rate, 0))]
    diverged = factors[0] > 1.0
    shown = min(count, ON_PATH) + 1
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "momentum": _series("with momentum", steps, far[0], factors[0]),
            "descent": _series("plain descent", steps, far[1], factors[1]),
            "path": _path("with momentum", path[:shown]),
            "plain_path": _path("plain descent", plain[:shown]),
        },
        quantities={
            "rate": rate,
            "beta": beta,
            "factor": _slope(far[0]),
            "descent_factor": _last(plain),
        },
        check=Check(
            "factor a step, with momentum",
            factors[0],
            _slope(far[0]),
            # At the best rate the root is double, and the factor comes down to it as 1 + 1 / k.
            0.01 + 2.0 / count,
            "the largest root of r^2 - (1 + beta - eta lambda) r + beta",
        ),
        also=(Check("factor a step, plain", factors[1], _last(plain), 1e-9, "|1 - eta lambda|"),),
        outcome=Outcome.DIVERGED if diverged else Outcome.OK,
        summary=_summary(factors, rate, beta),
        chart=CHART,
        below=BELOW,
        ended=(
            f"diverged: eta lambda = {rate:.4g} > 2 (1 + beta) = {edge(beta):.4g}"
            if diverged
            else ""
        ),
    )


def _best(kappa: float) -> tuple[float, float]:
    """Return Polyak's rate and beta for curvatures 1 and 1 / kappa."""
    root = sqrt(kappa)
    return 4.0 / (1.0 + 1.0 / root) ** 2, ((root - 1.0) / (root + 1.0)) ** 2


def _descend(optimizer: SGD, curvatures: Array, count: int) -> Array:
    """Return the places from (1, 1) on, shape (count + 1, 2)."""
    x = np.ones(2)
    path = [x.copy()]
    with np.errstate(all="ignore"):  # Divergence is an outcome with words, not a warning.
        for _ in range(count):
            optimizer.step(x, curvatures * x)
            path.append(x.copy())
    return np.array(path)


def _slope(far: Array) -> float | None:
    """Return the factor a step by a straight line through the logarithm, its start left out."""
    used = np.flatnonzero((far > 1e-250) & (far < 1e250))
    used = used[used >= len(far) // 5]
    if len(used) < 5:
        return None
    return float(np.exp(np.polyfit(used, np.log(far[used]), 1)[0]))


def _last(path: Array) -> float | None:
    """Return the last step's factor in the direction that is farther away: the slow one."""
    slow = np.abs(path[:, int(np.argmax(np.abs(path[-1])))])
    return float(slow[-1] / slow[-2]) if np.isfinite(slow[-1]) and slow[-2] else None


def _series(label: str, steps: Array, far: Array, shrink: float) -> Series:
    """Return the distance with a theory line that ends where the measurement does."""
    with np.errstate(all="ignore"):
        line = shrink ** (steps - steps[-1]) * far[-1]
    return thinned(label, steps, bounded(far), bounded(line))


def _path(label: str, path: Array) -> Series:
    return Series(label, bounded(path[:, 1], 10.0), bounded(path[:, 0], 10.0))


def _summary(factors: list[float], rate: float, beta: float) -> str:
    if factors[0] > 1.0:
        return f"Diverged: eta lambda = {rate:.4g} is above 2 (1 + beta) = {edge(beta):.4g}."
    gained = f"Momentum leaves {figure(factors[0])} of the distance a step"
    if factors[1] >= 1.0:
        return f"{gained}, where plain descent would not get nearer at all."
    if factors[0] == 0.0 or factors[1] == 0.0:
        return f"{gained}, plain descent {figure(factors[1])}."
    times = log(factors[0]) / log(factors[1])
    return f"{gained}, plain descent {figure(factors[1])}: {times:.1f} times as many steps."


MOMENTUM = Experiment(
    name=NAME,
    title="Momentum in a narrow valley",
    description="Race plain gradient descent against momentum down a valley of two curvatures.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
