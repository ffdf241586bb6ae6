"""Dropout: units are silenced at random, and the rest scaled up to keep the mean."""

from dataclasses import dataclass, field

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.layers import Slot


@dataclass(eq=False, slots=True)
class Dropout:
    """Inverted dropout: each entry is kept with probability `keep` and divided by it, else 0."""

    keep: float
    rng: np.random.Generator
    _mask: Array = field(init=False)

    def forward(self, x: Array) -> Array:
        """Draw a new mask and apply it."""
        self._mask = (self.rng.random(x.shape) < self.keep) / self.keep
        return x * self._mask

    def backward(self, gradient: Array) -> Array:
        """Apply the same mask."""
        return gradient * self._mask

    def slots(self) -> tuple[Slot, ...]:
        """Return nothing: dropout learns nothing."""
        return ()
