"""What theory says of dL/dW_l, given what it says of delta_l: its norm in a very wide net.

For a batch of B, dL/dW_l = alpha / B sum_b h_b delta_b^T, where h is what enters the weights W_l,
and delta_b the gradient of an example's own loss. So |dL/dW_l|^2 is alpha^2 / B^2 times the sum
over all pairs of examples of (h_b . h_c)(delta_b . delta_c), where both factors are independent in
a wide net (Schoenholz et al. 2017). The readouts of two examples are independent, so that without
batch norm delta_b . delta_c is 0 on average, and what is left is n E[h^2] |delta_l|^2 alpha^2 / B.

Batch norm ties the examples: of all that passes it, the sum over the batch is 0. Only the part of
delta that never passes one, the last layer's own on its way along the skips, has a sum that is not,
and the sum over pairs is n (E[h^2] - E[h_b h_c]) |delta_l|^2 + n E[h_b h_c] |that part|^2.
"""

from collections.abc import Sequence

import numpy as np

from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.arrays import Array
from wordgraph.lab.mean_field import pair_moments
from wordgraph.lab.network import Architecture
from wordgraph.lab.propagation import Passage


def log_weight_gradient(
    architecture: Architecture, batch: int, passages: Sequence[Passage], log_delta: Array
) -> Array:
    """Return ln of the Frobenius norm of dL/dW_l for layers 1 to depth; shape (depth,).

    `passages` are those from z_1 to the last layer, `log_delta` is ln |delta_l|, shape (depth,).
    """
    # A layer's share of |dL/dW|^2 in n |delta|^2 / batch; the inputs are independent N(0, 1).
    shares = [1.0]
    for layer, passage in enumerate(passages, 2):
        own = passage.view.variance * passage.one.square
        if architecture.normalization == "batch":
            shared = _shared(architecture, batch, passage)
            alone = architecture.skip or layer == architecture.depth
            own += shared * (float(np.exp(-2.0 * log_delta[layer - 1])) if alone else 0.0) - shared
        shares.append(architecture.branch_scale**2 * own)
    with np.errstate(divide="ignore"):
        return log_delta + 0.5 * np.log(architecture.width / batch * np.array(shares))


def _shared(architecture: Architecture, batch: int, passage: Passage) -> float:
    """Return E[h_b h_c] of two examples behind a batch norm, which sum to 0 over the batch."""
    activation = ACTIVATIONS[architecture.activation]
    variance = passage.view.variance
    return variance * pair_moments(activation, variance, -1.0 / (batch - 1)).product
