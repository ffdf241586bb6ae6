"""A recurrent layer, unrolled over time, with backpropagation through time."""

from dataclasses import dataclass, field

import numpy as np

from wordgraph.lab.activations import Activation
from wordgraph.lab.arrays import Array
from wordgraph.lab.layers import Slot


@dataclass(eq=False, slots=True)
class Recurrent:
    """h_t = phi(x_t W + h_(t-1) U + b), with h_0 = 0; arrays over time have shape (time, batch, n).

    After a backward pass `deltas[t]` is dL/d(pre-activation of step t), the loss's own part of that
    step and all that comes back from later steps.
    """

    weight: Array
    """W, shape (fan in, units)."""
    recurrence: Array
    """U, shape (units, units)."""
    bias: Array
    activation: Activation
    weight_gradient: Array = field(init=False)
    recurrence_gradient: Array = field(init=False)
    bias_gradient: Array = field(init=False)
    deltas: Array = field(init=False)
    _input: Array = field(init=False)
    _states: Array = field(init=False)
    _slopes: Array = field(init=False)

    def forward(self, x: Array) -> Array:
        """Map x, shape (time, batch, fan in), to the states h_1 to h_T."""
        steps, batch, _ = x.shape
        driven = x @ self.weight + self.bias
        states = np.zeros((steps + 1, batch, len(self.bias)))
        slopes = np.empty_like(driven)
        for t in range(steps):
            z = driven[t] + states[t] @ self.recurrence
            states[t + 1] = self.activation.value(z)
            slopes[t] = self.activation.slope(z, states[t + 1])
        self._input, self._states, self._slopes = x, states, slopes
        return states[1:]

    def backward(self, gradient: Array) -> Array:
        """Take dL/dh_t of every step's own part of the loss and return dL/dx."""
        deltas = np.empty_like(gradient)
        arriving = np.zeros_like(gradient[0])
        for t in range(len(gradient) - 1, -1, -1):
            deltas[t] = (gradient[t] + arriving) * self._slopes[t]
            arriving = deltas[t] @ self.recurrence.T
        self.deltas = deltas
        self.weight_gradient = np.einsum("tbi,tbj->ij", self._input, deltas)
        self.recurrence_gradient = np.einsum("tbi,tbj->ij", self._states[:-1], deltas)
        self.bias_gradient = deltas.sum(axis=(0, 1))
        return deltas @ self.weight.T

    def slots(self) -> tuple[Slot, ...]:
        """Return W, U and b."""
        return Slot(self, "weight"), Slot(self, "recurrence"), Slot(self, "bias")
