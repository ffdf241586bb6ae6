"""The edge of stability: full-batch training makes the loss sharper until 2 / eta, and stays there.

Cohen et al. 2021; with momentum the edge is at 2 (1 + beta) / eta. What Adam's steps feel is the
sharpness of the loss over its preconditioner, P^-1/2 H P^-1/2 with P = (1 - beta1^t) (root of the
corrected mean square + epsilon); its edge is at 2 (1 + beta1) / ((1 - beta1) eta), or 38 / eta with
beta1 = 0.9 (Cohen et al. 2022).
"""

from dataclasses import dataclass

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import Cost, cost_of_steps
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.heavy_ball import edge
from wordgraph.lab.optimizers import SGD, Adam
from wordgraph.lab.parameters import Choice, Integer, Number
from wordgraph.lab.sampling import bounded, level, thinned
from wordgraph.lab.settings import Settings
from wordgraph.lab.sharpness import sharpest
from wordgraph.lab.small_net import SmallNet
from wordgraph.lab.trace import Outcome, Series, Trace
from wordgraph.lab.wording import figure

NAME = "edge-of-stability"
METHOD = Choice(
    name="method",
    label="Method",
    help="Gradient descent, with or without momentum, or Adam, whose sharpness is that of the loss "
    "over its preconditioner.",
    options={"descent": "Gradient descent", "adam": "Adam"},
)
RATE = Number(
    name="rate",
    label="Learning rate",
    help="eta: the step on all examples; without momentum the edge is at a sharpness of 2 / eta.",
    minimum=0.001,
    maximum=1.2,
    step=0.001,
    default=0.4,
    logarithmic=True,
)
BETA = Number(
    name="beta",
    label="Momentum",
    help="beta: the share of the last step that is kept, or Adam's beta 1; the edge moves up to "
    "2 (1 + beta) / eta, and with Adam to 2 (1 + beta) / (1 - beta) / eta.",
    minimum=0.0,
    maximum=0.9,
    step=0.05,
    default=0.0,
)
STEPS = Integer(
    name="steps",
    label="Steps",
    help="How many steps are taken at most; training stops at a loss of 1e-5.",
    minimum=50,
    maximum=2000,
    default=600,
    logarithmic=True,
)
PARAMETERS = (METHOD, RATE, BETA, STEPS, controls.SEED)
EVERY = 10  # steps between two looks at the sharpness
WARM, COLD = 6, 30  # iterations, from the direction of the last look and from a random one
# Below this the loss rises and falls by rounding.
CONVERGED = 1e-5
LOST = 1e4
FEWEST = 8  # looks behind the crossing that a mean needs
CHART = Chart(
    Axis("step", Scale.COUNT),
    Axis("loss", Scale.LOG),
    (Curve("loss", "loss", line=True),),
)
BELOW = Chart(
    Axis("step", Scale.COUNT),
    Axis("sharpness"),
    (Curve("sharpness", "sharpness"), Curve("edge", "edge of stability", reference=True)),
)
PRESETS = {
    "edge": Preset(
        "Rate 0.4",
        {},
        "The sharpness climbs past the dotted line at 2 / eta = 5, is thrown back, and settles on "
        "it, while the loss falls on, with bumps.",
        "\u201cThe learning rate must be below 2 / sharpness.\u201d Training does not keep to "
        "that: the net gets as sharp as the rate allows and ends at sharpness x eta / 2 = .99.",
    ),
    "large": Preset(
        "Rate 0.8",
        {"rate": 0.8},
        "Twice the rate, half the sharpness: the net starts above its edge, comes down to 2.5, and "
        "still learns.",
    ),
    "small": Preset(
        "Rate 0.2",
        {"rate": 0.2},
        "Half the rate, twice the sharpness: it rises to about 10.",
    ),
    "not-reached": Preset(
        "Rate 0.1: not reached",
        {"rate": 0.1, "steps": 1000},
        "At rate 0.1 the edge is at 20, and this net is never sharper than about 13: the edge is "
        "not reached, and the loss falls without a bump.",
    ),
    "momentum": Preset(
        "Some momentum",
        {"rate": 0.4, "beta": 0.3},
        "With beta = 0.3 the edge moves up to 2 (1 + beta) / eta = 6.5.",
    ),
    "adam": Preset(
        "Adam without momentum",
        {"method": "adam", "rate": 0.003},
        "The sharpness over Adam's preconditioner climbs to the dotted line at 2 / eta = 667 and "
        "stays there.",
        "\u201cAdam adapts its rate, so that no curvature is too much for it.\u201d It has an edge "
        "of its own, in the sharpness that its steps feel, and trains at 1.00 of it.",
    ),
    "adam-usual": Preset(
        "Adam, beta 1 = 0.9",
        {"method": "adam", "rate": 0.01, "beta": 0.9},
        "With beta 1 = 0.9 the edge is as far as 38 / eta = 3800: this net has learned all before "
        "it gets halfway there.",
    ),
}


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """The loss at every step, and the sharpness at some of them."""

    loss: Array
    looks: Array
    """The steps at which the sharpness was looked at."""
    sharpness: Array
    lost: bool


def _estimate(settings: Settings) -> Cost:
    # Gradients a step: its own, and two for each iteration of a look every few steps.
    gradients = 1.0 + 2.0 * WARM / EVERY
    return cost_of_steps(settings.integer("steps"), 30.0 * gradients, 4e5 * gradients, ("steps",))


def _simulate(settings: Settings) -> Trace:
    run = _train(settings)
    threshold = _threshold(settings)
    relative = run.sharpness / threshold
    crossed = np.flatnonzero(relative >= 1.0)
    late = relative[crossed[0] :] if len(crossed) else relative[:0]
    late = late[len(late) // 2 :]
    mean = float(late.mean()) if len(late) >= FEWEST and not run.lost else None
    steps = np.arange(0.0, len(run.loss))
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "loss": thinned("loss", steps, bounded(run.loss)),
            "sharpness": Series(_name(settings), run.looks, bounded(run.sharpness, 20 * threshold)),
            "edge": level("edge of stability", steps, threshold),
        },
        quantities={
            "threshold": threshold,
            "largest_sharpness": float(np.nanmax(run.sharpness)),
            "crossed_at": float(run.looks[crossed[0]]) if len(crossed) else None,
            "late_over_edge": mean,
            "loss_at_the_end": None if run.lost else float(run.loss[-1]),
        },
        check=_check(settings, run, threshold, mean),
        outcome=Outcome.DIVERGED if run.lost else Outcome.OK,
        summary=_summary(settings, run, threshold, mean),
        chart=CHART,
        below=BELOW,
        ended=f"diverged after {len(run.loss) - 1} steps" if run.lost else "",
    )


def _is_adam(settings: Settings) -> bool:
    return settings.choice("method") == "adam"


def _name(settings: Settings) -> str:
    return "preconditioned sharpness" if _is_adam(settings) else "sharpness"


def _threshold(settings: Settings) -> float:
    """Return the sharpness from which on a quadratic would be left."""
    beta, rate = settings.number("beta"), settings.number("rate")
    # Adam's mean of gradients is a heavy ball of 1 - beta times the rate.
    return edge(beta) / ((1.0 - beta) * rate) if _is_adam(settings) else edge(beta) / rate


def _train(settings: Settings) -> _Run:
    rng = np.random.default_rng(settings.integer("seed"))
    net = SmallNet(rng)
    direction = rng.standard_normal(len(net.point))
    rate, beta = settings.number("rate"), settings.number("beta")
    optimizer = Adam(rate, beta) if _is_adam(settings) else SGD(rate, beta)
    losses: list[float] = []
    looks: list[float] = []
    sharpness, lost = [], False
    with np.errstate(all="ignore"):  # Divergence is an outcome with words, not a warning.
        for step in range(settings.integer("steps") + 1):
            loss, gradient = net.loss()
            lost = not loss < LOST
            losses.append(loss)
            if lost:
                break
            scale = _scale(optimizer)
            if step % EVERY == 0 and (step or not isinstance(optimizer, Adam)):
                many = WARM if looks else COLD
                found, direction = sharpest(net.gradient_at, net.point, direction, many, scale)
                looks.append(float(step))
                sharpness.append(found)
            if loss < CONVERGED:
                break
            optimizer.step(net.point, gradient)
    return _Run(np.array(losses), np.array(looks), np.array(sharpness), lost)


def _scale(optimizer: SGD | Adam) -> Array | None:
    """Return Adam's preconditioner, from its first step on."""
    if not isinstance(optimizer, Adam) or not optimizer.steps:
        return None
    scale: Array = (1.0 - optimizer.beta1**optimizer.steps) * optimizer.scale()
    return scale


def _check(settings: Settings, run: _Run, threshold: float, mean: float | None) -> Check:
    quantity = f"{_name(settings)} over the edge, late in training"
    if run.lost:
        return Check(quantity, 1.0, None, None, "the run diverged")
    if not (run.sharpness >= threshold).any():
        most = figure(float(run.sharpness.max()))
        why = f"threshold not reached: at most {most} of {figure(threshold)}"
        return Check(quantity, 1.0, None, None, why)
    if mean is None:
        return Check(
            quantity,
            1.0,
            None,
            None,
            "the edge was passed, but not for long enough to settle on it",
        )
    note = "1 from the crossing on; its second half is measured (Cohen et al. 2021 and 2022)"
    return Check(quantity, 1.0, mean, _tolerance(settings), note)


def _tolerance(settings: Settings) -> float:
    """Return how far from the edge the sharpness may stay: it swings further with momentum."""
    return 0.25 if settings.number("beta") else 0.12


def _summary(settings: Settings, run: _Run, threshold: float, mean: float | None) -> str:
    edge_at = f"the edge at {figure(threshold)}"
    if run.lost:
        return f"Diverged after {len(run.loss) - 1} steps: it was thrown too far beyond {edge_at}."
    ends = f"the loss ends at {run.loss[-1]:.1e}"
    name = f"The {_name(settings)}"
    if not (run.sharpness >= threshold).any():
        most = figure(float(run.sharpness.max()))
        return f"{name} stays below {edge_at}, at most {most}; {ends}."
    if mean is None:
        return f"{name} passes {edge_at}, but not for long; {ends}."
    if abs(mean - 1.0) > _tolerance(settings):
        return f"{name} swings, and is {figure(mean)} of {edge_at} on average; {ends}."
    return f"{name} settles at {figure(mean)} of {edge_at}; {ends}."


EDGE_OF_STABILITY = Experiment(
    name=NAME,
    title="The edge of stability",
    description="Train a small net on all its data and watch the sharpness rise to its edge.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
