"""What random sizes of the forward signal add to the scatter of delta, in a net of finite width.

The mean square of z_l over the units of a layer is a random number around q_l, and it moves what
comes after: the next layers' sizes and, through phi' or through the scale of a layer normalization,
the factors of delta. All is first order in 1 / width; variances here are times width.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.propagation import Passage, Stream


@dataclass(frozen=True, slots=True)
class _Response:
    """How one block reacts to ln of the size of its stream, and what noise it adds."""

    factor_trend: float
    """d ln factor / d ln size."""
    size_trend: float
    """d ln next size / d ln size."""
    noise: float
    """Variance of ln next size at a given size."""
    joint: float
    """Its covariance with ln factor."""
    explained: float
    """The part of the variance of ln factor that is due to the size, already counted elsewhere."""


def variance_from_sizes(passages: Sequence[Passage], batch: int) -> Array:
    """Return the addition to Var ln |delta_l|^2, times width, for each layer; shape (depth,)."""
    responses = [_response(passage, batch) for passage in passages]
    arriving = [2 * _together(passages[0].stream, batch)] if passages else []
    for response in responses[:-1]:
        arriving.append(response.size_trend**2 * arriving[-1] + response.noise)
    reach, made_above = 0.0, 0.0
    variances = [0.0]
    for response, size in zip(reversed(responses), reversed(arriving), strict=True):
        # `reach`: how ln |delta| of this layer answers to the size of the stream above.
        made_above += reach * (reach * response.noise + 2 * response.joint) - response.explained
        reach = response.factor_trend + response.size_trend * reach
        variances.append(made_above + reach**2 * size)
    return np.array(variances[::-1])


def _response(passage: Passage, batch: int) -> _Response:
    one = passage.one
    share = passage.gain * one.slope_square / passage.factor
    slope_trend = one.slope_square_trend / one.slope_square
    # Of the next size: what the skip keeps, what the branch adds, what E[phi^2] = v would add.
    kept = passage.skip * passage.stream.mean_square / passage.following.mean_square
    added = 1 - kept
    power = passage.weight_power * passage.view.variance / passage.following.mean_square
    together = _together(passage.stream, batch)
    # What is left of the noise of phi^2 once the size of the stream is known.
    square_noise = one.fourth - one.square**2 - 2 * one.square_trend**2
    both = one.square_and_slope / one.slope_square - one.square - 2 * slope_trend * one.square_trend
    follows = passage.view.follows
    return _Response(
        factor_trend=share * (slope_trend if follows else -1.0),
        size_trend=kept + (power * one.square_trend if follows else 0.0),
        noise=together * (2 * added * (added + 2 * kept) + power**2 * square_noise),
        joint=together * share * power * both,
        explained=together * 2 * (share * slope_trend) ** 2,
    )


def _together(stream: Stream, batch: int) -> float:
    """Return how much of a size's variance is left in the mean over a batch."""
    return 1 / batch + (1 - 1 / batch) * stream.correlation**2
