"""Parameters from code and from text: what is allowed, and what an error says."""

from math import inf, isfinite, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordgraph import lab
from wordgraph.errors import ParameterError
from wordgraph.lab.settings import complete

PARAMETERS = lab.get("vanishing-gradient").parameters


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("depth", 0),
        ("depth", 101),
        ("depth", 10**30),
        ("depth", 20.0),
        ("depth", "20"),
        ("depth", True),
        ("depth", None),
        ("width", 1),
        ("width", 10**9),
        ("batch", 257),
        ("seed", -1),
        ("seed", 2**31),
        ("weight_variance", nan),
        ("weight_variance", inf),
        ("weight_variance", 0.0),
        ("weight_variance", 10**400),
        ("weight_variance", 1j),
        ("weight_variance", "1"),
        ("weight_variance", np.array([1.0, 2.0])),
        ("bias_variance", -0.1),
        ("activation", "gelu"),
        ("activation", ["relu"]),
        ("residual", None),
        ("normalization", 3),
    ],
)
def test_impossible_values_name_the_parameter_and_what_is_allowed(name, value):
    with pytest.raises(ParameterError) as caught:
        lab.run("vanishing-gradient", **{name: value})
    message = str(caught.value)
    assert message.startswith(f"{name}=")
    assert PARAMETERS[name].allowed in message
    assert "\n" not in message
    assert len(message) < 160


def test_unknown_names_come_with_the_nearest_known_one():
    with pytest.raises(ParameterError, match=r"'dept': did you mean depth\?"):
        lab.run("vanishing-gradient", dept=3)
    with pytest.raises(ParameterError, match="known are activation"):
        lab.run("vanishing-gradient", zzz=3)
    with pytest.raises(ParameterError, match="no experiment 'vanishing'"):
        lab.run("vanishing")


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("depth", "20", 20),
        ("weight_variance", "1.76", 1.76),
        ("weight_variance", "2", 2.0),
        ("activation", "relu", "relu"),
    ],
)
def test_texts_are_read(name, text, value):
    found = PARAMETERS[name].parse(text)
    assert found == value
    assert type(found) is type(value)


@given(st.sampled_from(list(PARAMETERS.values())), st.text())
def test_any_text_is_read_or_rejected(parameter, text):
    try:
        value = parameter.parse(text)
    except ParameterError:
        return
    assert parameter.check(value) == value


@given(st.floats(0.01, 150.0))
def test_numbers_survive_text(value):
    assert isfinite(value)
    assert PARAMETERS["weight_variance"].parse(str(value)) == value


def test_numpy_scalars_become_plain_ones():
    settings = complete(PARAMETERS, {"depth": np.int64(7), "weight_variance": np.float32(2)})
    assert type(settings.values["depth"]) is int
    assert type(settings.values["weight_variance"]) is float


def test_a_mapping_of_texts_is_read_at_once():
    experiment = lab.get("vanishing-gradient")
    found = experiment.parse({"depth": "7", "activation": "tanh"})
    assert found == {"depth": 7, "activation": "tanh"}
    with pytest.raises(ParameterError, match="did you mean width"):
        experiment.parse({"wdth": "7"})
