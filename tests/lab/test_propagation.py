"""Predicted streams and factors of normalized and residual nets against closed forms."""

from itertools import islice
from math import exp, pi, prod

import pytest

from wordgraph.lab.network import Architecture
from wordgraph.lab.propagation import propagate
from wordgraph.lab.theory import NoTheory, Prediction, predict

LARGE = 10**6


def passages(batch=64, count=20, **choices):
    """The first passages of an architecture."""
    return list(islice(propagate(Architecture(**choices), batch), count))


def test_he_residual_doubles_both_ways():
    blocks = passages(activation="relu", weight_variance=2.0, residual="plain")
    for block in blocks:
        assert block.following.mean_square == pytest.approx(2 * block.stream.mean_square)
        assert block.factor == pytest.approx(2.0)


def test_scaled_residual_grows_by_less_than_e():
    depth = 50
    blocks = passages(
        activation="relu", weight_variance=2.0, residual="scaled", depth=depth, count=depth
    )
    assert prod(block.factor for block in blocks) == pytest.approx((1 + 1 / depth) ** depth)
    assert prod(block.factor for block in blocks) < exp(1)


def test_pre_norm_grows_linearly_with_depth():
    # q_l = 2 + (l - 1), so that the factors 1 + 1/q_l telescope.
    blocks = passages(
        activation="relu", weight_variance=2.0, residual="plain", normalization="layer", count=48
    )
    assert blocks[-1].stream.mean_square == pytest.approx(49.0)
    assert prod(block.factor for block in blocks) == pytest.approx(50 / 2)


@pytest.mark.parametrize(
    ("activation", "expected"), [("tanh", 1.1778), ("sigmoid", 0.1528), ("relu", 1.0)]
)
@pytest.mark.parametrize("weight_variance", [0.3, 5.0])
def test_layer_norm_forgets_the_weights(activation, expected, weight_variance):
    chi = passages(activation=activation, weight_variance=weight_variance, normalization="layer")[
        -1
    ].factor
    assert chi == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize("weight_variance", [0.3, 5.0])
def test_batch_norm_of_relu(weight_variance):
    chi = passages(
        LARGE, activation="relu", weight_variance=weight_variance, normalization="batch"
    )[-1].factor
    assert chi == pytest.approx(pi / (pi - 1), rel=2e-3)


@pytest.mark.parametrize(("batch", "expected"), [(5, 1.5), (10, 8 / 7), (64, 62 / 61)])
def test_batch_norm_of_linear_units(batch, expected):
    chi = passages(batch, activation="linear", normalization="batch")[-1].factor
    assert chi == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    ("choices", "batch", "word"),
    [
        ({"width": 8}, 64, "width"),
        ({"normalization": "batch"}, 2, "no gradient passes"),
        ({"normalization": "batch"}, 8, "16 examples"),
        ({"normalization": "batch", "activation": "linear"}, 3, "4 examples"),
    ],
)
def test_where_there_is_no_theory_it_says_so(choices, batch, word):
    theory = predict(Architecture(**choices), batch)
    assert isinstance(theory, NoTheory)
    assert word in theory.words


def test_prediction_of_relu_is_a_straight_line():
    theory = predict(Architecture("relu", 20, 64, 0.5), 64)
    assert isinstance(theory, Prediction)
    assert theory.chi == pytest.approx(0.25)
    assert theory.first_layer == 1
    assert theory.log_delta == pytest.approx([-(20 - layer) * 0.6931472 for layer in range(1, 21)])


def test_an_unsettled_net_is_compared_with_its_own_layers():
    # Without bias and at weight variance 1, q of tanh falls like 1/l: no limit in 20 layers.
    theory = predict(Architecture("tanh", 20, 64, 1.0), 64)
    assert isinstance(theory, Prediction)
    assert theory.first_layer == 1
    assert theory.chi == pytest.approx(exp(2 * theory.log_delta[0] / 19))
    assert "geometric mean" in theory.words
