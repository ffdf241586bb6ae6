"""Live runs: chunks make no difference, and a chunk keeps to its time."""

import numpy as np
import pytest

from wordgraph import lab
from wordgraph.errors import ParameterError
from wordgraph.lab.live import advance_to

SMALL = {"depth": 4, "width": 16, "batch": 16, "steps": 30}
LIVE = [name for name in lab.experiments() if lab.get(name).begin]
CHOICES = [
    {},
    {"optimizer": "adam", "rate": 0.01, "schedule": "warmup"},
    {"optimizer": "momentum", "normalization": "batch", "schedule": "cosine"},
    {"residual": "plain", "normalization": "layer", "data": "spirals", "seed": 3},
    {"data": "regression", "optimizer": "rmsprop", "rate": 0.003},
    {"rate": 3.0, "residual": "plain", "depth": 20},  # which diverges
]


def started(**changes):
    return lab.get("training").start({**SMALL, **changes})


@pytest.mark.parametrize("changes", CHOICES)
@pytest.mark.parametrize("chunk", [1, 2, 7, 30])
def test_chunks_of_any_size_give_the_same_bits(changes, chunk):
    run = started(**changes)
    while not run.over:
        run.advance(chunk)
        run.trace()  # to look changes nothing
    whole = lab.run("training", **{**SMALL, **changes})
    assert run.trace().to_dict() == whole.to_dict()


@pytest.mark.parametrize("name", LIVE)
def test_what_is_live_begins_at_step_0_and_ends_at_its_total(name):
    run = lab.get(name).start({"steps": 10})
    assert (run.step, run.total, run.over) == (0, 10, False)
    assert run.nbytes > 0
    assert run.trace().experiment == name
    run.advance(99)
    assert (run.step, run.over) == (10, True)
    run.advance(1)
    assert run.step == 10


def test_more_steps_begin_with_the_same():
    few, many = (started(steps=steps) for steps in (10, 20))
    for run in (few, many):
        run.advance(10)
    assert few.seen.loss == many.seen.loss


class Clock:
    """A clock that a step moves on by so many seconds."""

    def __init__(self, run, seconds):
        self.run, self.seconds = run, seconds

    def __call__(self):
        return self.run.step * self.seconds


@pytest.mark.parametrize(
    ("seconds", "steps"), [(0.001, 25), (0.01, 10), (0.04, 2), (0.06, 1), (5.0, 1)]
)
def test_a_chunk_has_a_step_at_least_and_none_that_would_be_late(seconds, steps):
    run = started()
    advance_to(run, 25, 0.1, Clock(run, seconds))
    assert run.step == steps


def test_a_chunk_ends_where_it_should_and_not_before_where_it_is():
    run = started()
    advance_to(run, 5, 1e9)
    advance_to(run, 3, 1e9)
    assert run.step == 5
    advance_to(run, 10**6, 1e9)
    assert run.step == run.total == 30


def test_a_live_run_may_be_long_but_its_steps_not():
    training = lab.get("training")
    assert training.start({"steps": 600}).total == 600
    with pytest.raises(ParameterError, match="lower one of them"):
        training.run({"steps": 600})
    with pytest.raises(ParameterError, match="lower one of them"):
        training.start({"depth": 50, "width": 128, "batch": 256, "steps": 10})


def test_what_is_not_live_says_so():
    with pytest.raises(ParameterError, match="as a whole"):
        lab.get("momentum").start({})


def test_nothing_is_warned_of_and_no_number_lost_when_a_run_diverges(recwarn):
    trace = lab.run("training", residual="plain", rate=3.0, steps=20)
    assert trace.outcome is lab.Outcome.DIVERGED
    assert trace.summary.startswith("Diverged after")
    assert not recwarn.list
    loss = trace.series["loss"].measured
    assert np.nanmax(loss) <= 1e9


def test_a_curvature_above_two_over_the_rate_is_named():
    trace = lab.run("training", data="regression", rate=1.0, steps=50)
    product = trace.quantities["curvature"] * 1.0
    assert product > 2
    assert trace.ended.endswith(f"= {product:.3g} > 2")


def test_signals_too_large_for_numbers_are_an_outcome():
    large = {"activation": "linear", "weight_variance": 10.0, "residual": "plain", "depth": 40}
    run = lab.get("training").start({**large, "steps": 20})
    assert (run.step, run.over) == (0, True)
    trace = run.trace()
    assert trace.outcome is lab.Outcome.OVERFLOW
    assert "overflowed" in trace.summary
