"""Slices through the loss of a trained net: random ones look flat, whatever the sharpest does."""

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import CALL, Cost
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.optimizers import SGD
from wordgraph.lab.parameters import Integer, Number
from wordgraph.lab.sampling import level
from wordgraph.lab.settings import Settings
from wordgraph.lab.sharpness import hessian_product, sharpest
from wordgraph.lab.small_net import SmallNet
from wordgraph.lab.trace import Outcome, Series, Trace
from wordgraph.lab.wording import figure

NAME = "loss-landscape"
RATE = Number(
    name="rate",
    label="Learning rate",
    help="eta: of the training before the slices are cut; larger ones find flatter minima.",
    minimum=0.05,
    maximum=0.8,
    step=0.01,
    default=0.1,
)
STEPS = Integer(
    name="steps",
    label="Steps",
    help="How many steps of training are taken before the slices are cut.",
    minimum=0,
    maximum=2000,
    default=600,
)
REACH = Number(
    name="reach",
    label="Reach",
    help="How far the slices go to either side of where the training ended.",
    minimum=0.02,
    maximum=5.0,
    step=0.01,
    default=0.3,
    logarithmic=True,
)
PARAMETERS = (RATE, STEPS, REACH, controls.SEED)
POINTS, DIRECTIONS, ITERATIONS = 41, 40, 40
# The second difference is best taken near the fourth root of rounding.
SECOND = 1e-3
CHART = Chart(
    Axis("distance along the slice"),
    Axis("loss"),
    (Curve("sharpest", "sharpest"), Curve("random", "random")),
)
BELOW = Chart(
    Axis("random direction", Scale.COUNT),
    Axis("curvature", Scale.LOG),
    (
        Curve("curvatures", "of random slices"),
        Curve("top", "of the sharpest", reference=True),
    ),
)
PRESETS = {
    "slices": Preset(
        "Two slices",
        {},
        "The random slice looks flat; along the sharpest direction the same point lies at the "
        "bottom of a narrow gorge.",
        "\u201cPlots of random slices show how sharp a minimum is.\u201d In this net of 841 "
        "parameters random slices are 177 times flatter than the sharpest: their mean is the trace "
        "of the Hessian over 841.",
    ),
    "wide": Preset(
        "From farther away",
        {"reach": 3.0},
        "From farther off both slices leave the parabolas of the dashed lines: a curvature is true "
        "near its point alone.",
    ),
    "untrained": Preset(
        "Before training",
        {"steps": 0},
        "Before training the sharpest slice is a quarter as curved, and not at a minimum.",
    ),
    "flat": Preset(
        "Trained at rate 0.8",
        {"rate": 0.8},
        "A large learning rate ends at a minimum that is no sharper than 2 / eta = 2.5 allows.",
    ),
}


def _estimate(settings: Settings) -> Cost:
    gradients = settings.integer("steps") + 2.0 * ITERATIONS + 2.0 * DIRECTIONS + 2.0 * POINTS + 10
    return Cost(gradients * (30.0 * CALL + 4e5), 1e6, ("steps",))


def _simulate(settings: Settings) -> Trace:
    rng = np.random.default_rng(settings.integer("seed"))
    net = SmallNet(rng)
    lost = _train(net, SGD(settings.number("rate")), settings.integer("steps"))
    size = len(net.point)
    directions = rng.standard_normal((DIRECTIONS, size))
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    top, sharp = sharpest(net.gradient_at, net.point, directions[0], ITERATIONS)
    curvatures = np.array([_curvature(net, direction) for direction in directions])
    reach = settings.number("reach")
    numbers = np.arange(1.0, DIRECTIONS + 1.0)
    first = float(curvatures[0])
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "sharpest": _slice(net, sharp, top, reach),
            "random": _slice(net, directions[0], first, reach),
            "curvatures": Series("curvature of random slices", numbers, curvatures),
            "top": level("curvature of the sharpest slice", numbers, top),
        },
        quantities={
            "sharpest": top,
            "random": first,
            "mean_of_random": float(curvatures.mean()),
            "times": top / float(curvatures.mean()),
            "loss": net.value_at(net.point),
        },
        check=_check("curvature of the random slice", first, _second(net, directions[0])),
        also=(
            _check("curvature of the sharpest slice", _curvature(net, sharp), _second(net, sharp)),
        ),
        outcome=Outcome.DIVERGED if lost else Outcome.OK,
        summary=(
            f"The sharpest slice has a curvature of {figure(top)}, random ones "
            f"{figure(float(curvatures.mean()))} on average: {top / curvatures.mean():.0f} times "
            "less."
        ),
        chart=CHART,
        below=BELOW,
    )


def _train(net: SmallNet, optimizer: SGD, steps: int) -> bool:
    """Train the net; return whether it was lost, in which case it stays where it last was."""
    for _ in range(steps):
        loss, gradient = net.loss()
        if not loss < 1e4:
            return True
        optimizer.step(net.point, gradient)
    return False


def _curvature(net: SmallNet, direction: Array) -> float:
    """Return d'Hd for a direction of length 1."""
    return float(direction @ hessian_product(net.gradient_at, net.point, direction))


def _second(net: SmallNet, direction: Array) -> float:
    """Return the curvature of the slice itself, by a second difference of the loss."""
    here = net.value_at(net.point)
    beside = [net.value_at(net.point + step * direction) for step in (SECOND, -SECOND)]
    return (beside[0] - 2.0 * here + beside[1]) / SECOND**2


def _slice(net: SmallNet, direction: Array, curvature: float, reach: float) -> Series:
    """Return the loss along a line, and the parabola of its slope and curvature here."""
    x = np.linspace(-reach, reach, POINTS)
    losses = np.array([net.value_at(net.point + step * direction) for step in x.tolist()])
    here, slope = net.value_at(net.point), float(net.gradient_at(net.point) @ direction)
    return Series("loss along the slice", x, losses, here + slope * x + 0.5 * curvature * x * x)


def _check(quantity: str, predicted: float, measured: float) -> Check:
    # The fourth derivative and rounding limit the second difference.
    tolerance = 1e-4 + 1e-7 / max(1e-12, abs(predicted))
    return Check(quantity, predicted, measured, tolerance, "d'Hd, by products with the Hessian")


LOSS_LANDSCAPE = Experiment(
    name=NAME,
    title="Slices of the loss landscape",
    description="Cut through a trained net's loss along random and along the sharpest direction.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
