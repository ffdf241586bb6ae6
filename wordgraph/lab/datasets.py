"""Small data sets to train on: inputs of shape (examples, features) and their targets."""

from dataclasses import dataclass

import numpy as np

from wordgraph.lab.arrays import Array


@dataclass(frozen=True, slots=True, eq=False)
class Data:
    """Inputs x of shape (examples, features) and targets y of shape (examples, outputs)."""

    x: Array
    y: Array


def gaussian(examples: int, features: int, rng: np.random.Generator) -> Data:
    """Draw N(0, 1) inputs with N(0, 1) targets that have nothing to do with them."""
    return Data(rng.standard_normal((examples, features)), rng.standard_normal((examples, 1)))


def regression(
    examples: int, features: int, noise: float, rng: np.random.Generator
) -> tuple[Data, Array]:
    """Draw y = x w + noise, with x of N(0, 1) and w of length 1; return the data and w."""
    w = rng.standard_normal((features, 1))
    w /= np.linalg.norm(w)
    x = rng.standard_normal((examples, features))
    return Data(x, x @ w + noise * rng.standard_normal((examples, 1))), w


def blobs(examples: int, apart: float, rng: np.random.Generator) -> Data:
    """Draw two Gaussian clouds in the plane, their centres this far apart; targets are +-1."""
    y = _alternating(examples)
    centres = 0.5 * apart * y * np.array([[1.0, 0.0]])
    return Data(rng.standard_normal((examples, 2)) + centres, y)


def spirals(examples: int, turns: float, noise: float, rng: np.random.Generator) -> Data:
    """Draw two spirals wound around each other; targets are +-1."""
    y = _alternating(examples)
    radius = np.sqrt(rng.random((examples, 1)))
    angle = 2.0 * np.pi * turns * radius + np.pi * (y > 0)
    x = radius * np.concatenate([np.cos(angle), np.sin(angle)], axis=1)
    return Data(x + noise * rng.standard_normal(x.shape), y)


def moons(examples: int, noise: float, rng: np.random.Generator) -> Data:
    """Draw two half circles that reach into each other; targets are +-1."""
    y = _alternating(examples)
    angle = np.pi * rng.random((examples, 1))
    upper = np.concatenate([np.cos(angle), np.sin(angle)], axis=1)
    x = np.where(y > 0, upper, np.array([[1.0, 0.5]]) - upper)
    return Data(x + noise * rng.standard_normal(x.shape), y)


def _alternating(examples: int) -> Array:
    """Return +1, -1, +1 ... as a column."""
    return np.where(np.arange(examples) % 2 == 0, 1.0, -1.0)[:, None]
