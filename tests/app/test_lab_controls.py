"""The controls of an experiment: one for each parameter, and what they hold is what they mean."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wordgraph import lab
from wordgraph.app.panels.lab_controls import form, read, worded
from wordgraph.errors import ParameterError
from wordgraph.lab import Choice, Integer, Number

from .asking import raw_values

EXPERIMENTS = [lab.get(name) for name in lab.experiments()]
PARAMETERS = [
    pytest.param(experiment, parameter, id=f"{experiment.name}.{parameter.name}")
    for experiment in EXPERIMENTS
    for parameter in experiment.parameters.values()
]
LOGARITHMIC = [
    pytest.param(parameter, id=parameter.name)
    for experiment in EXPERIMENTS
    for parameter in experiment.parameters.values()
    if not isinstance(parameter, Choice) and parameter.logarithmic
]
each_parameter = pytest.mark.parametrize(("experiment", "parameter"), PARAMETERS)


def values_of(parameter):
    """Any value that a parameter may have."""
    match parameter:
        case Choice(options=options):
            return st.sampled_from(list(options))
        case Integer():
            return st.integers(parameter.minimum, parameter.maximum)
        case Number():
            return st.floats(parameter.minimum, parameter.maximum)


@pytest.mark.parametrize("experiment", EXPERIMENTS, ids=lab.experiments())
def test_every_parameter_has_a_labelled_control(experiment):
    rows = form(experiment, {})
    for row, parameter in zip(rows, experiment.parameters.values(), strict=True):
        label, control = row.children
        assert label.children[0].children == parameter.label
        assert label.title == parameter.help
        assert label.children[1].id == {"type": "lab-value", "name": parameter.name}
        assert control.id == {"type": "lab-parameter", "name": parameter.name}


@each_parameter
def test_what_a_control_holds_is_the_value_it_was_made_with(experiment, parameter):
    @settings(max_examples=30)  # for each of a hundred parameters
    @given(values_of(parameter))
    def check(value):
        raw = raw_values(experiment, {parameter.name: value})[parameter.name]
        found = parameter.check(read(parameter, raw))
        if isinstance(parameter, Number) and parameter.logarithmic:
            assert found == pytest.approx(value, rel=0.0051)  # three significant digits
        else:
            assert found == value

    check()


@each_parameter
def test_a_control_can_show_every_value(experiment, parameter):
    @settings(max_examples=30)  # for each of a hundred parameters
    @given(values_of(parameter))
    def check(value):
        row = form(experiment, {parameter.name: value})[
            list(experiment.parameters).index(parameter.name)
        ]
        control = row.children[1]
        if isinstance(parameter, Choice):
            assert value in [option["value"] for option in control.options]
        else:
            assert control.min - 1e-9 <= control.value <= control.max + 1e-9

    check()


@pytest.mark.parametrize("parameter", LOGARITHMIC)
def test_any_number_that_a_logarithmic_slider_sends_is_allowed(parameter):
    @settings(max_examples=30)
    @given(st.floats(allow_nan=True, allow_infinity=True) | st.integers())
    def check(raw):
        parameter.check(read(parameter, raw))

    check()


@each_parameter
@pytest.mark.parametrize("raw", [None, "", "x", {}, [1]])
def test_what_is_no_value_is_left_to_the_experiment_to_refuse(experiment, parameter, raw):
    with pytest.raises(ParameterError):
        parameter.check(read(parameter, raw))
    assert isinstance(worded(parameter, read(parameter, raw)), str)


@each_parameter
def test_a_value_in_words_can_be_read_again(experiment, parameter):
    @settings(max_examples=30)  # for each of a hundred parameters
    @given(values_of(parameter))
    def check(value):
        text = worded(parameter, value)
        if isinstance(parameter, Choice):
            assert text == ""
            return
        assert text.endswith(parameter.unit)
        number = float(text.removesuffix(parameter.unit))
        assert math.isclose(number, value, rel_tol=0.00051)

    check()
