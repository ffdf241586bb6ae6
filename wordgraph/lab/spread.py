"""How far a net of finite width scatters around the theory: the variance of ln |delta_l|^2.

To first order in 1 / width three things add up: random weights on the way back (here), random
sizes of the forward signal (sizes.py), and slopes that a skip connection repeats from block to
block (here). With one example the first alone is Var ln |J v|^2 = 5 L / n for ReLU and 2 L / n for
linear units (Hanin & Nica 2020); a batch averages part of it away. Batch normalization is left out:
its deviations at finite width are a shift of chi rather than a spread.
"""

from collections.abc import Sequence
from math import log, sqrt

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.propagation import Passage
from wordgraph.lab.sizes import variance_from_sizes


def log_variance(passages: Sequence[Passage], width: int, batch: int) -> Array:
    """Return Var ln |delta_l|^2 for layers 1 to len(passages) + 1, |delta| being 1 in the last.

    |delta_l|^2 is the mean over a batch; shape (depth,).
    """
    return (
        _from_weights(passages, width, batch)
        + variance_from_sizes(passages, batch) / width
        + _from_repeated_slopes(passages, batch) / width
    )


def _from_weights(passages: Sequence[Passage], width: int, batch: int) -> Array:
    """Follow the second moments of delta, which close on three numbers per layer.

    T = E[(mean |delta_b|^2)^2], P = E[sum |delta_b|^4] / batch^2, and R = E[sum of
    (delta_b . delta_c)^2 over pairs b != c] / batch^2.
    """
    n, b = float(width), float(batch)
    # Entries of delta_L are independent N(0, 1 / n).
    state = np.array([1 + 2 / (n * b), (1 + 2 / n) / b, (1 - 1 / b) / n])
    variances = [log(state[0])]
    for passage in reversed(passages):
        state = _second_moments(passage, n) @ state / passage.factor**2
        variances.append(log(state[0]))
    return np.array(variances[::-1])


def _second_moments(passage: Passage, n: float) -> Array:
    """Return the matrix that takes (T, P, R) of one layer to those of the layer below."""
    s, gain = passage.skip, passage.gain
    a, c = passage.one.slope_square, passage.one.slope_fourth
    e, x = passage.two.slope_product, passage.two.slope_square_product
    square, cross = gain * gain, s * gain / n
    mean = s + 2 * s * gain * a + square * a * a * (1 - 1 / n)
    top = [
        mean + square * x / n,
        4 * cross * a + square * (3 * c - x) / n,
        4 * cross * e + 2 * square * x / n,
    ]
    single = mean + 4 * cross * a + 3 * square * c / n
    pair = square * x / n + 2 * cross * a
    same = (s + gain * e) ** 2 + square * (2 * x - e * e) / n + 2 * cross * e
    return np.array([top, [0.0, single, 0.0], [pair, -pair, same]])


def _from_repeated_slopes(passages: Sequence[Passage], batch: int) -> Array:
    """Add twice the covariance, times width, between the slopes of different blocks.

    The streams of blocks l < m correlate by sqrt(q_l / q_m) and their squared slopes by no more;
    that bound is what is used.
    """
    variance, above = 0.0, 0.0
    variances = [0.0]
    for passage in reversed(passages):
        share = passage.skip * passage.gain * passage.one.slope_square / passage.factor
        size = sqrt(passage.stream.mean_square)
        variance += 2 * share * size * above * _slope_variance(passage, batch)
        above += share / size
        variances.append(variance)
    return np.array(variances[::-1])


def _slope_variance(passage: Passage, batch: int) -> float:
    """Return the relative variance of one unit's phi'^2, averaged over a batch."""
    single = passage.one.slope_fourth / passage.one.slope_square**2 - 1
    shared = passage.two.slope_square_product / passage.one.slope_square**2 - 1
    return single / batch + shared * (1 - 1 / batch)
