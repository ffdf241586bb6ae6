"""What the browser asks for besides Dash: the scene, the pages, snapshots, and installed files."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from functools import cache
from io import BytesIO
from threading import Semaphore

from flask import Flask, Response, abort, request, send_file

from wordgraph.errors import SnapshotError, WordgraphError
from wordgraph.explorer import ANSWERS, Explorer
from wordgraph.resources import MATH_FONT, PLOTLY
from wordgraph.resources import installed as installed_file
from wordgraph.scene import decode
from wordgraph.snapshot import encode, writers
from wordgraph.ways import comparison_json, lesson_json, routes_json

_INSTALLED = {
    "plotly.min.js": (PLOTLY, "text/javascript"),
    "math.ttf": (MATH_FONT, "font/ttf"),
}

_MOST_PIXELS = 16_000_000  # of one picture: some seconds of work
_PATIENCE = 1.0  # seconds that a question may wait for the first one's index
_ANY_PATH = "/<path:path>"  # the endpoint of Dash for what no other route answers


def add_routes(server: Flask, explorer: Explorer, data: str, installed: str) -> None:
    """Serve one explorer's data below `data`, installed files below `installed`, and /export."""
    scene = scene_json(explorer)
    # A picture takes seconds and memory: the second one waits for the first.
    one_at_a_time = Semaphore(1)

    @server.before_request
    def refuse() -> None:
        # Dash answers every other address with the document, which has only one.
        if request.endpoint == _ANY_PATH:
            abort(404)

    @server.get(f"/{data}/scene.json")
    def send_scene() -> Response:
        return Response(scene, mimetype="application/json")

    @cache
    def heights() -> bytes | None:
        found = explorer.heights()
        return None if found is None else json.dumps(found, separators=(",", ":")).encode()

    @server.get(f"/{data}/heights.json")
    def send_heights() -> Response:
        with one_at_a_time:  # it is computed but once
            found = heights()
        if found is None:
            abort(404)
        return Response(found, mimetype="application/json")

    @server.get(f"/{data}/pages/<ident>.json")
    def send_page(ident: str) -> Response:
        _known(explorer, ident)
        return _json(explorer.page(ident))

    @server.get(f"/{data}/routes/<a>/<b>.json")
    def send_routes(a: str, b: str) -> Response:
        _known(explorer, a, b)
        return _json(routes_json(explorer.glossary, explorer.routes(a, b)))

    @server.get(f"/{data}/lessons/<ident>.json")
    def send_lesson(ident: str) -> Response:
        _known(explorer, ident)
        return _json(lesson_json(explorer.glossary, explorer.lesson(ident)))

    @server.get(f"/{data}/comparisons/<a>/<b>.json")
    def send_comparison(a: str, b: str) -> Response:
        _known(explorer, a, b)
        return _json(comparison_json(explorer.glossary, explorer.compare(a, b)))

    @server.get(f"/{data}/search.json")
    def send_hits() -> Response:
        # 202 says that these are the names alone, and that the texts are still being read.
        hits, whole = explorer.search_soon(request.args.get("q", ""), ANSWERS, _PATIENCE)
        answer = json.dumps([hit.to_json() for hit in hits], ensure_ascii=False)
        return Response(answer, 200 if whole else 202, mimetype="application/json")

    @server.get(f"/{installed}/<name>")
    def send_installed(name: str) -> Response:
        if name not in _INSTALLED:
            abort(404)
        where, media_type = _INSTALLED[name]
        return send_file(installed_file(*where), mimetype=media_type)

    @server.get("/export/<name>")
    def send_snapshot(name: str) -> Response:
        if name not in writers:
            abort(404)
        with one_at_a_time:
            return _snapshot(explorer, name)


def scene_json(explorer: Explorer) -> bytes:
    """The scene as the browser reads it."""
    return json.dumps(explorer.scene.to_json(), ensure_ascii=False, separators=(",", ":")).encode()


def _known(explorer: Explorer, *idents: str) -> None:
    """Answer "not found" unless all of these are ids of terms."""
    if not set(idents) <= explorer.glossary.terms.keys():
        abort(404)


def _json(value: object) -> Response:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Response(text, mimetype="application/json")


def _snapshot(explorer: Explorer, name: str) -> Response:
    """A snapshot of the view in the query string, as a download."""
    view, _ = decode(request.query_string.decode("utf-8", "replace"))
    if explorer.scene.index(view.term) is None:
        domain = view.domain if view.domain in explorer.scene.domains else None
        view = replace(view, term=None, domain=domain, lab={})
    known = request.args.get("known", "").split(".")  # no id has one
    try:
        body = encode(explorer.exhibit(view, known, **_size()), name)
    except WordgraphError as error:
        return Response(f"{error}\n", status=400, mimetype="text/plain")
    return send_file(
        BytesIO(body),
        mimetype=writers[name].media_type,
        as_attachment=True,
        download_name=f"{view.term or 'wordgraph'}.{name}",
    )


def _size() -> dict[str, float]:
    """Width, height and scale of the picture, kept within what a screen may have."""
    size: dict[str, float] = {}
    for side, usual in (("width", 1440), ("height", 900)):
        text = request.args.get(side, str(usual))
        if not text.isdecimal() or len(text) > 5:
            raise SnapshotError(f"{side} {text!r} is no number of pixels; leave it out")
        size[side] = max(320, min(3840, int(text)))
    most = math.sqrt(_MOST_PIXELS / (size["width"] * size["height"]))
    return {**size, "scale": min(2.0, most)}
