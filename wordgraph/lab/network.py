"""A fully connected network at initialization: what it is made of, and how signals pass it.

The stream is z_1 = x W_1 + b_1 and z_l = s z_(l-1) + alpha (W_l phi(N(z_(l-1))) + b_l), where N is
the normalization (or nothing), s is 1 with a skip and else 0. Plain, residual and normalized
networks so share one definition of delta_l = dL/dz_l.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from wordgraph.errors import ParameterError
from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.arrays import Array
from wordgraph.lab.layers import Activate, Chain, Layer, Linear, Residual
from wordgraph.lab.normalization import NORMALIZATIONS

RESIDUALS = ("none", "plain", "scaled")


@dataclass(frozen=True, slots=True)
class Architecture:
    """The choices that define a network before its weights are drawn."""

    activation: str = "sigmoid"
    depth: int = 20
    width: int = 64
    weight_variance: float = 1.0
    """sigma_w^2: W_ij ~ N(0, sigma_w^2 / fan in)."""
    bias_variance: float = 0.0
    """sigma_b^2: b_i ~ N(0, sigma_b^2)."""
    residual: str = "none"
    """none; plain: alpha = 1; scaled: alpha = 1 / sqrt(depth)."""
    normalization: str = "none"

    def __post_init__(self) -> None:
        """Reject what no network can be built from."""
        for name, value, known in (
            ("activation", self.activation, tuple(ACTIVATIONS)),
            ("residual", self.residual, RESIDUALS),
            ("normalization", self.normalization, tuple(NORMALIZATIONS)),
        ):
            if value not in known:
                raise ParameterError(f"{name}={value!r} is not one of {', '.join(known)}")
        if min(self.depth, self.width) < 1:
            raise ParameterError(f"depth={self.depth}, width={self.width}: each must be 1 or more")
        if min(self.weight_variance, self.bias_variance) < 0:
            raise ParameterError("weight_variance and bias_variance must not be negative")

    @property
    def skip(self) -> float:
        """The factor s of the unchanged stream: 1 with a residual connection, else 0."""
        return 0.0 if self.residual == "none" else 1.0

    @property
    def branch_scale(self) -> float:
        """The factor alpha of the branch."""
        return 1.0 / sqrt(self.depth) if self.residual == "scaled" else 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """A first linear layer and depth - 1 blocks, each of which ends in a linear layer."""

    blocks: tuple[Layer, ...]
    linears: tuple[Linear, ...]

    def forward(self, x: Array) -> list[Array]:
        """Return z_1 to z_L, each of shape (batch, width)."""
        stream = []
        for block in self.blocks:
            x = block.forward(x)
            stream.append(x)
        return stream

    def backward(self, gradient: Array) -> list[Array]:
        """Take dL/dz_L and return dL/dz_1 to dL/dz_L; the linear layers keep their dL/dW."""
        deltas = []
        for block in reversed(self.blocks):
            deltas.append(gradient)
            gradient = block.backward(gradient)
        return deltas[::-1]


def build(
    architecture: Architecture, rng: np.random.Generator, inputs: int | None = None
) -> Network:
    """Draw the weights of a network; the draws of one seed differ only in scale between inits.

    It takes as many inputs as a layer has units, if no other number is given.
    """
    wide = architecture.width
    fans = (inputs or wide, *(wide for _ in range(architecture.depth - 1)))
    linears = tuple(_linear(architecture, rng, fan_in) for fan_in in fans)
    blocks = (linears[0], *(_block(architecture, linear) for linear in linears[1:]))
    return Network(blocks, linears)


def _linear(architecture: Architecture, rng: np.random.Generator, fan_in: int) -> Linear:
    width = architecture.width
    weight = rng.standard_normal((fan_in, width))
    weight *= sqrt(architecture.weight_variance / fan_in)
    return Linear(weight, sqrt(architecture.bias_variance) * rng.standard_normal(width))


def _block(architecture: Architecture, linear: Linear) -> Layer:
    normalize = NORMALIZATIONS[architecture.normalization]()
    branch = Chain((*normalize, Activate(ACTIVATIONS[architecture.activation]), linear))
    if architecture.residual == "none":
        return branch
    return Residual(branch, architecture.branch_scale)
