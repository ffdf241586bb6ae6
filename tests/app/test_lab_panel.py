"""The lab's panel: a link or a preset sets it up, controls run it, and it says what to share."""

import json

import pytest
from flask.testing import FlaskClient

from wordgraph import lab
from wordgraph.app.panels.lab import requested, set_up, state
from wordgraph.errors import ParameterError
from wordgraph.lab import Choice, Integer
from wordgraph.scene import ViewState, decode, encode

from .asking import UPDATE, raw_values, run_body

PRESETS = [(name, preset) for name in lab.experiments() for preset in lab.get(name).presets]
each_preset = pytest.mark.parametrize(("name", "preset"), PRESETS)
EXPERIMENT = lab.get("vanishing-gradient")
FIRST = next(iter(EXPERIMENT.presets))


def setup_of(name: str, preset: str) -> dict[str, str]:
    return {"experiment": name, "preset": preset}


@each_preset
def test_a_preset_is_opened_with_its_values(name, preset):
    experiment, chosen, values = requested({"parameters": {"": f"{name}/{preset}"}})
    assert (experiment.name, chosen) == (name, preset)
    assert values == dict(experiment.presets[preset].parameters)


@pytest.mark.parametrize("asked", ["vanishing-gradient", "vanishing-gradient/no-such-preset"])
def test_without_a_known_preset_the_first_is_opened(asked):
    assert requested({"parameters": {"": asked}})[1] == FIRST


def test_a_link_wins_over_the_preset():
    given = {"": f"vanishing-gradient/{FIRST}", "depth": "7", "weight_variance": "2.5"}
    assert requested({"parameters": given})[2] == {
        **EXPERIMENT.presets[FIRST].parameters,
        "depth": 7,
        "weight_variance": 2.5,
    }


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("depth", "deep"),
        ("depth", "-1"),
        ("depth", "1e9"),
        ("weight_variance", "nan"),
        ("weight_variance", "inf"),
        ("activation", "<script>"),
        ("no_such_parameter", "1"),
        ("depth", None),
        ("depth", ["5"]),
    ],
)
def test_what_makes_no_sense_in_a_link_is_left_out(key, text):
    given = {"": f"vanishing-gradient/{FIRST}", key: text}
    assert requested({"parameters": given})[2] == dict(EXPERIMENT.presets[FIRST].parameters)
    for link in (
        given,
        {"": f"vanishing-gradient/{FIRST}", "a": "vanishing-gradient", f"a.{key}": text},
    ):
        _, (_, strange, *_), *_ = set_up({"parameters": link})
        assert strange.className == "strange"
        assert key in strange.children
        assert "known are" in strange.children or "give" in strange.children


def test_a_preset_that_a_link_has_wrong_is_said():
    _, (_, strange, *_), *_ = set_up({"parameters": {"": "vanishing-gradient/no-such-preset"}})
    assert strange.children.startswith(
        "Left out of what the link asks for: no preset 'no-such-preset'"
    )


@pytest.mark.parametrize("request_", [{}, {"parameters": None}, {"parameters": {"": "nothing"}}])
def test_an_unknown_experiment_is_said_and_nothing_is_set_up(request_):
    with pytest.raises(ParameterError, match="there is no experiment"):
        requested(request_)
    presets, (message,), form, setup, *_ = set_up(request_)
    assert "known are vanishing-gradient" in message.children
    assert (presets, form, setup) == ([], [], None)


@each_preset
def test_the_panel_shows_what_it_was_asked_for(name, preset):
    experiment = lab.get(name)
    presets, head, form, setup, *_ = set_up({"parameters": {"": f"{name}/{preset}"}})
    assert setup == {"experiment": name, "preset": preset}
    assert head[0].children == experiment.title
    assert head[1].children == experiment.presets[preset].look_for
    assert len(form) == len(experiment.parameters)
    buttons = [part.to_plotly_json()["props"] for part in chips(presets)]
    assert [button["data-preset"] for button in buttons] == [
        f"{name}/{each}" for each in experiment.presets
    ]
    pressed = [button["children"] for button in buttons if button["aria-pressed"] == "true"]
    assert pressed == [experiment.presets[preset].title]


def chips(presets):
    """The buttons of all presets, those behind "more" last; what is pressed is never hidden."""
    shown, *more = presets
    found = list(shown.children)
    for details in more:
        hidden = list(details.children[1].children)
        pressed = [part.to_plotly_json()["props"]["aria-pressed"] for part in hidden]
        assert details.open is ("true" in pressed)
        found += hidden
    return found


@each_preset
def test_a_preset_untouched_is_all_that_a_link_says(name, preset):
    experiment = lab.get(name)
    given = experiment.settings(experiment.presets[preset].parameters).values
    assert state(setup_of(name, preset), given) == {"": f"{name}/{preset}"}


@each_preset
def test_a_link_holds_only_what_differs(name, preset):
    experiment = lab.get(name)
    given = dict(experiment.settings(experiment.presets[preset].parameters).values)
    for key, parameter in experiment.parameters.items():
        other = another(parameter, given[key])
        said = state(setup_of(name, preset), {**given, key: other})
        assert said == {"": f"{name}/{preset}", key: str(other)}


@each_preset
def test_a_link_opens_what_was_shared(name, preset):
    experiment = lab.get(name)
    given = dict(experiment.settings(experiment.presets[preset].parameters).values)
    for key, parameter in experiment.parameters.items():
        changed = {**given, key: another(parameter, given[key])}
        link = encode(ViewState(lab=state(setup_of(name, preset), changed)))
        view, notices = decode(link)
        assert notices == ()
        again, chosen, values = requested({"parameters": dict(view.lab)})
        assert (again.name, chosen) == (name, preset)
        assert experiment.settings({**values}).values == experiment.settings(changed).values


def another(parameter, value):
    """A value that a parameter may have, other than this one, and cheap to run."""
    if isinstance(parameter, Choice):
        return next(option for option in parameter.options if option != value)
    if isinstance(parameter, Integer):
        return value + 1 if value == parameter.minimum else max(parameter.minimum, value // 2)
    return parameter.minimum if value != parameter.minimum else parameter.minimum + parameter.step


def asked(client: FlaskClient, raw, theme="dark", setup=None):
    body = run_body(setup or setup_of("vanishing-gradient", FIRST), raw, theme)
    answer = client.post(UPDATE, json=body)
    assert answer.status_code == 200
    return json.loads(answer.data, parse_constant=pytest.fail)["response"]


def test_a_run_shows_what_the_lab_computes(client: FlaskClient):
    said = asked(client, raw_values(EXPERIMENT, {"depth": 7}))
    trace = lab.run("vanishing-gradient", depth=7)
    assert said["lab-summary"]["children"] == trace.summary
    assert said["lab-check"]["children"] == trace.check.sentence
    assert said["lab-check"]["className"] == trace.check.verdict.name.lower().replace("_", "-")
    assert said["lab-state"]["data"]["depth"] == "7"
    assert said["lab-plot"]["figure"]["data"]
    assert said['{"name":"depth","type":"lab-value"}']["children"] == "7 layers"


@each_preset
def test_every_preset_can_be_drawn_in_both_themes(client: FlaskClient, name, preset):
    raw = raw_values(lab.get(name), lab.get(name).presets[preset].parameters)
    dark, light = (asked(client, raw, theme, setup_of(name, preset)) for theme in ("dark", "light"))
    assert dark["lab-state"]["data"] == {"": f"{name}/{preset}"}
    assert dark["lab-summary"] == light["lab-summary"]
    assert dark["lab-plot"]["figure"]["layout"] != light["lab-plot"]["figure"]["layout"]


def test_what_costs_too_much_is_refused_in_words(client: FlaskClient):
    raw = raw_values(EXPERIMENT, {"depth": 100, "width": 512, "batch": 256})
    said = asked(client, raw)
    assert "lower one of them" in said["lab-summary"]["children"]
    assert said["lab-check"]["className"] == "refused"
    assert "lab-plot" not in said
    assert "lab-state" not in said


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("seed", None),
        ("seed", "1"),
        ("seed", -1),
        ("seed", 1.5),
        ("depth", None),
        ("depth", 10**400),
        ("width", 10**400),
        ("width", float("nan")),
        ("weight_variance", float("inf")),
        ("weight_variance", None),
        ("activation", {"a": 1}),
        ("activation", None),
    ],
)
def test_a_control_with_a_strange_value_never_breaks_the_panel(client: FlaskClient, name, raw):
    said = asked(client, {**raw_values(EXPERIMENT, {"depth": 5}), name: raw})
    assert said["lab-summary"]["children"]


def test_nothing_runs_before_it_is_set_up(client: FlaskClient):
    body = run_body(None, raw_values(EXPERIMENT, {}))
    assert client.post(UPDATE, json=body).status_code == 204
    assert client.post(UPDATE, json=run_body(setup_of("x", "y"), {})).status_code == 204
