"""Layers with a forward and a backward pass; each remembers what its own backward pass needs."""

from dataclasses import dataclass, field
from typing import Protocol

from wordgraph.lab.activations import Activation
from wordgraph.lab.arrays import Array


class Layer(Protocol):
    """Anything that maps a batch forward and the loss's gradient backward."""

    def forward(self, x: Array) -> Array:
        """Map inputs of shape (batch, fan in) to outputs of shape (batch, fan out)."""

    def backward(self, gradient: Array) -> Array:
        """Turn the gradient at the latest output into the gradient at its input."""


@dataclass(eq=False, slots=True)
class Linear:
    """z = x W + b, with W of shape (fan in, fan out)."""

    weight: Array
    bias: Array
    weight_gradient: Array = field(init=False)
    """dL/dW, known after a backward pass."""
    bias_gradient: Array = field(init=False)
    """dL/db, known after a backward pass."""
    _input: Array = field(init=False)

    def forward(self, x: Array) -> Array:
        """Apply the weights and the bias."""
        self._input = x
        return x @ self.weight + self.bias

    def backward(self, gradient: Array) -> Array:
        """Keep dL/dW and dL/db and return dL/dx."""
        self.weight_gradient = self._input.T @ gradient
        self.bias_gradient = gradient.sum(axis=0)
        return gradient @ self.weight.T


@dataclass(eq=False, slots=True)
class Activate:
    """h = phi(z), unit by unit."""

    activation: Activation
    _slope: Array = field(init=False)

    def forward(self, x: Array) -> Array:
        """Apply phi and remember its slope."""
        h = self.activation.value(x)
        self._slope = self.activation.slope(x, h)
        return h

    def backward(self, gradient: Array) -> Array:
        """Multiply by phi'(z)."""
        return gradient * self._slope


@dataclass(eq=False, slots=True)
class Chain:
    """Layers one after the other."""

    layers: tuple[Layer, ...]

    def forward(self, x: Array) -> Array:
        """Run through the layers from first to last."""
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, gradient: Array) -> Array:
        """Run through the layers from last to first."""
        for layer in reversed(self.layers):
            gradient = layer.backward(gradient)
        return gradient


@dataclass(eq=False, slots=True)
class Residual:
    """x + scale * branch(x)."""

    branch: Layer
    scale: float

    def forward(self, x: Array) -> Array:
        """Add the scaled branch to its own input."""
        return x + self.scale * self.branch.forward(x)

    def backward(self, gradient: Array) -> Array:
        """Add what comes through the branch to what comes through the skip."""
        return gradient + self.branch.backward(self.scale * gradient)
