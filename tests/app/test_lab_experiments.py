"""The panel shows any experiment of the catalogue, whatever its series are."""

from wordgraph import lab
from wordgraph.app import create_app
from wordgraph.lab.catalogue import CATALOGUE
from wordgraph.lab.plots import height

from ..lab.fake import FAKE
from .asking import UPDATE, raw_values, run_body, set_up_body


def test_an_experiment_is_shown_once_it_is_in_the_catalogue(monkeypatch, explorer):
    monkeypatch.setitem(CATALOGUE, "fake", FAKE)
    client = create_app(explorer).server.test_client()
    asked = client.post(UPDATE, json=set_up_body({"": "fake/slow"}))
    setup = asked.json["response"]["lab-setup"]["data"]
    ran = client.post(UPDATE, json=run_body(setup, raw_values(FAKE, {"rate": 0.5})))
    said = ran.json["response"]
    assert said["lab-summary"]["children"] == "The loss falls."
    assert said["lab-state"]["data"] == {"": "fake/slow", "rate": "0.5"}
    assert said["lab-plot"]["figure"]["layout"]["xaxis"]["title"]["text"] == "step"
    assert lab.get("fake") is FAKE


def test_two_charts_and_several_checks_are_shown(explorer):
    client = create_app(explorer).server.test_client()
    experiment = lab.get("overfitting")
    setup = {"experiment": "overfitting", "preset": "gap"}
    ran = client.post(UPDATE, json=run_body(setup, raw_values(experiment, {"repetitions": 20})))
    said = ran.json["response"]
    trace = lab.run("overfitting", repetitions=20)
    assert said["lab-plot"]["style"] == {"height": f"{height(trace)}px"}
    assert said["lab-plot"]["figure"]["layout"]["height"] == height(trace)
    main, *further = said["lab-check"]["children"]
    assert main == trace.check.sentence
    assert [span["props"]["children"] for span in further] == [c.sentence for c in trace.also]
    assert {span["props"]["className"] for span in further} <= {"agrees", "differs"}


def test_a_run_that_diverges_is_drawn_and_said(explorer):
    client = create_app(explorer).server.test_client()
    experiment = lab.get("catapult")
    setup = {"experiment": "catapult", "preset": "just-above"}
    values = dict(experiment.presets["just-above"].parameters)
    said = client.post(UPDATE, json=run_body(setup, raw_values(experiment, values))).json
    assert said["response"]["lab-summary"]["children"].startswith("Diverged: eta lambda = 4.05")
    assert said["response"]["lab-plot"]["figure"]["data"]
