"""The app of one explorer: the shell, its data, and the lab."""

from __future__ import annotations

import hashlib
import re
from importlib.metadata import PackageNotFoundError, version

from dash import Dash, html

from wordgraph.app.delivery import deliver
from wordgraph.app.document import document, fingerprint
from wordgraph.app.panels import lab, lab_files, live
from wordgraph.app.routes import add_routes, scene_json
from wordgraph.explorer import Explorer
from wordgraph.glossary import Glossary
from wordgraph.lab import experiments
from wordgraph.places import can_rise
from wordgraph.resources import ASSETS, PACKAGE
from wordgraph.snapshot import writers
from wordgraph.version import __version__


class _App(Dash):  # type: ignore[misc]  # Dash has no types
    """Dash without the one foreign address in its document, which only debugging would ask."""

    def interpolate_index(self, config: str = "", **parts: str) -> str:
        """Fill in the document."""
        own = re.sub(r'"dash_version_url":"[^"]*"', '"dash_version_url":null', config)
        return str(super().interpolate_index(config=own, **parts))


def create_app(explorer: Explorer, prefix: str = "/") -> Dash:
    """A new app that shows one explorer; nothing is kept between requests.

    `prefix` is the path under which a proxy that strips it shows the app, as in "/words/".
    """
    versions = _versions()
    assets = f"assets/{fingerprint(ASSETS)}-{versions}"
    installed = f"{assets}/installed"
    # The scene, the texts, and all that makes pages of them: an address lives while they agree.
    shown = hashlib.sha256(explorer.glossary.fingerprint.encode() + scene_json(explorer))
    data = f"data/{shown.hexdigest()[:12]}-{fingerprint(PACKAGE, '*.py')}-{versions}"
    formats = [
        {"name": name, "description": writer.description} for name, writer in writers.items()
    ]
    app = _App(
        "wordgraph",
        assets_folder=str(ASSETS),
        assets_url_path=assets,
        include_assets_files=False,  # the document names what it needs
        requests_pathname_prefix=prefix,
        index_string=document(
            explorer.glossary.title,
            explorer.glossary.language,
            assets,
            installed,
            {
                "data": data,
                "formats": formats,
                "heights": can_rise(explorer.scene.levels),
                "live": live.experiments(),
                "labs": _shown_by(explorer.glossary),
            },
        ),
        title=explorer.glossary.title,
        update_title="",
        health_endpoint="health",
    )
    app.renderer = "wordgraphLab.afterPlotly(function () { new DashRenderer(); });"
    app.layout = html.Div([lab.layout()])
    lab.register(app)
    live.register(app.server)
    add_routes(app.server, explorer, data, installed)
    lab_files.add_files(app.server)
    deliver(app.server, app.csp_hashes(), (f"/{assets}/", f"/{data}/"))
    return app


def _shown_by(glossary: Glossary) -> dict[str, str]:
    """The id of the term that an experiment opens beside, by the experiment's name.

    It is the first term that names it without a preset, or else with one.
    """
    shown = sorted(glossary.terms.values(), key=lambda term: "/" in (term.lab or ""))
    named = [((term.lab or "").partition("/")[0], term.id) for term in shown]
    return {name: ident for name, ident in reversed(named) if name in experiments()}


def _versions() -> str:
    """The versions that pages and installed files depend on, as part of an address."""
    packages = (
        "plotly",
        "ziamath",
        "latex2mathml",
        "markdown-it-py",
        "mdit-py-plugins",
        "rapidfuzz",
    )
    found = [version(name) for name in packages]
    return "-".join([__version__, *found, _meaning()]).replace(".", "_")


def _meaning() -> str:
    """The version of the vectors that the search goes by, which need not be installed."""
    try:
        return version("wordllama")
    except PackageNotFoundError:
        return "own"
