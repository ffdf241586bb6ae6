"""Live runs over HTTP: chunks, two readers at once, lost states, and hostile requests."""

from itertools import count
from threading import Barrier, Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient

from wordgraph import lab
from wordgraph.app.live_runs import IDLE, MOST_BYTES, MOST_RUNS, LiveRuns
from wordgraph.app.panels import live
from wordgraph.lab.plots import figure

PATH = "/lab/live"
SMALL = {"": "training/relu-he", "depth": "3", "width": "16", "steps": "20"}
VALUES = {"depth": 3, "width": 16, "steps": 20}
TOKEN = "0123456789abcdef"
LIVE = lab.get("training")


def body(**changes):
    return {"token": TOKEN, "lab": SMALL, "step": 0, "steps": 5, "theme": "dark", **changes}


@pytest.fixture
def client():
    """A server of nothing but live runs, new for each test."""
    server = Flask("test")
    live.register(server)
    return server.test_client()


def asked(client: FlaskClient, **changes):
    answer = client.post(PATH, json=body(**changes))
    assert answer.status_code == 200, answer.text
    return answer.json


def test_steps_are_taken_and_shown(client):
    first = asked(client)
    assert (first["step"], first["total"], first["over"]) == (5, 20, False)
    later = asked(client, step=5, steps=100)
    assert (later["step"], later["over"]) == (20, True)
    trace = lab.run("training", **VALUES)
    assert later["summary"] == trace.summary
    assert later["checks"][0] == [trace.check.sentence, "agrees"]
    drawn = figure(trace, "dark").to_plotly_json()["data"]
    assert [part["type"] for part in later["figure"]["data"]] == [part["type"] for part in drawn]
    assert later["loss"] == trace.quantities["loss"]


def test_chunks_end_at_what_one_run_shows(client):
    found, step = None, 0
    while not found or not found["over"]:
        found = asked(client, step=step, steps=3)
        step = found["step"]
    whole = asked(client, token="f" * 16, steps=20)
    assert found == whole


def test_two_readers_do_not_disturb_each_other(client):
    one, other = "a" * 16, "b" * 16
    assert asked(client, token=one, steps=4)["step"] == 4
    assert asked(client, token=other, steps=1)["step"] == 1
    assert asked(client, token=one, step=4, steps=2)["step"] == 6


def test_other_parameters_are_another_run(client):
    asked(client)
    assert asked(client, lab={**SMALL, "seed": "1"}, steps=1)["step"] == 1
    assert asked(client, steps=2)["step"] == 2


def test_a_lost_run_is_computed_again_in_chunks():
    ticks = count()
    server = Flask("slow")
    live.register(server, lambda: 0.03 * next(ticks))  # so that a chunk has two steps
    client = server.test_client()
    found = [asked(client, step=6, steps=1)["step"] for _ in range(4)]
    assert found == [2, 4, 6, 7]


def test_a_look_at_the_present_step_moves_nothing(client):
    dark = asked(client)
    light = asked(client, step=5, steps=0, theme="light")
    assert (light["step"], light["summary"]) == (5, dark["summary"])
    assert light["figure"]["layout"] != dark["figure"]["layout"]


def test_a_run_that_diverges_ends_in_words(client):
    chosen = {"": "training/residual-alone"}
    found = asked(client, lab=chosen, steps=50)
    assert found["over"]
    assert found["step"] < 50
    assert found["summary"].startswith("Diverged after")


@pytest.mark.parametrize(
    "changes",
    [
        {"token": ""},
        {"token": "short"},
        {"token": "../../../../etc/passwd"},
        {"token": "A" * 16},
        {"token": "a" * 65},
        {"token": None},
        {"token": ["a" * 16]},
        {"theme": "sepia"},
        {"theme": None},
        {"theme": {}},
        {"lab": None},
        {"lab": []},
        {"lab": {}},
        {"lab": {"": "vanishing-gradient/sigmoid"}},
        {"lab": {"": "training"}},
        {"lab": {"": "training/nothing"}},
        {"lab": {"": "__class__/x"}},
        {"lab": {**SMALL, "depth": 3}},
        {"lab": {**SMALL, "depth": "1e9"}},
        {"lab": {**SMALL, "rate": "nan"}},
        {"lab": {**SMALL, "rate": "inf"}},
        {"lab": {**SMALL, "seed": "9" * 500}},
        {"lab": {**SMALL, "unknown": "1"}},
        {"lab": {**SMALL, "depth": "50", "width": "128", "batch": "256"}},
        {"step": -1},
        {"step": 1.5},
        {"step": "1"},
        {"step": True},
        {"steps": 10**9},
        {"steps": None},
    ],
)
def test_hostile_requests_are_refused_in_words(client, changes):
    answer = client.post(PATH, json=body(**changes))
    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"
    assert 0 < len(answer.text) < 600


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "application/json"),
        (b"{", "application/json"),
        (b"[1]", "application/json"),
        (b'"text"', "application/json"),
        (b"token=a", "application/x-www-form-urlencoded"),
        (b'{"token": "' + b"a" * 10_000 + b'"}', "application/json"),
    ],
)
def test_what_is_no_request_is_refused(client, data, kind):
    assert client.post(PATH, data=data, content_type=kind).status_code == 400


def test_only_a_request_for_steps_gets_any(client):
    assert client.get(PATH).status_code == 405


def test_who_comes_third_is_told_to_come_again(client, monkeypatch):
    inside, go = Barrier(3), Barrier(3)

    def slow(run, step, seconds, clock):
        inside.wait(30)
        go.wait(30)

    monkeypatch.setattr(live, "advance_to", slow)
    threads = [
        Thread(target=asked, args=(client.application.test_client(),), kwargs={"token": name * 16})
        for name in "ab"
    ]
    for thread in threads:
        thread.start()
    inside.wait(30)
    assert asked(client, token="c" * 16) == {"busy": True}
    go.wait(30)
    for thread in threads:
        thread.join()
    monkeypatch.undo()
    assert asked(client, token="c" * 16)["step"] == 5


def test_runs_are_kept_for_some_and_for_some_time():
    now = [0.0]
    runs = LiveRuns(lambda: now[0])
    kept = [runs.get(f"token-{number}", LIVE, VALUES) for number in range(MOST_RUNS + 3)]
    assert len(runs) == MOST_RUNS
    assert runs.get(f"token-{MOST_RUNS + 2}", LIVE, VALUES) is kept[-1]
    assert runs.get("token-0", LIVE, VALUES) is not kept[0]
    now[0] = IDLE + 1.0
    assert runs.get("token-5", LIVE, VALUES) is not kept[5]
    assert len(runs) == 1


def test_runs_are_kept_in_so_many_bytes():
    runs = LiveRuns()
    large = {"depth": 40, "width": 128, "batch": 16}
    for number in range(6):
        runs.get(f"token-{number}", LIVE, large)
    each = LIVE.start(large).nbytes
    assert 1 <= len(runs) <= MOST_BYTES // each < 6


def test_a_run_says_its_memory_from_above():
    run = LIVE.start({})
    held = sum(slot.value.nbytes for slot in run._flat._slots)
    assert 4 * held < run.nbytes < MOST_BYTES / 4
