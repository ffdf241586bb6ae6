"""Double descent: least squares of minimum norm, with fewer and with more features than examples.

Belkin, Hsu and Xu 2020: p of 100 features are seen, the rest act as noise.
"""

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

NAME = "double-descent"
ALL = 100
FEATURES = Integer(
    name="features",
    label="Features",
    help=f"p: how many of the {ALL} features the model sees.",
    minimum=1,
    maximum=ALL,
    default=60,
)
EXAMPLES = Integer(
    name="examples",
    label="Examples",
    help="n: how many examples it learns from; the risk is largest at p = n.",
    minimum=10,
    maximum=80,
    default=40,
)
NOISE = Number(
    name="noise",
    label="Noise",
    help="The standard deviation of what the targets hold beyond the signal, whose size is 1.",
    minimum=0.0,
    maximum=1.0,
    step=0.05,
    default=0.2,
)
REPETITIONS = Integer(
    name="repetitions",
    label="Repetitions",
    help="Over how many data sets the risk is averaged.",
    minimum=10,
    maximum=300,
    default=150,
    logarithmic=True,
)
PARAMETERS = (FEATURES, EXAMPLES, NOISE, REPETITIONS, controls.SEED)
SWEPT = (1, 5, 10, 15, 20, 25, 30, 34, 37, 40, 43, 46, 50, 55, 60, 65, 70, 75, 80, 90, 100)
# Nearer to p = n than this the mean over a few data sets says little: its variance is infinite.
HEAVY = 4
CHART = Chart(
    Axis("features p", Scale.COUNT),
    Axis("risk on new examples", Scale.LOG),
    (Curve("risk", "mean"), Curve("median", "median"), Curve("zero", "guessing 0", reference=True)),
)
BELOW = Chart(
    Axis("features p", Scale.COUNT),
    Axis("training error", Scale.LOG),
    (Curve("training", "training"),),
)
PRESETS = {
    "second": Preset(
        "Past the peak",
        {},
        "The risk rises to a peak where the features match the 40 examples, then falls a second "
        "time, below what any smaller model reached.",
        "\u201cMore parameters than examples must overfit.\u201d With all 100 features on 40 "
        "examples the training error is 0, and yet the risk is .667, the least of all.",
    ),
    "classical": Preset(
        "Fewer features than examples",
        {"features": 20},
        "Left of the peak: with 20 of 100 features the risk is 1.72, worse than guessing 0.",
    ),
    "peak": Preset(
        "At the peak",
        {"features": 40},
        "At p = n the mean risk is infinite: a few data sets are fitted by enormous weights. The "
        "median stays finite.",
    ),
    "all": Preset(
        "All features",
        {"features": 100},
        "With all features seen nothing acts as noise, and of all that fit the norm picks well.",
    ),
    "noisy": Preset(
        "More noise",
        {"noise": 1.0, "features": 100},
        "With as much noise as signal the peak is far higher, and interpolating costs: with all "
        "features the risk is 2.28, more than the 2 of guessing 0.",
    ),
}


def _estimate(settings: Settings) -> Cost:
    repetitions, n = float(settings.integer("repetitions")), settings.integer("examples")
    # For each number of features a Gram matrix and its solution.
    each = (1.0 + len(SWEPT)) * (3.0 * n * n * ALL + n**3) + 80.0 * n * ALL
    held = repetitions * (3.0 * n * ALL + 3.0 * n * n)
    return cost_of_steps(repetitions, 20.0, each, ("repetitions", "examples"), held)


def _simulate(settings: Settings) -> Trace:
    p, n, noise = (
        settings.integer("features"),
        settings.integer("examples"),
        settings.number("noise"),
    )
    counts = sorted({*SWEPT, p, n})
    risks, training = _risks(settings, counts)
    x, at = np.array(counts, dtype=np.float64), counts.index(p)
    theory = np.array([risk(count, n, noise) for count in counts])
    mean = risks.mean(axis=1)
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "risk": Series("mean risk", x, mean, theory),
            "median": Series("median risk", x, np.median(risks, axis=1)),
            "zero": Series("risk of guessing 0", x[[0, -1]], np.full(2, 1.0 + noise**2)),
            "training": Series(
                "training error",
                x,
                # What is left past p = n is rounding.
                np.maximum(training.mean(axis=1), 1e-32),
                np.where(x < n, (1.0 - x / ALL + noise**2) * (1.0 - x / n), np.nan),
            ),
        },
        quantities={
            "risk": float(mean[at]),
            "median": float(np.median(risks[at])),
            "training": float(training[at].mean()),
        },
        check=_check(p, n, theory[at], risks[at]),
        outcome=Outcome.OK,
        summary=_summary(p, n, risks[at], float(risks[-1].mean())),
        chart=CHART,
        below=BELOW,
    )


def risk(p: int, n: int, noise: float) -> float:
    """Return the mean risk, nan where it is infinite, for a signal of size 1 in ALL features."""
    seen = p / ALL
    if p <= n - 2:
        return (1.0 - seen + noise**2) * (1.0 + p / (n - p - 1.0))
    if p >= n + 2:
        return seen * (1.0 - n / p) + (1.0 - seen + noise**2) * (1.0 + n / (p - n - 1.0))
    return float("nan")


def _risks(settings: Settings, counts: list[int]) -> tuple[Array, Array]:
    """Return risk and training error, each of shape (len(counts), repetitions)."""
    rng = np.random.default_rng(settings.integer("seed"))
    sets, n = settings.integer("repetitions"), settings.integer("examples")
    x = rng.standard_normal((sets, n, ALL))
    # A random direction, so that the first p features are as good as any.
    signal = rng.standard_normal((sets, ALL, 1))
    signal /= np.linalg.norm(signal, axis=1, keepdims=True)
    noise = settings.number("noise")
    y = np.matmul(x, signal) + noise * rng.standard_normal((sets, n, 1))
    risks, training = np.empty((2, len(counts), sets))
    for row, p in enumerate(counts):
        part = x[:, :, :p]
        weights = _least_norm(part, y)
        off = np.sum((weights - signal[:, :p]) ** 2, axis=(1, 2))
        risks[row] = off + np.sum(signal[:, p:] ** 2, axis=(1, 2)) + noise**2
        training[row] = np.mean((np.matmul(part, weights) - y) ** 2, axis=(1, 2))
    return risks, training


def _least_norm(x: Array, y: Array) -> Array:
    """Return the least-squares weights, of all the ones of least norm; shape (sets, p, 1)."""
    turned = x.transpose(0, 2, 1)
    if x.shape[1] >= x.shape[2]:
        found = np.linalg.solve(np.matmul(turned, x), np.matmul(turned, y))
    else:
        found = np.matmul(turned, np.linalg.solve(np.matmul(x, turned), y))
    return np.asarray(found, dtype=np.float64)


def _check(p: int, n: int, predicted: float, risks: Array) -> Check:
    quantity = f"risk with {p} features"
    if abs(p - n) < HEAVY:
        why = "so near to p = n the mean is infinite or hardly ever reached; the median is shown"
        return Check(f"median {quantity}", None, float(np.median(risks)), None, why)
    scatter = float(risks.std()) / len(risks) ** 0.5
    tolerance = max(0.02, 4.0 * scatter / predicted)
    return Check(quantity, predicted, float(risks.mean()), tolerance, "Belkin, Hsu and Xu 2020")


def _summary(p: int, n: int, risks: Array, all_seen: float) -> str:
    side = "fewer features than examples" if p < n else "more features than examples"
    if p == n:
        middle = figure(float(np.median(risks)))
        return f"At p = n = {n} the median risk is {middle} and the mean is infinite."
    return (
        f"With {p} features, {side}, the risk is {figure(float(risks.mean()))}; with all {ALL} it "
        f"is {figure(all_seen)}."
    )


DOUBLE_DESCENT = Experiment(
    name=NAME,
    title="Double descent",
    description="Let least squares see more and more features, past the number of examples.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
