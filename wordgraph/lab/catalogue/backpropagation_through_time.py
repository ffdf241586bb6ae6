"""A recurrent net's gradient on its way back in time: one matrix, passed again at every step."""

from math import exp

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import Cost, cost_of_steps
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.mean_field import chi, fixed_point
from wordgraph.lab.parameters import Choice, Integer, Number
from wordgraph.lab.probes import log_norm
from wordgraph.lab.recurrent import Recurrent
from wordgraph.lab.settings import Settings
from wordgraph.lab.trace import Outcome, Series, Trace
from wordgraph.lab.wording import ratio

NAME = "backpropagation-through-time"
ACTIVATION = Choice(
    name="activation",
    label="Units",
    help="The function phi that each unit applies to its weighted sum.",
    options={"tanh": "Tanh", "linear": "Linear"},
)
GAIN = Number(
    name="gain",
    label="Gain",
    help="g: recurrent weights are drawn with variance g^2 / width.",
    minimum=0.5,
    maximum=2.5,
    step=0.01,
    default=1.0,
)
DRIVE = Number(
    name="drive",
    label="Input",
    help="The standard deviation of what each unit is given from outside at every step.",
    minimum=0.0,
    maximum=2.0,
    step=0.05,
    default=0.5,
)
STEPS = Integer(
    name="steps",
    label="Steps",
    unit="steps of time",
    help="How far back in time the gradient is followed.",
    minimum=2,
    maximum=100,
    default=30,
)
WIDTH = Integer(
    name="width",
    label="Width",
    unit="units",
    help="How many units the net has; the wider, the closer to theory.",
    minimum=8,
    maximum=256,
    default=128,
    logarithmic=True,
)
PARAMETERS = (ACTIVATION, GAIN, DRIVE, STEPS, WIDTH, controls.SEED)
BATCH = 32
SETTLING = 20  # steps before the first that is looked at, until the activity is stationary
CHART = Chart(
    Axis("steps back in time", Scale.COUNT),
    Axis("norm of \u03b4, 1 at the last step", Scale.LOG),
    (Curve("delta", "\u03b4"),),
)
BELOW = Chart(
    Axis("steps back in time", Scale.COUNT),
    Axis("mean square of the units' input"),
    (Curve("mean_square", "q"),),
)
PRESETS = {
    "fading": Preset(
        "Fading",
        {},
        "With gain 1 and some input, an error 30 steps back arrives with about 3e-4 of its size.",
        "\u201cAn RNN with gain 1 keeps the gradient.\u201d Only a linear one: the slopes of tanh "
        "bring the factor of |delta|^2 a step down to .58.",
    ),
    "exploding": Preset(
        "Exploding",
        {"gain": 2.0},
        "With gain 2 the gradient grows by about 13% a step, though tanh saturates.",
        "\u201cTanh's slopes are below one, so RNNs vanish.\u201d Here the factor is g^2 "
        "E[phi'^2] = 1.27.",
    ),
    "linear": Preset(
        "Linear",
        {"activation": "linear", "gain": 1.2, "drive": 0.0, "steps": 20, "width": 256},
        "Without slopes each step multiplies the norm by the gain: 1.2 to the power of 20 is 38.",
    ),
    "driven": Preset(
        "Strongly driven",
        {"gain": 2.0, "drive": 2.0},
        "A strong input saturates the units, and the same weights that exploded now fade.",
    ),
}


def _estimate(settings: Settings) -> Cost:
    width, steps = settings.integer("width"), settings.integer("steps") + SETTLING
    each = 6.0 * BATCH * width**2 + 150.0 * BATCH * width
    held = 8.0 * steps * BATCH * width + 3.0 * width**2
    return cost_of_steps(steps, 12.0, each, ("steps", "width"), held)


def _simulate(settings: Settings) -> Trace:
    steps, width = settings.integer("steps"), settings.integer("width")
    log_delta, mean_square = _measure(settings, steps, width)
    theory = _theory(settings)
    back = np.arange(0.0, steps + 1.0)
    q, factor = theory if theory else (None, None)
    with np.errstate(over="ignore", under="ignore"):
        line = None if factor is None else np.exp(0.5 * back * np.log(factor))
    measured = exp(2.0 * float(log_delta[-1] - log_delta[0]) / steps)
    arrived = exp(float(log_delta[-1] - log_delta[0]))
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "delta": Series("norm of delta", back, np.exp(log_delta - log_delta[0]), line),
            "mean_square": Series(
                "mean square of the units' input",
                back,
                mean_square,
                None if q is None else np.full(steps + 1, q),
            ),
        },
        quantities={"arrived": arrived, "chi": measured},
        check=_check(settings, factor, measured),
        outcome=Outcome.OK,
        summary=f"{steps} steps back, the error signal has {ratio(arrived)} of its size.",
        chart=CHART,
        below=BELOW,
    )


def _measure(settings: Settings, steps: int, width: int) -> tuple[Array, Array]:
    """Return ln |delta| and the mean square input by steps back, each of shape (steps + 1,)."""
    rng = np.random.default_rng(settings.integer("seed"))
    recurrence = settings.number("gain") / np.sqrt(width) * rng.standard_normal((width, width))
    activation = ACTIVATIONS[settings.choice("activation")]
    net = Recurrent(np.eye(width), recurrence, np.zeros(width), activation)
    drive = settings.number("drive")
    if activation.homogeneous:
        # A linear net's gradient does not depend on its activity, which may grow without end.
        drive = 0.0
    x = drive * rng.standard_normal((SETTLING + steps + 1, BATCH, width))
    states = net.forward(x)
    readout = np.zeros_like(states)
    readout[-1] = rng.standard_normal((BATCH, width))
    net.backward(readout)
    z = x[1:] + states[:-1] @ recurrence
    squares = np.mean(z * z, axis=(1, 2))[-steps - 1 :]
    logs = np.array([log_norm(delta) for delta in net.deltas[-steps - 1 :]])
    return logs[::-1], squares[::-1]


def _theory(settings: Settings) -> tuple[float | None, float] | None:
    """Return q* and chi, or None where the activity dies or does not settle."""
    activation, variance = ACTIVATIONS[settings.choice("activation")], settings.number("gain") ** 2
    if activation.homogeneous:
        return None, variance
    drive = settings.number("drive")
    if drive == 0.0:
        return None
    q = fixed_point(activation, variance, drive**2)
    return None if q is None else (q, chi(activation, q, variance))


def _check(settings: Settings, factor: float | None, measured: float) -> Check:
    quantity = "factor of |delta|^2 a step"
    if factor is None:
        why = "without input the net has an activity of its own, which this theory does not know"
        return Check(quantity, None, measured, None, why)
    linear = ACTIVATIONS[settings.choice("activation")].homogeneous
    # One matrix passed again and again: in a narrow net its largest eigenvalue takes over, most in
    # a linear one. Measured, the factor then lies up to this far off.
    tolerance = 0.02 + (2.0 if linear else 1.0) / settings.integer("width") ** 0.5
    note = "g^2" if linear else "g^2 E[phi'^2] at q*, as if each step had weights of its own"
    return Check(quantity, factor, measured, tolerance, note)


BACKPROPAGATION_THROUGH_TIME = Experiment(
    name=NAME,
    title="Backpropagation through time",
    description="Send an error back through a recurrent net, step by step, and watch its size.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
