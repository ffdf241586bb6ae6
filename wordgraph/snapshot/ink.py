"""The inks of a picture: the ground and what is drawn on it, in either theme."""

from __future__ import annotations

from dataclasses import dataclass

from wordgraph.scene import GROUND, INK, Theme
from wordgraph.scene.look import LOOK, Look
from wordgraph.snapshot.picture import BANDS


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a theme, as "#rrggbb", and how strong they are, 0..1.

    `centre`, `ground` and `corner` are the ground from the middle outward; `fog` is how far the
    farthest spheres fade into it; `depth` is how dark the side of a sphere is that the lamp does
    not reach; `look` is what the browser draws with, too.
    """

    look: Look
    ink: str
    centre: str
    ground: str
    corner: str
    gloss: str
    shade: str
    depth: float
    fog: float


INKS = {
    Theme.DARK: Ink(
        look=LOOK[Theme.DARK],
        ink=INK.dark,
        centre="#141d3b",
        ground=GROUND.dark,
        corner="#070a15",
        gloss="#ffffff",
        shade="#050814",
        depth=1.0,
        fog=0.55,
    ),
    Theme.LIGHT: Ink(
        look=LOOK[Theme.LIGHT],
        ink=INK.light,
        centre="#fbf9f4",
        ground=GROUND.light,
        corner="#e9e3d5",
        gloss="#ffffff",
        shade="#11162a",
        depth=0.62,
        fog=0.5,
    ),
}


def fog(ink: Ink, band: int, lit: bool = False) -> float:
    """How far what lies in a band has faded into the ground: 0 for the nearest, less if lit."""
    return ink.fog * (0.35 if lit else 1.0) * band / (BANDS - 1)
