"""SVG: the picture of a view as true vectors, with the names as text."""

from __future__ import annotations

import numpy as np

from wordgraph.scene import Tier
from wordgraph.snapshot.column import draw_column
from wordgraph.snapshot.exhibit import Exhibit
from wordgraph.snapshot.ground import draw_ground
from wordgraph.snapshot.ink import INKS
from wordgraph.snapshot.lettering import FAMILY, draw_lettering
from wordgraph.snapshot.picture import BANDS, Picture, picture_of
from wordgraph.snapshot.spheres import draw_gradients, draw_spheres
from wordgraph.snapshot.stamp import alt_text, stamp
from wordgraph.snapshot.text import escaped
from wordgraph.snapshot.threads import draw_threads

NAMESPACE = "urn:wordgraph:snapshot"


def to_svg(exhibit: Exhibit) -> bytes:
    """The exhibit as an SVG file that needs nothing from anywhere."""
    picture = picture_of(exhibit)
    parts = [
        *_head(exhibit),
        *draw_ground(picture),
        "<defs>",
        *draw_gradients(picture),
        "</defs>",
        # A rim of the ground's colour parts spheres that overlap.
        f'<g stroke="{INKS[picture.theme].ground}" stroke-width=".8" stroke-opacity=".5">',
        *_graph(picture),
        "</g>",
        *draw_lettering(picture),
        *draw_column(picture),
        "</svg>",
    ]
    return "\n".join(filter(None, parts)).encode()


def _head(exhibit: Exhibit) -> list[str]:
    width, height = exhibit.width, exhibit.height
    marks = stamp(exhibit)
    record = " ".join(f'{key}="{escaped(value)}"' for key, value in marks.items())
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="title desc" '
        f'font-family="{FAMILY}">',
        f'<title id="title">{escaped(marks["title"])}</title>',
        f'<desc id="desc">{escaped(alt_text(exhibit))}</desc>',
        f'<metadata><snapshot xmlns="{NAMESPACE}" {record}/></metadata>',
    ]


def _graph(picture: Picture) -> list[str]:
    """Threads and spheres from the farthest band to the nearest; what is lit lies over the haze."""
    dim = np.flatnonzero(picture.seen & (picture.tier == Tier.DIM))
    clear = np.flatnonzero(picture.seen & (picture.tier != Tier.DIM))
    layers = [
        (draw_threads(picture, lit=False), draw_spheres(picture, dim)),
        (draw_threads(picture, lit=True), draw_spheres(picture, clear)),
    ]
    if not len(dim):
        layers = [(layers[0][0], layers[1][1])]
    return [
        part
        for layer in layers
        for band in range(BANDS)[::-1]
        for part in (layer[0][band], layer[1][band])
    ]
