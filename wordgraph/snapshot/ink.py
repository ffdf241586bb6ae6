"""The inks of a picture: the ground and what is drawn on it, in either theme."""

from __future__ import annotations

from dataclasses import dataclass

from wordgraph.scene import GROUND, INK, Theme
from wordgraph.snapshot.picture import BANDS


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a theme, as "#rrggbb", and how strong they are, 0..1.

    `centre`, `ground` and `corner` are the ground from the middle outward; `fog` is how far the
    farthest spheres fade into it, `haze` how far those that are not meant do; `depth` is how dark
    the side of a sphere is that the lamp does not reach.
    """

    ink: str
    centre: str
    ground: str
    corner: str
    star: str
    star_light: float
    thread: str
    thread_light: float
    lit: str
    gloss: str
    shade: str
    depth: float
    fog: float
    haze: float
    glow: float


# Threads, haze and ground as in assets/js/traces.mjs.
INKS = {
    Theme.DARK: Ink(
        ink=INK.dark,
        centre="#141d3b",
        ground=GROUND.dark,
        corner="#070a15",
        star="#cfdcff",
        star_light=0.75,
        thread="#9db4e8",
        thread_light=0.16,
        lit="#dce7ff",
        gloss="#ffffff",
        shade="#050814",
        depth=1.0,
        fog=0.55,
        haze=0.8,
        glow=0.3,
    ),
    Theme.LIGHT: Ink(
        ink=INK.light,
        centre="#fbf9f4",
        ground=GROUND.light,
        corner="#e9e3d5",
        star="#6b6350",
        star_light=0.4,
        thread="#47506b",
        thread_light=0.17,
        lit="#2b3350",
        gloss="#ffffff",
        shade="#11162a",
        depth=0.62,
        fog=0.5,
        haze=0.82,
        glow=0.16,
    ),
}


def fog(ink: Ink, band: int, lit: bool = False) -> float:
    """How far what lies in a band has faded into the ground: 0 for the nearest, less if lit."""
    return ink.fog * (0.35 if lit else 1.0) * band / (BANDS - 1)
