"""The catapult: at a large learning rate the loss first grows, until the curvature has come down.

The model is f = u.v / sqrt(n) with loss f^2 / 2, whose curvature is lambda = (|u|^2 + |v|^2) / n.
It converges for eta lambda_0 < 2 at once, for 2 < eta lambda_0 < 4 by a catapult, and diverges
above (Lewkowycz et al. 2020).
"""

from dataclasses import dataclass

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import Cost, cost_of_steps
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.parameters import Integer, Number
from wordgraph.lab.sampling import bounded, level
from wordgraph.lab.settings import Settings
from wordgraph.lab.trace import Outcome, Series, Trace
from wordgraph.lab.wording import figure

NAME = "catapult"
RATE = Number(
    name="rate",
    label="Learning rate",
    unit="/ curvature",
    help="eta lambda_0: the learning rate times the curvature at the start.",
    minimum=0.1,
    maximum=5.0,
    step=0.01,
    default=3.0,
)
WIDTH = Integer(
    name="width",
    label="Width",
    unit="units",
    help="n: how many weights each of the two layers has.",
    minimum=16,
    maximum=2048,
    default=512,
    logarithmic=True,
)
STEPS = Integer(
    name="steps",
    label="Steps",
    help="How many steps are taken.",
    minimum=20,
    maximum=400,
    default=120,
)
NETS = Integer(
    name="nets",
    label="Networks",
    help="How many networks are started with different weights; the first is drawn.",
    minimum=1,
    maximum=40,
    default=20,
)
PARAMETERS = (RATE, WIDTH, STEPS, NETS, controls.SEED)
# |f| beyond which no catapult comes back: it returns from about sqrt(n).
LOST = 1e6
CHART = Chart(
    Axis("step", Scale.COUNT),
    Axis("output |f| (the loss is f\u00b2/2)", Scale.LOG),
    (Curve("output", "|f|", line=True),),
)
BELOW = Chart(
    Axis("step", Scale.COUNT),
    Axis("curvature times rate, \u03b7\u03bb"),
    (
        Curve("curvature", "\u03b7\u03bb", line=True),
        Curve("stable", "2: stable below", reference=True),
        Curve("lost", "4: lost above", reference=True),
    ),
)
PRESETS = {
    "catapult": Preset(
        "Catapult",
        {},
        "The loss shoots up, the curvature falls below the line at 2, then the loss falls.",
        "\u201cAbove 2 / curvature gradient descent diverges.\u201d On a quadratic, yes; this net "
        "flattens its own valley, and all 20 of 20 networks converge at eta lambda = 3.",
    ),
    "lazy": Preset(
        "Below 2",
        {"rate": 1.0},
        "The loss falls at once and the curvature hardly moves, as in a linear model.",
    ),
    "just-below": Preset(
        "Just below 4",
        {"rate": 3.95, "steps": 200},
        "The largest rate that still comes back: none of 20 networks is lost.",
    ),
    "just-above": Preset(
        "Just above 4",
        {"rate": 4.05, "steps": 200},
        "A hair further, and all 20 networks are lost: here the curvature grows with the loss.",
        outcome=Outcome.DIVERGED,
    ),
}


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """|f| and the curvature by step and network, each of shape (steps + 1, networks)."""

    output: Array
    curvature: Array
    rate: Array
    """The learning rate of each network, which follows from its curvature at the start."""

    @property
    def lost(self) -> Array:
        """Which networks diverged, shape (networks,)."""
        lost: Array = ~(self.output[-1] < LOST)
        return lost


def _estimate(settings: Settings) -> Cost:
    numbers = float(settings.integer("width")) * settings.integer("nets")
    steps = settings.integer("steps")
    drivers = ("steps", "width", "nets")
    return cost_of_steps(steps, 14.0, 14.0 * numbers, drivers, 8.0 * numbers)


def _simulate(settings: Settings) -> Trace:
    target, steps = settings.number("rate"), settings.integer("steps")
    runs = _train(settings, target, steps)
    lost = int(runs.lost.sum())
    nets, x = len(runs.lost), np.arange(steps + 1.0)
    diverged = bool(runs.lost[0])
    scaled = runs.curvature[:, 0] * runs.rate[0]
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "output": Series("size of the output", x, bounded(runs.output[:, 0], LOST)),
            "curvature": Series("curvature times rate", x, bounded(scaled, 12.0)),
            "stable": level("stable below", x, 2.0),
            "lost": level("lost above", x, 4.0),
        },
        quantities={
            "lost": float(lost),
            "largest_output": float(np.nanmax(np.minimum(runs.output[:, 0], LOST))),
            "final_curvature": float(scaled[-1]) if not diverged else None,
        },
        check=_check(target, lost / nets, nets),
        outcome=Outcome.DIVERGED if diverged else Outcome.OK,
        summary=_summary(runs, target, diverged, scaled),
        chart=CHART,
        below=BELOW,
        ended=f"diverged: eta lambda_0 = {target:.4g} > 4" if diverged and target > 4 else "",
    )


def _train(settings: Settings, target: float, steps: int) -> _Runs:
    """Run gradient descent on f^2 / 2 in all networks at once."""
    rng = np.random.default_rng(settings.integer("seed"))
    width, nets = settings.integer("width"), settings.integer("nets")
    u, v = rng.standard_normal((2, nets, width))
    root = np.sqrt(width)
    rate = target * width / (np.sum(u * u, axis=1) + np.sum(v * v, axis=1))
    outputs, curvatures = [], []
    with np.errstate(all="ignore"):  # Divergence is an outcome with words, not a warning.
        for _ in range(steps + 1):
            f = np.sum(u * v, axis=1) / root
            outputs.append(np.abs(f))
            curvatures.append((np.sum(u * u, axis=1) + np.sum(v * v, axis=1)) / width)
            move = (rate * f / root)[:, None]
            u, v = u - move * v, v - move * u
    return _Runs(np.array(outputs), np.array(curvatures), rate)


def _check(target: float, lost: float, nets: int) -> Check:
    quantity = f"share of {nets} networks that diverge"
    if target == 4.0:
        return Check(quantity, None, lost, None, "at exactly 4 rounding decides")
    theory = 1.0 if target > 4.0 else 0.0
    note = "all of them if eta lambda_0 > 4, else none (Lewkowycz et al. 2020)"
    return Check(quantity, theory, lost, 0.05, note)


def _summary(runs: _Runs, target: float, diverged: bool, scaled: Array) -> str:
    if diverged:
        reason = "is above 4" if target > 4.0 else "is near 4"
        return (
            f"Diverged: eta lambda = {target:.4g} {reason}, and the curvature grew with the loss."
        )
    high, start = float(runs.output[:, 0].max()), float(runs.output[0, 0])
    fell = f"eta lambda ended at {figure(float(scaled[-1]))}"
    if target <= 2.0 or high <= 1.5 * start:
        return f"The loss fell from the start, and {fell}."
    return f"|f| first grew {high / start:.1f} times, then fell, and {fell}."


CATAPULT = Experiment(
    name=NAME,
    title="The catapult",
    description="Train a two-layer linear net beyond the stable learning rate, and see it return.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
