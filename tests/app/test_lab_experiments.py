"""The panel shows any experiment of the catalogue, whatever its series are."""

from wordgraph import lab
from wordgraph.app import create_app
from wordgraph.lab.catalogue import CATALOGUE

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
