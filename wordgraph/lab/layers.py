"""Layers with a forward and a backward pass; each remembers what its own backward pass needs."""

from typing import Protocol

from wordgraph.lab.activations import Activation
from wordgraph.lab.arrays import Array


class Layer(Protocol):
    """Anything that maps a batch forward and the loss's gradient backward."""

    def forward(self, x: Array) -> Array:
        """Map inputs of shape (batch, fan in) to outputs of shape (batch, fan out)."""

    def backward(self, gradient: Array) -> Array:
        """Turn the gradient at the latest output into the gradient at its input."""


class Linear:
    """z = x W + b, with W of shape (fan in, fan out)."""

    def __init__(self, weight: Array, bias: Array) -> None:
        self.weight = weight
        self.bias = bias

    def forward(self, x: Array) -> Array:
        """Apply the weights and the bias."""
        self._input = x
        return x @ self.weight + self.bias

    def backward(self, gradient: Array) -> Array:
        """Keep dL/dW and dL/db as attributes and return dL/dx."""
        self.weight_gradient: Array = self._input.T @ gradient
        self.bias_gradient: Array = gradient.sum(axis=0)
        return gradient @ self.weight.T


class Activate:
    """h = phi(z), unit by unit."""

    def __init__(self, activation: Activation) -> None:
        self.activation = activation

    def forward(self, x: Array) -> Array:
        """Apply phi and remember its slope."""
        h = self.activation.value(x)
        self._slope = self.activation.slope(x, h)
        return h

    def backward(self, gradient: Array) -> Array:
        """Multiply by phi'(z)."""
        return gradient * self._slope


class Chain:
    """Layers one after the other."""

    def __init__(self, *layers: Layer) -> None:
        self.layers = layers

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


class Residual:
    """x + scale * branch(x)."""

    def __init__(self, branch: Layer, scale: float) -> None:
        self.branch = branch
        self.scale = scale

    def forward(self, x: Array) -> Array:
        """Add the scaled branch to its own input."""
        return x + self.scale * self.branch.forward(x)

    def backward(self, gradient: Array) -> Array:
        """Add what comes through the branch to what comes through the skip."""
        return gradient + self.branch.backward(self.scale * gradient)
