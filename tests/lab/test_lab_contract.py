"""What every registered experiment and preset must keep, so that a new one is tested at once."""

import json
import subprocess
import sys
import tracemalloc
from functools import cache
from math import isfinite

import pytest

from wordgraph import lab
from wordgraph.errors import ParameterError
from wordgraph.lab.cost import MOST_BYTES, MOST_OPERATIONS
from wordgraph.lab.plots import figure

EXPERIMENTS = [lab.get(name) for name in lab.experiments()]
PARAMETERS = [
    pytest.param(parameter, id=f"{experiment.name}-{parameter.name}")
    for experiment in EXPERIMENTS
    for parameter in experiment.parameters.values()
]
PRESETS = [
    pytest.param(experiment, name, id=f"{experiment.name}-{name}")
    for experiment in EXPERIMENTS
    for name, preset in experiment.presets.items()
]


@cache
def traced(name, preset):
    """A preset's trace; it is run once for all tests."""
    experiment = lab.get(name)
    return experiment.run(experiment.presets[preset].parameters)


def test_public_names():
    assert set(lab.__all__) == {
        "Check", "Choice", "Comparison", "Experiment", "Heat", "Integer", "Live", "Number",
        "Outcome", "Parameter", "Preset", "Series", "Trace", "Value", "Verdict", "compare",
        "experiments", "get", "run",
    }  # fmt: skip
    assert "vanishing-gradient" in lab.experiments()


def test_importing_the_lab_does_not_import_plotly_or_dash():
    code = "import sys, wordgraph.lab; print({'plotly', 'dash'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.name)
def test_experiments_describe_themselves(experiment):
    assert experiment.title
    assert experiment.description.endswith(".")
    assert experiment.presets
    assert all(name == parameter.name for name, parameter in experiment.parameters.items())


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_parameters_describe_themselves_and_read_their_default(parameter):
    assert parameter.label
    assert parameter.help.endswith(".")
    assert parameter.parse(str(parameter.default_value)) == parameter.default_value


@pytest.mark.parametrize("parameter", PARAMETERS)
def test_parameters_keep_their_range(parameter):
    match parameter:
        case lab.Choice(options=options):
            assert [parameter.check(option) for option in options] == list(options)
            outside = ["", "no such option"]
        case lab.Integer(minimum=low, maximum=high) | lab.Number(minimum=low, maximum=high):
            assert (parameter.check(low), parameter.check(high)) == (low, high)
            outside = [low - 1, high + 1]
    for value in outside:
        with pytest.raises(ParameterError, match=parameter.name):
            parameter.check(value)
        with pytest.raises(ParameterError, match=parameter.name):
            parameter.parse(str(value))


@pytest.mark.parametrize(("experiment", "preset"), PRESETS)
def test_presets_run_and_agree_with_their_theory(experiment, preset):
    trace, preset = traced(experiment.name, preset), experiment.presets[preset]
    assert trace.outcome is preset.outcome
    for check in trace.checks:
        assert check.verdict is not lab.Verdict.DIFFERS, check.sentence
        # Where nothing could be measured or predicted, the words say why.
        assert check.verdict is lab.Verdict.AGREES or check.note
    assert trace.summary.endswith(".")
    assert "\n" not in trace.summary
    for sentence in (preset.look_for, preset.folklore):
        assert sentence is None or sentence.endswith(".")


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.name)
def test_the_first_preset_is_the_default_and_shows_theory(experiment):
    first = next(iter(experiment.presets))
    assert not experiment.presets[first].parameters
    assert traced(experiment.name, first).check.verdict is lab.Verdict.AGREES


@pytest.mark.parametrize(("experiment", "preset"), PRESETS)
def test_a_run_says_beforehand_what_it_costs(experiment, preset):
    cost = experiment.cost(experiment.presets[preset].parameters)
    assert cost.operations > 0
    assert cost.bytes > 0
    assert set(cost.drivers) <= set(experiment.parameters)
    assert "operations" in cost.words


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.name)
def test_memory_is_estimated_from_above(experiment):
    experiment.run({})  # Fill caches that stay.
    tracemalloc.start()
    try:
        experiment.run({})
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 1.25 * experiment.cost({}).bytes


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.name)
def test_the_largest_run_is_affordable_or_refused_in_words(experiment):
    largest = {
        name: parameter.maximum
        for name, parameter in experiment.parameters.items()
        if isinstance(parameter, lab.Integer) and name != "seed"
    }
    share = experiment.cost(largest)
    if max(share.operations / MOST_OPERATIONS, share.bytes / MOST_BYTES) > 1.0:
        with pytest.raises(ParameterError, match="lower one of them"):
            experiment.run(largest)
    else:
        experiment.run(largest)


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.name)
def test_series_are_short_enough_to_be_sent(experiment):
    trace = traced(experiment.name, next(iter(experiment.presets)))
    assert all(len(series.x) <= 400 for series in trace.series.values())
    assert len(figure(trace, "dark").to_json()) < 80_000


@pytest.mark.parametrize(("experiment", "preset"), PRESETS)
def test_traces_survive_strict_json(experiment, preset):
    found = traced(experiment.name, preset).to_dict()
    assert json.loads(json.dumps(found, allow_nan=False)) == found


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.name)
def test_runs_repeat_themselves_and_their_parameters_run_them_again(experiment):
    first = experiment.run({})
    again = experiment.run(first.parameters)
    assert first.to_dict() == again.to_dict()
    if "seed" in experiment.parameters:
        other = experiment.run({"seed": 1})
        assert first.to_dict()["series"] != other.to_dict()["series"]


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize(("experiment", "preset"), PRESETS)
def test_every_preset_is_drawn(experiment, preset, theme):
    trace = traced(experiment.name, preset)
    drawn = figure(trace, theme)
    for axis in ("x", None) if trace.below is None else ("x", "x2"):
        flat = [curve for curve in drawn.data if curve.type != "surface"]
        shown = [y for curve in flat if curve.xaxis in (axis, None) for y in curve.y]
        shown = [y for y in shown if y is not None]
        assert len(shown) >= 2
        assert all(isfinite(y) for y in shown)
    assert trace.summary not in [note.text for note in drawn.layout.annotations]
