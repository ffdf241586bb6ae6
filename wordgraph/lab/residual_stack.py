"""A stack of residual blocks x + alpha W phi(x) with He weights, and what theory says of it.

Each block adds alpha^2 times what it sees: alone that doubles the stream, behind a layer norm it
adds 1, and a norm after the sum brings all back to 1 (Xiong et al. 2020).
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.arrays import Array
from wordgraph.lab.layers import Activate, Chain, Layer, Linear, Residual
from wordgraph.lab.losses import RandomReadout
from wordgraph.lab.network import Network
from wordgraph.lab.normalization import layer_norm
from wordgraph.lab.probes import Measurement, observe

BATCH = 64


@dataclass(frozen=True, slots=True)
class Stack:
    """What a residual net is built from."""

    norm: str
    alpha: float
    depth: int
    width: int


def build(stack: Stack, rng: np.random.Generator) -> tuple[Network, tuple[Layer, ...]]:
    """Return the blocks and the norm above them, if no block ends in one."""
    blocks, linears = [], []
    for _ in range(stack.depth):
        weight = sqrt(2.0 / stack.width) * rng.standard_normal((stack.width, stack.width))
        linear = Linear(weight, np.zeros(stack.width))
        norm = (layer_norm(),) if stack.norm == "pre" else ()
        branch = Chain((*norm, Activate(ACTIVATIONS["relu"]), linear))
        block: Layer = Residual(branch, stack.alpha)
        blocks.append(Chain((block, layer_norm())) if stack.norm == "post" else block)
        linears.append(linear)
    top = (layer_norm(),) if stack.norm == "pre" else ()
    return Network(tuple(blocks), tuple(linears)), top


def measure(stack: Stack, rng: np.random.Generator) -> Measurement:
    """Send normal inputs forward and a random readout back, one direction an example."""
    network, top = build(stack, rng)
    stream = network.forward(rng.standard_normal((BATCH, stack.width)))
    head = Chain(top)
    head.forward(stream[-1])
    gradient = head.backward(RandomReadout.draw(BATCH, stack.width, rng).gradient())
    return observe(network, stream, network.backward(gradient))


def theory(stack: Stack) -> tuple[Array, Array]:
    """Return the mean square of the stream after each block, and |delta|^2, 1 in the last."""
    block, power = np.arange(1.0, stack.depth + 1.0), stack.alpha**2
    match stack.norm:
        case "pre":
            q = 1.0 + power * block
            return q, q[-1] / q
        case "post":
            # The slopes let (1 + alpha^2) through, and the norm divides by as much.
            return np.ones(stack.depth), np.ones(stack.depth)
        case _:
            q = (1.0 + power) ** block
            return q, q[-1] / q


def tolerance_of_a_block(stack: Stack) -> float:
    """Return how far a factor a block may be off in a net of this width: three deviations."""
    width, depth = stack.width, stack.depth
    if stack.alpha < 1.0:
        return 0.002 + 2.5 / sqrt(width) / (depth - 1)
    return (3.0 * sqrt(depth / width) + 2.0 * depth / width) / (depth - 1)
