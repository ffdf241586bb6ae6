"""Live experiments: the browser asks for the next steps of a run, and gets what they show."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from threading import Semaphore
from time import perf_counter
from typing import Any

from dash import html
from flask import Flask, Response, request

from wordgraph import lab
from wordgraph.app import ids
from wordgraph.app.live_runs import KeptRun, LiveRuns
from wordgraph.errors import ParameterError
from wordgraph.lab.live import advance_to
from wordgraph.lab.plots import figure, height

_CHUNK = 0.08  # seconds of computing a request; with the drawing it is a tenth of a second
_AT_ONCE = 2  # chunks at a time: who comes third is told to come again, and holds up no thread
_MOST_BYTES = 4096  # of what is asked
_MOST_STEPS = 100_000
_TOKEN = re.compile(r"[0-9a-z-]{16,64}")


def layout() -> html.Div:
    """Where the browser puts the buttons of a live run (features/live.mjs)."""
    return html.Div(id=ids.LAB_LIVE)


def experiments() -> list[str]:
    """The experiments that can be watched live."""
    return [name for name in lab.experiments() if lab.get(name).begin is not None]


def first(experiment: lab.Experiment, given: Mapping[str, lab.Value]) -> lab.Trace:
    """What is shown at once: the result, or the start of an experiment that is live."""
    return experiment.run(given) if experiment.begin is None else experiment.start(given).trace()


def register(server: Flask, clock: Callable[[], float] = perf_counter) -> None:
    """Answer the browser's requests for steps."""
    runs, turns = LiveRuns(), Semaphore(_AT_ONCE)

    @server.post("/lab/live")
    def advance() -> Response:
        try:
            token, experiment, given, step, steps, theme = _asked()
        except ParameterError as error:
            return Response(f"{error}\n", status=400, mimetype="text/plain")
        if not turns.acquire(blocking=False):
            return _json({"busy": True})
        try:
            kept = runs.get(token, experiment, given)
            if not kept.lock.acquire(blocking=False):
                return _json({"busy": True})
            try:
                advance_to(kept.run, step + steps, _CHUNK, clock)
                return _shown(kept, theme)
            finally:
                kept.lock.release()
        except ParameterError as error:
            return Response(f"{error}\n", status=400, mimetype="text/plain")
        finally:
            turns.release()


def _asked() -> tuple[str, lab.Experiment, dict[str, lab.Value], int, int, str]:
    """The token, experiment, values, step that is known, steps to go, and theme of a request."""
    if (request.content_length or 0) > _MOST_BYTES:
        raise ParameterError("that is too long to be a request for steps")
    asked = request.get_json(silent=True)
    if not isinstance(asked, dict):
        raise ParameterError("a request for steps is a JSON object")
    token, theme, texts = asked.get("token"), asked.get("theme"), asked.get("lab")
    if not isinstance(token, str) or not _TOKEN.fullmatch(token):
        raise ParameterError("token: give 16 to 64 of 0-9, a-z and -")
    if theme not in ("dark", "light"):
        raise ParameterError("theme: give dark or light")
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise ParameterError("lab: give the parameters as texts by their names")
    experiment, given = _chosen(texts)
    step, steps = (_count(asked, name) for name in ("step", "steps"))
    return token, experiment, given, step, steps, theme


def _chosen(texts: Mapping[str, str]) -> tuple[lab.Experiment, dict[str, lab.Value]]:
    """The experiment and the values that a link to it means; nothing unknown is let pass."""
    name, _, preset = texts.get("", "").partition("/")
    experiment = lab.get(name)
    if experiment.begin is None or preset not in experiment.presets:
        raise ParameterError(f"{name}: not live, or without that preset")
    rest = experiment.parse({key: text for key, text in texts.items() if key})
    return experiment, {**experiment.presets[preset].parameters, **rest}


def _count(asked: Mapping[str, Any], name: str) -> int:
    value = asked.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MOST_STEPS:
        raise ParameterError(f"{name}: give a whole number from 0 to {_MOST_STEPS}")
    return value


def _shown(kept: KeptRun, theme: str) -> Response:
    """All that the panel shows of a run by now."""
    run, trace = kept.run, kept.run.trace()
    said = {
        "step": run.step,
        "total": run.total,
        "over": run.over,
        "loss": trace.quantities.get("loss"),
        "summary": trace.summary,
        "checks": [
            [check.sentence, check.verdict.name.lower().replace("_", "-")] for check in trace.checks
        ],
        "height": height(trace),
    }
    drawn = figure(trace, theme).to_json()
    return _json(said, f', "figure": {drawn}')


def _json(value: Mapping[str, object], more: str = "") -> Response:
    body = json.dumps(value, allow_nan=False)[:-1] + more + "}"
    return Response(body, mimetype="application/json")
