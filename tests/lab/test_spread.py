"""The band of finite width: its closed-form limits, and how many nets it holds."""

from itertools import islice

import numpy as np
import pytest

from wordgraph.lab.network import Architecture
from wordgraph.lab.probes import measure
from wordgraph.lab.propagation import propagate
from wordgraph.lab.spread import log_variance
from wordgraph.lab.theory import predict


def variances(activation, width, depth, batch):
    """Var ln |delta|^2 of a plain net with chi = 1."""
    architecture = Architecture(activation, depth, width, 2.0 if activation == "relu" else 1.0)
    return log_variance(list(islice(propagate(architecture, batch), depth)), width, batch)


@pytest.mark.parametrize(("activation", "constant"), [("relu", 5.0), ("linear", 2.0)])
def test_one_example_in_a_wide_net(activation, constant):
    width, depth = 10**6, 20
    found = variances(activation, width, depth, batch=1)
    assert (found[0] - found[-1]) * width / depth == pytest.approx(constant, rel=1e-3)


@pytest.mark.parametrize(("activation", "measured"), [("relu", 0.766), ("linear", 0.3026)])
def test_one_example_at_width_128(activation, measured):
    # The measured variances are those of 20 layers in an independent experiment.
    found = variances(activation, 128, 20, batch=1)
    assert found[0] - found[-1] == pytest.approx(measured, rel=0.04)


@pytest.mark.parametrize("activation", ["relu", "linear"])
def test_more_examples_scatter_less(activation):
    spread = [variances(activation, 64, 20, batch)[0] for batch in (1, 4, 64, 256)]
    assert spread == sorted(spread, reverse=True)


@pytest.mark.parametrize(
    "architecture",
    [
        Architecture("sigmoid", 12, 48),
        Architecture("tanh", 12, 48, 1.3, 0.05),
        Architecture("tanh", 12, 48, 4.0, 0.05),
        Architecture("relu", 12, 48, 2.0),
        Architecture("sigmoid", 12, 48, residual="plain"),
        Architecture("relu", 12, 48, 2.0, residual="plain"),
        Architecture("relu", 12, 48, 2.0, residual="scaled"),
        Architecture("sigmoid", 12, 48, normalization="layer"),
        Architecture("relu", 12, 48, 2.0, residual="plain", normalization="layer"),
    ],
    ids=lambda a: f"{a.activation}-{a.weight_variance}-{a.residual}-{a.normalization}",
)
def test_band_holds_about_95_percent_of_nets(architecture):
    theory = predict(architecture, 32)
    squares = 2 * np.array([measure(architecture, 32, seed).log_delta for seed in range(80)])
    middle = 2 * theory.log_delta - 0.5 * theory.log_variance
    away = np.abs(squares - middle) / np.sqrt(theory.log_variance)
    assert 0.88 < np.mean(away < 2) < 0.995
    # The scatter itself, not only the coverage: 80 nets know it to about 8%.
    ratio = squares[:, 0].std() / np.sqrt(theory.log_variance[0])
    assert 0.75 < ratio < 1.3
