"""What the browser asks for besides Dash: the scene, the pages, snapshots, and installed files."""

from __future__ import annotations

import json
import math
from io import BytesIO
from threading import Semaphore

from flask import Flask, Response, abort, request, send_file

from wordgraph.errors import SnapshotError, WordgraphError
from wordgraph.explorer import Explorer
from wordgraph.resources import MATH_FONT, PLOTLY
from wordgraph.resources import installed as installed_file
from wordgraph.scene import decode
from wordgraph.snapshot import encode, writers

_INSTALLED = {
    "plotly.min.js": (PLOTLY, "text/javascript"),
    "math.ttf": (MATH_FONT, "font/ttf"),
}

_MOST_PIXELS = 16_000_000  # of one picture: some seconds of work
_FOUND = 12  # answers to a question
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

    @server.get(f"/{data}/pages/<ident>.json")
    def send_page(ident: str) -> Response:
        if ident not in explorer.glossary.terms:
            abort(404)
        page = json.dumps(explorer.page(ident), ensure_ascii=False, separators=(",", ":"))
        return Response(page, mimetype="application/json")

    @server.get(f"/{data}/search.json")
    def send_hits() -> Response:
        hits = explorer.search(request.args.get("q", ""), _FOUND)
        answer = json.dumps([hit.to_json() for hit in hits], ensure_ascii=False)
        return Response(answer, mimetype="application/json")

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


def _snapshot(explorer: Explorer, name: str) -> Response:
    """A snapshot of the view in the query string, as a download."""
    view, _ = decode(request.query_string.decode("utf-8", "replace"))
    if explorer.scene.index(view.term) is None:
        domain = view.domain if view.domain in explorer.scene.domains else None
        view = explorer.view(domain=domain, camera=view.camera, theme=view.theme)
    try:
        body = encode(explorer.exhibit(view, **_size()), name)
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
