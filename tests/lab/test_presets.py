"""The claims that presets make in words, as numbers; over several seeds, for one may be lucky."""

from math import e, log, sqrt
from statistics import median

import pytest

from wordgraph import lab

NAME = "vanishing-gradient"
PRESETS = lab.get(NAME).presets
SEEDS = range(5)


def runs(preset, **changes):
    """A preset's traces for several seeds, with some parameters changed."""
    parameters = {**PRESETS[preset].parameters, **changes}
    return [lab.run(NAME, **parameters, seed=seed) for seed in SEEDS]


def typical(preset, quantity, **changes):
    """The median of a quantity over several seeds."""
    return median(trace.quantities[quantity] for trace in runs(preset, **changes))


DELTA, WEIGHTS, CHI = "delta_first_over_last", "weight_gradient_first_over_last", "chi"


def test_names_are_fixed():
    assert set(PRESETS) == {
        "sigmoid", "sigmoid-large", "tanh", "critical", "exploding", "relu-he", "relu-glorot",
        "relu-pytorch", "residual", "residual-scaled", "batch-norm", "layer-norm", "pre-norm",
        "one-seed",
    }  # fmt: skip
    assert not PRESETS["sigmoid"].parameters


def test_sigmoid():
    assert 1 / sqrt(typical("sigmoid", CHI)) == pytest.approx(4, abs=0.5)
    assert typical("sigmoid", WEIGHTS) == pytest.approx(2e-12, rel=0.3)


def test_large_weights_make_up_for_the_slopes_of_sigmoids():
    for trace in runs("sigmoid-large"):
        assert trace.check.predicted == pytest.approx(1.0, abs=0.01)
        assert trace.check.measured == pytest.approx(1.0, abs=0.05)
        assert 0.65 < trace.quantities[DELTA] < 1.2


def test_relu_he():
    for trace in runs("relu-he"):
        delta = trace.series["delta"]
        inside = (delta.low <= delta.measured) & (delta.measured <= delta.high)
        assert inside.mean() >= 0.8
        assert 1 / 5 < trace.quantities[WEIGHTS] < 5
    assert typical("relu-he", CHI) == pytest.approx(1.0, abs=0.05)
    assert typical("relu-he", DELTA, weight_variance=1.0) == pytest.approx(1e-3, rel=0.5)


def test_residual():
    assert 1 < typical("residual", DELTA) < 2
    assert 1 < typical("residual", WEIGHTS) < 3
    relu = {"activation": "relu", "weight_variance": 2.0}
    assert typical("residual", CHI, **relu) == pytest.approx(2.0, rel=0.03)
    assert typical("residual", DELTA, **relu) == pytest.approx(700, rel=0.3)


def test_batch_norm():
    assert typical("batch-norm", CHI) == pytest.approx(1.05, abs=0.05)
    assert 1 / 3 < typical("batch-norm", WEIGHTS) < 3
    deep = {"activation": "relu", "weight_variance": 2.0, "depth": 50}
    assert typical("batch-norm", WEIGHTS, **deep) > 1e4
    assert typical("batch-norm", CHI, **deep) == pytest.approx(1.49, abs=0.03)


def test_layer_norm_does_not_rescue_the_sigmoid():
    assert typical("layer-norm", CHI) == pytest.approx(0.15, abs=0.01)
    assert typical("sigmoid", WEIGHTS) < typical("layer-norm", WEIGHTS) < 1e-6


def test_tanh():
    assert typical("tanh", CHI) == pytest.approx(0.88, abs=0.02)
    assert 1 / typical("tanh", WEIGHTS) == pytest.approx(20, rel=0.4)
    assert typical("tanh", WEIGHTS, depth=10) > 0.4


@pytest.mark.parametrize("depth", [50, 100])
def test_critical(depth):
    assert typical("critical", CHI, depth=depth) == pytest.approx(1.0, abs=0.03)
    assert 1 / 3 < typical("critical", WEIGHTS, depth=depth) < 3


def test_exploding():
    assert typical("exploding", CHI) == pytest.approx(1.34, abs=0.02)
    assert log(typical("exploding", WEIGHTS), 10) == pytest.approx(3, abs=0.3)


def test_relu_glorot():
    assert typical("relu-glorot", CHI) == pytest.approx(0.5, abs=0.02)
    assert 1 / 3 < typical("relu-glorot", WEIGHTS) < 3


def test_relu_pytorch():
    assert typical("relu-pytorch", CHI) == pytest.approx(1 / 6, abs=0.01)
    assert typical("relu-pytorch", DELTA) == pytest.approx(4e-8, rel=0.4)
    assert 1 / 3 < typical("relu-pytorch", WEIGHTS) < 3


@pytest.mark.parametrize("depth", [10, 20, 80])
def test_residual_scaled(depth):
    grown = (1 + 1 / depth) ** (depth - 1)
    assert grown < e
    assert typical("residual-scaled", DELTA, depth=depth) ** 2 == pytest.approx(grown, rel=0.12)


def test_pre_norm():
    assert typical("pre-norm", DELTA) == pytest.approx(3, abs=0.6)
    grown = typical("pre-norm", DELTA, depth=80) / typical("pre-norm", DELTA)
    assert grown == pytest.approx(sqrt(81 / 21), rel=0.15)


def test_one_seed():
    found = [
        lab.run(NAME, **PRESETS["one-seed"].parameters, seed=seed).quantities[DELTA] ** 2
        for seed in range(60)
    ]
    assert min(found) == pytest.approx(0.11, abs=0.005)
    assert max(found) == pytest.approx(3.3, abs=0.05)
    assert median(found) == pytest.approx(1.0, abs=0.4)
