"""What a network can be trained on live: examples to learn from, others held out, and a loss."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.datasets import Data, blobs, moons, regression, spirals
from wordgraph.lab.losses import logistic, mean_squared_error

EXAMPLES, HELD_OUT = 512, 100
FEATURES, NOISE = 8, 0.3  # of the regression


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """Inputs of mean 0 and mean square 1 with their targets, and how an output is judged."""

    train: Data
    held_out: Data
    loss: Callable[[Array, Array], tuple[float, Array]]
    classes: bool
    """Whether the targets are +-1, so that an answer is right or wrong."""

    def right(self, output: Array) -> float:
        """Return the share of held-out examples on whose side the output is; nan of no class."""
        if not self.classes:
            return float("nan")
        return float(np.mean(output * self.held_out.y > 0.0))


def _line(count: int, rng: np.random.Generator) -> Data:
    return regression(count, FEATURES, NOISE, rng)[0]


SETS: dict[str, tuple[str, Callable[[int, np.random.Generator], Data]]] = {
    "moons": ("Two moons", lambda count, rng: moons(count, 0.15, rng)),
    "spirals": ("Two spirals", lambda count, rng: spirals(count, 1.0, 0.03, rng)),
    "clusters": ("Two clusters", lambda count, rng: blobs(count, 3.0, rng)),
    "regression": ("Regression", _line),
}


def task(name: str, rng: np.random.Generator) -> Task:
    """Draw the examples of a task, the held-out ones from the same source."""
    drawn = SETS[name][1](EXAMPLES + HELD_OUT, rng)
    x = drawn.x - drawn.x[:EXAMPLES].mean(axis=0)
    x /= np.sqrt(np.mean(x[:EXAMPLES] ** 2, axis=0))
    train, held_out = Data(x[:EXAMPLES], drawn.y[:EXAMPLES]), Data(x[EXAMPLES:], drawn.y[EXAMPLES:])
    if name == "regression":
        return Task(train, held_out, mean_squared_error, classes=False)
    return Task(train, held_out, logistic, classes=True)
