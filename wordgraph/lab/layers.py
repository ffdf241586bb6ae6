"""Layers with a forward and a backward pass; each remembers what its own backward pass needs."""

from dataclasses import dataclass, field
from typing import Protocol

from wordgraph.lab.activations import Activation
from wordgraph.lab.arrays import Array


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """One array of a layer that training changes, with the place of its gradient."""

    layer: object
    name: str

    @property
    def value(self) -> Array:
        """The array itself."""
        array: Array = getattr(self.layer, self.name)
        return array

    @property
    def gradient(self) -> Array:
        """The loss's gradient in it, known after a backward pass."""
        array: Array = getattr(self.layer, f"{self.name}_gradient")
        return array

    def bind(self, array: Array) -> None:
        """Put another array of the same shape in its place."""
        setattr(self.layer, self.name, array)


class Layer(Protocol):
    """Anything that maps a batch forward and the loss's gradient backward."""

    def forward(self, x: Array) -> Array:
        """Map inputs of shape (batch, fan in) to outputs of shape (batch, fan out)."""

    def backward(self, gradient: Array) -> Array:
        """Turn the gradient at the latest output into the gradient at its input."""

    def slots(self) -> tuple[Slot, ...]:
        """Return what training changes, in a fixed order."""


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

    def slots(self) -> tuple[Slot, ...]:
        """Return the weights and the bias."""
        return Slot(self, "weight"), Slot(self, "bias")


@dataclass(eq=False, slots=True)
class Affine:
    """gain * x + shift, unit by unit: what a normalization learns."""

    gain: Array
    """Shape (width,)."""
    shift: Array
    """Shape (width,)."""
    gain_gradient: Array = field(init=False)
    shift_gradient: Array = field(init=False)
    _input: Array = field(init=False)

    def forward(self, x: Array) -> Array:
        """Scale and shift each unit."""
        self._input = x
        return self.gain * x + self.shift

    def backward(self, gradient: Array) -> Array:
        """Keep the gradients of gain and shift and return dL/dx."""
        self.gain_gradient = (gradient * self._input).sum(axis=0)
        self.shift_gradient = gradient.sum(axis=0)
        return gradient * self.gain

    def slots(self) -> tuple[Slot, ...]:
        """Return the gain and the shift."""
        return Slot(self, "gain"), Slot(self, "shift")


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

    def slots(self) -> tuple[Slot, ...]:
        """Return nothing: an activation learns nothing."""
        return ()


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

    def slots(self) -> tuple[Slot, ...]:
        """Return what the layers learn, from first to last."""
        return tuple(slot for layer in self.layers for slot in layer.slots())


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

    def slots(self) -> tuple[Slot, ...]:
        """Return what the branch learns."""
        return self.branch.slots()
