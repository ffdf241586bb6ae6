"""Batch and layer normalization, with exact backward passes; gain and shift are an Affine after."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.layers import Layer, Slot

# Frameworks add 1e-5 to the variance. Here it only guards against 0/0: with 1e-5 a weakly driven
# layer (variance 1e-3) would miss the theory by a percent.
EPSILON = 1e-15


@dataclass(eq=False, slots=True)
class Standardize:
    """Shift and scale to mean 0 and variance 1 along one axis of a (batch, width) array."""

    axis: int
    epsilon: float = EPSILON
    """Added to the variance."""
    _output: Array = field(init=False)
    _inverse_deviation: Array = field(init=False)

    def forward(self, x: Array) -> Array:
        """Standardize along the axis."""
        centred = x - self._mean(x)
        self._inverse_deviation = 1.0 / np.sqrt(self._mean(centred * centred) + self.epsilon)
        self._output = centred * self._inverse_deviation
        return self._output

    def backward(self, gradient: Array) -> Array:
        """Remove what the mean and the variance took away, then rescale."""
        along = self._output * self._mean(gradient * self._output)
        return (gradient - self._mean(gradient) - along) * self._inverse_deviation

    def slots(self) -> tuple[Slot, ...]:
        """Return nothing: what a normalization learns is an Affine behind it."""
        return ()

    def _mean(self, values: Array) -> Array:
        mean: Array = values.mean(axis=self.axis, keepdims=True)
        return mean


def batch_norm() -> Standardize:
    """Standardize each unit over the batch."""
    return Standardize(axis=0)


def layer_norm() -> Standardize:
    """Standardize each example over the units of its layer."""
    return Standardize(axis=1)


NORMALIZATIONS: dict[str, Callable[[], tuple[Layer, ...]]] = {
    "none": lambda: (),
    "batch": lambda: (batch_norm(),),
    "layer": lambda: (layer_norm(),),
}
