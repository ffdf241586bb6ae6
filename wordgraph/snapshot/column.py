"""The layers of the open experiment in a picture: slabs beside the term, as column.mjs draws them.

The size and colour of each is the norm of the gradient in its layer. Of a live experiment that is
the one before the first step, which is what a link opens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, hypot, pi, sin

import numpy as np

from wordgraph import lab
from wordgraph.errors import ParameterError
from wordgraph.lab.by_layer import by_layer
from wordgraph.lab.inks import ramp_colour
from wordgraph.scene import Scene, Theme
from wordgraph.scene.palette import blend
from wordgraph.scene.scene import Floats
from wordgraph.snapshot.ink import INKS
from wordgraph.snapshot.picture import Picture
from wordgraph.snapshot.text import escaped

_DECADES = 4  # that the scale spans at least
_FRAMED, _APART, _TALL, _WIDE, _SLIMMEST, _FILLED = 0.8, 0.62, 0.95, 0.15, 0.22, 0.7
_DIRECTIONS, _CORNERS = 16, 24
_AHEAD = 0.04  # how far before the eye a slab has to be
_LETTERS = 12.5


@dataclass(frozen=True, slots=True, eq=False)
class Slab:
    """A layer: its share of the scale, None without a norm, and its rims, each (corners, 3)."""

    share: float | None
    lower: Floats
    upper: Floats


def draw_column(picture: Picture) -> list[str]:
    """The SVG elements of the layers of a view that shows them; none of another."""
    node = picture.scene.index(picture.view.term)
    known = _layers(picture.view.lab) if picture.view.options.get("layers") == "shown" else None
    if node is None or known is None:
        return []
    logs = known["logs"]
    slabs = column(picture.scene, node, logs)
    eye = picture.camera.eye[2]
    far = sorted(range(len(slabs)), key=lambda k: -abs(float(slabs[k].lower[0, 2]) - eye))
    drawn = [part for k in far for part in _slab(picture, slabs[k])]
    ends = ((0, slabs[0].lower, 24.0), (len(slabs) - 1, slabs[-1].upper, -16.0))
    return [*drawn, *(_words(picture, known["unit"], logs, *end) for end in ends[: len(slabs)])]


def _layers(link: Mapping[str, str]) -> Mapping[str, list[float | None]] | None:
    """The norms by layer of the run that a link opens, or None where it opens none with layers."""
    own = {key: text for key, text in link.items() if key != "a" and not key.startswith("a.")}
    name, _, preset = own.pop("", "").partition("/")
    try:
        experiment = lab.get(name)
        base = experiment.preset(preset).parameters if preset else {}
        given = {**base, **experiment.parse(own)}
        live = experiment.begin is not None
        trace = experiment.start(given).trace() if live else experiment.run(given)
    except ParameterError:
        return None
    return by_layer(trace).get("layers")


def column(scene: Scene, node: int, logs: list[float | None]) -> list[Slab]:
    """The slabs beside a node, from the input's on: where the neighbours leave most room."""
    size, middle = _size(scene, node), scene.places[node] + _aside(scene, node)
    turns = np.linspace(0.0, 2.0 * pi, _CORNERS, endpoint=False)
    ring = np.column_stack([np.cos(turns), np.sin(turns), np.zeros(_CORNERS)])
    room, slabs = _TALL * size / len(logs), []
    for layer, share in enumerate(shares(logs)):
        radius = _WIDE * size * (_SLIMMEST + (1.0 - _SLIMMEST) * (share or 0.0))
        low = (layer + (1.0 - _FILLED) / 2.0 - len(logs) / 2.0) * room
        lower, upper = (
            middle + radius * ring + np.array([0.0, 0.0, z]) for z in (low, low + _FILLED * room)
        )
        slabs.append(Slab(share, lower, upper))
    return slabs


def shares(logs: list[float | None]) -> list[float | None]:
    """Where each logarithm is on the scale, 0 to 1, which spans some powers of ten at least."""
    known = [log for log in logs if log is not None] or [0.0]
    spare = max(0.0, _DECADES - (max(known) - min(known))) / 2.0
    low, high = min(known) - spare, max(known) + spare
    return [None if log is None else (log - low) / (high - low) for log in logs]


def _size(scene: Scene, node: int) -> float:
    """About how far the neighbourhood of a node reaches that the camera frames."""
    away = scene.places[scene.neighbours(node)] - scene.places[node]
    reach = np.sort(np.linalg.norm(away, axis=1))
    far = float(reach[int((len(reach) - 1) * _FRAMED)]) if len(reach) else 0.4
    return max(0.28, min(0.95, far))


def _aside(scene: Scene, node: int) -> Floats:
    size = _size(scene, node)
    away = scene.places[scene.neighbours(node)] - scene.places[node]
    beside = away[np.abs(away[:, 2]) < _TALL * size]
    angles = [2.0 * pi * turn / _DIRECTIONS for turn in range(_DIRECTIONS)]
    tried = [(_APART * size * cos(angle), _APART * size * sin(angle)) for angle in angles]
    free = [min((hypot(x - a, y - b) for x, y, _ in beside), default=0.0) for a, b in tried]
    return np.array([*tried[int(np.argmax(free))], 0.0])


def _slab(picture: Picture, slab: Slab) -> list[str]:
    """The wall, which is the outline of both rims, and the rim that is seen."""
    both = np.concatenate([slab.lower, slab.upper])
    points, depth = picture.camera.project(both, picture.width, picture.height)
    if depth.min() < _AHEAD:
        return []
    ink, eye = INKS[picture.theme], picture.camera.eye[2]
    low, high = float(slab.lower[0, 2]), float(slab.upper[0, 2])
    cap = points[_CORNERS:] if eye > high else points[:_CORNERS] if eye < low else None
    if slab.share is None:
        rim = points[_CORNERS:] if cap is None else cap
        return [_polygon(rim, f'fill="none" stroke="{ink.look.thread}" stroke-width=".8"')]
    colour = ramp_colour(picture.theme.value, slab.share)
    dark = picture.theme is Theme.DARK
    wall = blend(colour, ink.ground if dark else ink.ink, 0.4)
    edge = blend(colour, ink.ink if dark else ink.ground, 0.45)
    parts = [_polygon(outline(points), f'fill="{wall}"')]
    if cap is not None:
        parts.append(_polygon(cap, f'fill="{colour}" stroke="{edge}" stroke-width=".8"'))
    return parts


def outline(points: Floats) -> Floats:
    """The corners of the convex hull of points (n, 2), in order around it."""
    ordered = sorted(map(tuple, points.tolist()))
    halves = []
    for way in (ordered, ordered[::-1]):
        half: list[tuple[float, ...]] = []
        for point in way:
            while len(half) > 1 and _turn(half[-2], half[-1], point) <= 0.0:
                half.pop()
            half.append(point)
        halves += half[:-1]
    return np.array(halves)


def _turn(a: tuple[float, ...], b: tuple[float, ...], c: tuple[float, ...]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _polygon(points: Floats, style: str) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points.tolist())
    return f'<polygon points="{path}" {style}/>'


def worded(log: float) -> str:
    """The number of a logarithm, with as few digits as a scale needs."""
    value = 10.0**log
    text = f"{float(f'{value:.2g}'):g}" if -3.0 < log < 5.0 else f"{value:.0e}"
    return text.replace("-", "\u2212").replace("+", "")


def _words(
    picture: Picture, unit: object, logs: list[float | None], layer: int, rim: Floats, below: float
) -> str:
    """The number of a layer at an end of the column, and its norm."""
    ((x, y),), _ = picture.camera.project(rim.mean(axis=0)[None], picture.width, picture.height)
    log, ink = logs[layer], INKS[picture.theme]
    norm = "" if log is None else f", |\u03b4| = {worded(log)}"
    return (
        f'<text x="{x:.1f}" y="{y + below:.1f}" font-size="{_LETTERS}" font-weight="600" '
        f'fill="{ink.ink}" text-anchor="middle" stroke="{ink.ground}" stroke-width="4" '
        f'stroke-opacity=".85" paint-order="stroke">{escaped(f"{unit} {layer + 1}{norm}")}</text>'
    )
