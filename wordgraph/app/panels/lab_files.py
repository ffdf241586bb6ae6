"""The run in the lab's panel as files: its data as CSV, its picture as SVG and PNG."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from threading import Semaphore
from typing import Any

from dash import html
from flask import Flask, Response, abort, request, send_file

from wordgraph import lab
from wordgraph.app.panels.lab_compare import apart
from wordgraph.app.panels.lab_link import exactly
from wordgraph.errors import ParameterError
from wordgraph.lab.drawing import to_png, to_svg
from wordgraph.lab.pairing import run_both
from wordgraph.lab.table import to_csv
from wordgraph.scene import Theme, ViewState, decode, encode

Found = lab.Trace | lab.Comparison
_FORMATS: Mapping[str, tuple[str, str, Callable[[Found, str], bytes]]] = {
    "csv": ("text/csv", "Save the values of all series", lambda found, _: to_csv(found).encode()),
    "svg": (
        "image/svg+xml",
        "Save the plot, to be drawn at any size",
        lambda found, theme: to_svg(found, theme).encode(),
    ),
    "png": (
        "image/png",
        "Save the plot as pixels",
        lambda found, theme: to_png(to_svg(found, theme)),
    ),
}
"""The media type, a title for the link, and what makes the file of a run in a theme."""


def links(link: Mapping[str, str], theme: str) -> list[Any]:
    """A quiet link to each file of the run that a link names."""
    query = encode(ViewState(lab=link, theme=Theme(theme)))
    return [
        html.A(
            name.upper(), href=f"lab.{name}?{query}", download=file_name(link, name), title=title
        )
        for name, (_, title, _) in _FORMATS.items()
    ]


def file_name(link: Mapping[str, str], ending: str) -> str:
    """The experiment and the preset, and the preset of A where there is one."""
    own, kept = apart(link)
    against = f"-against-{kept[''].partition('/')[2]}" if kept else ""
    return f"{own[''].replace('/', '-')}{against}.{ending}"


def add_files(server: Flask) -> None:
    """Serve lab.csv, lab.svg and lab.png of the run that the query names as a link does."""
    # A run may use all that one may: the second one waits for the first.
    one_at_a_time = Semaphore(1)

    @server.get("/lab.<ending>")
    def send_run(ending: str) -> Response:
        if ending not in _FORMATS:
            abort(404)
        media_type, _, made = _FORMATS[ending]
        try:
            name, theme, run = _asked(request.query_string.decode("utf-8", "replace"), ending)
            with one_at_a_time:
                body = made(run(), theme)
        except ParameterError as error:
            return Response(f"{error}\n", status=400, mimetype="text/plain")
        return send_file(BytesIO(body), mimetype=media_type, as_attachment=True, download_name=name)


def _asked(query: str, ending: str) -> tuple[str, str, Callable[[], Found]]:
    """The name of the file, the theme and the run that a query asks for."""
    view, notices = decode(query)
    if notices:
        raise ParameterError(notices[0])
    if not view.lab:
        raise ParameterError("name an experiment, as in ?lab=vanishing-gradient&lab.depth=30")
    own, kept = apart(view.lab)
    experiment, preset, values = exactly(own)
    link, against = {"": f"{experiment.name}/{preset}"}, None
    if kept:
        other, other_preset, against = exactly(kept)
        if other is not experiment:
            raise ParameterError(f"{other.name} and {experiment.name} can't be compared")
        link["a"] = f"{other.name}/{other_preset}"
    theme = view.theme or Theme.LIGHT
    return file_name(link, ending), theme, lambda: run_both(experiment, values, against)
