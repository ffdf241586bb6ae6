"""The forget gate of an LSTM: what is left of the cell's gradient is the product of the gates."""

from math import exp, log, sqrt

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import CALL, Cost, cost_of_steps
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.lstm import LSTM
from wordgraph.lab.parameters import Integer, Number
from wordgraph.lab.settings import Settings
from wordgraph.lab.trace import Outcome, Series, Trace
from wordgraph.lab.wording import figure, ratio

NAME = "lstm"
FORGET_BIAS = Number(
    name="forget_bias",
    label="Forget bias",
    help="b_f: the bias of the forget gates; 1 is a common start, 0 what a careless one leaves.",
    minimum=-1.0,
    maximum=5.0,
    step=0.1,
    default=1.0,
)
WEIGHTS = Number(
    name="weights",
    label="Weights",
    help="All weights are drawn with this standard deviation over sqrt(width).",
    minimum=0.0,
    maximum=2.0,
    step=0.05,
    default=0.2,
)
STEPS = Integer(
    name="steps",
    label="Steps",
    unit="steps of time",
    help="How far back in time the gradient is followed.",
    minimum=2,
    maximum=200,
    default=20,
)
WIDTH = Integer(
    name="width",
    label="Width",
    unit="units",
    help="How many cells the layer has.",
    minimum=4,
    maximum=128,
    default=48,
    logarithmic=True,
)
PARAMETERS = (FORGET_BIAS, WEIGHTS, STEPS, WIDTH, controls.SEED)
BATCH = 16
CHART = Chart(
    Axis("steps back in time", Scale.COUNT),
    Axis("share of the cell's gradient", Scale.LOG),
    (Curve("gates", "product of f"), Curve("gradient", "|dL/dc|")),
)
BELOW = Chart(
    Axis("forget bias"),
    Axis("left after these steps", Scale.LOG),
    (Curve("biases", "product of f"),),
)
BIASES = np.linspace(-1.0, 5.0, 9)
SMALL = (16, 8)  # width and batch of the nets of the sweep
PRESETS = {
    "one": Preset(
        "Bias 1",
        {},
        "Over 20 steps about 2 thousandths of the cell's gradient are left: sigmoid(1) = .73 a "
        "step.",
        "\u201cLSTMs solve vanishing gradients.\u201d They move the question into a gate: with "
        "bias 1 the memory is gone after 20 steps, .0019 of it is left.",
    ),
    "zero": Preset(
        "Bias 0",
        {"forget_bias": 0.0},
        "Half a step: with all biases 0 only a millionth is left after 20 steps.",
    ),
    "open": Preset(
        "Bias 5",
        {"forget_bias": 5.0, "steps": 100},
        "sigmoid(5) = .993: after 100 steps half of the gradient still arrives.",
    ),
    "large-weights": Preset(
        "Larger weights",
        {"weights": 1.0},
        "With larger weights the gates differ from cell to cell, the product falls below the line, "
        "and paths around the cell carry more than the gate lets through.",
    ),
}


def _estimate(settings: Settings) -> Cost:
    width, steps = settings.integer("width"), settings.integer("steps")
    each = 50.0 * BATCH * width**2 + 600.0 * BATCH * width
    held = 22.0 * steps * BATCH * width + 24.0 * width**2
    swept = len(BIASES) * (30.0 * CALL + 300.0 * SMALL[0] * SMALL[1])
    return cost_of_steps(steps, 45.0, each + swept, ("steps", "width"), held)


def _simulate(settings: Settings) -> Trace:
    bias, steps = settings.number("forget_bias"), settings.integer("steps")
    layer = _forward(settings, bias, settings.integer("width"), BATCH)
    norms = _backward(layer, settings.integer("seed"))
    gates, back = _product(layer), np.arange(0.0, steps + 1.0)
    with np.errstate(under="ignore"):
        line = np.exp(back * log(_sigmoid(bias)))
        swept = np.exp(steps * np.log([_sigmoid(each) for each in BIASES.tolist()]))
    left = float(gates[-1])
    found = [_product(_forward(settings, each, *SMALL))[-1] for each in BIASES.tolist()]
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "gates": Series("product of the forget gates", back, gates, line),
            "gradient": Series("norm of dL/dc", back, norms),
            "biases": Series("left after all steps", BIASES, np.array(found), swept),
        },
        quantities={"left": left, "gradient_left": float(norms[-1])},
        check=_check(settings, float(line[-1]), left),
        outcome=Outcome.OK,
        summary=(
            f"{steps} steps back, the forget gates have left {ratio(left)} of the cell's "
            f"gradient: {figure(left ** (1 / steps))} a step."
        ),
        chart=CHART,
        below=BELOW,
    )


def _forward(settings: Settings, bias: float, width: int, batch: int) -> LSTM:
    """Return a layer of this forget bias after a forward pass over normal inputs."""
    rng = np.random.default_rng(settings.integer("seed"))
    scale = settings.number("weights") / sqrt(width)
    weight, recurrence = scale * rng.standard_normal((2, width, 4 * width))
    biases = np.zeros(4 * width)
    biases[width : 2 * width] = bias
    layer = LSTM(weight, recurrence, biases)
    # One step more than there are gates on the way back from the last cell.
    layer.forward(rng.standard_normal((settings.integer("steps") + 1, batch, width)))
    return layer


def _backward(layer: LSTM, seed: int) -> Array:
    """Return |dL/dc| by steps back, 1 at the last step, for a random readout of the last state."""
    readout = np.zeros_like(layer.forgets)
    readout[-1] = np.random.default_rng(seed).standard_normal(readout[-1].shape)
    layer.backward(readout)
    norms = np.sqrt(np.sum(layer.cell_deltas**2, axis=(1, 2)))[::-1]
    relative: Array = norms / norms[0]
    return relative


def _product(layer: LSTM) -> Array:
    """Return the product of the forget gates by steps back, the geometric mean over all cells."""
    logs = np.mean(np.log(layer.forgets[1:]), axis=(1, 2))[::-1]
    product: Array = np.exp(np.concatenate([[0.0], np.cumsum(logs)]))
    return product


def _sigmoid(bias: float) -> float:
    return 1.0 / (1.0 + exp(-bias))


def _check(settings: Settings, predicted: float, left: float) -> Check:
    steps = settings.integer("steps")
    quantity = f"product of {steps} forget gates"
    if predicted < 1e-290:
        return Check(quantity, predicted, None, None, "too small for a number to hold")
    note = "sigmoid(b_f)^T, as if the weights were 0"
    # Gates that differ from cell to cell have a smaller geometric mean, by about the variance of
    # what they are given, which is weights^2, times sigmoid' / 2 a step.
    gate = _sigmoid(settings.number("forget_bias"))
    curved = 0.5 * gate * (1.0 - gate) * settings.number("weights") ** 2 * steps
    if curved > 0.35:
        return Check(quantity, None, left, None, "the weights are too large for sigmoid(b_f)^T")
    return Check(quantity, predicted, left, 0.2 if curved < 0.15 else 0.5, note)


LSTM_EXPERIMENT = Experiment(
    name=NAME,
    title="The forget gate",
    description="Send an error back through an LSTM's cells, and see what the gates let through.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
