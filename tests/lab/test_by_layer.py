"""The norms that the graph shows layer by layer: those of the plot, as logarithms."""

from dataclasses import replace

import numpy as np
import pytest

from wordgraph import lab
from wordgraph.lab.by_layer import by_layer
from wordgraph.lab.plots import figure
from wordgraph.lab.trace import Series

# Those whose trace has the size of the gradient in each layer of a network.
WITH_LAYERS = {
    "vanishing-gradient": "layer",
    "batch-normalization": "layer",
    "layer-normalization": "layer",
    "residual-connection": "block",
    "training": "layer",
}


@pytest.mark.parametrize("name", lab.experiments())
def test_experiments_with_layers_say_so(name):
    if name not in WITH_LAYERS:
        assert by_layer(lab.run(name)) == {}
        return
    trace = lab.run(name)
    found = by_layer(trace)["layers"]
    assert found["unit"] == WITH_LAYERS[name]
    assert len(found["logs"]) == trace.parameters["depth"]
    assert figure(trace, "dark").layout.meta["layers"] == found


def test_the_numbers_are_those_of_the_plot():
    trace = lab.run("vanishing-gradient")
    np.testing.assert_allclose(
        10.0 ** np.array(by_layer(trace)["layers"]["logs"]),
        trace.series["delta"].measured,
        rtol=0.002,
    )


def test_of_a_square_the_root_is_shown():
    trace = lab.run("residual-connection", norm="pre")
    np.testing.assert_allclose(
        trace.series["norm"].measured ** 2, trace.series["delta"].measured, rtol=1e-9
    )


def test_what_has_no_logarithm_is_none():
    trace = lab.run("vanishing-gradient", depth=4)
    delta = Series("norm", np.arange(1.0, 5.0), np.array([0.0, np.nan, np.inf, 1.0]))
    broken = replace(trace, series={**trace.series, "delta": delta})
    assert by_layer(broken)["layers"]["logs"] == [None, None, None, 0.0]


def test_a_trace_names_a_series_that_it_has():
    trace = lab.run("vanishing-gradient", depth=2)
    with pytest.raises(ValueError, match="'nothing', which is no series"):
        replace(trace, by_layer="nothing")
