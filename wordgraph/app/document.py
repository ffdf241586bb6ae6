"""The page's HTML: the shell paints at once, and Dash mounts its part, the lab, inside it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from wordgraph.page.embed import json_for_html
from wordgraph.resources import ASSETS

_LAB_SLOT = "<!-- lab -->"

_DOCUMENT = """<!DOCTYPE html>
<html lang="@LANGUAGE@">
<head>
{%metas%}
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="dark light">
<title>@TITLE@</title>
<link rel="icon" href="@ASSETS@/favicon.svg" type="image/svg+xml">
<script src="@ASSETS@/js/theme.js"></script>
<link rel="stylesheet" href="@ASSETS@/css/wordgraph.css">
{%css%}
<script id="wordgraph-config" type="application/json">@CONFIG@</script>
<script id="plotly" src="@INSTALLED@/plotly.min.js" async></script>
<link rel="preload" href="@SCENE@" as="fetch" crossorigin>
@MODULES@
<script type="module" src="@ASSETS@/js/boot.mjs"></script>
</head>
<body>
@SHELL@
<footer hidden>
<script src="@ASSETS@/js/clientside.js"></script>
{%config%}
{%scripts%}
{%renderer%}
</footer>
</body>
</html>
"""


def document(
    title: str, language: str, assets: str, installed: str, config: Mapping[str, object]
) -> str:
    """The template of the page for Dash; `assets` and `installed` are addresses of files."""
    shell = (ASSETS / "shell.html").read_text(encoding="utf-8").replace(_LAB_SLOT, "{%app_entry%}")
    parts = {
        "TITLE": escape(title).replace("{%", "{&#37;"),  # Dash fills in {%...%} later
        "LANGUAGE": escape(language),
        "ASSETS": assets,
        "INSTALLED": installed,
        "SCENE": f"{config['data']}/scene.json",
        "MODULES": "\n".join(_preloads(assets)),
        "CONFIG": json_for_html(config),
        "SHELL": shell,
    }
    return re.sub("@([A-Z]+)@", lambda mark: parts[mark[1]], _DOCUMENT)


def _preloads(assets: str) -> Iterator[str]:
    """All modules at once, so that none waits for another that imports it to arrive."""
    folder = ASSETS / "js"
    needed = (path for path in folder.rglob("*.mjs") if path.parent.name != "offline")
    for path in sorted(needed):
        address = f"{assets}/js/{path.relative_to(folder).as_posix()}"
        yield f'<link rel="modulepreload" href="{address}">'


def fingerprint(folder: Path, pattern: str = "*") -> str:
    """A hash of the files below a folder, so that their address changes when they do."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob(pattern)):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
