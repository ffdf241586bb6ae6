"""Optimizers: each changes a vector in place by one step along a gradient.

The update rules, and the place of every epsilon, are those of PyTorch 2.
"""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from wordgraph.lab.arrays import Array


class Optimizer(Protocol):
    """Anything that moves parameters against a gradient, and remembers what it needs to."""

    rate: float
    """The learning rate; a schedule may change it between two steps."""

    def step(self, parameters: Array, gradient: Array) -> None:
        """Change the parameters in place."""


@dataclass(eq=False, slots=True)
class SGD:
    """v = momentum v + g, then a step of rate v: heavy ball, Nesterov, or plain with momentum 0."""

    rate: float
    momentum: float = 0.0
    nesterov: bool = False
    _velocity: Array | None = field(default=None, init=False)

    def step(self, parameters: Array, gradient: Array) -> None:
        """Take one step."""
        if not self.momentum:
            parameters -= self.rate * gradient
            return
        if self._velocity is None:
            self._velocity = np.zeros_like(parameters)
        self._velocity *= self.momentum
        self._velocity += gradient
        ahead = gradient + self.momentum * self._velocity if self.nesterov else self._velocity
        parameters -= self.rate * ahead


@dataclass(eq=False, slots=True)
class RMSProp:
    """Divide the gradient by the root of the running mean of its square."""

    rate: float
    smoothing: float = 0.99
    epsilon: float = 1e-8
    _square: Array | None = field(default=None, init=False)

    def step(self, parameters: Array, gradient: Array) -> None:
        """Take one step."""
        if self._square is None:
            self._square = np.zeros_like(parameters)
        self._square *= self.smoothing
        self._square += (1.0 - self.smoothing) * gradient * gradient
        parameters -= self.rate * gradient / (np.sqrt(self._square) + self.epsilon)


@dataclass(eq=False, slots=True)
class Adam:
    """Running means of the gradient and of its square, both corrected for their start at 0.

    With `decay` it is AdamW: the parameters shrink by rate * decay, apart from the gradient.
    """

    rate: float
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    decay: float = 0.0
    correct: bool = True
    """Whether the start at 0 is corrected for."""
    steps: int = field(default=0, init=False)
    _mean: Array | None = field(default=None, init=False)
    _square: Array | None = field(default=None, init=False)

    def step(self, parameters: Array, gradient: Array) -> None:
        """Take one step."""
        if self._mean is None or self._square is None:
            self._mean, self._square = np.zeros_like(parameters), np.zeros_like(parameters)
        self.steps += 1
        self._mean *= self.beta1
        self._mean += (1.0 - self.beta1) * gradient
        self._square *= self.beta2
        self._square += (1.0 - self.beta2) * gradient * gradient
        if self.decay:
            parameters *= 1.0 - self.rate * self.decay
        parameters -= self.rate / self._grown(self.beta1) * self._mean / self.scale()

    def scale(self) -> Array:
        """Return what the next step is divided by, unit by unit: the preconditioner."""
        assert self._square is not None
        return np.sqrt(self._square / self._grown(self.beta2)) + self.epsilon

    def _grown(self, beta: float) -> float:
        """Return how much of its weight a running mean has by now."""
        return 1.0 - beta**self.steps if self.correct else 1.0


def adamw(rate: float, decay: float = 0.01) -> Adam:
    """Return Adam with decoupled weight decay."""
    return Adam(rate, decay=decay)


def clip_norm(gradient: Array, most: float) -> Array:
    """Return the gradient, shortened to the length `most` if it is longer."""
    norm = float(np.sqrt(np.vdot(gradient, gradient)))
    return gradient * (most / norm) if norm > most else gradient
