"""Threads: the links of a picture as paths, one for each band of depth."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from wordgraph.scene import Tier, is_drawn
from wordgraph.scene.look import DIMMED, lit_opacity, rest_opacity
from wordgraph.scene.scene import Floats
from wordgraph.snapshot.ink import INKS, fog
from wordgraph.snapshot.picture import BANDS, Picture

_THIN, _THICK = 0.7, 1.1  # pixels of width, far and near
_LIT_THIN, _LIT_THICK = 1.2, 2.4


def draw_threads(picture: Picture, lit: bool) -> list[str]:
    """An SVG path for each band, the nearest first, "" for an empty one: the lit threads or all."""
    chosen = picture.lit if lit else is_drawn(picture.scene, picture.tier) & ~picture.lit
    starts, ends = _outside_spheres(picture, picture.scene.edges[chosen])
    return [
        _path(picture, _pieces(picture, starts, ends, band), band, lit) for band in range(BANDS)
    ]


def _outside_spheres(picture: Picture, edges: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """The ends (m, 3) of threads, where they leave their spheres; none that is wholly inside."""
    places = picture.scene.places
    starts, ends = places[edges[:, 0]], places[edges[:, 1]]
    along = ends - starts
    length = np.linalg.norm(along, axis=1)
    near, far = picture.swollen[edges].T * 0.9  # a little inside, so that no gap shows
    free = length > near + far
    unit = along[free] / length[free, None]
    return starts[free] + unit * near[free, None], ends[free] - unit * far[free, None]


def _pieces(picture: Picture, starts: Floats, ends: Floats, band: int) -> Floats:
    """The parts of threads within one band of depth, as pairs of points (k, 2, 2) in pixels."""
    _, _, forward = picture.camera.basis
    eye = np.asarray(picture.camera.eye)
    a, b = (starts - eye) @ forward, (ends - eye) @ forward
    run = np.where(np.abs(b - a) < 1e-9, 1e-9, b - a)
    near, far = picture.slices[band], picture.slices[band + 1]
    # Where along each thread, from 0 to 1, it comes into the band and leaves it.
    crossings = np.sort(np.column_stack([(near - a) / run, (far - a) / run]), axis=1).clip(0, 1)
    enter, leave = crossings.T
    inside = leave - enter > 1e-6
    along = (ends - starts)[inside]
    corners = [starts[inside] + along * at[inside, None] for at in (enter, leave)]
    points = [
        picture.camera.project(corner, picture.width, picture.height)[0] for corner in corners
    ]
    pieces = np.stack(points, axis=1)
    size = np.array([picture.width, picture.height])
    outside = (pieces < 0).all(axis=1) | (pieces > size).all(axis=1)
    return np.asarray(pieces[~np.any(outside, axis=1)])


def _path(picture: Picture, pieces: Floats, band: int, lit: bool) -> str:
    # One path a band: where its threads cross, a path's opacity does not add up to a glare.
    if not len(pieces):
        return ""
    ink = INKS[picture.theme]
    faded = 1 - fog(ink, band, lit)
    nearness = 1 - band / (BANDS - 1)
    strong = lit and bool((picture.tier < Tier.BASE).any())
    thin, thick = (_LIT_THIN, _LIT_THICK) if strong else (_THIN, _THICK)
    fine = min(
        1.0, max(0.6, min(picture.width, picture.height) / 700)
    )  # on a phone's small picture
    opacity = (_lit(picture) if lit else _rest(picture)) * faded
    width = fine * (thin + (thick - thin) * nearness)
    line = "".join(f"M{x:.1f} {y:.1f}L{u:.1f} {v:.1f}" for (x, y), (u, v) in pieces)
    return (
        f'<path d="{line}" fill="none" stroke="{ink.look.lit if lit else ink.look.thread}" '
        f'stroke-opacity="{opacity:.3f}" stroke-width="{width:.2f}"/>'
    )


def _rest(picture: Picture) -> float:
    drawn = int(is_drawn(picture.scene, picture.tier).sum())
    dimmed = DIMMED if (picture.tier == Tier.DIM).any() else 1.0
    return rest_opacity(INKS[picture.theme].look, drawn) * dimmed


def _lit(picture: Picture) -> float:
    tier, lit = picture.tier, int(picture.lit.sum())
    focused, isolated = bool((tier == Tier.FOCUS).any()), bool((tier == Tier.NEAR).any())
    return lit_opacity(INKS[picture.theme].look, focused, isolated, lit)
