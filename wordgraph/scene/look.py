"""The look: what each theme draws with, and the numbers shared with assets/js/look.mjs.

tests/shared/look.json holds them once more, and the tests of both sides are checked against it.
"""

from __future__ import annotations

from dataclasses import dataclass

from wordgraph.scene.palette import GROUND, INK
from wordgraph.scene.view import Theme

DIMMED = 0.35  # how strong threads stay while something else is lit
LIT_OPACITY = 0.75  # of the threads of a term
CROWDED_OPACITY = 0.3  # of the many threads inside a domain
GLOW_FROM = 0.6  # importance from which a sphere at rest glows, the more the weightier
GLOW_REACH = 2.6  # radii of a sphere that its glow reaches
INKED = 0.35  # how far a domain's name is from its colour to the ink, to be read with ease
STARS = 2400
FEW_THREADS = 1500  # so many are drawn at full strength


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a theme, as "#rrggbb", and how strong they are, 0..1.

    `haze` is how far spheres that are not meant fade into the ground.
    """

    ground: str
    ink: str
    thread: str
    thread_opacity: float
    lit: str
    haze: float
    ambient: float
    glow: float
    star: str
    star_opacity: float


LOOK = {
    Theme.DARK: Look(
        ground=GROUND.dark,
        ink=INK.dark,
        thread="#9db4e8",
        thread_opacity=0.16,
        lit="#dce7ff",
        haze=0.8,
        ambient=0.62,
        glow=0.5,
        star="#cfdcff",
        star_opacity=0.75,
    ),
    Theme.LIGHT: Look(
        ground=GROUND.light,
        ink=INK.light,
        thread="#47506b",
        thread_opacity=0.17,
        lit="#2b3350",
        haze=0.82,
        ambient=0.72,
        glow=0.28,
        star="#6b6350",
        star_opacity=0.4,
    ),
}


def lit_opacity(look: Look, focused: bool, isolated: bool, threads: int) -> float:
    """How strong lit threads are: a term's, a domain's, or of the many that pass a filter."""
    if focused:
        return LIT_OPACITY
    return CROWDED_OPACITY if isolated else min(CROWDED_OPACITY, 1.5 * rest_opacity(look, threads))


def rest_opacity(look: Look, threads: int) -> float:
    """How strong threads at rest are, 0..1.

    Together they would glare, so that the more there are, the fainter each is.
    """
    return look.thread_opacity * float(min(1.0, FEW_THREADS / max(1, threads)) ** 0.5)
