"""Outcomes of passes that real parameters do not reach, made by hand."""

import numpy as np
import pytest

from wordgraph.lab.gradient_report import check, outcome, ratios, summary
from wordgraph.lab.network import Architecture
from wordgraph.lab.probes import Measurement
from wordgraph.lab.theory import predict
from wordgraph.lab.trace import Outcome

ARCHITECTURE = Architecture(depth=3)


def measurement(log_delta, mean_square=(1.0, 1.0, 1.0)):
    """A measurement in three layers."""
    log_delta = np.array(log_delta)
    return Measurement(np.array(mean_square), log_delta, log_delta.copy())


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (measurement([-2.0, -1.0, 0.0]), Outcome.OK),
        (measurement([np.nan, -1.0, 0.0]), Outcome.OVERFLOW),
        (measurement([-2.0, -1.0, 0.0], (1.0, 1.0, np.inf)), Outcome.OVERFLOW),
        (measurement([-np.inf, -1.0, 0.0]), Outcome.DEAD),
        (measurement([-np.inf, -700.0, 0.0]), Outcome.UNDERFLOW),
        (measurement([-700.0, -600.0, 0.0]), Outcome.UNDERFLOW),
    ],
)
def test_outcome(found, expected):
    assert outcome(found) is expected
    if expected is not Outcome.OK:
        checked = check(ARCHITECTURE, found, predict(ARCHITECTURE, 64))
        assert checked.measured is None
        assert expected.value in checked.sentence
        assert expected.value[1:] in summary(ratios(found), expected, 3)


def test_ratios_are_first_over_last():
    found = ratios(measurement([-2.0, 5.0, 1.0]))
    assert found.delta == pytest.approx(np.exp(-3.0))
