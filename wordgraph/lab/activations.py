"""The activation functions phi and their slopes, in a plain dict by name."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from wordgraph.lab.arrays import Array


@dataclass(frozen=True, slots=True)
class Activation:
    """A function phi with its slope; `slope(z, h)` may use the output h = phi(z) to save work."""

    name: str
    label: str
    value: Callable[[Array], Array]
    slope: Callable[[Array, Array], Array]
    homogeneous: bool = False
    """phi(c z) = c phi(z) for c > 0, so that the slope does not depend on the signal's size."""


def _logistic(z: Array) -> Array:
    # exp(-z) would overflow for z below -709; tanh saturates instead.
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def _logistic_slope(z: Array, h: Array) -> Array:
    return h * (1.0 - h)


def _tanh_slope(z: Array, h: Array) -> Array:
    return 1.0 - h * h


def _relu(z: Array) -> Array:
    return np.maximum(z, 0.0)


def _relu_slope(z: Array, h: Array) -> Array:
    return (z > 0.0).astype(np.float64)


def _identity(z: Array) -> Array:
    return z


def _unit_slope(z: Array, h: Array) -> Array:
    return np.ones_like(z)


ACTIVATIONS: dict[str, Activation] = {
    "sigmoid": Activation("sigmoid", "Sigmoid", _logistic, _logistic_slope),
    "tanh": Activation("tanh", "Tanh", np.tanh, _tanh_slope),
    "relu": Activation("relu", "ReLU", _relu, _relu_slope, homogeneous=True),
    "linear": Activation("linear", "Linear", _identity, _unit_slope, homogeneous=True),
}
