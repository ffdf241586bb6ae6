"""A deep network that is trained for some steps, its gradients seen layer by layer."""

from dataclasses import dataclass

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.flat import Flat
from wordgraph.lab.layers import Chain, Layer, Linear
from wordgraph.lab.losses import RandomReadout, logistic
from wordgraph.lab.network import Network
from wordgraph.lab.optimizers import Optimizer
from wordgraph.lab.probes import Measurement, observe

# A loss beyond this does not come back, and the next step may not be finite.
LOST = 1e12


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """What a training run left behind."""

    loss: Array
    """Before each step and after the last, shape (steps + 1,); NaN once it is lost."""
    before: Measurement
    """Of a random readout sent back before the first step, one direction an example."""
    after: Measurement | None
    """The same after one step, if there was one."""

    @property
    def lost_after(self) -> int | None:
        """The first step after which the loss is no number, or None."""
        lost = np.flatnonzero(~(self.loss < LOST))
        return int(lost[0]) if len(lost) else None


def readout(width: int, rng: np.random.Generator) -> Linear:
    """Draw a last layer with a single output."""
    return Linear(rng.standard_normal((width, 1)) / np.sqrt(width), np.zeros(1))


def labelled(batch: int, width: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """Draw N(0, 1) inputs with labels of +-1 at random, as many of each: to be learned by heart."""
    y = rng.permutation(np.where(np.arange(batch) % 2 == 0, 1.0, -1.0))
    return rng.standard_normal((batch, width)), y[:, None]


def train(
    network: Network,
    head: tuple[Layer, ...],
    data: tuple[Array, Array],
    optimizer: Optimizer,
    steps: int,
) -> Course:
    """Train on all the data at every step, and look at the gradients before and after the first."""
    x, y = data
    top = Chain(head)
    flat = Flat(Chain((*network.blocks, top)))
    losses, seen = np.full(steps + 1, np.nan), []
    # Whatever becomes of the loss, the same signal is sent back before and after the first step.
    signal = RandomReadout.draw(len(x), x.shape[1], np.random.default_rng(len(x))).gradient()
    with np.errstate(all="ignore"):  # Divergence is an outcome with words, not a warning.
        for step in range(steps + 1):
            stream = network.forward(x)
            if step < 2:
                seen.append(observe(network, stream, network.backward(signal)))
            losses[step], gradient = logistic(top.forward(stream[-1]), y)
            if not losses[step] < LOST:
                break
            if step < steps:
                network.backward(top.backward(gradient))
                optimizer.step(flat.vector, flat.gradient())
    return Course(losses, seen[0], seen[1] if len(seen) > 1 else None)
