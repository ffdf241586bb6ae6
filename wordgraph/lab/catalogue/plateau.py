"""Plateaus of a two-layer linear net: it learns one mode after another (Saxe et al. 2014)."""

from math import ceil, log

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve
from wordgraph.lab.check import Check
from wordgraph.lab.cost import Cost, cost_of_steps
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.parameters import Choice, Number
from wordgraph.lab.sampling import thinned
from wordgraph.lab.settings import Settings
from wordgraph.lab.trace import Outcome, Trace
from wordgraph.lab.wording import figure

NAME = "plateau"
STRONG = Number(
    name="strong",
    label="Strong mode",
    help="The largest singular value of what is to be learned.",
    minimum=0.5,
    maximum=8.0,
    step=0.1,
    default=4.0,
)
WEAK = Number(
    name="weak",
    label="Weak mode",
    help="The smaller singular value, learned later.",
    minimum=0.3,
    maximum=8.0,
    step=0.1,
    default=1.0,
)
START = Number(
    name="start",
    label="Start",
    help="a_0: the strength of each mode at the start; small weights make long plateaus.",
    minimum=1e-8,
    maximum=0.1,
    step=0.01,
    default=1e-4,
    logarithmic=True,
)
INIT = Choice(
    name="init",
    label="Weights",
    help="Along the modes, as the theory wants it, or in random directions of the same size.",
    options={"aligned": "Along the modes", "random": "Random"},
)
RATE = Number(
    name="rate",
    label="Learning rate",
    help="eta: time is steps times this; the smaller, the closer to the theory of flow.",
    minimum=0.002,
    maximum=0.1,
    step=0.001,
    default=0.01,
)
PARAMETERS = (STRONG, WEAK, START, INIT, RATE, controls.SEED)
WIDTH, MOST_STEPS = 6, 4000
CHART = Chart(
    Axis("time (steps \u00d7 \u03b7)"),
    Axis("loss"),
    (Curve("loss", "loss", line=True),),
)
BELOW = Chart(
    Axis("time (steps \u00d7 \u03b7)"),
    Axis("strength learned"),
    (Curve("strong", "strong", line=True), Curve("weak", "weak", line=True)),
)
PRESETS = {
    "stages": Preset(
        "Two stages",
        {},
        "The loss lies on a plateau, drops when the strong mode is learned, waits again, and drops "
        "when the weak one is.",
        "\u201cA flat loss means that nothing is learned any more.\u201d On the plateau the weak "
        "mode grows exponentially all the time: at t = 3 it has 400 times the strength of its "
        "start, and the loss shows none of it.",
    ),
    "small-start": Preset(
        "Smaller weights",
        {"start": 1e-8},
        "Weights a hundred times smaller make both plateaus about twice as long: time is a "
        "logarithm.",
    ),
    "random": Preset(
        "Random weights",
        {"init": "random"},
        "From random small weights the same two stages appear, a little later or sooner.",
    ),
    "equal": Preset(
        "Equal modes",
        {"strong": 2.0, "weak": 2.0},
        "Modes of equal strength are learned together: one plateau, one drop.",
    ),
}


def _steps(settings: Settings) -> int:
    """Return the steps until the weaker mode is learned by theory, and half as many more."""
    slow = min(settings.number("strong"), settings.number("weak"))
    time = max(_half(slow, settings.number("start")) * 1.5, 1.0)
    return min(MOST_STEPS, ceil(time / settings.number("rate")))


def _half(strength: float, start: float) -> float:
    """Return the time at which half of a mode's strength is learned."""
    return log(max(strength / start - 1.0, 1.001)) / (2.0 * strength)


def _estimate(settings: Settings) -> Cost:
    steps = _steps(settings)
    return cost_of_steps(steps, 9.0, 2000.0, ("start", "rate"), 8.0 * steps)


def _simulate(settings: Settings) -> Trace:
    strengths = np.array([settings.number("strong"), settings.number("weak")])
    rate, start = settings.number("rate"), settings.number("start")
    count = _steps(settings)
    learned, loss = _train(settings, strengths, count)
    time = rate * np.arange(count + 1.0)
    flow = _flow(strengths, start, time)
    theory = settings.choice("init") == "aligned"
    halves = [_crossing(time, learned[:, k], 0.5 * strengths[k]) for k in range(2)]
    names = ("strong", "weak")
    series = {
        name: thinned(f"strength of the {name} mode", time, learned[:, k], flow[:, k])
        for k, name in enumerate(names)
    }
    checks = [_check(settings, name, strengths[k], halves[k]) for k, name in enumerate(names)]
    residual = 0.5 * np.sum((strengths - flow) ** 2, axis=1)
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={**series, "loss": thinned("loss", time, loss, residual)},
        quantities={f"half_time_{name}": halves[k] for k, name in enumerate(names)},
        check=checks[1],
        also=(checks[0],),
        outcome=Outcome.OK,
        summary=_summary(halves, theory),
        chart=CHART,
        below=BELOW,
    )


def _train(settings: Settings, strengths: Array, count: int) -> tuple[Array, Array]:
    """Return the strengths learned by step (count + 1, 2) and the loss (count + 1,)."""
    rng = np.random.default_rng(settings.integer("seed"))
    left = np.linalg.qr(rng.standard_normal((WIDTH, WIDTH)))[0][:, :2]
    right = np.linalg.qr(rng.standard_normal((WIDTH, WIDTH)))[0][:, :2]
    target = left * strengths @ right.T
    size = np.sqrt(settings.number("start"))
    if settings.choice("init") == "aligned":
        middle = np.linalg.qr(rng.standard_normal((WIDTH, WIDTH)))[0][:, :2]
        second, first = size * left @ middle.T, size * middle @ right.T
    else:
        second, first = size / np.sqrt(WIDTH) * rng.standard_normal((2, WIDTH, WIDTH))
    rate, learned, losses = settings.number("rate"), [], []
    for _ in range(count + 1):
        error = second @ first - target
        losses.append(0.5 * float(np.vdot(error, error)))
        # Along its own direction a mode lacks what the error has there.
        learned.append(strengths + np.einsum("ik,ij,jk->k", left, error, right))
        second, first = second - rate * error @ first.T, first - rate * second.T @ error
    return np.array(learned), np.array(losses)


def _flow(strengths: Array, start: float, time: Array) -> Array:
    """Return the strengths that gradient flow has learned, shape (len(time), 2)."""
    # Written with exp of negative numbers, which cannot overflow.
    fade = np.exp(-2.0 * time[:, None] * strengths)
    learned: Array = strengths / (1.0 + (strengths / start - 1.0) * fade)
    return learned


def _crossing(time: Array, values: Array, level: float) -> float | None:
    """Return when the values first pass a level, between two steps, or None."""
    above = np.flatnonzero(values >= level)
    if not len(above) or above[0] == 0:
        return None
    k = int(above[0])
    share = (level - values[k - 1]) / (values[k] - values[k - 1])
    return float(time[k - 1] + share * (time[k] - time[k - 1]))


def _check(settings: Settings, name: str, strength: float, half: float | None) -> Check:
    quantity = f"time until half of the {name} mode is learned"
    if settings.choice("init") == "random":
        why = "random weights start each mode at a strength of its own"
        return Check(quantity, None, half, None, why)
    predicted = _half(strength, settings.number("start"))
    if half is None:
        return Check(quantity, predicted, None, None, "threshold not reached")
    # Steps of eta lag behind the flow by about eta s / 2 of the growth.
    tolerance = 0.01 + settings.number("rate") * strength
    return Check(quantity, predicted, half, tolerance, "ln(s / a_0 - 1) / (2 s), gradient flow")


def _summary(halves: list[float | None], theory: bool) -> str:
    if halves[0] is None or halves[1] is None:
        return "Within these steps not all of it was learned."
    where = "" if theory else ", from random weights"
    return (
        f"Half of the strong mode is learned at t = {figure(halves[0])}, half of the weak one at "
        f"t = {figure(halves[1])}{where}."
    )


PLATEAU = Experiment(
    name=NAME,
    title="Plateaus of a linear net",
    description="Train two linear layers from small weights and watch the loss fall in stages.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
