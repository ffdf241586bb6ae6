"""The ground of a picture: paper or a night sky, with the stars that the browser shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import numpy as np

from wordgraph.scene import focal_length
from wordgraph.scene.look import LOOK, STARS
from wordgraph.scene.scene import Floats
from wordgraph.snapshot.ink import INKS
from wordgraph.snapshot.picture import Picture

_SEED = 7
_WORD = 0xFFFFFFFF


def draw_ground(picture: Picture) -> list[str]:
    """The SVG elements of the ground, darker towards the corners, and of the stars before it."""
    ink = INKS[picture.theme]
    stops = ((0, ink.centre), (0.55, ink.ground), (1, ink.corner))
    return [
        '<radialGradient id="ground" cx=".5" cy=".46" r=".78">',
        *(f'<stop offset="{at}" stop-color="{colour}"/>' for at, colour in stops),
        "</radialGradient>",
        '<rect width="100%" height="100%" fill="url(#ground)"/>',
        *_stars(picture),
    ]


def _stars(picture: Picture) -> list[str]:
    """The stars in the picture, in groups of like brightness."""
    look = LOOK[picture.theme]
    points, lights = _projected(picture)
    groups: dict[float, list[str]] = defaultdict(list)
    for (x, y), light in zip(points, lights, strict=True):
        radius = 1.1 if light > 0.6 else 0.7
        groups[round(float(light) * look.star_opacity, 1)].append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>'
        )
    return [
        f'<g fill="{look.star}" fill-opacity="{light:g}">{"".join(dots)}</g>'
        for light, dots in sorted(groups.items())
        if light > 0
    ]


def _projected(picture: Picture) -> tuple[Floats, Floats]:
    """Points (k, 2) in pixels of the stars in the picture, and their light (k,)."""
    sky = _sky()
    right, up, forward = picture.camera.basis
    depth = sky[:, :3] @ forward
    scale = focal_length(picture.height) / np.maximum(depth, 0.1)
    x = picture.width / 2 + (sky[:, :3] @ right) * scale
    y = picture.height / 2 - (sky[:, :3] @ up) * scale
    seen = (depth >= 0.1) & (x >= 0) & (y >= 0) & (x <= picture.width) & (y <= picture.height)
    return np.column_stack([x, y])[seen], sky[seen, 3]


@cache
def _sky() -> Floats:
    """Directions to the stars and their light, (n, 4): the same sky as assets/js/backdrop.mjs."""
    random = _generator(_SEED)
    rows = []
    for _ in range(STARS):
        z = 2 * next(random) - 1
        turn = 2 * np.pi * next(random)
        flat = np.sqrt(1 - z * z)
        rows.append((flat * np.cos(turn), flat * np.sin(turn), z, 0.15 + 0.85 * next(random) ** 4))
    return np.array(rows)


def _generator(seed: int) -> Iterator[float]:
    """Numbers in 0..1 as the browser draws them (mulberry32, in 32-bit arithmetic)."""
    state = seed
    while True:
        state = (state + 0x6D2B79F5) & _WORD
        t = (state ^ (state >> 15)) * (1 | state) & _WORD
        t = ((t + ((t ^ (t >> 7)) * (61 | t) & _WORD)) & _WORD) ^ t
        yield (t ^ (t >> 14)) / 2**32
