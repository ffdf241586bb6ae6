"""Lettering: the names of terms, the domains as landmarks, and a caption, each with a thin halo."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wordgraph.scene import Theme, Tier
from wordgraph.scene.filters import LEVELS
from wordgraph.scene.labels import Label, Room, landmarks, place
from wordgraph.scene.look import INKED
from wordgraph.scene.palette import blend
from wordgraph.scene.type_width import elided, text_width, wrapped
from wordgraph.snapshot.ink import INKS
from wordgraph.snapshot.picture import NEAR, Picture
from wordgraph.snapshot.text import escaped

# The reader's own type first; the last names are what Linux machines and resvg have.
FAMILY = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, "
    "'Noto Sans', 'Liberation Sans', 'DejaVu Sans', sans-serif"
)
_LANDMARK, _SPACING = 13.0, 2.5
_SMALL_LANDMARK, _SMALL_SPACING = 10.5, 1.5  # in a picture as narrow as a phone
_NARROW = 600
_EDGE = 24.0
_FEW = 14  # terms shown, the answers to a question say, whose names go before landmarks


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of text: where it begins or has its middle, and how it is set."""

    text: str
    x: float
    baseline: float
    size: float
    weight: int
    colour: str
    spacing: float = 0.0


def draw_lettering(picture: Picture) -> list[str]:
    """The SVG elements of all text, weighty ones on top; no two over each other."""
    room = Room()
    caption = _caption(picture, room)
    few = (picture.tier < Tier.DIM).sum() <= _FEW
    marks = [*_levels(picture, room), *(() if few else _landmarks(picture, room))]
    numbers = picture.story.lights.marks if picture.story else {}
    size = picture.width, picture.height
    names = place(picture.scene, picture.tier, picture.camera, *size, room, numbers)
    marks += _landmarks(picture, room) if few else []
    lines = [_name(picture, label) for label in reversed(names)]
    return [
        _group(picture, lines, 'text-anchor="middle"'),
        _group(picture, marks, 'text-anchor="middle"'),
        _group(picture, caption, ""),
    ]


def _name(picture: Picture, label: Label) -> _Line:
    # Faded by colour and not by opacity: over a sphere a name keeps its halo and can be read.
    ink = INKS[picture.theme]
    colour = blend(ink.ink, ink.ground, 1 - label.alpha)
    weight = 700 if label.bold else 500
    return _Line(label.text, label.x, label.top + 0.93 * label.size, label.size, weight, colour)


def _landmarks(picture: Picture, room: Room) -> list[_Line]:
    """The names of domains over their regions, as long as all is seen from outside."""
    strength = _strength(picture)
    if strength < 0.02:
        return []
    narrow = picture.width < _NARROW
    size, spacing = (_SMALL_LANDMARK, _SMALL_SPACING) if narrow else (_LANDMARK, _SPACING)
    found = []
    for mark in landmarks(picture.scene, picture.tier):
        (point,), (depth,) = picture.camera.project(mark.place[None], picture.width, picture.height)
        text = elided(
            picture.scene.groups[mark.group].name.upper(), size, picture.width / 2, bold=True
        )
        half = text_width(text, size, bold=True, spacing=spacing) / 2
        x, y = (float(value) for value in point)
        if depth < NEAR or not half < x < picture.width - half or not 8 < y < picture.height - 8:
            continue
        if room.add((x - half, y - 8, x + half, y + 10)):
            shown = strength * mark.strength
            colour = blend(INKS[picture.theme].ground, _on_ground(picture, mark.group), shown)
            found.append(_Line(text, x, y + 5, size, 600, colour, spacing))
    return found


def _levels(picture: Picture, room: Room) -> list[_Line]:
    """The names of the levels at the left of the cloud, where height is difficulty."""
    if picture.heights is None:
        return []
    reach = 1.1 * float(np.quantile(np.hypot(*picture.scene.places.T[:2]), 0.97))
    aside = -reach * np.array(picture.camera.basis[0])  # to the left of the picture
    found = []
    for name, height in zip(LEVELS, picture.heights, strict=True):
        place = np.array([[aside[0], aside[1], height]])
        ((x, y),), (depth,) = picture.camera.project(place, picture.width, picture.height)
        half = text_width(name.upper(), _LANDMARK, bold=True, spacing=_SPACING) / 2
        x = max(float(x), half + _EDGE)
        if depth > NEAR and room.add((x - half, y - 8, x + half, y + 10)):
            ink = INKS[picture.theme].ink
            found.append(_Line(name.upper(), x, float(y) + 5, _LANDMARK, 600, ink, _SPACING))
    return found


def _strength(picture: Picture) -> float:
    """How strongly landmarks show: not with a selection, nor from within the cloud."""
    if (picture.tier == Tier.FOCUS).any() or not len(picture.scene.places):
        return 0.0
    reach = np.quantile(np.linalg.norm(picture.scene.places, axis=1), 0.97)
    out = float(np.linalg.norm(picture.camera.eye) / max(reach, 0.2))
    return min(0.95, max(0.0, (out - 1.5) * 1.2))


def _caption(picture: Picture, room: Room) -> list[_Line]:
    """What is shown, at the bottom left: a route, say, a term and its summary, or the glossary."""
    ink = INKS[picture.theme]
    width = min(picture.width - 2 * _EDGE, 440.0)
    head, body = _words(picture)
    rows = wrapped(body, 13, width, 4)
    top = picture.height - _EDGE - 19 * len(rows) - 12
    lines = [_Line(elided(head, 20, width, bold=True), _EDGE, top, 20, 600, ink.ink)]
    lines += [
        _Line(row, _EDGE, top + 24 + 19 * number, 13, 400, blend(ink.ink, ink.ground, 0.25))
        for number, row in enumerate(rows)
    ]
    widest = max(text_width(line.text, line.size, line.weight > 500) for line in lines)
    room.add((_EDGE, top - 24, _EDGE + widest, picture.height - _EDGE))
    return lines


def _words(picture: Picture) -> tuple[str, str]:
    scene = picture.scene
    if picture.story:
        return picture.story.title, picture.story.about
    focus = scene.index(picture.view.term)
    if focus is not None:
        return scene.names[focus], scene.summaries[focus]
    counts = f"{len(scene.ids):,} terms, {len(scene.edges):,} links"
    if picture.view.domain in [group.name for group in scene.groups]:
        domain = str(picture.view.domain)
        return domain[:1].upper() + domain[
            1:
        ], f"{(picture.tier == Tier.NEAR).sum():,} terms of the {scene.title}"
    shown = int((picture.tier < Tier.DIM).sum())
    if shown < len(scene.ids):
        counts = f"{shown:,} of {len(scene.ids):,} terms pass the filters"
    return scene.title, counts


def _group(picture: Picture, lines: list[_Line], attributes: str) -> str:
    """Lines of text with a halo of the ground's colour under their letters."""
    ink = INKS[picture.theme]
    halo = f'stroke="{ink.ground}" stroke-width="4" stroke-opacity=".85" stroke-linejoin="round"'
    texts = "".join(_text(line) for line in lines)
    return f'<g {attributes} {halo} paint-order="stroke">{texts}</g>' if lines else ""


def _text(line: _Line) -> str:
    spaced = f' letter-spacing="{line.spacing:g}"' if line.spacing else ""
    return (
        f'<text x="{line.x:.1f}" y="{line.baseline:.1f}" font-size="{line.size:g}" '
        f'font-weight="{line.weight}" fill="{line.colour}"{spaced}>{escaped(line.text)}</text>'
    )


def _on_ground(picture: Picture, group: int) -> str:
    """A domain's colour for type: a little towards the ink, so that it reads well."""
    colour = picture.scene.groups[group].colour
    return blend(
        colour.dark if picture.theme is Theme.DARK else colour.light, INKS[picture.theme].ink, INKED
    )
