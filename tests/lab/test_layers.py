"""Every layer and every loss against finite differences, in all that it learns and in its input."""

import numpy as np
import pytest

from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.dropout import Dropout
from wordgraph.lab.flat import Flat
from wordgraph.lab.layers import Activate, Affine, Chain, Linear, Residual
from wordgraph.lab.losses import cross_entropy, logistic, mean_squared_error
from wordgraph.lab.lstm import LSTM
from wordgraph.lab.normalization import Standardize
from wordgraph.lab.recurrent import Recurrent

from .numerical import numerical_gradient

BATCH, WIDTH, TIME = 6, 5, 4


def rng():
    return np.random.default_rng(0)


def linear(random, fan_in=WIDTH, fan_out=WIDTH):
    return Linear(random.standard_normal((fan_in, fan_out)), random.standard_normal(fan_out))


def affine(random):
    return Affine(random.standard_normal(WIDTH), random.standard_normal(WIDTH))


def block(random):
    """A transformer-like block: norm, affine, linear, tanh, linear, with a skip around it."""
    middle = (linear(random), Activate(ACTIVATIONS["tanh"]), linear(random))
    return Residual(Chain((Standardize(axis=1, epsilon=1e-5), affine(random), *middle)), 0.7)


def recurrent(random, activation="tanh"):
    matrices = (0.5 * random.standard_normal((WIDTH, WIDTH)) for _ in range(2))
    return Recurrent(*matrices, random.standard_normal(WIDTH), ACTIVATIONS[activation])


def lstm(random):
    matrices = (0.5 * random.standard_normal((WIDTH, 4 * WIDTH)) for _ in range(2))
    return LSTM(*matrices, random.standard_normal(4 * WIDTH))


LAYERS = {
    "linear": linear,
    "affine": affine,
    **{name: lambda random, name=name: Activate(ACTIVATIONS[name]) for name in ACTIVATIONS},
    "batch norm": lambda random: Standardize(axis=0, epsilon=1e-5),
    "layer norm": lambda random: Standardize(axis=1, epsilon=1e-5),
    "block": block,
    "recurrent": recurrent,
    "linear recurrent": lambda random: recurrent(random, "linear"),
    "lstm": lstm,
}


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_goes_backward_as_finite_differences_do(name):
    random = rng()
    layer = LAYERS[name](random)
    shape = (TIME, BATCH, WIDTH) if name.endswith(("recurrent", "lstm")) else (BATCH, WIDTH)
    x, readout = random.standard_normal(shape), random.standard_normal(shape)

    def value():
        return float(np.vdot(readout, layer.forward(x)))

    value()
    at_input = layer.backward(readout)
    np.testing.assert_allclose(at_input, numerical_gradient(value, x), rtol=1e-6, atol=1e-8)
    for slot in layer.slots():
        expected = numerical_gradient(value, slot.value)
        np.testing.assert_allclose(slot.gradient, expected, rtol=1e-6, atol=1e-8)


def test_dropout_keeps_the_mean_and_goes_back_through_its_own_mask():
    layer = Dropout(0.8, rng())
    x = np.ones((200, 200))
    out = layer.forward(x)
    assert set(np.unique(out)) == {0.0, 1.25}
    assert out.mean() == pytest.approx(1.0, abs=0.01)
    np.testing.assert_array_equal(layer.backward(x), out)
    assert layer.slots() == ()
    assert (layer.forward(x) != out).any()


@pytest.mark.parametrize("loss", [mean_squared_error, logistic])
def test_losses_of_targets(loss):
    random = rng()
    output = random.standard_normal((BATCH, 2))
    target = np.sign(random.standard_normal((BATCH, 2)))
    gradient = loss(output, target)[1]
    expected = numerical_gradient(lambda: loss(output, target)[0], output)
    np.testing.assert_allclose(gradient, expected, rtol=1e-7, atol=1e-9)


def test_cross_entropy():
    logits, labels = rng().standard_normal((BATCH, 3)), np.arange(BATCH) % 3
    gradient = cross_entropy(logits, labels)[1]
    expected = numerical_gradient(lambda: cross_entropy(logits, labels)[0], logits)
    np.testing.assert_allclose(gradient, expected, rtol=1e-7, atol=1e-9)
    assert np.isfinite(cross_entropy(1e4 * logits, labels)[0])


def test_all_that_a_model_learns_is_one_vector():
    model = Chain((linear(rng()), block(rng())))
    values = [slot.value.copy() for slot in model.slots()]
    flat = Flat(model)
    np.testing.assert_array_equal(flat.vector, np.concatenate([v.ravel() for v in values]))
    x = rng().standard_normal((BATCH, WIDTH))
    before = model.forward(x)
    flat.vector += 0.1
    for slot, value in zip(model.slots(), values, strict=True):
        np.testing.assert_allclose(slot.value, value + 0.1)
    assert not np.allclose(model.forward(x), before)
    model.backward(np.ones_like(before))
    assert flat.gradient().shape == flat.vector.shape
