"""An LSTM layer, unrolled over time, with backpropagation through time."""

from dataclasses import dataclass, field

import numpy as np

from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.arrays import Array
from wordgraph.lab.layers import Slot

_sigmoid = ACTIVATIONS["sigmoid"].value


@dataclass(eq=False, slots=True)
class LSTM:
    """c_t = f c_(t-1) + i g and h_t = o tanh(c_t); the gates stand in the order i, f, g, o.

    After a forward pass `forgets[t]` holds the forget gates f of each step, and after a backward
    pass `cell_deltas[t]` is dL/dc_t: both of shape (time, batch, units).
    """

    weight: Array
    """From the inputs, shape (fan in, 4 units)."""
    recurrence: Array
    """From the states, shape (units, 4 units)."""
    bias: Array
    """Shape (4 units,)."""
    weight_gradient: Array = field(init=False)
    recurrence_gradient: Array = field(init=False)
    bias_gradient: Array = field(init=False)
    forgets: Array = field(init=False)
    cell_deltas: Array = field(init=False)
    _input: Array = field(init=False)
    _gates: Array = field(init=False)
    _cells: Array = field(init=False)
    _states: Array = field(init=False)

    def forward(self, x: Array) -> Array:
        """Map x, shape (time, batch, fan in), to the states h_1 to h_T."""
        steps, batch, _ = x.shape
        units = len(self.recurrence)
        driven = x @ self.weight + self.bias
        gates = np.empty_like(driven)
        cells, states = (np.zeros((steps + 1, batch, units)) for _ in range(2))
        for t in range(steps):
            z = driven[t] + states[t] @ self.recurrence
            gates[t] = _sigmoid(z)
            gates[t, :, 2 * units : 3 * units] = np.tanh(z[:, 2 * units : 3 * units])
            i, f, g, o = np.split(gates[t], 4, axis=1)
            cells[t + 1] = f * cells[t] + i * g
            states[t + 1] = o * np.tanh(cells[t + 1])
        self._input, self._gates, self._cells, self._states = x, gates, cells, states
        self.forgets = gates[:, :, units : 2 * units]
        return states[1:]

    def backward(self, gradient: Array) -> Array:
        """Take dL/dh_t of every step's own part of the loss and return dL/dx."""
        deltas = np.empty_like(self._gates)
        self.cell_deltas = np.empty_like(gradient)
        state, cell = np.zeros_like(gradient[0]), np.zeros_like(gradient[0])
        for t in range(len(gradient) - 1, -1, -1):
            i, f, g, o = np.split(self._gates[t], 4, axis=1)
            state, tanh = gradient[t] + state, np.tanh(self._cells[t + 1])
            cell = cell + state * o * (1.0 - tanh * tanh)
            self.cell_deltas[t] = cell
            slopes = (i * (1 - i) * g, f * (1 - f) * self._cells[t], (1 - g * g) * i)
            parts = [*(cell * slope for slope in slopes), state * tanh * o * (1 - o)]
            deltas[t] = np.concatenate(parts, axis=1)
            state, cell = deltas[t] @ self.recurrence.T, cell * f
        self.weight_gradient = np.einsum("tbi,tbj->ij", self._input, deltas)
        self.recurrence_gradient = np.einsum("tbi,tbj->ij", self._states[:-1], deltas)
        self.bias_gradient = deltas.sum(axis=(0, 1))
        return deltas @ self.weight.T

    def slots(self) -> tuple[Slot, ...]:
        """Return the weights of inputs and states, and the biases."""
        return Slot(self, "weight"), Slot(self, "recurrence"), Slot(self, "bias")
