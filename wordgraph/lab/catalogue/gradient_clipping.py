"""Gradient clipping at too large a learning rate: bounded for ever, but never there."""

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import Cost, cost_of_steps
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.optimizers import SGD, clip_norm
from wordgraph.lab.parameters import Integer, Number
from wordgraph.lab.sampling import bounded
from wordgraph.lab.settings import Settings
from wordgraph.lab.trace import Outcome, Series, Trace
from wordgraph.lab.wording import figure, ratio

NAME = "gradient-clipping"
RATE = Number(
    name="rate",
    label="Learning rate",
    unit="/ curvature",
    help="eta lambda: the learning rate times the curvature, which is 1.",
    minimum=0.05,
    maximum=6.0,
    step=0.05,
    default=3.0,
)
CLIP = Number(
    name="clip",
    label="Clip at",
    help="c: the length that no gradient may exceed.",
    minimum=0.05,
    maximum=10.0,
    step=0.05,
    default=0.5,
    logarithmic=True,
)
START = Number(
    name="start",
    label="Start",
    help="The distance to the minimum at the start.",
    minimum=0.1,
    maximum=20.0,
    step=0.1,
    default=8.0,
)
STEPS = Integer(
    name="steps",
    label="Steps",
    help="How many steps are taken.",
    minimum=10,
    maximum=200,
    default=40,
)
PARAMETERS = (RATE, CLIP, START, STEPS)
CHART = Chart(
    Axis("step", Scale.COUNT),
    Axis("place x, the minimum is at 0"),
    (Curve("clipped", "clipped", line=True), Curve("plain", "not clipped", line=True)),
)
BELOW = Chart(
    Axis("step", Scale.COUNT),
    Axis("length of the step", Scale.LOG),
    (Curve("length", "clipped"),),
)
PRESETS = {
    "cycle": Preset(
        "Bounded, not converged",
        {},
        "Clipping walks in by steps of eta c = 1.5, then jumps from side to side for ever; "
        "without it the run is lost at once.",
        "\u201cGradient clipping makes training stable.\u201d It keeps the run finite: at eta "
        "lambda = 3 every late step is still 1.5 long, and the minimum is never reached.",
    ),
    "harmless": Preset(
        "A stable rate",
        {"rate": 0.5},
        "Below eta lambda = 2 clipping only slows the way in: near the minimum gradients are short "
        "and pass untouched.",
    ),
    "tight": Preset(
        "A tight clip",
        {"clip": 0.05, "steps": 100},
        "A tenth of the clip makes a cycle a tenth as wide, and the way in ten times as long.",
    ),
    "loose": Preset(
        "A clip too loose",
        {"clip": 10.0, "start": 1.0},
        "A loose clip does nothing until the run has gone far: the cycle is 30 wide.",
    ),
}


def _estimate(settings: Settings) -> Cost:
    return cost_of_steps(2.0 * settings.integer("steps"), 8.0, 10.0, ("steps",), 1000.0)


def _simulate(settings: Settings) -> Trace:
    rate, clip = settings.number("rate"), settings.number("clip")
    count = settings.integer("steps")
    clipped = _descend(settings, clip)
    plain = _descend(settings, np.inf)
    lengths, x = np.abs(np.diff(clipped)), np.arange(count + 1.0)
    far = 1.5 * max(float(np.abs(clipped).max()), settings.number("start"))
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "clipped": Series("with clipping", x, clipped),
            "plain": Series("without clipping", x, bounded(plain, far)),
            "length": Series("length of the step", x[1:], lengths, np.full(count, rate * clip)),
        },
        quantities={"last_step": float(lengths[-1]), "last_place": float(clipped[-1])},
        check=_check(rate, clip, clipped, lengths),
        outcome=Outcome.OK,
        summary=_summary(rate, clip, clipped, lengths),
        chart=CHART,
        below=BELOW,
    )


def _descend(settings: Settings, clip: float) -> Array:
    """Return the places by step, shape (steps + 1,)."""
    x, optimizer = np.array([settings.number("start")]), SGD(settings.number("rate"))
    path = [float(x[0])]
    for _ in range(settings.integer("steps")):
        optimizer.step(x, clip_norm(x, clip))
        path.append(float(x[0]))
    return np.array(path)


def _check(rate: float, clip: float, path: Array, lengths: Array) -> Check:
    if rate < 2.0:
        inside = np.abs(path[:-1]) <= clip
        if not inside[-2:].all() or path[-2] == 0.0:
            why = "threshold not reached: the run was still on its way in, or has arrived"
            return Check("factor a step, inside the clip", abs(1.0 - rate), None, None, why)
        factor = abs(float(path[-1] / path[-2]))
        return Check("factor a step, inside the clip", abs(1.0 - rate), factor, 1e-9, "|1 - eta|")
    late, quantity = float(lengths[-1]), "length of the late steps"
    if min(abs(path[-2]), abs(path[-1])) < clip or path[-1] * path[-2] > 0.0:
        why = "threshold not reached: still on its way in, or not clipped at the end"
        return Check(quantity, rate * clip, None, None, why)
    return Check(quantity, rate * clip, late, 1e-12, "eta c, in a cycle of two places")


def _summary(rate: float, clip: float, path: Array, lengths: Array) -> str:
    if abs(path[-1]) < 1e-3 * abs(path[0]):
        return f"It converged: {ratio(abs(float(path[-1])))} from the minimum at the end."
    if rate >= 2.0 and path[-1] * path[-2] < 0.0:
        lost = "; without clipping it is lost" if rate > 2.0 else ""
        return (
            f"It is bounded but never converges: late steps are {figure(lengths[-1])} long{lost}."
        )
    return f"It is still on its way in, by steps of at most eta c = {figure(rate * clip)}."


GRADIENT_CLIPPING = Experiment(
    name=NAME,
    title="Gradient clipping",
    description="Clip the gradient at a learning rate that would diverge, and see where it ends.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
