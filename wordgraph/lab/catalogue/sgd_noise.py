"""Noise of the gradient on a quadratic: the loss stops falling at a floor that the rate decides."""

from math import log, sqrt

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import Cost, cost_of_steps
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.heavy_ball import edge, factor, floor
from wordgraph.lab.optimizers import SGD
from wordgraph.lab.parameters import Integer, Number
from wordgraph.lab.sampling import bounded, thinned
from wordgraph.lab.settings import Settings
from wordgraph.lab.trace import Outcome, Series, Trace
from wordgraph.lab.wording import figure

NAME = "sgd-noise"
RATE = Number(
    name="rate",
    label="Learning rate",
    unit="/ curvature",
    help="eta lambda: the learning rate times the curvature, which is 1.",
    minimum=0.01,
    maximum=4.0,
    step=0.01,
    default=0.2,
)
BETA = Number(
    name="beta",
    label="Momentum",
    help="beta: the share of the last step that is kept.",
    minimum=0.0,
    maximum=0.95,
    step=0.01,
    default=0.0,
)
NOISE = Number(
    name="noise",
    label="Gradient noise",
    help="s: the standard deviation of what is added to each gradient.",
    minimum=0.0,
    maximum=3.0,
    step=0.1,
    default=1.0,
)
STEPS = Integer(
    name="steps",
    label="Steps",
    help="How many steps are taken; the second half is what is measured.",
    minimum=100,
    maximum=1000,
    default=300,
)
WALKERS = Integer(
    name="walkers",
    label="Walkers",
    help="How many runs with noise of their own are averaged.",
    minimum=10,
    maximum=1000,
    default=400,
    logarithmic=True,
)
PARAMETERS = (RATE, BETA, NOISE, STEPS, WALKERS, controls.SEED)
BETAS = np.array([0.0, 0.3, 0.5, 0.7, 0.8, 0.9])
START = 3.0
CHART = Chart(
    Axis("step", Scale.COUNT),
    Axis("mean square distance", Scale.LOG),
    (Curve("square", "x\u00b2", line=True),),
)
BELOW = Chart(
    Axis("momentum \u03b2, at the same \u03b7 / (1 \u2212 \u03b2)"),
    Axis("floor of x\u00b2"),
    (Curve("floor", "floor"),),
)
PRESETS = {
    "floor": Preset(
        "A floor of noise",
        {},
        "The distance falls fast, then stays at the dashed line: no number of steps gets below it.",
    ),
    "smaller-rate": Preset(
        "A smaller rate",
        {"rate": 0.05},
        "A quarter of the rate: slower down, to a floor about a quarter as high.",
    ),
    "momentum": Preset(
        "Momentum at the same pace",
        {"rate": 0.02, "beta": 0.9},
        "beta = 0.9 with a tenth of the rate is as fast and ends at nearly the same floor.",
        "\u201cMomentum averages the noise away.\u201d At matched eta / (1 - beta) the floor is "
        "the same within about 10%, as the points below show: .111 without, .101 with beta = 0.9.",
    ),
    "same-rate": Preset(
        "Momentum at the same rate",
        {"rate": 0.2, "beta": 0.9},
        "With beta = 0.9 and the rate unchanged, the floor is about nine times as high.",
    ),
    "unstable": Preset(
        "Too large a rate",
        {"rate": 2.1},
        "Above eta lambda = 2 (1 + beta) there is no floor: the distance grows for ever.",
        outcome=Outcome.DIVERGED,
    ),
}


def _estimate(settings: Settings) -> Cost:
    walkers = float(settings.integer("walkers"))
    # Each step draws a normal number a walker.
    steps = settings.integer("steps") * (1.0 + len(BETAS))
    return cost_of_steps(steps, 9.0, 70.0 * walkers, ("steps", "walkers"), 8.0 * walkers)


def _simulate(settings: Settings) -> Trace:
    rate, beta, noise = (settings.number(name) for name in ("rate", "beta", "noise"))
    count = settings.integer("steps")
    rng = np.random.default_rng(settings.integer("seed"))
    squares = _walk(settings, rate, beta, rng)
    predicted, steps = floor(rate, beta, noise), np.arange(count + 1.0)
    diverged = predicted is None
    measured = float(np.mean(squares[count // 2 :]))
    pace = rate / (1.0 - beta)
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "square": thinned(
                "mean square distance",
                steps,
                bounded(squares),
                None if predicted is None else np.full(count + 1, predicted),
            ),
            "floor": _floors(settings, pace, rng),
        },
        quantities={"floor": predicted, "pace": pace},
        check=_check(settings, predicted, measured),
        outcome=Outcome.DIVERGED if diverged else Outcome.OK,
        summary=_summary(rate, beta, predicted, measured),
        chart=CHART,
        below=BELOW,
        ended=(
            f"diverged: eta lambda = {rate:.4g} >= 2 (1 + beta) = {edge(beta):.4g}"
            if diverged
            else ""
        ),
    )


def _walk(settings: Settings, rate: float, beta: float, rng: np.random.Generator) -> Array:
    """Return the mean square distance of all walkers by step, shape (steps + 1,)."""
    x, noise = np.full(settings.integer("walkers"), START), settings.number("noise")
    optimizer, squares = SGD(rate, beta), [START**2]
    with np.errstate(all="ignore"):  # Divergence is an outcome with words, not a warning.
        for _ in range(settings.integer("steps")):
            optimizer.step(x, x + noise * rng.standard_normal(len(x)))
            squares.append(float(x @ x) / len(x))
    return np.array(squares)


def _floors(settings: Settings, pace: float, rng: np.random.Generator) -> Series:
    """Return the floor for several beta at the pace of the run, rate / (1 - beta)."""
    count, found = settings.integer("steps"), []
    theory = [floor(pace * (1.0 - beta), beta, settings.number("noise")) for beta in BETAS.tolist()]
    for beta in BETAS.tolist():
        squares = _walk(settings, pace * (1.0 - beta), beta, rng)
        found.append(float(np.mean(squares[count // 2 :])))
    known = np.array([np.nan if value is None else value for value in theory])
    measured = np.where(np.isnan(known), np.nan, np.array(found))
    return Series("floor at the same pace", BETAS, bounded(measured), known)


def _check(settings: Settings, predicted: float | None, measured: float) -> Check:
    quantity, steps = "floor of the mean square", settings.integer("steps")
    rate, beta = settings.number("rate"), settings.number("beta")
    if predicted is None:
        return Check(quantity, None, None, None, "threshold passed: there is no floor")
    if predicted == 0.0:
        return Check(quantity, None, None, None, "without noise there is no floor")
    # The mean square forgets its start by this rate a step, and has to forget all but 1% of it.
    memory = -0.5 / log(factor(rate, beta))
    if steps / 2.0 < memory * log(100.0 * START**2 / predicted):
        return Check(quantity, predicted, None, None, "floor not reached: take more steps")
    # Independent looks at a square scatter by sqrt(2) each.
    looks = settings.integer("walkers") * max(1.0, steps / 4.0 / memory)
    tolerance = max(0.02, 4.5 / sqrt(looks))
    note = "eta s^2 (1 + beta) / [(1 - beta) (2 (1 + beta) - eta lambda)], lambda = 1"
    return Check(quantity, predicted, measured, tolerance, note)


def _summary(rate: float, beta: float, predicted: float | None, measured: float) -> str:
    if predicted is None:
        return f"Diverged: eta lambda = {rate:.4g} is not below 2 (1 + beta) = {edge(beta):.4g}."
    if predicted == 0.0:
        return "Without noise nothing keeps the distance from falling on."
    return f"The mean square distance ends at {figure(measured)} and falls no further."


SGD_NOISE = Experiment(
    name=NAME,
    title="The noise floor of SGD",
    description="Follow many noisy descents at once to the floor where noise and rate balance.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
