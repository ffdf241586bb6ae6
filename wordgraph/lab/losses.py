"""Losses: a value, and the gradient that is sent back through a network."""

from dataclasses import dataclass

import numpy as np

from wordgraph.lab.arrays import Array


@dataclass(frozen=True, slots=True, eq=False)
class RandomReadout:
    """L = mean over examples of xi_b . z_b, with a random direction xi_b of length about 1 each.

    Every network then starts its backward pass from the same signal, whatever its activation, so
    that what differs between two plots is due to the layers and not to the loss. One direction an
    example (rather than one for all) averages the noise: at width 256 the measured chi of a tanh
    network scatters by 1% instead of 2%.
    """

    directions: Array
    """Shape (batch, width); entries N(0, 1 / width)."""

    @classmethod
    def draw(cls, batch: int, width: int, rng: np.random.Generator) -> "RandomReadout":
        """Draw one direction an example."""
        return cls(rng.standard_normal((batch, width)) / np.sqrt(width))

    def value(self, z: Array) -> float:
        """Return the loss of the outputs z, shape (batch, width)."""
        return float(np.sum(self.directions * z)) / len(z)

    def gradient(self) -> Array:
        """Return dL/dz, shape (batch, width); it does not depend on z, for L is linear."""
        return self.directions / len(self.directions)


def mean_squared_error(output: Array, target: Array) -> tuple[float, Array]:
    """Return the mean of (output - target)^2 over all entries, and its gradient in the output."""
    error = output - target
    return float(np.vdot(error, error)) / error.size, error * (2.0 / error.size)


def cross_entropy(logits: Array, labels: Array) -> tuple[float, Array]:
    """Return the mean of -ln softmax(logits)[label], and its gradient in the logits.

    logits have shape (batch, classes), labels are whole numbers of shape (batch,).
    """
    rows, columns = np.arange(len(logits)), labels.astype(np.intp)
    shifted = logits - logits.max(axis=1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    gradient = np.exp(logs)
    gradient[rows, columns] -= 1.0
    return -float(logs[rows, columns].mean()), gradient / len(logits)


def logistic(output: Array, target: Array) -> tuple[float, Array]:
    """Return the mean of ln(1 + exp(-target output)) for targets of +-1, and its gradient."""
    margin = output * target
    value = np.logaddexp(0.0, -margin).mean()
    return float(value), -target * 0.5 * (1.0 - np.tanh(0.5 * margin)) / output.size
