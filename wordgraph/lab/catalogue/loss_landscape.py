"""Slices and a plane through the loss of a trained net: how steep it looks is a matter of where.

Random slices look flat, whatever the sharpest does. The plane has directions of length 1, which are
not normalized filter by filter as in Li et al. 2018 (see landscape.py).
"""

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import CALL, Cost
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.landscape import SIDE, Plane, beside_random, beside_sharpest, curvature, surface
from wordgraph.lab.optimizers import SGD
from wordgraph.lab.parameters import Choice, Integer, Number
from wordgraph.lab.sampling import level
from wordgraph.lab.settings import Settings
from wordgraph.lab.sharpness import hessian_product, sharpest
from wordgraph.lab.small_net import SmallNet
from wordgraph.lab.surface import Surface
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
PLANE = Choice(
    name="plane",
    label="Plane",
    help="Which two directions the surface is drawn over; both have length 1, and are not "
    "normalized by filters, so that the curvatures along them are those of the Hessian.",
    options={
        "random": "Sharpest and random",
        "sharpest": "The two sharpest",
    },
)
PARAMETERS = (RATE, STEPS, REACH, PLANE, controls.SEED)
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
    "sharpest-plane": Preset(
        "The two sharpest",
        {"plane": "sharpest"},
        "Over the two sharpest directions the same minimum is a round bowl: the second has a "
        "curvature of 10.7, the first one of 12.7.",
        "\u201cThe shape in a landscape plot is the shape of the minimum.\u201d It is that of the "
        "two directions: over the sharpest and a random one this bowl is a long gorge.",
    ),
    "flat": Preset(
        "Trained at rate 0.8",
        {"rate": 0.8},
        "A large learning rate ends at a minimum that is no sharper than 2 / eta = 2.5 allows.",
    ),
}


def _estimate(settings: Settings) -> Cost:
    gradients = settings.integer("steps") + 4.0 * ITERATIONS + 2.0 * DIRECTIONS + 2.0 * POINTS + 10
    gradients += 0.5 * SIDE**2  # of which only the loss is wanted
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
    plane = _plane(settings, net, directions, top, sharp)
    over = None if lost else surface(net, plane, reach)
    curved = [_curvature(net, direction) for direction in (plane.across, plane.along)]
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
            "across": curved[0],
            "along": curved[1],
            "loss": net.value_at(net.point),
        },
        check=_check("curvature of the random slice", first, _second(net, directions[0])),
        also=(
            _check("curvature of the sharpest slice", _curvature(net, sharp), _second(net, sharp)),
            *([] if over is None else _check_surface(over, curved)),
        ),
        outcome=Outcome.DIVERGED if lost else Outcome.OK,
        summary=(
            f"The sharpest slice has a curvature of {figure(top)}, random ones "
            f"{figure(float(curvatures.mean()))} on average: {top / curvatures.mean():.0f} times "
            f"less. Over the plane the loss curves by {figure(curved[0])} along the sharpest "
            f"direction and by {figure(curved[1])} along {plane.along_label}."
        ),
        chart=CHART,
        below=BELOW,
        surfaces=() if over is None else (over,),
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


def _plane(settings: Settings, net: SmallNet, directions: Array, top: float, sharp: Array) -> Plane:
    if settings.choice("plane") == "random":
        return beside_random(sharp, directions[0])
    start = directions[1]
    return beside_sharpest(net.gradient_at, net.point, top, sharp, start, ITERATIONS)


def _check_surface(over: Surface, curved: list[float]) -> list[Check]:
    """Compare the curvatures of the surface, through its middle, with those of the directions."""
    rows, columns = len(over.along) // 2, len(over.across) // 2
    lines = (over.across, over.heights[rows]), (over.along, over.heights[:, columns])
    names = over.across_label, over.along_label
    checks = []
    for name, predicted, line in zip(names, curved, lines, strict=True):
        found, error = curvature(*line)
        tolerance = 1e-4 + (1e-7 + error) / max(1e-12, abs(predicted))
        note = "d'Hd, and five points of the grid"
        checks.append(
            Check(f"curvature of the surface along {name}", predicted, found, tolerance, note)
        )
    return checks


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
