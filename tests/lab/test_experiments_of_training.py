"""Rows 9 to 13, 19 and 20: descent, its edges, momentum, Adam, clipping, saddles and landscapes.

Every number is one that theory or an independent experiment gave.
"""

from math import log
from statistics import mean

import numpy as np
import pytest

from wordgraph import lab
from wordgraph.lab.catalogue.catapult import CATAPULT
from wordgraph.lab.heavy_ball import edge, factor, floor
from wordgraph.lab.optimizers import Adam

SEEDS = range(3)
MANY = pytest.mark.slow


def checks(name, **parameters):
    return lab.run(name, **parameters).checks


@pytest.mark.parametrize("rate", [0.05, 0.5, 1.0, 1.9, 2.0, 2.5])
@pytest.mark.parametrize("condition", [1.0, 10.0, 1000.0])
def test_descent_multiplies_by_one_minus_eta_lambda(rate, condition):
    trace = lab.run("learning-rate", rate=rate, condition=condition)
    assert trace.check.predicted == pytest.approx(max(abs(1 - rate), abs(1 - rate / condition)))
    assert trace.check.relative_error <= 1e-13
    assert (trace.outcome is lab.Outcome.DIVERGED) is (rate > 2)
    assert ("diverged: eta lambda = 2.5 > 2" in str(trace.to_dict())) is (rate == 2.5)


@pytest.mark.parametrize("rate", [0.2, 0.4, 0.8])
def test_sharpness_ends_at_the_edge(rate):
    found = [lab.run("edge-of-stability", rate=rate, seed=seed).check for seed in SEEDS]
    assert {check.verdict for check in found} == {lab.Verdict.AGREES}
    assert mean(check.measured for check in found) == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize(("rate", "beta"), [(0.003, 0.0), (0.01, 0.3)])
def test_adams_sharpness_ends_at_its_own_edge(rate, beta):
    for seed in SEEDS:
        trace = lab.run("edge-of-stability", method="adam", rate=rate, beta=beta, seed=seed)
        edges = trace.quantities["threshold"]
        assert edges == pytest.approx(2 * (1 + beta) / (1 - beta) / rate)
        assert trace.check.verdict is lab.Verdict.AGREES
        assert trace.check.measured == pytest.approx(1.0, abs=0.03)


def test_adams_usual_edge_is_38_over_eta_and_this_net_does_not_reach_it():
    trace = lab.run("edge-of-stability", method="adam", rate=0.01, beta=0.9)
    assert trace.quantities["threshold"] == pytest.approx(38 / 0.01)
    assert trace.check.verdict is lab.Verdict.NOT_MEASURED
    assert trace.quantities["largest_sharpness"] < 0.5 * 3800
    assert "stays below the edge" in trace.summary
    wild = lab.run("edge-of-stability", method="adam", rate=1.2)
    assert wild.check.verdict is lab.Verdict.DIFFERS
    assert "settles" not in wild.summary


@MANY
@pytest.mark.parametrize("rate", [0.2, 0.4, 0.6, 0.8, 1.0])
def test_sharpness_ends_at_the_edge_over_12_seeds(rate):
    found = [lab.run("edge-of-stability", rate=rate, steps=1500, seed=s).check for s in range(12)]
    measured = [check.measured for check in found if check.measured is not None]
    assert len(measured) >= 8
    assert mean(measured) == pytest.approx(1.0, abs=0.04)
    assert max(abs(value - 1) for value in measured) < 0.12


def test_an_edge_that_is_not_reached_is_said():
    trace = lab.run("edge-of-stability", rate=0.1, steps=1000)
    assert trace.check.verdict is lab.Verdict.NOT_MEASURED
    assert "threshold not reached: at most 12.75 of 20.00" in trace.check.sentence
    assert trace.quantities["crossed_at"] is None


def test_training_stops_before_rounding_is_all_there_is():
    assert lab.run("edge-of-stability", steps=2000).quantities["loss_at_the_end"] > 1e-6


def test_adams_edge_with_a_frozen_preconditioner_is_38_over_eta():
    # Its running mean of the gradient is a heavy ball of a tenth of the rate.
    assert edge(0.9) / (1 - 0.9) == pytest.approx(38)
    rate = 1e-3
    for curvature, grows in ((37.5 / rate, False), (38.5 / rate, True)):
        x, optimizer = np.array([1.0]), Adam(rate, beta2=1.0, epsilon=1.0, correct=False)
        path = []
        for _ in range(3000):
            optimizer.step(x, curvature * x)
            path.append(abs(x[0]))
        assert bool(max(path[-20:]) > max(path[:20])) is grows


@pytest.mark.parametrize(("rate", "lost"), [(0.5, 0), (3.0, 0), (3.95, 0), (4.05, 20), (4.5, 20)])
def test_catapults_come_back_below_4(rate, lost):
    for seed in SEEDS:
        trace = lab.run("catapult", rate=rate, steps=200, seed=seed)
        assert trace.quantities["lost"] == lost
        assert trace.check.verdict is lab.Verdict.AGREES


def test_a_catapult_first_rises_and_ends_flatter():
    trace = lab.run("catapult", rate=3.0)
    output, curvature = trace.series["output"].measured, trace.series["curvature"].measured
    assert output.max() > 10 * output[0]
    assert output[-1] < 1e-6
    assert curvature[0] == pytest.approx(3.0)
    assert curvature[-1] < 2.0
    assert CATAPULT.presets["just-above"].outcome is lab.Outcome.DIVERGED


def test_momentum_takes_the_root_of_the_condition_number():
    trace = lab.run("momentum", condition=100.0)
    fast, plain = trace.checks
    assert plain.predicted == pytest.approx(0.980198, abs=1e-6)
    assert plain.relative_error < 1e-9
    assert fast.predicted == pytest.approx(0.8182, abs=1e-4)
    assert fast.measured == pytest.approx(0.8182, rel=0.012)


@pytest.mark.parametrize("beta", [0.0, 0.3, 0.9])
def test_momentum_is_stable_below_its_edge(beta):
    for share, outcome in ((0.99, lab.Outcome.OK), (1.01, lab.Outcome.DIVERGED)):
        rate = share * edge(beta)
        trace = lab.run("momentum", tuning="own", rate=rate, beta=beta)
        assert trace.outcome is outcome
        assert (factor(rate, beta) > 1) is (outcome is lab.Outcome.DIVERGED)


def test_noise_has_a_floor():
    assert floor(0.2, 0.0, 1.0) == pytest.approx(0.2 / 1.8)
    assert floor(0.02, 0.9, 1.0) == pytest.approx(0.1005, abs=1e-4)
    for parameters in ({}, {"rate": 0.02, "beta": 0.9}, {"rate": 1.0, "beta": 0.5}):
        found = [lab.run("sgd-noise", **parameters, seed=seed).check for seed in SEEDS]
        shares = [check.measured / check.predicted for check in found]
        assert mean(shares) == pytest.approx(1, abs=0.04)


def test_momentum_does_not_average_noise_away():
    series = lab.run("sgd-noise", walkers=1000, steps=600).series["floor"]
    assert series.predicted[-1] / series.predicted[0] == pytest.approx(0.1010 / 0.1111, rel=0.01)
    np.testing.assert_allclose(series.measured, series.predicted, rtol=0.1)


@pytest.mark.parametrize("size", [1e-4, 1.0, 1e6])
def test_adams_first_step_is_its_rate(size):
    trace = lab.run("adam", size=size)
    assert trace.quantities["first"] == pytest.approx(1.0, rel=2e-4)
    assert trace.quantities["rectified_from"] == 5.0


def test_adam_without_correction_starts_too_fast():
    found = lab.run("adam", correction="off").quantities
    assert found["first"] == pytest.approx(3.1623, abs=1e-4)
    assert (found["peak"], found["peak_step"]) == (pytest.approx(6.5685, abs=1e-4), 12.0)


def test_warmup_rises_in_a_line():
    measured = lab.run("adam", warmup=50).series["constant"].measured
    np.testing.assert_allclose(measured[:50], np.arange(1, 51) / 50, rtol=1e-6)


def test_clipping_is_bounded_and_never_converges():
    trace = lab.run("gradient-clipping", rate=3.0, clip=0.5, steps=200)
    path = trace.series["clipped"].measured
    assert trace.check.predicted == 1.5
    assert trace.check.relative_error < 1e-12
    np.testing.assert_allclose(path[-2], path[-4])  # a cycle of two
    assert path[-1] * path[-2] < 0
    # Without clipping the same run is soon off the chart.
    assert np.isnan(trace.series["plain"].measured[-1])


@pytest.mark.parametrize(("rate", "offset"), [(0.1, 1e-6), (0.1, 1e-12), (0.01, 1e-3), (1.0, 1e-9)])
def test_a_saddle_is_left_in_a_logarithm(rate, offset):
    trace = lab.run("saddle-point", rate=rate, offset=offset, steps=3000)
    predicted = log(1 / offset) / log(1 + rate)
    assert trace.check.predicted == pytest.approx(predicted)
    assert 0 <= trace.check.measured - predicted + 1e-9 < 1 + 1e-9


def test_a_saddle_that_is_not_left_is_said():
    check = lab.run("saddle-point", steps=100).check
    assert check.verdict is lab.Verdict.NOT_MEASURED
    assert "threshold not reached in 100 steps" in check.sentence


@pytest.mark.parametrize(("strength", "time"), [(1.0, 4.605), (4.0, 1.325)])
def test_plateaus_last_as_long_as_theory_says(strength, time):
    trace = lab.run("plateau", strong=4.0, weak=1.0, rate=0.002)
    check = trace.checks[0 if strength == 1.0 else 1]
    assert check.predicted == pytest.approx(time, abs=1e-3)
    assert check.measured == pytest.approx(time, rel=0.005)


def test_random_slices_understate_the_curvature():
    trace = lab.run("loss-landscape")
    for check in trace.checks:
        assert check.relative_error < 2e-6
    assert trace.quantities["sharpest"] == pytest.approx(12.2, rel=0.1)
    assert 100 < trace.quantities["times"] < 300


@MANY
def test_random_slices_understate_the_curvature_in_every_net():
    for seed in range(8):
        trace = lab.run("loss-landscape", seed=seed)
        assert max(check.relative_error for check in trace.checks) < 1e-4
        assert trace.quantities["times"] > 50
