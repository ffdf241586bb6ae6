"""A small tanh network on a few examples, trained on all of them at every step.

8-24-24-1 units, half the mean squared error over 40 examples: small enough that the sharpness of
its loss can be followed while it trains.
"""

from itertools import pairwise

import numpy as np

from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.arrays import Array
from wordgraph.lab.datasets import Data
from wordgraph.lab.flat import Flat
from wordgraph.lab.layers import Activate, Chain, Layer, Linear
from wordgraph.lab.losses import mean_squared_error

SIZES = (8, 24, 24, 1)
EXAMPLES = 40


class SmallNet:
    """The network with its data; its parameters are one vector."""

    def __init__(self, rng: np.random.Generator, gain: float = 1.0) -> None:
        """Draw the data and the weights, whose variance is gain^2 / fan in."""
        x = rng.standard_normal((EXAMPLES, SIZES[0]))
        y = np.sign(rng.standard_normal((EXAMPLES, 1)))
        self.data = Data(x, y)
        layers: list[Layer] = []
        for fan_in, fan_out in pairwise(SIZES):
            weight = gain / np.sqrt(fan_in) * rng.standard_normal((fan_in, fan_out))
            layers += [Linear(weight, np.zeros(fan_out)), Activate(ACTIVATIONS["tanh"])]
        self._model = Chain(tuple(layers[:-1]))
        self._flat = Flat(self._model)

    @property
    def point(self) -> Array:
        """Return the parameters, which may be changed in place."""
        return self._flat.vector

    def loss(self) -> tuple[float, Array]:
        """Return the loss at the present parameters, and its gradient."""
        value, gradient = mean_squared_error(self._model.forward(self.data.x), self.data.y)
        self._model.backward(0.5 * gradient)
        return 0.5 * value, self._flat.gradient()

    def value_at(self, point: Array) -> float:
        """Return the loss elsewhere; the present parameters stay."""
        kept = self.point.copy()
        self.point[:] = point
        found = mean_squared_error(self._model.forward(self.data.x), self.data.y)[0]
        self.point[:] = kept
        return 0.5 * found

    def gradient_at(self, point: Array) -> Array:
        """Return the gradient elsewhere; the present parameters stay."""
        kept = self.point.copy()
        self.point[:] = point
        found = self.loss()[1]
        self.point[:] = kept
        return found
