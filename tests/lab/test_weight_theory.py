"""The norm of dL/dW by theory: closed forms, and nets of every kind."""

from itertools import product

import numpy as np
import pytest

from wordgraph import lab
from wordgraph.lab.network import Architecture
from wordgraph.lab.probes import measure
from wordgraph.lab.theory import predict

BATCH = 64


def measured(architecture, batch, seeds):
    """Root mean squares of |dW_l| and of |delta_l| over some nets."""
    nets = [measure(architecture, batch, seed) for seed in range(seeds)]
    squares = (
        np.mean([np.exp(2 * getattr(net, name)) for net in nets], axis=0)
        for name in ("log_weight_gradient", "log_delta")
    )
    return [np.sqrt(square) for square in squares]


@pytest.mark.parametrize(
    "architecture",
    [
        Architecture("tanh", 20, 256, 1.3, 0.05),
        Architecture("tanh", 20, 256, 2.5, 0.05),
        Architecture("sigmoid", 20, 256, 1.0),
        Architecture("relu", 20, 256, 2.0),
        Architecture("relu", 20, 256, 1 / 3),
    ],
    ids=lambda a: f"{a.activation}-{a.weight_variance:.2g}",
)
def test_eight_plain_nets(architecture):
    theory = predict(architecture, BATCH)
    weights, delta = measured(architecture, BATCH, 8)
    # The root mean square of eight such nets scatters by up to 8% in a layer.
    np.testing.assert_allclose(weights, np.exp(theory.log_weight_gradient), rtol=0.2)
    # Relative to the delta of the same nets, most of that is gone in the mean over layers.
    share = np.log(weights / delta) - (theory.log_weight_gradient - theory.log_delta)
    assert np.mean(share) == pytest.approx(0.0, abs=0.05)


@pytest.mark.parametrize(
    ("activation", "residual", "normalization"),
    [
        each
        for each in product(
            ("sigmoid", "relu", "linear"), ("none", "plain", "scaled"), ("none", "batch", "layer")
        )
        if each[1:] != ("none", "none")
    ],
)
def test_what_weights_add_to_delta_in_nets_of_every_kind(activation, residual, normalization):
    architecture = Architecture(activation, 8, 128, 1.5, 0.1, residual, normalization)
    theory = predict(architecture, BATCH)
    weights, delta = measured(architecture, BATCH, 8)
    share = np.exp(theory.log_weight_gradient - theory.log_delta)
    np.testing.assert_allclose(weights / delta, share, rtol=0.12)


@pytest.mark.parametrize("residual", ["none", "plain"])
def test_batch_norm_of_few_examples(residual):
    architecture = Architecture("linear", 6, 256, normalization="batch", residual=residual)
    theory = predict(architecture, 6)
    weights, delta = measured(architecture, 6, 24)
    share = np.exp(theory.log_weight_gradient - theory.log_delta)
    np.testing.assert_allclose(weights / delta, share, rtol=0.12)


def test_relu_starves_all_layers_alike_in_closed_form():
    # q falls by sigma_w^2 / 2 a layer upward, as |delta|^2 does downward: their product stays.
    theory = predict(Architecture("relu", 20, 64, 1 / 3), BATCH)
    behind = theory.log_weight_gradient[1:]
    assert behind == pytest.approx(np.full(19, behind[0]))
    # E[h^2] = q_1 / 2 = 1/6 behind layer 1, where the inputs have 1 and |delta|^2 is 6 times less.
    assert theory.log_weight_gradient[0] == pytest.approx(behind[0])


def test_a_single_layer_in_closed_form():
    theory = predict(Architecture("tanh", 1, 64), 16)
    assert theory.log_weight_gradient == pytest.approx([0.5 * np.log(64 / 16)])


def test_both_norms_are_overlaid_with_their_theory():
    trace = lab.run("vanishing-gradient")
    for name in ("delta", "weight_gradient"):
        series = trace.series[name]
        np.testing.assert_allclose(np.log(series.measured / series.predicted), 0.0, atol=0.7)
    assert lab.run("vanishing-gradient", width=8).series["weight_gradient"].predicted is None
