"""Dropout: ridge regression in disguise, and what it does to the variance of a deep ReLU net."""

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import Cost, cost_of_steps
from wordgraph.lab.datasets import Data, regression
from wordgraph.lab.dropout import Dropout
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.parameters import Choice, Integer, Number
from wordgraph.lab.settings import Settings
from wordgraph.lab.trace import Outcome, Series, Trace
from wordgraph.lab.wording import figure

NAME = "dropout"
KEEP = Number(
    name="keep",
    label="Keep",
    help="p: the probability with which a unit is kept; the kept ones are divided by it.",
    minimum=0.3,
    maximum=1.0,
    step=0.05,
    default=0.8,
)
INIT = Choice(
    name="init",
    label="Weights",
    help="Weight variance of the deep net, over fan-in: He's 2, or 2p, which makes up for dropout.",
    options={"he": "He: 2", "scaled": "Made up for: 2p"},
)
DEPTH = Integer(
    name="depth",
    label="Depth",
    unit="layers",
    help="How many layers the deep ReLU net has.",
    minimum=2,
    maximum=50,
    default=20,
)
WIDTH = Integer(
    name="width",
    label="Width",
    unit="units",
    help="How many units a layer of it has.",
    minimum=16,
    maximum=256,
    default=128,
    logarithmic=True,
)
MASKS = Integer(
    name="masks",
    label="Masks",
    help="Over how many random masks the loss of the linear model is averaged.",
    minimum=50,
    maximum=2000,
    default=500,
    logarithmic=True,
)
PARAMETERS = (KEEP, INIT, DEPTH, WIDTH, MASKS, controls.SEED)
EXAMPLES, FEATURES, BATCH = 100, 10, 64
TRAINING, BURNING, RATE = 600, 200, 0.1
CHART = Chart(
    Axis("layer", Scale.COUNT),
    Axis("mean square of z", Scale.LOG),
    (Curve("variance", "q"),),
)
BELOW = Chart(
    Axis("feature", Scale.COUNT),
    Axis("weight"),
    (Curve("weights", "dropout"), Curve("least_squares", "least squares", reference=True)),
)
PRESETS = {
    "he": Preset(
        "Dropout with He weights",
        {},
        "Above: with p = 0.8 the signal grows 1.25 times a layer, 69 times over 20 layers. Below: "
        "the weights that dropout trains are those of ridge regression, each a little shrunk.",
        "\u201cInverted dropout leaves the scale alone.\u201d It leaves the mean alone; the mean "
        "square grows by 1 / p a layer, 1.25 here.",
    ),
    "scaled": Preset(
        "Weights of variance 2p",
        {"init": "scaled"},
        "With a weight variance of 2p instead of 2 the signal keeps its size through all layers.",
    ),
    "half": Preset(
        "p = 0.5",
        {"keep": 0.5},
        "At p = 0.5 every layer doubles the mean square, and the ridge halves the weights.",
    ),
    "none": Preset(
        "No dropout",
        {"keep": 1.0},
        "Without dropout both lines of theory are as they were: level, and least squares.",
    ),
}


def _estimate(settings: Settings) -> Cost:
    depth, width = settings.integer("depth"), settings.integer("width")
    deep = depth * (2.0 * BATCH * width**2 + 60.0 * width**2 + 60.0 * BATCH * width + 8e4)
    linear = (settings.integer("masks") + TRAINING) * (25.0 * EXAMPLES * FEATURES)
    calls = TRAINING * 8.0 + settings.integer("masks") * 0.1
    held = 6.0 * BATCH * width + width**2 + 3.0 * EXAMPLES * FEATURES * 100
    return cost_of_steps(1.0, calls, deep + linear, ("depth", "width", "masks"), held)


def _simulate(settings: Settings) -> Trace:
    keep, depth = settings.number("keep"), settings.integer("depth")
    rng = np.random.default_rng(settings.integer("seed"))
    data, _ = regression(EXAMPLES, FEATURES, 0.5, rng)
    squares = _signal(settings, rng)
    layers, features = np.arange(1.0, depth + 1.0), np.arange(1.0, FEATURES + 1.0)
    factor = (1.0 if settings.choice("init") == "scaled" else 1.0 / keep) ** (layers - 1.0)
    ridge = _ridge(data, keep)
    plain: Array = np.linalg.lstsq(data.x, data.y, rcond=None)[0].astype(np.float64)
    trained = _train(data, keep, rng)
    q = squares[0] * factor
    grown = float(squares[-1] / squares[0]) ** (1.0 / (depth - 1.0))
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "variance": Series("mean square of z", layers, squares, q, *_band(settings, q)),
            "weights": Series("weights that dropout trains", features, trained[:, 0], ridge[:, 0]),
            "least_squares": Series("least squares", features, np.array(plain[:, 0])),
        },
        quantities={
            "factor": grown,
            "distance_to_ridge": float(np.linalg.norm(trained - ridge) / np.linalg.norm(ridge)),
        },
        check=_check_loss(settings, data, rng),
        also=(_check_signal(settings, grown),),
        outcome=Outcome.OK,
        summary=(
            f"Each layer multiplies the mean square by {figure(grown)}; the linear model that "
            f"dropout trains is {100 * _shrunk(trained, plain):.0f}% shorter than least squares."
        ),
        chart=CHART,
        below=BELOW,
    )


def _shrunk(trained: Array, plain: Array) -> float:
    return 1.0 - float(np.linalg.norm(trained) / np.linalg.norm(plain))


def _signal(settings: Settings, rng: np.random.Generator) -> Array:
    """Return the mean square of z by layer of a deep ReLU net with dropout before each layer."""
    width, keep = settings.integer("width"), settings.number("keep")
    variance = 2.0 * (keep if settings.choice("init") == "scaled" else 1.0)
    dropout, relu = Dropout(keep, rng), ACTIVATIONS["relu"]
    z, squares = rng.standard_normal((BATCH, width)), []
    for _ in range(settings.integer("depth")):
        squares.append(float(np.vdot(z, z)) / z.size)
        weight = np.sqrt(variance / width) * rng.standard_normal((width, width))
        z = dropout.forward(relu.value(z)) @ weight
    return np.array(squares)


def _ridge(data: Data, keep: float) -> Array:
    """Return the weights of least mean loss under dropout: a ridge scaled by each feature."""
    gram = data.x.T @ data.x
    penalty = (1.0 - keep) / keep * np.diag(np.diag(gram))
    return np.asarray(np.linalg.solve(gram + penalty, data.x.T @ data.y), dtype=np.float64)


def _train(data: Data, keep: float, rng: np.random.Generator) -> Array:
    """Return the weights of gradient descent with a new mask every step, averaged when settled."""
    dropout, w = Dropout(keep, rng), np.zeros((FEATURES, 1))
    total = np.zeros_like(w)
    for step in range(TRAINING):
        x = dropout.forward(data.x)
        w = w - RATE / EXAMPLES * (x.T @ (x @ w - data.y))
        if step >= BURNING:
            total += w
    return total / (TRAINING - BURNING)


def _check_loss(settings: Settings, data: Data, rng: np.random.Generator) -> Check:
    """Compare the loss over random masks, at the weights of least squares, with its mean."""
    keep, masks = settings.number("keep"), settings.integer("masks")
    w = np.linalg.lstsq(data.x, data.y, rcond=None)[0]
    residual = data.y - data.x @ w
    diagonal = np.sum(data.x**2, axis=0)[:, None]
    mean = float(np.vdot(residual, residual) + (1.0 - keep) / keep * np.vdot(w * w, diagonal))
    dropout, losses = Dropout(keep, rng), []
    for _ in range(-(-masks // 50)):
        x = dropout.forward(np.broadcast_to(data.x, (50, *data.x.shape)))
        losses.append(np.sum((data.y - x @ w) ** 2, axis=(1, 2)))
    found = np.concatenate(losses)[:masks]
    tolerance = max(1e-9, 4.0 * float(found.std()) / mean / masks**0.5)
    note = "|y - X w|^2 + (1 - p) / p w' diag(X'X) w"
    return Check(f"mean loss over {masks} masks", mean, float(found.mean()), tolerance, note)


def _spread(settings: Settings) -> float:
    """Return by how much a layer adds to the variance of ln q: random weights and masks."""
    return (2.0 + 3.0 / settings.number("keep")) / settings.integer("width")


def _band(settings: Settings, q: Array) -> tuple[Array, Array]:
    """Return the +-2 sd band of the mean square, which is log-normal around its mean."""
    variance = _spread(settings) * np.arange(len(q))
    middle, reach = q * np.exp(-0.5 * variance), np.exp(2.0 * np.sqrt(variance))
    return middle / reach, middle * reach


def _check_signal(settings: Settings, grown: float) -> Check:
    keep, scaled = settings.number("keep"), settings.choice("init") == "scaled"
    note = "weight variance / 2 / p"
    steps, spread = settings.integer("depth") - 1, _spread(settings)
    tolerance = 3.0 * (spread / steps) ** 0.5 + 0.5 * spread + 0.01
    return Check(
        "factor of the variance a layer", 1.0 if scaled else 1 / keep, grown, tolerance, note
    )


DROPOUT = Experiment(
    name=NAME,
    title="Dropout",
    description="Drop units at random in a linear model and in a deep net, and see what it costs.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
