"""Traces and series: frozen, checked, and plain for JSON."""

import json

import numpy as np
import pytest

from wordgraph import lab
from wordgraph.lab.trace import Series


def test_json_holds_none_for_what_is_not_a_number():
    values = np.array([1.0, np.nan, np.inf])
    found = Series("x", np.arange(3.0), values, values.copy()).to_dict()
    assert found["measured"] == [1.0, None, None]
    assert found["low"] is None
    json.dumps(found, allow_nan=False)


def test_a_dead_run_is_strict_json_too():
    trace = lab.run("vanishing-gradient", activation="relu", width=2, depth=100)
    found = json.loads(json.dumps(trace.to_dict(), allow_nan=False))
    assert found["outcome"]["name"] == "dead"
    assert found["series"]["delta"]["predicted"] is None


def test_series_of_different_lengths_are_rejected():
    with pytest.raises(ValueError, match="differ"):
        Series("x", np.arange(3.0), np.arange(4.0))


def test_a_trace_cannot_be_changed():
    trace = lab.run("vanishing-gradient", depth=3)
    with pytest.raises(ValueError, match="read-only"):
        trace.series["delta"].measured[0] = 1.0
    with pytest.raises(TypeError):
        trace.parameters["depth"] = 4


def test_a_band_lies_around_its_prediction():
    delta = lab.run("vanishing-gradient", activation="relu", weight_variance=2.0).series["delta"]
    assert (delta.low[:-1] < delta.predicted[:-1]).all()
    assert (delta.predicted[:-1] < delta.high[:-1]).all()
    assert (np.diff(delta.high / delta.low) < 0).all()  # Wider toward the input.
