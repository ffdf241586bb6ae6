"""All that a model learns as one vector: what optimizers move and the Hessian acts on."""

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.layers import Layer


class Flat:
    """The trainable arrays of a layer, from now on views of one vector.

    One vector costs an optimizer a handful of NumPy calls a step, however many layers there are.
    """

    def __init__(self, layer: Layer) -> None:
        """Move the layer's arrays into `vector`."""
        self._slots = layer.slots()
        self.vector: Array = np.concatenate([slot.value.ravel() for slot in self._slots])
        start = 0
        for slot in self._slots:
            shape, size = slot.value.shape, slot.value.size
            slot.bind(self.vector[start : start + size].reshape(shape))
            start += size

    def gradient(self) -> Array:
        """Return the gradients of the latest backward pass in the same order."""
        return np.concatenate([slot.gradient.ravel() for slot in self._slots])
