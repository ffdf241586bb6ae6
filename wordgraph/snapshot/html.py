"""HTML: the explorer and all definitions in one file, which opens offline and asks nobody."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from wordgraph.errors import SnapshotError
from wordgraph.page import build_page
from wordgraph.page.embed import json_for_html
from wordgraph.places import can_rise, raised
from wordgraph.resources import ASSETS, PLOTLY, installed
from wordgraph.snapshot.exhibit import Exhibit
from wordgraph.snapshot.modules import data_url, import_map
from wordgraph.snapshot.sheet import whole_sheet
from wordgraph.snapshot.stamp import alt_text, stamp
from wordgraph.snapshot.text import escaped

_APP, _FILE = 'data-mode="app"', 'data-mode="file"'
_LAB_SLOT = "<!-- lab -->"
_MOST_RAISED = 5_000  # terms whose second places a file brings along


def to_html(exhibit: Exhibit) -> bytes:
    """The exhibit as a page that flies, searches and shows every definition, without a network."""
    try:
        return _document(exhibit, ASSETS).encode("utf-8", "replace")
    except FileNotFoundError as error:
        raise SnapshotError(
            f"a part of the page is missing ({error}); install WordGraph again"
        ) from error


def _document(exhibit: Exhibit, assets: Path) -> str:
    early = [_opening_view(exhibit), (assets / "js/theme.js").read_text(encoding="utf-8")]
    modules = json_for_html(import_map(assets / "js"))
    late = installed(*PLOTLY).read_text(encoding="utf-8")
    start = 'import "wordgraph/boot.mjs";'
    pages = {
        term.id: build_page(exhibit.glossary, term) for term in exhibit.glossary.terms.values()
    }
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{escaped(exhibit.glossary.language)}">',
        "<head>",
        '<meta charset="utf-8">',
        _policy([*early, modules, late, start]),
        *_about(exhibit, assets),
        *(f"<script>{script}</script>" for script in early),
        f"<style>{whole_sheet(assets / 'css/wordgraph.css')}</style>",
        f'<script type="importmap">{modules}</script>',
        "</head>",
        "<body>",
        _shell(assets),
        _data("wordgraph-scene", exhibit.scene.to_json()),
        _data("wordgraph-pages", pages),
        _data("wordgraph-heights", _heights(exhibit)),
        f'<script id="plotly">{late}</script>',
        f'<script type="module">{start}</script>',
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _policy(scripts: list[str]) -> str:
    """Nothing from outside, and of the scripts in the page only these: one in a text would not run.

    `data:` is for the modules of the import map, for which there are no hashes, and it would let
    any script of such an address run. That no text brings one is up to the page's tree, which has
    no elements of scripts.
    """
    hashes = (
        base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts
    )
    allowed = " ".join(f"'sha256-{digest}'" for digest in hashes)
    policy = (
        f"default-src 'none'; script-src data: {allowed}; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">'


def _heights(exhibit: Exhibit) -> dict[str, list[float]] | None:
    """The places on levels of difficulty, where they take little of the file."""
    scene = exhibit.scene
    if not can_rise(scene.levels) or len(scene.ids) > _MOST_RAISED:
        return None
    places, heights = raised(exhibit.graph, scene.places, scene.levels)
    return {"places": places.round(4).ravel().tolist(), "heights": heights.round(4).tolist()}


def _data(ident: str, value: object) -> str:
    return f'<script id="{ident}" type="application/json">{json_for_html(value)}</script>'


def _about(exhibit: Exhibit, assets: Path) -> list[str]:
    marks = stamp(exhibit)
    icon = data_url((assets / "favicon.svg").read_bytes(), "image/svg+xml")
    return [
        '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
        '<meta name="color-scheme" content="dark light">',
        f"<title>{escaped(marks['title'])}</title>",
        f'<meta name="description" content="{escaped(alt_text(exhibit))}">',
        f'<meta name="generator" content="WordGraph {escaped(marks["version"])}">',
        f'<meta name="wordgraph:fingerprint" content="{escaped(marks["fingerprint"])}">',
        f'<meta name="wordgraph:view" content="{escaped(marks["view"])}">',
        f'<link rel="icon" href="{icon}">',
    ]


def _opening_view(exhibit: Exhibit) -> str:
    """A script that gives the file its view, unless its address names one."""
    view = json_for_html(stamp(exhibit)["view"])
    return (
        f"{{ const view = {view}; if (view && !location.search) "
        'try { history.replaceState(null, "", "?" + view + location.hash) }'
        " catch { /* a browser that lets no file change its address opens at Home */ } }"
    )


def _shell(assets: Path) -> str:
    shell = (assets / "shell.html").read_text(encoding="utf-8")
    if _APP not in shell:
        raise FileNotFoundError(f"{_APP} in shell.html")
    return shell.replace(_APP, _FILE).replace(_LAB_SLOT, "")
