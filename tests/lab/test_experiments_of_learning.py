"""Rows 16 to 18: dropout, overfitting and double descent, in the mean over data sets.

Every number is one that theory or an independent experiment gave.
"""

from statistics import mean

import numpy as np
import pytest

from wordgraph import lab
from wordgraph.lab.catalogue.double_descent import risk

SEEDS = range(4)
MANY = pytest.mark.slow


@pytest.mark.parametrize("keep", [0.5, 0.8])
def test_dropout_adds_a_penalty_to_the_loss(keep):
    found = [lab.run("dropout", keep=keep, masks=1000, seed=seed).check for seed in SEEDS]
    assert mean(check.measured / check.predicted for check in found) == pytest.approx(1, abs=0.01)


def test_dropout_trains_the_weights_of_a_ridge():
    for seed in SEEDS:
        assert lab.run("dropout", seed=seed).quantities["distance_to_ridge"] < 0.03
    series = lab.run("dropout", keep=0.5).series
    ridge, plain = series["weights"].predicted, series["least_squares"].measured
    assert np.linalg.norm(ridge) < 0.7 * np.linalg.norm(plain)


@pytest.mark.parametrize(("init", "factor"), [("he", 1.25), ("scaled", 1.0)])
def test_dropout_breaks_he(init, factor):
    given = {"keep": 0.8, "init": init, "width": 256}
    found = [lab.run("dropout", **given, seed=seed).checks[1] for seed in SEEDS]
    assert found[0].predicted == pytest.approx(factor)
    assert mean(check.measured for check in found) == pytest.approx(factor, rel=0.02)


@pytest.mark.parametrize("p", [5, 20, 40])
def test_overfitting_is_counted(p):
    fresh, training, same = lab.run("overfitting", features=p, repetitions=800).checks
    within = 0.02 if p < 40 else 0.04
    assert training.measured == pytest.approx(1 - p / 60, rel=within)
    assert same.measured == pytest.approx(1 + p / 60, rel=within)
    assert fresh.measured == pytest.approx(1 + p / (59 - p), rel=1.5 * within)


def test_the_noise_cancels():
    one, other = (lab.run("overfitting", noise=noise).quantities for noise in (0.5, 2.0))
    assert one["training"] == pytest.approx(other["training"])


def test_theory_of_double_descent():
    assert risk(20, 40, 0.2) == pytest.approx(1.724, abs=1e-3)
    assert risk(60, 40, 0.2) == pytest.approx(1.566, abs=1e-3)
    assert risk(100, 40, 0.2) == pytest.approx(0.667, abs=1e-3)
    assert np.isnan(risk(40, 40, 0.2))


@pytest.mark.parametrize(("p", "expected"), [(20, 1.724), (60, 1.566), (100, 0.667)])
def test_risk_falls_a_second_time(p, expected):
    found = [lab.run("double-descent", features=p, seed=seed).check for seed in SEEDS]
    assert found[0].predicted == pytest.approx(expected, abs=1e-3)
    assert mean(check.measured for check in found) == pytest.approx(expected, rel=0.05)


@MANY
@pytest.mark.parametrize(("p", "expected"), [(20, 1.724), (60, 1.566), (100, 0.667)])
def test_risk_over_many_data_sets(p, expected):
    given = {"features": p, "repetitions": 300}
    found = [lab.run("double-descent", **given, seed=seed).check.measured for seed in range(20)]
    assert mean(found) == pytest.approx(expected, rel=0.02)


def test_at_the_peak_the_mean_is_infinite_and_the_median_is_not():
    trace = lab.run("double-descent", features=40)
    assert trace.check.verdict is lab.Verdict.NO_THEORY
    assert 20 < trace.quantities["median"] < 200
    assert trace.quantities["risk"] > trace.quantities["median"]
    assert "infinite" in trace.summary


def test_past_the_peak_the_training_data_are_interpolated():
    assert lab.run("double-descent", features=60).quantities["training"] < 1e-20
