"""Backpropagation checked twice: by an identity that every layer has to keep, and numerically."""

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import Cost, cost_of_passes
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.flat import Flat
from wordgraph.lab.layers import Chain
from wordgraph.lab.network import Architecture, build
from wordgraph.lab.parameters import Choice, Integer
from wordgraph.lab.settings import Settings
from wordgraph.lab.trace import Outcome, Series, Trace
from wordgraph.lab.wording import ratio

NAME = "backpropagation"
ACTIVATION = Choice(
    name="activation",
    label="Activation",
    help="ReLU and linear units scale with their input, which makes the bars equal; tanh does not.",
    options={"relu": "ReLU", "linear": "Linear", "tanh": "Tanh"},
)
DEPTH = Integer(
    name="depth",
    label="Depth",
    unit="layers",
    help="How many layers of weights the signal passes.",
    minimum=2,
    maximum=50,
    default=12,
)
WIDTH = Integer(
    name="width",
    label="Width",
    unit="units",
    help="How many units a layer has.",
    minimum=4,
    maximum=128,
    default=48,
    logarithmic=True,
)
PARAMETERS = (ACTIVATION, DEPTH, WIDTH, controls.SEED)
BATCH = 32
STEPS = np.logspace(-12, 0, 25)
GOOD_STEP = 1e-5
ROUNDING = 2.0**-53
CHART = Chart(
    Axis("layer (1 = nearest the input)", Scale.COUNT),
    Axis("\u27e8W, dL/dW\u27e9"),
    (Curve("product", "\u27e8W, dL/dW\u27e9", bars=True),),
)
BELOW = Chart(
    Axis("step h of the finite difference", Scale.LOG),
    Axis("relative difference to backprop", Scale.LOG),
    (Curve("difference", "difference"),),
)
PRESETS = {
    "relu": Preset(
        "ReLU",
        {},
        "All bars are equal to the last digit: each layer's weights times their gradient give "
        "the same number, twice the loss.",
        "\u201cA layer with a small gradient matters less.\u201d In a bias-free ReLU net every "
        "layer moves the loss by the same amount for the same relative change of its weights.",
    ),
    "tanh": Preset(
        "Tanh",
        {"activation": "tanh"},
        "Tanh saturates and breaks the identity, so that the bars differ; finite differences "
        "still agree with backprop.",
    ),
    "numerical": Preset(
        "Finite differences, 30 layers",
        {"activation": "tanh", "depth": 30},
        "Below: the difference is least near h = 1e-5; larger steps bend, smaller ones round.",
        "\u201cThe smaller the step, the better the numerical gradient.\u201d At h = 1e-11 it "
        "keeps only about four digits, and at 1e-5 nine or more.",
    ),
}


def _estimate(settings: Settings) -> Cost:
    depth, width = settings.integer("depth"), settings.integer("width")
    once = cost_of_passes(depth, width, BATCH)
    return Cost(2.0 * len(STEPS) * once.operations, 4.0 * once.bytes, ("depth", "width"))


def _simulate(settings: Settings) -> Trace:
    activation, depth = settings.choice("activation"), settings.integer("depth")
    variance = 2.0 if activation == "relu" else 1.0
    architecture = Architecture(activation, depth, settings.integer("width"), variance)
    rng = np.random.default_rng(settings.integer("seed"))
    network = build(architecture, rng)
    x = rng.standard_normal((BATCH, architecture.width))
    model = Chain(network.blocks)
    flat = Flat(model)

    def loss() -> float:
        z = model.forward(x)
        return 0.5 * float(np.vdot(z, z)) / z.size

    z = model.forward(x)
    model.backward(z / z.size)
    twice = float(np.vdot(z, z)) / z.size
    products = np.array([float(np.vdot(w.weight, w.weight_gradient)) for w in network.linears])
    gradient = flat.gradient()
    # Weights alone: along a bias the identity says nothing, and a unit step is all of a bias.
    direction = rng.standard_normal(len(gradient)) * np.abs(flat.vector)
    direction /= np.linalg.norm(direction)
    slope = float(gradient @ direction)
    numerical = np.array([_difference(loss, flat, direction, h) for h in STEPS])
    best = _difference(loss, flat, direction, GOOD_STEP)
    identity = _identity(activation, products, twice)
    numerically = _check_slope(slope, best)
    known = identity.predicted is not None
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "product": Series(
                "weights times their gradient",
                np.arange(1.0, depth + 1.0),
                products,
                np.full(depth, twice) if ACTIVATIONS[activation].homogeneous else None,
            ),
            "difference": Series(
                "relative difference of finite differences and backprop",
                STEPS,
                np.abs(numerical - slope) / (abs(slope) or 1.0),
                ROUNDING * 0.5 * twice / (STEPS * (abs(slope) or 1.0)),
            ),
        },
        quantities={
            "spread": float(np.ptp(products)) / twice if twice else None,
            "loss": 0.5 * twice,
        },
        check=identity if known else numerically,
        also=(numerically if known else identity,),
        outcome=Outcome.OK if twice else Outcome.DEAD,
        summary=_summary(products, twice, activation),
        chart=CHART,
        below=BELOW,
    )


def _difference(loss: object, flat: Flat, direction: Array, h: float) -> float:
    """Return the slope of the loss along a direction by a central difference."""
    assert callable(loss)
    flat.vector += h * direction
    above = loss()
    flat.vector -= 2.0 * h * direction
    below = loss()
    flat.vector += h * direction
    return float((above - below) / (2.0 * h))


def _check_slope(slope: float, numerical: float) -> Check:
    quantity = "slope along a random direction"
    if slope == 0.0:
        return Check(quantity, slope, None, None, "the net is dead: no unit of some layer answers")
    return Check(quantity, slope, numerical, 1e-5, "backprop against differences of step 1e-5")


def _identity(activation: str, products: Array, twice: float) -> Check:
    """Compare the layer that is farthest off with what Euler's theorem says of all."""
    worst = float(products[np.argmax(np.abs(products - twice))])
    quantity = "<W, dL/dW> of the layer farthest off"
    if not ACTIVATIONS[activation].homogeneous:
        why = "tanh does not scale with its input, so that layers may differ"
        return Check(quantity, None, worst, None, why)
    return Check(quantity, twice, worst, 1e-12, "Euler: 2 L, for L is of degree 2 in each layer")


def _summary(products: Array, twice: float, activation: str) -> str:
    if not twice:
        return "The net is dead: no unit of some layer answers, and every gradient is zero."
    spread = float(np.ptp(products)) / twice
    if ACTIVATIONS[activation].homogeneous:
        return f"All {len(products)} layers have the same <W, dL/dW>, up to {ratio(spread)}."
    return f"<W, dL/dW> differs between the layers by up to {ratio(spread)} of twice the loss."


BACKPROPAGATION = Experiment(
    name=NAME,
    title="Backpropagation, checked",
    description="Check every layer's gradient by an identity, and along a line by differences.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
