"""What every registered experiment and preset must keep, so that a new one is tested at once."""

import json
import subprocess
import sys
from math import isfinite

import pytest

from wordgraph import lab
from wordgraph.errors import ParameterError
from wordgraph.lab.plots import figure

EXPERIMENTS = [lab.get(name) for name in lab.experiments()]
PARAMETERS = [
    pytest.param(parameter, id=f"{experiment.name}-{parameter.name}")
    for experiment in EXPERIMENTS
    for parameter in experiment.parameters.values()
]
PRESETS = [
    pytest.param(experiment, preset, id=f"{experiment.name}-{name}")
    for experiment in EXPERIMENTS
    for name, preset in experiment.presets.items()
]


def test_public_names():
    assert set(lab.__all__) == {
        "Check", "Choice", "Experiment", "Integer", "Number", "Outcome", "Parameter", "Preset",
        "Series", "Trace", "Value", "Verdict", "experiments", "get", "run",
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
    trace = experiment.run(preset.parameters)
    assert trace.outcome is lab.Outcome.OK
    assert trace.check.verdict in (lab.Verdict.AGREES, lab.Verdict.NO_THEORY)
    assert trace.summary.endswith(".")
    assert "\n" not in trace.summary
    for sentence in (preset.look_for, preset.folklore):
        assert sentence is None or sentence.endswith(".")


@pytest.mark.parametrize(("experiment", "preset"), PRESETS)
def test_traces_survive_strict_json(experiment, preset):
    found = experiment.run(preset.parameters).to_dict()
    assert json.loads(json.dumps(found, allow_nan=False)) == found


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lambda experiment: experiment.name)
def test_runs_repeat_themselves_and_their_parameters_run_them_again(experiment):
    first = experiment.run({})
    again = experiment.run(first.parameters)
    other = experiment.run({"seed": 1})
    assert first.to_dict() == again.to_dict()
    assert first.to_dict()["series"] != other.to_dict()["series"]


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize(("experiment", "preset"), PRESETS)
def test_every_preset_is_drawn(experiment, preset, theme):
    trace = experiment.run(preset.parameters)
    drawn = figure(trace, theme)
    shown = [y for curve in drawn.data for y in curve.y if y is not None]
    assert len(shown) >= len(next(iter(trace.series.values())).x)
    assert all(isfinite(y) for y in shown)
