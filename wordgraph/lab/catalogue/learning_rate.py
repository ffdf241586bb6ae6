"""Gradient descent on a quadratic: each direction is multiplied by 1 - eta lambda at every step."""

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import Cost, cost_of_steps
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.optimizers import SGD
from wordgraph.lab.parameters import Integer, Number
from wordgraph.lab.sampling import bounded
from wordgraph.lab.settings import Settings
from wordgraph.lab.trace import Outcome, Series, Trace
from wordgraph.lab.wording import figure, ratio

NAME = "learning-rate"
RATE = Number(
    name="rate",
    label="Learning rate",
    unit="/ curvature",
    help="eta lambda: the learning rate times the larger of the two curvatures.",
    minimum=0.01,
    maximum=3.0,
    step=0.01,
    default=0.5,
)
CONDITION = Number(
    name="condition",
    label="Condition number",
    help="How many times the steep direction is more curved than the flat one.",
    minimum=1.0,
    maximum=1000.0,
    step=1.0,
    default=10.0,
    logarithmic=True,
)
STEPS = Integer(
    name="steps",
    label="Steps",
    help="How many steps are taken.",
    minimum=5,
    maximum=200,
    default=60,
)
PARAMETERS = (RATE, CONDITION, STEPS)
RATES = np.linspace(0.02, 2.4, 60)
CHART = Chart(
    Axis("step", Scale.COUNT),
    Axis("distance to the minimum", Scale.LOG),
    (Curve("steep", "steep"), Curve("flat", "flat")),
)
BELOW = Chart(
    Axis("learning rate \u00d7 steepest curvature, \u03b7\u03bb"),
    Axis("factor a step, slowest direction"),
    (Curve("factor", "factor"), Curve("one", "1: neither in nor out", reference=True)),
)
PRESETS = {
    "steady": Preset(
        "Steady",
        {},
        "The steep direction is done after a few steps; the flat one, ten times less curved, "
        "decides how long it takes.",
    ),
    "best": Preset(
        "The best rate",
        {"rate": 1.82},
        "At eta = 2 / (largest + smallest curvature) both directions shrink by the same factor, "
        "and the V below has its lowest point.",
        "\u201cA rate that overshoots is too large.\u201d Here the steep direction jumps across "
        "the minimum at every step, and no rate is faster.",
    ),
    "edge": Preset(
        "At the edge",
        {"rate": 2.0},
        "At eta lambda = 2 the steep direction jumps from side to side and never gets nearer.",
    ),
    "too-large": Preset(
        "Too large",
        {"rate": 2.1},
        "Above 2 the steep direction grows by a factor of 1.1 with every step, though the flat "
        "one still shrinks.",
        outcome=Outcome.DIVERGED,
    ),
    "tiny": Preset(
        "Too small",
        {"rate": 0.02, "condition": 100.0},
        "After 60 steps the flat direction has hardly moved: it needs thousands.",
    ),
}


def _estimate(settings: Settings) -> Cost:
    steps = settings.integer("steps")
    return cost_of_steps(2.0 * steps, 6.0, 500.0, ("steps",), 1000.0)


def _simulate(settings: Settings) -> Trace:
    rate, condition = settings.number("rate"), settings.number("condition")
    count = settings.integer("steps")
    curvatures = np.array([1.0, 1.0 / condition])
    path = _descend(SGD(rate), curvatures, count)
    steps = np.arange(count + 1.0)
    factors = np.abs(1.0 - rate * curvatures)
    predicted = factors[:, None] ** steps
    worst = float(factors.max())
    measured = _factor(path)
    diverged = worst > 1.0
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "steep": Series("steep direction", steps, bounded(path[0]), bounded(predicted[0])),
            "flat": Series("flat direction", steps, bounded(path[1]), bounded(predicted[1])),
            "factor": Series(
                "factor a step of the slowest direction",
                RATES,
                np.array([_slowest(each, curvatures) for each in RATES]),
                np.abs(1.0 - RATES[:, None] * curvatures).max(axis=1),
            ),
            "one": Series("neither", RATES[[0, -1]], np.ones(2)),
        },
        quantities={"factor": worst, "best_rate": 2.0 / (1.0 + 1.0 / condition)},
        check=Check(
            "factor a step, slowest direction",
            worst,
            measured,
            1e-12,
            "|1 - eta lambda|, the largest of both directions",
        ),
        outcome=Outcome.DIVERGED if diverged else Outcome.OK,
        summary=_summary(rate, worst, count, float(path[:, -1].max())),
        chart=CHART,
        below=BELOW,
        ended=f"diverged: eta lambda = {rate:.4g} > 2" if diverged else "",
    )


def _descend(optimizer: SGD, curvatures: Array, count: int) -> Array:
    """Return the distances to the minimum, from 1 on, shape (directions, count + 1)."""
    x, path = np.ones(len(curvatures)), [np.ones(len(curvatures))]
    for _ in range(count):
        optimizer.step(x, curvatures * x)
        path.append(np.abs(x))
    return np.array(path).T


def _factor(path: Array) -> float:
    """Return the factor of the last step in the direction that is farther away."""
    slow = path[int(np.argmax(path[:, -1]))]
    return float(slow[-1] / slow[-2]) if slow[-2] else 0.0


def _slowest(rate: float, curvatures: Array) -> float:
    return float(_descend(SGD(rate), curvatures, 1)[:, -1].max())


def _summary(rate: float, worst: float, count: int, left: float) -> str:
    if worst > 1.0:
        return f"Diverged: eta lambda = {rate:.4g} > 2, and each step grows {worst:.4g} times."
    if worst == 1.0:
        return "Neither nearer nor farther: one direction keeps its distance at every step."
    return (
        f"Each step leaves {figure(worst)} of the distance in the slowest direction; after "
        f"{count} steps {ratio(left)} is left."
    )


LEARNING_RATE = Experiment(
    name=NAME,
    title="The learning rate on a quadratic",
    description="Walk down a valley with one steep and one flat direction, at any learning rate.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
