"""A deep linear net's singular values: all 1 for orthogonal weights, spread out for Gaussian ones.

The squared singular values of a product of L Gaussian matrices follow the Fuss-Catalan law, whose
upper end is (L+1)^(L+1) / L^L (Saxe et al. 2014; Penson and Zyczkowski 2011 for the law).
"""

from functools import lru_cache
from math import nan, sqrt

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import Cost
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.parameters import Choice, Integer
from wordgraph.lab.sampling import places
from wordgraph.lab.settings import Settings
from wordgraph.lab.trace import Outcome, Series, Trace
from wordgraph.lab.wording import figure, ratio

NAME = "orthogonal-initialization"
INIT = Choice(
    name="init",
    label="Weights",
    help="Random rotations, or independent Gaussian entries of variance 1 / width.",
    options={"gaussian": "Gaussian", "orthogonal": "Orthogonal"},
)
DEPTH = Integer(
    name="depth",
    label="Depth",
    unit="layers",
    help="How many square matrices are multiplied.",
    minimum=1,
    maximum=30,
    default=5,
)
WIDTH = Integer(
    name="width",
    label="Width",
    unit="units",
    help="Rows and columns of each matrix; the wider, the closer to theory.",
    minimum=24,
    maximum=160,
    default=128,
    logarithmic=True,
)
PARAMETERS = (INIT, DEPTH, WIDTH, controls.SEED)
# Below this share of the largest, a singular value is what rounding left.
FAINTEST = 1e-13
SHORT = "its limit is for nets sixteen times as wide as deep, or wider"
NARROW = "the law is for nets four times as wide as deep, or wider"
CHART = Chart(
    Axis("singular value, from the largest", Scale.COUNT),
    Axis("its size", Scale.LOG),
    (Curve("values", "s"),),
)
BELOW = Chart(
    Axis("layers multiplied", Scale.COUNT),
    Axis("squared singular value", Scale.LOG),
    (Curve("largest", "largest s\u00b2"), Curve("median", "median s\u00b2")),
)
PRESETS = {
    "gaussian": Preset(
        "Gaussian",
        {},
        "Most directions die and a few grow: the singular values spread over many powers of ten.",
        "\u201cGood scaling keeps the signal.\u201d On average it does, yet over five layers the "
        "median direction keeps about a sixth of its length.",
    ),
    "orthogonal": Preset(
        "Orthogonal",
        {"init": "orthogonal"},
        "Every singular value is 1 to the last digit, at any depth: dynamical isometry.",
    ),
    "deep-gaussian": Preset(
        "Gaussian, 30 layers",
        {"depth": 30},
        "The largest would be e (L + 1) = 83 if the net were very wide, and is about half of that "
        "here; the rest falls like a power: the matrix is all but of low rank.",
    ),
    "shallow": Preset(
        "One Gaussian matrix",
        {"depth": 1},
        "Even a single matrix stretches some directions twofold and flattens others.",
    ),
}


def _estimate(settings: Settings) -> Cost:
    depth, width = settings.integer("depth"), settings.integer("width")
    cubes = float(depth) * float(width) ** 3
    # A product, an SVD without vectors and, for rotations, a QR of every matrix.
    operations = 22.0 * cubes + depth * (3e6 + 60.0 * width**2)
    return Cost(operations, 8.0 * 6.0 * width**2 + 1e5, ("depth", "width"))


def _simulate(settings: Settings) -> Trace:
    init, width = settings.choice("init"), settings.integer("width")
    depth = settings.integer("depth")
    rng = np.random.default_rng(settings.integer("seed"))
    product, spectra = np.eye(width), []
    for _ in range(depth):
        product = _matrix(init, width, rng) @ product
        spectra.append(_singular_values(product))
    values = spectra[-1]
    largest = np.array([found[0] for found in spectra]) ** 2
    median = np.array([_seen(found)[width // 2] for found in spectra]) ** 2
    layers = np.arange(1.0, depth + 1.0)
    flat = init == "orthogonal"
    quantiles: Array = np.ones(width) if flat else np.sqrt(_law(depth, width))
    kept = places(width)
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "values": Series(
                "singular values", np.array(1.0 + kept), _seen(values)[kept], quantiles[kept]
            ),
            "largest": Series(
                "largest squared singular value",
                layers,
                largest,
                np.ones(depth) if flat else np.array([_edge(n) for n in range(1, depth + 1)]),
            ),
            "median": Series(
                "median squared singular value",
                layers,
                median,
                np.ones(depth)
                if flat
                else np.array([_law(n, width)[width // 2] for n in range(1, depth + 1)]),
            ),
        },
        quantities={
            "largest": float(values[0]),
            "median": float(np.sqrt(median[-1])),
            "spread": float(np.ptp(values)),
        },
        check=_check(flat, values, median[-1], depth, width),
        also=() if flat else (_largest(values, depth, width),),
        outcome=Outcome.OK,
        summary=_summary(flat, values, depth),
        chart=CHART,
        below=BELOW,
    )


def _singular_values(matrix: Array) -> Array:
    values: Array = np.linalg.svd(matrix, compute_uv=False).astype(np.float64)
    return values


def _matrix(init: str, width: int, rng: np.random.Generator) -> Array:
    entries = rng.standard_normal((width, width))
    if init == "gaussian":
        entries /= np.sqrt(width)
        return entries
    q, r = np.linalg.qr(entries)
    # Without the signs some rotations would be likelier than others.
    rotation: Array = q.astype(np.float64) * np.sign(np.diag(r))
    return rotation


def _seen(values: Array) -> Array:
    """Return the singular values, nan for those below what rounding leaves."""
    return np.where(values > FAINTEST * values[0], values, nan)


def _edge(depth: int) -> float:
    """Return the largest squared singular value of a product of very wide Gaussian matrices."""
    return float((depth + 1.0) * (1.0 + 1.0 / depth) ** depth)


@lru_cache(maxsize=128)
def _law(depth: int, count: int) -> Array:
    """Return `count` quantiles of the Fuss-Catalan law, the largest first; shape (count,)."""
    angle = (np.pi / (depth + 1.0)) * np.linspace(0.0, 1.0, 4001)[1:-1]
    whole, part = np.sin((depth + 1.0) * angle), np.sin(depth * angle)
    log_x = (depth + 1.0) * np.log(whole) - np.log(np.sin(angle)) - depth * np.log(part)
    log_density = 2.0 * np.log(np.sin(angle)) + (depth - 1.0) * np.log(part) - depth * np.log(whole)
    # x falls with the angle, from the edge to 0.
    mass = np.exp(log_density - np.log(np.pi) + log_x) * np.abs(np.gradient(log_x, angle))
    above = np.cumsum(mass) * (angle[1] - angle[0])
    wanted = (np.arange(count) + 0.5) / count
    found: Array = np.exp(np.interp(wanted, above / above[-1], log_x))
    found.setflags(write=False)
    return found


def _check(flat: bool, values: Array, median: float, depth: int, width: int) -> Check:
    if flat:
        worst = float(values[np.argmax(np.abs(values - 1.0))])
        note = "a product of rotations is one"
        return Check("the singular value farthest from 1", 1.0, worst, 1e-12, note)
    if depth > width / 4:
        return Check("median singular value", None, sqrt(median), None, NARROW)
    predicted = float(np.sqrt(_law(depth, width)[width // 2]))
    # Measured: nets of depth / width = .1 scatter by 8% and lie 4% below the law.
    tolerance = 0.02 + 0.8 * sqrt(depth / width)
    note = "the median of the Fuss-Catalan law"
    return Check("median singular value", predicted, sqrt(median), tolerance, note)


def _largest(values: Array, depth: int, width: int) -> Check:
    """Compare the end of the spectrum, which narrow nets reach late, with its limit."""
    if depth > width / 16:
        return Check("largest s^2", None, float(values[0]) ** 2, None, SHORT)
    note = "(L+1)^(L+1) / L^L (Saxe et al. 2014), for a very wide net"
    # Measured, 1 to 30 layers of 64 to 160 units: it lies (L / n)^(2/3) below its limit on average,
    # as the edge of any such spectrum does, and single matrices scatter by .85 of that.
    tolerance = 3.6 * (depth / width) ** (2 / 3)
    return Check("largest s^2", _edge(depth), float(values[0]) ** 2, tolerance, note)


def _summary(flat: bool, values: Array, depth: int) -> str:
    if flat:
        return f"All singular values are 1, up to {ratio(float(np.abs(values - 1).max()))}."
    middle = float(values[len(values) // 2])
    layers = "one layer" if depth == 1 else f"{depth} layers"
    return (
        f"Through {layers} one direction grows {figure(float(values[0]))} times, and the "
        f"median one keeps {ratio(middle)} of its length."
    )


ORTHOGONAL_INITIALIZATION = Experiment(
    name=NAME,
    title="Orthogonal and Gaussian weights",
    description="Multiply a deep linear net's matrices and look at what each direction keeps.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
