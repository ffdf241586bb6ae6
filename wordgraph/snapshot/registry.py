"""The writers: one a format, in a plain dict."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wordgraph.errors import SnapshotError
from wordgraph.snapshot.exhibit import Exhibit
from wordgraph.snapshot.gexf import to_gexf
from wordgraph.snapshot.graphml import to_graphml
from wordgraph.snapshot.html import to_html
from wordgraph.snapshot.json_text import to_json
from wordgraph.snapshot.png import to_png
from wordgraph.snapshot.svg import to_svg


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: its media type, what it is good for, and the function that encodes an exhibit."""

    media_type: str
    description: str
    encode: Callable[[Exhibit], bytes]


writers: Mapping[str, Writer] = {
    "png": Writer("image/png", "a picture of this view", to_png),
    "svg": Writer("image/svg+xml", "a picture of this view that stays sharp", to_svg),
    "html": Writer("text/html", "one page to fly and read offline", to_html),
    "graphml": Writer(
        "application/graphml+xml", "the graph for networkx, yEd and others", to_graphml
    ),
    "gexf": Writer("application/gexf+xml", "the graph for Gephi, laid out and coloured", to_gexf),
    "json": Writer("application/json", "all terms, links and places", to_json),
}


def encode(exhibit: Exhibit, format: str) -> bytes:
    """The exhibit in one of the formats of `writers`."""
    if format not in writers:
        raise SnapshotError(f"no format {format!r}; choose one of {', '.join(writers)}")
    return writers[format].encode(exhibit)
