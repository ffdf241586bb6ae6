"""What a measured gradient means: its outcome, its chi, and its result in words."""

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.check import Check
from wordgraph.lab.network import Architecture
from wordgraph.lab.probes import Measurement
from wordgraph.lab.theory import NoTheory, Prediction
from wordgraph.lab.trace import Outcome
from wordgraph.lab.wording import ratio

LEAST_TOLERANCE = 0.03
# Batch norm's chi lies above its theory by up to this over width (measured, 32 to 512 units).
BATCH_NORM_SHIFT = 4.0
# A norm this much smaller or larger counts as starving or exploding.
MUCH = 10.0
# Below this, numbers lose digits on their way to underflow (at 1e-308) and mean nothing.
FAINTEST = 1e-290
SINGLE_LAYER = "a single layer has no factor"


@dataclass(frozen=True, slots=True)
class Ratios:
    """Norms in the first layer over norms in the last."""

    delta: float
    weight_gradient: float


def ratios(measurement: Measurement) -> Ratios:
    """Return first over last for delta and for dL/dW; nan where it makes no sense."""
    return Ratios(_ratio(measurement.log_delta), _ratio(measurement.log_weight_gradient))


def _ratio(log_norms: Array) -> float:
    with np.errstate(all="ignore"):
        return float(np.exp(log_norms[0] - log_norms[-1]))


def outcome(measurement: Measurement) -> Outcome:
    """Say whether the passes stayed within what floating-point numbers can hold."""
    norms = np.concatenate([measurement.log_delta, measurement.log_weight_gradient])
    if np.isnan(norms).any() or not np.isfinite(measurement.mean_square).all():
        return Outcome.OVERFLOW
    alive = norms[np.isfinite(norms)]
    if (alive < log(FAINTEST)).any():
        return Outcome.UNDERFLOW
    return Outcome.OK if len(alive) == len(norms) else Outcome.DEAD


def summary(found: Ratios, ended: Outcome, depth: int) -> str:
    """Return the result in one sentence."""
    if ended is not Outcome.OK:
        return f"{ended.value[0].upper()}{ended.value[1:]}."
    if depth == 1:
        return "With a single layer there is no way back on which a gradient could fade or grow."
    delta, weights = found.delta, found.weight_gradient
    start = f"The gradient of layer 1 is {ratio(weights)}"
    if weights < 1 / MUCH:
        return f"{start} of that of layer {depth}: the early layers starve."
    if weights > MUCH:
        return f"{start} times that of layer {depth}: it explodes on its way back."
    if delta < 1 / MUCH:
        return (
            f"{start} of that of layer {depth}, yet only {ratio(delta)} of the error signal "
            "arrives there: all layers starve alike."
        )
    if delta > MUCH:
        return (
            f"{start} of that of layer {depth}, but the error signal arrives there "
            f"{ratio(delta)} times as large: all layers explode alike."
        )
    return f"{start} of that of layer {depth}: it passes all layers."


def check(
    architecture: Architecture, measurement: Measurement, theory: Prediction | NoTheory
) -> Check:
    """Compare the factor of mean-square delta per layer with what theory says."""
    if isinstance(theory, NoTheory):
        return _checked(measurement, 1, None, None, theory.words)
    first = theory.first_layer
    note = f"{theory.words}, layers {first} to {architecture.depth}"
    return _checked(measurement, first, theory.chi, _tolerance(architecture, theory), note)


def _checked(
    measurement: Measurement,
    first: int,
    predicted: float | None,
    tolerance: float | None,
    note: str,
) -> Check:
    log_delta = measurement.log_delta[first - 1 :]
    if len(log_delta) == 1:
        return Check("chi per layer", predicted, None, tolerance, SINGLE_LAYER)
    ended = outcome(measurement)
    if ended is not Outcome.OK:
        return Check("chi per layer", predicted, None, tolerance, ended.value)
    return Check("chi per layer", predicted, _chi(log_delta), tolerance, note)


def _chi(log_delta: Array) -> float:
    """Return the geometric mean of the factors of |delta|^2."""
    return exp(2.0 * float(log_delta[0] - log_delta[-1]) / (len(log_delta) - 1))


def _tolerance(architecture: Architecture, theory: Prediction) -> float:
    """Return what finite width explains of a relative error in chi, but at least 3%."""
    if theory.log_variance is None:
        return LEAST_TOLERANCE + BATCH_NORM_SHIFT / architecture.width
    factors = max(1, architecture.depth - theory.first_layer)
    variance = float(theory.log_variance[theory.first_layer - 1])
    # Three standard deviations, and the mean of a logarithm lies below the logarithm of the mean.
    return max(LEAST_TOLERANCE, (3.0 * sqrt(variance) + 0.5 * variance) / factors)
