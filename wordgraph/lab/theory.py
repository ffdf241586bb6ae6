"""Which theory applies to an architecture, and what it predicts for each layer."""

from dataclasses import dataclass
from itertools import islice

import numpy as np

from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.arrays import Array
from wordgraph.lab.mean_field import chi, fixed_point
from wordgraph.lab.network import Architecture
from wordgraph.lab.propagation import Passage, propagate
from wordgraph.lab.spread import log_variance
from wordgraph.lab.weight_theory import log_weight_gradient

NARROWEST = 16
SMALLEST_BATCH = 16
# A factor within this of its limit counts as settled.
SETTLED_WITHIN = 0.01
FEWEST_SETTLED = 3


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """What a very wide net would show; arrays over layers have shape (depth,)."""

    mean_square: Array
    """q_l, the mean square of z_l."""
    log_delta: Array
    """ln of the norm of delta_l, 0 in the last layer."""
    log_weight_gradient: Array
    """ln of the norm of dL/dW_l, in the same unit."""
    log_variance: Array | None
    """Variance of ln |delta_l|^2 at this width and batch, or None where it isn't known."""
    chi: float | None
    """The factor per layer, or None with a single layer."""
    first_layer: int
    """chi holds between this layer (counted from 1) and the last."""
    fixed_point: float | None
    """q*, where the stream settles on one."""
    words: str
    """Which formula it is and whose."""


@dataclass(frozen=True, slots=True)
class NoTheory:
    """Why nothing is predicted."""

    words: str


def predict(architecture: Architecture, batch: int) -> Prediction | NoTheory:
    """Return what theory says on an architecture, or why it says nothing."""
    reason = _silence(architecture, batch)
    if reason is not None:
        return NoTheory(reason)
    passages = list(islice(propagate(architecture, batch), architecture.depth))
    factors = np.array([passage.factor for passage in passages[:-1]])
    typical = _typical_factor(architecture, batch, factors)
    log_delta = np.append(0.5 * np.cumsum(np.log(factors)[::-1])[::-1], 0.0)
    return Prediction(
        mean_square=np.array([passage.stream.mean_square for passage in passages]),
        log_delta=log_delta,
        log_weight_gradient=log_weight_gradient(architecture, batch, passages[:-1], log_delta),
        log_variance=(
            None
            if architecture.normalization == "batch"
            else log_variance(passages[:-1], architecture.width, batch)
        ),
        chi=typical.factor,
        first_layer=typical.first_layer,
        fixed_point=_fixed_point(architecture, passages),
        words=_words(architecture, typical.settled),
    )


@dataclass(frozen=True, slots=True)
class _Typical:
    """The factor per layer, from which layer on it holds, and whether it is the limit in depth."""

    first_layer: int
    factor: float | None
    settled: bool


def _silence(architecture: Architecture, batch: int) -> str | None:
    """Return why no theory applies, or None."""
    if architecture.width < NARROWEST:
        return f"mean-field theory needs a width of {NARROWEST} or more"
    if architecture.normalization == "batch":
        if batch == 2:
            return "batch norm makes +1 and -1 of any 2 examples, so that no gradient passes"
        least = 4 if architecture.activation == "linear" else SMALLEST_BATCH
        if batch < least:
            return f"the theory of batch norm needs {least} examples or more"
    return None


def _typical_factor(architecture: Architecture, batch: int, factors: Array) -> _Typical:
    """Return the limit in depth if enough layers are near it, else the mean over all layers."""
    if not len(factors):
        return _Typical(1, None, settled=False)
    limit = _limit_factor(architecture, batch)
    if limit is not None:
        away = np.flatnonzero(np.abs(factors / limit - 1.0) > SETTLED_WITHIN)
        first = int(away[-1]) + 1 if len(away) else 0
        if len(factors) - first >= min(FEWEST_SETTLED, len(factors)):
            return _Typical(first + 1, limit, settled=True)
    return _Typical(1, float(np.exp(np.mean(np.log(factors)))), settled=False)


def _limit_factor(architecture: Architecture, batch: int) -> float | None:
    """Return chi far from the input, or None where it never settles."""
    if architecture.skip:
        return None
    if architecture.normalization != "none":
        # A normalized branch forgets the size of its input: settled from the second passage on.
        return next(islice(propagate(architecture, batch), 1, None)).factor
    activation = ACTIVATIONS[architecture.activation]
    if activation.homogeneous:
        return chi(activation, 1.0, architecture.weight_variance)
    q = fixed_point(activation, architecture.weight_variance, architecture.bias_variance)
    return None if q is None else chi(activation, q, architecture.weight_variance)


def _fixed_point(architecture: Architecture, passages: list[Passage]) -> float | None:
    if architecture.skip:
        return None
    if architecture.normalization != "none":
        return passages[-1].following.mean_square
    activation = ACTIVATIONS[architecture.activation]
    return fixed_point(activation, architecture.weight_variance, architecture.bias_variance)


def _words(architecture: Architecture, settled: bool) -> str:
    averaged = "" if settled else ", geometric mean over layers that differ"
    match architecture.normalization, bool(architecture.skip):
        case "none", False:
            return f"chi = sigma_w^2 E[phi'^2] (Schoenholz et al. 2017){averaged}"
        case "layer", False:
            return f"chi = sigma_w^2 E[phi'^2] / (sigma_w^2 E[phi^2] + sigma_b^2){averaged}"
        case "batch", False:
            return f"chi = E[phi'^2] / Var[phi] (B-2)/(B-3) (after Yang et al. 2019){averaged}"
        case "none", True:
            return f"1 + alpha^2 sigma_w^2 E[phi'^2] a block{averaged}"
        case "layer", True:
            return f"1 + alpha^2 sigma_w^2 E[phi'^2] / q a block{averaged}"
        case _:
            return (
                "1 + alpha^2 sigma_w^2 E[phi'^2] / variance over the batch, (B-2)/(B-3), "
                f"a block{averaged}"
            )
