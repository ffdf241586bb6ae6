"""What a run would cost in words, and what to lower where it is refused."""

from time import process_time

import pytest

from wordgraph import lab
from wordgraph.lab.cost import Cost
from wordgraph.lab.remedy import remedies

EXPERIMENT = lab.get("vanishing-gradient")
LARGE = {"depth": 100, "width": 512, "batch": 256}


def test_what_may_be_paid_needs_no_remedy():
    assert remedies(EXPERIMENT, {}) == {}


def test_each_remedy_is_the_largest_that_does():
    found = remedies(EXPERIMENT, LARGE)
    assert found
    for name, value in found.items():
        assert EXPERIMENT.cost({**LARGE, name: value}).share <= 1.0
        assert EXPERIMENT.cost({**LARGE, name: value + 1}).share > 1.0


def test_a_second_run_leaves_less():
    other = {"depth": 50, "width": 256, "batch": 64}
    alone, beside = remedies(EXPERIMENT, LARGE), remedies(EXPERIMENT, LARGE, other)
    assert 0 < beside["depth"] < alone["depth"]


def test_there_is_none_where_the_other_run_takes_it_all():
    assert remedies(EXPERIMENT, LARGE, LARGE) == {}


def test_the_limit_is_rounded_up():
    assert Cost(1.0, 1.0).limit == "0.01 s and 1 MiB"
    assert Cost(2.01e8, 2.0 * 2**20 + 1).limit == "0.11 s and 3 MiB"


@pytest.mark.parametrize("name", lab.experiments())
def test_a_run_takes_no_longer_than_was_told(name):
    experiment = lab.get(name)
    experiment.run({})
    start = process_time()
    experiment.run({})
    took = process_time() - start
    told = float(experiment.cost({}).limit.split()[0])
    assert took < told * 2, "twice, for a machine that is busy"
