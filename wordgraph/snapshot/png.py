"""PNG: the SVG picture as pixels, checked not to be blank, with its record inside."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import resvg_py
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from wordgraph.errors import SnapshotError
from wordgraph.resources import TEXT_FONT, installed
from wordgraph.scene import Tier
from wordgraph.snapshot.exhibit import Exhibit
from wordgraph.snapshot.ink import INKS
from wordgraph.snapshot.picture import Picture, picture_of
from wordgraph.snapshot.stamp import alt_text, stamp
from wordgraph.snapshot.svg import to_svg
from wordgraph.snapshot.text import clean

_CHECKED = 64  # spheres whose pixels are looked at
_STANDS_OUT = 40  # levels of 255 by which some channel differs from the ground
_COMPRESSION = 4  # of 9: beyond it takes twice the time for a few per cent


def to_png(exhibit: Exhibit) -> bytes:
    """The exhibit as a PNG of width x height times scale pixels."""
    image = _rasterized(to_svg(exhibit).decode(), exhibit.scale)
    _check(image, picture_of(exhibit), exhibit.scale)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", pnginfo=_record(exhibit), compress_level=_COMPRESSION)
    return buffer.getvalue()


def _rasterized(svg: str, scale: float) -> Image.Image:
    font = _fallback_font()
    try:
        pixels = resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=scale,
            font_files=[str(font)] if font else None,
            # Whatever the machine has, the last family of the list resolves to the font above.
            sans_serif_family="DejaVu Sans",
        )
        return Image.open(io.BytesIO(pixels)).convert("RGB")
    except (ValueError, OSError) as error:
        raise SnapshotError(
            f"the picture could not be drawn ({error}); write an .svg instead"
        ) from error


def _fallback_font() -> Path | None:
    """DejaVu Sans as the installed ziafont carries it, for a machine without fonts."""
    path = installed(*TEXT_FONT)
    return path if path.is_file() else None


def _check(image: Image.Image, picture: Picture, scale: float) -> None:
    """Refuse a picture in which no sphere stands out where one should be."""
    if not picture.seen.any():
        raise SnapshotError("nothing would be in the picture: move the camera, or leave it out")
    nodes = np.flatnonzero(picture.seen & (picture.tier != Tier.DIM))
    nodes = nodes[np.argsort(picture.depth[nodes])][:_CHECKED]
    if not len(nodes):
        return  # only haze, which is meant to be hardly there
    ground = np.array(list(bytes.fromhex(INKS[picture.theme].ground[1:])))
    corner = np.array(image.size) - 1
    pixels = [np.clip(point * scale, 0, corner).astype(int) for point in picture.points[nodes]]
    colours = np.array([image.getpixel((int(x), int(y))) for x, y in pixels])
    if np.abs(colours - ground).max() < _STANDS_OUT:
        raise SnapshotError("the picture came out blank; write an .svg instead")


def _record(exhibit: Exhibit) -> PngInfo:
    """The stamp as the text chunks of a PNG, under the names that the format gives them."""
    marks = stamp(exhibit)
    info = PngInfo()
    info.add_itxt("Title", clean(marks.pop("title")))
    info.add_itxt("Description", clean(alt_text(exhibit)))
    info.add_text("Software", f"WordGraph {marks.pop('version')}")
    for key, value in marks.items():
        info.add_itxt(f"wordgraph:{key}", clean(value))
    return info
