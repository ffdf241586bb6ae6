"""Backprop against finite differences and an identity, and the probes against plain formulas."""

from math import inf, isnan

import numpy as np
import pytest

from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.losses import RandomReadout
from wordgraph.lab.network import RESIDUALS, Architecture, build
from wordgraph.lab.normalization import NORMALIZATIONS
from wordgraph.lab.probes import log_norm, measure

from .numerical import numerical_gradient

DEPTH, WIDTH, BATCH = 4, 6, 8


def passes(architecture, batch=BATCH, seed=0):
    """A network after one forward and one backward pass, with its input and loss."""
    rng = np.random.default_rng(seed)
    network = build(architecture, rng)
    x = rng.standard_normal((batch, architecture.width))
    loss = RandomReadout.draw(batch, architecture.width, rng)
    stream = network.forward(x)
    deltas = network.backward(loss.gradient())
    return network, x, loss, stream, deltas


@pytest.mark.parametrize("residual", RESIDUALS)
@pytest.mark.parametrize("normalization", NORMALIZATIONS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradients_equal_finite_differences(activation, normalization, residual):
    architecture = Architecture(activation, DEPTH, WIDTH, 1.7, 0.3, residual, normalization)
    network, x, loss, _, _ = passes(architecture)

    def value():
        return loss.value(network.forward(x)[-1])

    for linear in network.linears:
        for array, gradient in (
            (linear.weight, linear.weight_gradient),
            (linear.bias, linear.bias_gradient),
        ):
            error = np.linalg.norm(gradient - numerical_gradient(value, array))
            # A bias before batch norm has gradient 0: what is left there is rounding.
            assert error <= 1e-6 * np.linalg.norm(gradient) + 1e-10


@pytest.mark.parametrize("layer", range(DEPTH))
def test_delta_is_the_gradient_at_the_stream(layer):
    network, _, loss, stream, deltas = passes(Architecture("tanh", DEPTH, WIDTH, 1.7, 0.3))

    def rest():
        z = stream[layer]
        for block in network.blocks[layer + 1 :]:
            z = block.forward(z)
        return loss.value(z)

    np.testing.assert_allclose(deltas[layer], numerical_gradient(rest, stream[layer]), atol=1e-10)


@pytest.mark.parametrize("activation", ["relu", "linear"])
def test_weights_times_their_gradient_is_the_loss_in_every_layer(activation):
    # A bias-free homogeneous net has degree 1 in each layer's weights (Euler).
    network, _, loss, stream, _ = passes(Architecture(activation, 20, 64, 2.0), batch=64)
    products = [np.vdot(layer.weight, layer.weight_gradient) for layer in network.linears]
    np.testing.assert_allclose(products, loss.value(stream[-1]), rtol=1e-12)


def test_measure_reports_the_norms_of_its_own_backward_pass():
    architecture = Architecture("tanh", DEPTH, WIDTH, 1.7, 0.3)
    measured = measure(architecture, BATCH, seed=3)
    inputs, weights, readout = (np.random.default_rng([3, stream]) for stream in range(3))
    network = build(architecture, weights)
    loss = RandomReadout.draw(BATCH, WIDTH, readout)
    stream = network.forward(inputs.standard_normal((BATCH, WIDTH)))
    deltas = network.backward(loss.gradient())
    examples = [np.sqrt(np.mean(np.sum((BATCH * delta) ** 2, axis=1))) for delta in deltas]
    matrices = [np.linalg.norm(linear.weight_gradient) for linear in network.linears]
    np.testing.assert_allclose(np.exp(measured.log_delta), examples)
    np.testing.assert_allclose(np.exp(measured.log_weight_gradient), matrices)
    np.testing.assert_allclose(measured.mean_square, [np.mean(z**2) for z in stream])


def test_readouts_have_length_one_on_average():
    loss = RandomReadout.draw(400, 50, np.random.default_rng(0))
    assert np.mean(np.sum(loss.directions**2, axis=1)) == pytest.approx(1.0, abs=0.03)


def test_log_norm_holds_what_a_square_could_not():
    tiny = np.array([3.0, 4.0]) * 1e-200
    assert log_norm(tiny) == pytest.approx(np.log(5.0) - 200 * np.log(10.0))
    huge = np.array([3.0, 4.0]) * 1e200
    assert log_norm(huge) == pytest.approx(np.log(5.0) + 200 * np.log(10.0))
    assert log_norm(np.zeros(3)) == -inf
    assert isnan(log_norm(np.array([1.0, np.inf])))
    assert isnan(log_norm(np.array([1.0, np.nan])))


@pytest.mark.parametrize("width", [32, 64])
def test_weights_have_the_variance_asked_for(width):
    network = build(Architecture(depth=20, width=width, weight_variance=3.0), _rng())
    variance = np.mean([np.var(linear.weight) for linear in network.linears])
    assert variance * width == pytest.approx(3.0, rel=0.03)


def test_one_seed_draws_the_same_directions_for_any_variance_and_depth():
    small, large = (
        build(Architecture(depth=depth, width=8, weight_variance=variance), _rng())
        for depth, variance in ((3, 1.0), (5, 4.0))
    )
    for one, other in zip(small.linears, large.linears, strict=False):
        np.testing.assert_allclose(2.0 * one.weight, other.weight)


def _rng():
    return np.random.default_rng(0)
