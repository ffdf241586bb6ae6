"""The factory is pure: two apps know nothing of each other, and any worker can answer anything."""

import re

import pytest

from wordgraph.app import create_app
from wordgraph.explorer import Explorer
from wordgraph.glossary import Glossary, Term
from wordgraph.lab import get

from .asking import UPDATE, addresses, raw_values, run_body, set_up_body

EXPERIMENT = "vanishing-gradient"
SETUP = {"experiment": EXPERIMENT, "preset": next(iter(get(EXPERIMENT).presets))}


@pytest.fixture
def other():
    return create_app(Explorer.of(Glossary.of([Term(id="alone", name="Alone")], title="Other")))


def test_two_apps_show_their_own_glossaries(app, other):
    for one, ident, strange in ((app, "deep", "alone"), (other, "alone", "deep")):
        client = one.server.test_client()
        document = client.get("/").text
        (scene,) = [path for path in addresses(document) if path.endswith("scene.json")]
        assert ident in client.get(scene).json["ids"]
        assert strange not in client.get(scene).json["ids"]
        assert client.get(scene.replace("scene.json", f"pages/{strange}.json")).status_code == 404
    assert "<title>Other</title>" in other.server.test_client().get("/").text
    assert app.server is not other.server


def test_the_document_is_in_the_language_of_the_glossary():
    glossary = Glossary.of([Term(id="a", name="A")], language="ar")
    document = create_app(Explorer.of(glossary)).server.test_client().get("/").text
    assert '<html lang="ar">' in document


def test_the_document_says_beside_which_term_an_experiment_opens():
    named = {
        "a": "adam/warmup",
        "b": "adam",
        "c": "adam",
        "d": "momentum/best",
        "e": "{%css%}",
        "f": None,
    }
    terms = [Term(id=name, name=name, lab=shown) for name, shown in named.items()]
    document = create_app(Explorer.of(Glossary.of(terms))).server.test_client().get("/").text
    assert '"labs":{"momentum":"d","adam":"b"}' in document


def test_the_second_app_has_all_callbacks_too(app, other):
    ours, theirs = (
        one.server.test_client().get("/_dash-dependencies").json for one in (app, other)
    )
    assert ours == theirs
    assert len(ours) == 5


@pytest.fixture(scope="module")
def workers(explorer):
    """Two processes' worth of app: each made from a glossary of its own making."""
    again = Explorer.of(
        Glossary.of(
            explorer.glossary.terms.values(), explorer.glossary.title, explorer.glossary.domains
        )
    )
    return [create_app(each).server.test_client() for each in (explorer, again)]


def test_workers_give_the_same_document_but_for_its_stamp(workers):
    first, second = (re.sub(r'"end_id":"[^"]*"', "", worker.get("/").text) for worker in workers)
    assert first == second


def test_workers_give_the_same_files(workers):
    for path in addresses(workers[0].get("/").text):
        assert workers[0].get(path).data == workers[1].get(path).data, path


@pytest.mark.parametrize("name", ["svg", "graphml", "gexf", "json", "html", "png"])
def test_workers_give_the_same_snapshots(workers, name):
    first, second = (
        worker.get(f"/export/{name}?term=fade&width=320&height=320").data for worker in workers
    )
    assert first == second


def test_an_experiment_begun_at_one_worker_goes_on_at_another(workers):
    one, two = workers
    begun = [each.post(UPDATE, json=set_up_body({"": EXPERIMENT})).data for each in workers]
    assert begun[0] == begun[1]
    raw = raw_values(get(EXPERIMENT), {"depth": 7})
    # The second has never heard of this reader, and the first has heard of something else since.
    one.post(UPDATE, json=run_body(SETUP, {**raw, "depth": 3}))
    answers = [each.post(UPDATE, json=run_body(SETUP, raw)) for each in (two, one)]
    assert answers[0].status_code == 200
    assert answers[0].data == answers[1].data
