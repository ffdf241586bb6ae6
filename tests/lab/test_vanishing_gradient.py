"""Measured chi against the published theory and the numbers of independent experiments."""

from math import exp, log, pi

import pytest

from wordgraph import lab
from wordgraph.lab.network import Architecture
from wordgraph.lab.probes import measure

NAME = "vanishing-gradient"
TANH = {"activation": "tanh", "bias_variance": 0.05}
SEEDS = range(8)


def run(**parameters):
    """A run at the size that the tolerances are for."""
    return lab.run(NAME, **{"width": 256, "depth": 30, "seed": 0, **parameters})


def mean_chi(**parameters):
    """Geometric mean of chi over eight seeds."""
    found = [run(**parameters, seed=seed).check.measured for seed in SEEDS]
    return exp(sum(map(log, found)) / len(found))


@pytest.mark.parametrize(
    ("parameters", "chi"),
    [
        ({**TANH, "weight_variance": 1.3}, 0.8802),
        ({**TANH, "weight_variance": 1.76}, 0.9998),
        ({**TANH, "weight_variance": 2.5}, 1.1335),
        ({**TANH, "weight_variance": 4.0}, 1.3424),
        ({"activation": "sigmoid", "weight_variance": 1.0}, 0.0557),
        ({"activation": "relu", "weight_variance": 2.0}, 1.0),
        ({"activation": "relu", "weight_variance": 1.0}, 0.5),
        ({"activation": "relu", "weight_variance": 1 / 3}, 1 / 6),
        ({"activation": "tanh", "weight_variance": 1 / 3}, 1 / 3),
    ],
)
def test_one_seed_lies_within_3_percent(parameters, chi):
    check = run(**parameters).check
    assert check.predicted == pytest.approx(chi, abs=5e-5)
    assert check.measured == pytest.approx(chi, rel=0.03)
    assert check.verdict is lab.Verdict.AGREES


@pytest.mark.parametrize(
    ("weight_variance", "chi"), [(1.3, 0.8802), (1.76, 0.9998), (2.5, 1.1335), (4.0, 1.3424)]
)
def test_eight_seeds_lie_within_half_a_percent(weight_variance, chi):
    assert mean_chi(**TANH, weight_variance=weight_variance) == pytest.approx(chi, rel=0.005)


def test_eight_sigmoid_nets():
    assert mean_chi(activation="sigmoid") == pytest.approx(0.0557, abs=0.0003)


@pytest.mark.parametrize(("weight_variance", "norm"), [(1.0, 3.05e-5), (2.0, 1.0)])
def test_norm_of_relu_after_30_layers(weight_variance, norm):
    architecture = Architecture("relu", 31, 256, weight_variance)
    squares = [exp(2 * measure(architecture, 64, seed).log_delta[0]) for seed in SEEDS]
    # Eight nets of this width scatter by 5% in the root of their mean square.
    assert (sum(squares) / len(squares)) ** 0.5 == pytest.approx(norm, rel=0.12)


@pytest.mark.parametrize(
    ("activation", "batch", "chi", "within"),
    [
        ("relu", 64, pi / (pi - 1), 0.03),
        ("linear", 5, 1.5, 0.04),
        ("linear", 10, 8 / 7, 0.03),
    ],
)
@pytest.mark.parametrize("weight_variance", [0.5, 3.0])
def test_batch_norm(activation, batch, chi, within, weight_variance):
    check = run(
        activation=activation,
        batch=batch,
        normalization="batch",
        weight_variance=weight_variance,
        depth=40,
    ).check
    assert check.measured == pytest.approx(chi, rel=within)
    assert check.verdict is lab.Verdict.AGREES


@pytest.mark.parametrize(
    ("activation", "chi"), [("tanh", 1.1778), ("sigmoid", 0.1528), ("relu", 1.0)]
)
def test_layer_norm(activation, chi):
    check = run(activation=activation, normalization="layer").check
    assert check.predicted == pytest.approx(chi, abs=5e-5)
    # Layer norm adds its own noise: lab nets of this size scatter by 2%.
    assert check.measured == pytest.approx(chi, rel=0.06)
    assert check.verdict is lab.Verdict.AGREES


@pytest.mark.parametrize(
    ("residual", "chi"), [("plain", 2.0), ("scaled", 1 + 1 / 30)], ids=["plain", "scaled"]
)
def test_he_residual(residual, chi):
    trace = run(activation="relu", weight_variance=2.0, residual=residual)
    assert trace.check.predicted == pytest.approx(chi)
    assert trace.check.measured == pytest.approx(chi, rel=0.03)
    stream = trace.series["mean_square"].measured
    assert (stream[-1] / stream[0]) ** (1 / 29) == pytest.approx(chi, rel=0.03)


def test_mean_square_settles_on_the_fixed_point():
    trace = run(**TANH, weight_variance=2.5)
    last = trace.series["mean_square"].measured[-10:].mean()
    assert last == pytest.approx(trace.quantities["fixed_point"], rel=0.05)


def test_the_default_net_starves_its_early_layers():
    trace = lab.run(NAME)
    assert 1e-12 < trace.quantities["weight_gradient_first_over_last"] < 5e-12
    assert trace.summary == (
        "The gradient of layer 1 is 1.8e-12 of that of layer 20: the early layers starve."
    )
    assert (
        trace.check.sentence
        == "chi per layer: predicted 0.0557, measured 0.0553 (0.8%), agrees within 5.8%"
    )


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"depth": 1}, "single layer"),
        ({"weight_variance": 4.0, "depth": 50, **TANH}, "explodes on its way back"),
        ({"activation": "relu", "weight_variance": 1 / 3}, "all layers starve alike"),
        ({"activation": "relu", "weight_variance": 4.0}, "all layers explode alike"),
        ({"activation": "relu", "weight_variance": 2.0}, "it passes all layers"),
        ({"activation": "relu", "width": 2, "depth": 100}, "exactly zero"),
        ({"batch": 2, "normalization": "batch", "depth": 100}, "underflowed"),
    ],
)
def test_the_summary_states_the_result(parameters, words):
    assert words in lab.run(NAME, **{"depth": 20, **parameters}).summary


def test_dead_units_and_underflow_are_outcomes_with_words():
    dead = lab.run(NAME, activation="relu", width=2, depth=100)
    assert dead.outcome is lab.Outcome.DEAD
    assert dead.check.verdict is lab.Verdict.NOT_MEASURED
    faded = lab.run(NAME, batch=2, normalization="batch", depth=100)
    assert faded.outcome is lab.Outcome.UNDERFLOW
    assert faded.check.measured is None


def test_no_theory_is_said_in_words():
    check = lab.run(NAME, normalization="batch", batch=8).check
    assert check.predicted is None
    assert check.verdict is lab.Verdict.NO_THEORY
    assert "no theory: the theory of batch norm needs 16 examples" in check.sentence
