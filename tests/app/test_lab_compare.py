"""A/B in the panel: a setting is kept, the link holds both, and both run with one seed."""

import pytest
from flask.testing import FlaskClient

from wordgraph import lab
from wordgraph.app.panels.lab import set_up
from wordgraph.app.panels.lab_compare import apart, asked
from wordgraph.scene import ViewState, decode, encode

from .asking import UPDATE, cost_body, raw_values, request_body, run_body

NAME = "vanishing-gradient"
OPEN = {"": f"{NAME}/relu-he", "depth": "7", "seed": "3"}
BOTH = {**OPEN, "a": f"{NAME}/sigmoid", "a.depth": "9"}
SETUP = {"experiment": NAME, "preset": "sigmoid"}
KEPT = {**SETUP, "kept": {"": f"{NAME}/sigmoid"}}


def test_what_is_kept_is_the_present_setting_without_its_seed():
    kept = {"a": f"{NAME}/relu-he", "a.depth": "7"}
    assert asked({"compare": "toggle"}, OPEN) == {**OPEN, **kept}


def test_swapping_twice_is_nothing_and_the_seed_stays():
    once = asked({"compare": "swap"}, BOTH)
    assert once == {
        "": f"{NAME}/sigmoid",
        "depth": "9",
        "seed": "3",
        "a": f"{NAME}/relu-he",
        "a.depth": "7",
    }
    assert asked({"compare": "swap"}, once) == BOTH


def test_b_is_what_stays():
    assert asked({"compare": "toggle"}, BOTH) == OPEN
    assert asked({"compare": "swap"}, OPEN) == OPEN


def test_a_preset_of_the_same_experiment_leaves_a_and_the_seed():
    kept = {"a": f"{NAME}/sigmoid", "a.depth": "9"}
    found = asked({"preset": f"{NAME}/tanh"}, BOTH)
    assert found == {"": f"{NAME}/tanh", "seed": "3", **kept}
    assert asked({"preset": f"{NAME}/tanh"}, OPEN) == {"": f"{NAME}/tanh"}
    assert asked({"preset": "adam/first"}, BOTH) == {"": "adam/first"}
    assert asked({"preset": "adam/first"}, {"a": "adam/first"}) == {"": "adam/first"}


def test_a_link_is_opened_as_it_is_whatever_was_shown():
    assert asked({"parameters": OPEN}, BOTH) == OPEN


@pytest.mark.parametrize("state", [None, {}, {"a": "x"}, {"a.depth": "3"}])
@pytest.mark.parametrize("wish", ["toggle", "swap", "dance", None])
def test_a_wish_out_of_place_is_answered_in_words(wish, state):
    presets, (message,), *_ = set_up({"compare": wish}, state)
    assert "no experiment" in message.children
    assert presets == []


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ({"a": f"{NAME}/tanh", "a.depth": "9"}, {"": f"{NAME}/tanh", "depth": "9"}),
        ({"a": f"{NAME}/tanh", "a.depth": "x"}, {"": f"{NAME}/tanh"}),
        ({"a": f"{NAME}/tanh", "a.nothing": "1", "a.seed": "8"}, {"": f"{NAME}/tanh"}),
        ({"a": f"{NAME}/none"}, {"": f"{NAME}/sigmoid"}),
        ({"a": NAME}, {"": f"{NAME}/sigmoid"}),
        ({"a": "adam/first"}, None),
        ({"a": "nothing"}, None),
        ({"a.depth": "9"}, None),
    ],
)
def test_a_link_holds_both_and_what_makes_no_sense_is_left_out(link, kept):
    *_, setup, words, alone = set_up({"parameters": {**OPEN, **link}})
    assert setup.get("kept") == kept
    assert words == ("Stop comparing" if kept else "Compare with this")
    assert alone is (kept is None)


def test_the_link_of_a_comparison_reads_back():
    view, notices = decode(encode(ViewState(term="relu", lab=BOTH)))
    assert not notices
    assert dict(view.lab) == BOTH
    assert apart(view.lab)[1] == {"": f"{NAME}/sigmoid", "depth": "9"}


def test_both_run_with_the_seed_of_the_control(client: FlaskClient):
    raw = raw_values(lab.get(NAME), {"depth": 7, "seed": 5})
    said = response(client, run_body(KEPT, raw))
    a, b, differs = (span["props"]["children"] for span in said["lab-summary"]["children"])
    assert a[1] == lab.run(NAME, seed=5).summary
    assert b[1] == lab.run(NAME, depth=7, seed=5).summary
    assert differs == "From A to B: depth 20 \u2192 7."
    names = {curve.get("name") for curve in said["lab-plot"]["figure"]["data"]}
    assert {"A δ", "B δ"} <= names
    assert said["lab-state"]["data"] == {
        "": f"{NAME}/sigmoid",
        "depth": "7",
        "seed": "5",
        "a": f"{NAME}/sigmoid",
    }


def test_the_plot_says_its_result(client: FlaskClient):
    raw = raw_values(lab.get(NAME), {"depth": 7})
    trace = lab.run(NAME, depth=7)
    assert response(client, run_body(SETUP, raw))["lab-figure"]["aria-label"] == trace.summary
    label = response(client, run_body(KEPT, raw))["lab-figure"]["aria-label"]
    assert trace.summary in label
    assert "depth 20 -> 7" in label


def test_a_that_is_the_same_says_what_to_do(client: FlaskClient):
    said = response(client, run_body(KEPT, raw_values(lab.get(NAME), {})))
    assert "change a setting" in said["lab-summary"]["children"][-1]["props"]["children"]


@pytest.mark.parametrize("kept", [{"": 3}, {"": "x"}, {"": None}, {"depth": "4"}])
def test_a_forged_a_never_breaks_the_panel(client: FlaskClient, kept):
    raw = raw_values(lab.get(NAME), {"depth": 3})
    assert response(client, run_body({**SETUP, "kept": kept}, raw))["lab-summary"]["children"]


def test_the_cost_is_told_and_both_count(client: FlaskClient):
    experiment = lab.get(NAME)
    raw = raw_values(experiment, {"depth": 40})
    alone = response(client, cost_body(SETUP, raw))["lab-cost"]
    both = response(client, cost_body(KEPT, raw))["lab-cost"]
    limit = experiment.cost({"depth": 40}).limit
    assert alone == {"children": f"A run takes at most {limit}.", "className": "affordable"}
    total = experiment.cost({}).then(experiment.cost({"depth": 40})).limit
    assert both == {"children": f"A and B take at most {total}.", "className": "affordable"}


def test_what_is_too_much_is_said_with_what_would_do(client: FlaskClient):
    raw = raw_values(lab.get(NAME), {"depth": 100, "width": 512, "batch": 256})
    said = response(client, cost_body(SETUP, raw))["lab-cost"]
    assert said["className"] == "refused"
    assert "the most is 2 s and 192 MiB: nothing is run. Lower depth to " in said["children"]
    assert " or width to " in said["children"]


def test_an_empty_control_costs_nothing(client: FlaskClient):
    raw = {**raw_values(lab.get(NAME), {}), "seed": None}
    assert response(client, cost_body(SETUP, raw))["lab-cost"]["children"] == ""


def test_a_wish_goes_by_what_the_link_says(client: FlaskClient):
    said = response(client, request_body({"compare": "toggle"}, OPEN))
    assert said["lab-setup"]["data"]["kept"] == {"": f"{NAME}/relu-he", "depth": "7"}


def response(client, body):
    answer = client.post(UPDATE, json=body)
    assert answer.status_code == 200
    return answer.json["response"]
