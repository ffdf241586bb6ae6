"""Least squares with more and more features: the training error falls, the test error rises."""

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import Cost, cost_of_steps
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.parameters import Integer, Number
from wordgraph.lab.settings import Settings
from wordgraph.lab.trace import Outcome, Series, Trace
from wordgraph.lab.wording import figure

NAME = "overfitting"
EXAMPLES = 60
MOST = 50
FEATURES = Integer(
    name="features",
    label="Features",
    help=f"p: how many features the model may use, with {EXAMPLES} examples to learn from.",
    minimum=1,
    maximum=MOST,
    default=20,
)
NOISE = Number(
    name="noise",
    label="Noise",
    help="The standard deviation of what the targets hold beyond the true signal.",
    minimum=0.1,
    maximum=3.0,
    step=0.1,
    default=1.0,
)
REPETITIONS = Integer(
    name="repetitions",
    label="Repetitions",
    help="Over how many data sets the errors are averaged.",
    minimum=20,
    maximum=800,
    default=200,
    logarithmic=True,
)
PARAMETERS = (FEATURES, NOISE, REPETITIONS, controls.SEED)
SWEPT = (1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50)
AT_ONCE = 50  # data sets that are in memory together
CHART = Chart(
    Axis("features p", Scale.COUNT),
    Axis("mean square error / noise\u00b2"),
    (
        Curve("training", "training"),
        Curve("fresh", "new examples"),
        Curve("same", "same inputs, new noise"),
    ),
)
BELOW = Chart(
    Axis("data set", Scale.COUNT),
    Axis("mean square error / noise\u00b2"),
    (Curve("each_training", "training"), Curve("each_fresh", "new examples")),
)
PRESETS = {
    "gap": Preset(
        "20 features",
        {},
        "One feature carries all there is to learn; each further one lowers the training error by "
        "1/60 and raises the error on new examples.",
        "\u201cA falling training error means learning.\u201d From 20 features on 60 examples the "
        "training error is .667 of the noise and the error on new ones 1.51: all of the gain is "
        "memory.",
    ),
    "few": Preset(
        "5 features",
        {"features": 5},
        "With 5 features training and test are close to each other and to the noise.",
    ),
    "many": Preset(
        "50 features",
        {"features": 50},
        "With 50 features on 60 examples the training error is a sixth of the noise, and new "
        "examples are missed by six times the noise.",
    ),
}


def _estimate(settings: Settings) -> Cost:
    repetitions = float(settings.integer("repetitions"))
    # One QR decomposition of each data set, and a triangle solved for every number of features.
    each = 8.0 * EXAMPLES * MOST**2 + 60.0 * EXAMPLES * 2 * MOST + 2.0 * len(SWEPT) * MOST**3 / 3.0
    held = AT_ONCE * EXAMPLES * MOST * 6.0
    return cost_of_steps(repetitions, 10.0, each, ("repetitions",), held)


def _simulate(settings: Settings) -> Trace:
    p, noise = settings.integer("features"), settings.number("noise")
    repetitions = settings.integer("repetitions")
    counts = sorted({*SWEPT, p})
    rng = np.random.default_rng(settings.integer("seed"))
    left, batches = repetitions, []
    while left > 0:
        batches.append(_errors(min(AT_ONCE, left), counts, noise, rng))
        left -= AT_ONCE
    # (kind, features, repetitions), in units of the noise.
    errors = np.concatenate(batches, axis=2) / noise**2
    mean, x = errors.mean(axis=2), np.array(counts, dtype=np.float64)
    theory = _theory(x)
    at = counts.index(p)
    shown = np.arange(1.0, min(60, repetitions) + 1.0)
    kinds = ("training", "same", "fresh")
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            **{
                kind: Series(f"error: {kind}", x, mean[row], theory[row])
                for row, kind in enumerate(kinds)
            },
            **{
                f"each_{kind}": Series(
                    f"error by data set: {kind}",
                    shown,
                    errors[row, at, : len(shown)],
                    np.full(len(shown), theory[row, at]),
                )
                for row, kind in ((0, "training"), (2, "fresh"))
            },
        },
        quantities={kind: float(mean[row, at]) for row, kind in enumerate(kinds)},
        check=_check("error on new examples / noise^2", theory[2, at], errors[2, at], WORDS[2]),
        also=(
            _check("training error / noise^2", theory[0, at], errors[0, at], WORDS[0]),
            _check("error with new noise / noise^2", theory[1, at], errors[1, at], WORDS[1]),
        ),
        outcome=Outcome.OK,
        summary=(
            f"With {p} features the training error is {figure(float(mean[0, at]))} of the noise, "
            f"the error on new examples {figure(float(mean[2, at]))}."
        ),
        chart=CHART,
        below=BELOW,
    )


WORDS = ("1 - p / n", "1 + p / n", "1 + p / (n - p - 1)")


def _theory(p: Array) -> Array:
    """Return the mean errors in units of the noise: training, same inputs, new examples."""
    n = float(EXAMPLES)
    return np.array([1.0 - p / n, 1.0 + p / n, 1.0 + p / (n - p - 1.0)])


def _errors(sets: int, counts: list[int], noise: float, rng: np.random.Generator) -> Array:
    """Fit data sets with the first p features each; shape (kinds, len(counts), sets).

    The truth is the first feature alone, so that no model is too small.
    """
    x, fresh = rng.standard_normal((2, sets, EXAMPLES, MOST))
    truth, again, new = x[:, :, 0], fresh[:, :, 0], noise * rng.standard_normal((3, sets, EXAMPLES))
    y = truth + new[0]
    q, r = np.linalg.qr(x)
    projected = np.matmul(q.transpose(0, 2, 1), y[:, :, None])
    found = np.empty((3, len(counts), sets))
    for row, p in enumerate(counts):
        weights = np.linalg.solve(r[:, :p, :p], projected[:, :p])
        fitted = np.matmul(x[:, :, :p], weights)[:, :, 0]
        guessed = np.matmul(fresh[:, :, :p], weights)[:, :, 0]
        found[0, row] = np.mean((y - fitted) ** 2, axis=1)
        found[1, row] = np.mean((truth + new[1] - fitted) ** 2, axis=1)
        found[2, row] = np.mean((again + new[2] - guessed) ** 2, axis=1)
    return found


def _check(quantity: str, predicted: float, errors: Array, note: str) -> Check:
    scatter = float(errors.std()) / len(errors) ** 0.5
    tolerance = max(0.02, 4.0 * scatter / predicted)
    return Check(quantity, float(predicted), float(errors.mean()), tolerance, note)


OVERFITTING = Experiment(
    name=NAME,
    title="Overfitting, counted",
    description="Give least squares useless features and watch training and test error part.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
