"""For a production server such as gunicorn; see the README."""

from __future__ import annotations

import os

from wordgraph.app.factory import create_app
from wordgraph.explorer import load

server = create_app(
    load(os.environ.get("WORDGRAPH_SOURCE") or None),
    os.environ.get("WORDGRAPH_PREFIX", "/"),
).server
