"""What is measured in a network, kept as logarithms so that nothing under- or overflows."""

from dataclasses import dataclass
from math import inf, log, nan

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.losses import RandomReadout
from wordgraph.lab.network import Architecture, Network, build


@dataclass(frozen=True, slots=True, eq=False)
class Measurement:
    """One forward and one backward pass, seen layer by layer; each array has shape (depth,)."""

    mean_square: Array
    """q_l: the mean of z_l^2 over examples and units."""
    log_delta: Array
    """ln of the root mean square, over examples, of |delta_l|; delta of an example's own loss."""
    log_weight_gradient: Array
    """ln of the Frobenius norm of dL/dW_l, L being the mean loss of the batch."""


def log_norm(values: Array) -> float:
    """Return ln of the Euclidean norm; -inf for zeros, nan for anything not finite."""
    largest = float(np.max(np.abs(values)))
    if largest == 0.0:
        return -inf
    if not np.isfinite(largest):
        return nan
    # Squares of numbers below 1e-154 underflow: square what is scaled to 1.
    scaled = values / largest
    return log(largest) + 0.5 * log(float(np.vdot(scaled, scaled)))


def measure(architecture: Architecture, batch: int, seed: int) -> Measurement:
    """Run unit Gaussian inputs forward and a random readout backward; the same seed, the same."""
    # A stream each: changing the depth keeps the inputs, the readout and the first layers' draws.
    inputs, weights, readout = (np.random.default_rng([seed, stream]) for stream in range(3))
    network = build(architecture, weights)
    loss = RandomReadout.draw(batch, architecture.width, readout)
    with np.errstate(all="ignore"):  # Overflow is an outcome with words, not a warning.
        stream = network.forward(inputs.standard_normal((batch, architecture.width)))
        return observe(network, stream, network.backward(loss.gradient()))


def observe(network: Network, stream: list[Array], deltas: list[Array]) -> Measurement:
    """Return what a forward pass, and the backward pass after it, left in a network."""
    batch = len(stream[0])
    return Measurement(
        mean_square=np.array([np.mean(z * z) for z in stream]),
        # dL_b/dz_b is batch times dL/dz_b; the root mean square divides by sqrt(batch).
        log_delta=np.array([log_norm(delta) + 0.5 * log(batch) for delta in deltas]),
        log_weight_gradient=np.array([log_norm(w.weight_gradient) for w in network.linears]),
    )
