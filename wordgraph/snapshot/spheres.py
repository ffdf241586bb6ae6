"""Spheres: discs with the light of a lamp above on the left, fading into the ground with depth."""

from __future__ import annotations

import numpy as np

from wordgraph.scene import Theme, Tier
from wordgraph.scene.look import GLOW_FROM, GLOW_REACH, LOOK
from wordgraph.scene.palette import blend
from wordgraph.scene.scene import Ints
from wordgraph.snapshot.ink import INKS, fog
from wordgraph.snapshot.picture import BANDS, Picture


def draw_spheres(picture: Picture, nodes: Ints) -> list[str]:
    """The SVG elements of these spheres by band, the nearest band first, back to front in each."""
    bands: list[list[str]] = [[] for _ in range(BANDS)]
    order = nodes[np.argsort(-picture.depth[nodes], kind="stable")]
    for node, band in zip(order, picture.band(picture.depth[order]), strict=True):
        bands[band].append(_sphere(picture, int(node), int(band)))
    return ["".join(band) for band in bands]


def draw_gradients(picture: Picture) -> list[str]:
    """The SVG gradients of the spheres in the picture: one a domain, depth and emphasis."""
    nodes = np.flatnonzero(picture.seen)
    bands = picture.band(picture.depth[nodes])
    used = {
        (int(picture.scene.group[node]), int(band), _light(picture, int(node)))
        for node, band in zip(nodes, bands, strict=True)
    }
    glowing = {int(picture.scene.group[node]) for node in nodes if _glowing(picture, int(node))}
    return [
        *(_gradient(picture, *key) for key in sorted(used)),
        *(_glow(picture, group) for group in sorted(glowing)),
    ]


def _sphere(picture: Picture, node: int, band: int) -> str:
    x, y = picture.points[node]
    radius = max(float(picture.radii[node]), 0.5)
    group, light = int(picture.scene.group[node]), _light(picture, node)
    at = f'<circle cx="{x:.1f}" cy="{y:.1f}"'
    disc = f'{at} r="{radius:.1f}" fill="url(#{light}{group}-{band})"/>'
    if glowing := _glowing(picture, node):
        strength = glowing * (1 - fog(INKS[picture.theme], band, light == "b"))
        fill = f'fill="url(#g{group})" fill-opacity="{strength:.2f}"'
        disc = f'{at} r="{radius * GLOW_REACH:.1f}" {fill} stroke="none"/>{disc}'
    if picture.tier[node] == Tier.FOCUS:
        ink = INKS[picture.theme].ink
        stroke = f'fill="none" stroke="{ink}" stroke-width="1.5" stroke-opacity="1"'
        disc += f'{at} r="{radius + 4:.1f}" {stroke}/>'
    return disc


def _light(picture: Picture, node: int) -> str:
    """What names the gradients of a tier: "b" for the bright, "s" at rest, "h" for the haze."""
    tier = picture.tier[node]
    return "h" if tier == Tier.DIM else "s" if tier == Tier.BASE else "b"


def _glowing(picture: Picture, node: int) -> float:
    """How strongly a sphere glows, 0..1: fully where lit, at rest the weightiest alone."""
    tier = picture.tier[node]
    if tier < Tier.BASE:
        return 1.0
    weight = float(picture.scene.importance[node])
    return max(0.0, 2 * (weight - GLOW_FROM)) if tier == Tier.BASE else 0.0


def _gradient(picture: Picture, group: int, band: int, light: str) -> str:
    ink = INKS[picture.theme]
    colour = _colour(picture, group)
    faded = max(fog(ink, band, light == "b"), ink.look.haze if light == "h" else 0.0)
    stops = (
        (0, blend(colour, ink.gloss, 0.55)),
        (0.3, blend(colour, ink.gloss, 0.08)),
        (0.72, blend(colour, ink.shade, 0.22 * ink.depth)),
        (1, blend(colour, ink.shade, 0.5 * ink.depth)),
    )
    marks = "".join(
        f'<stop offset="{at:g}" stop-color="{blend(shade, ink.ground, faded)}"/>'
        for at, shade in stops
    )
    return (
        f'<radialGradient id="{light}{group}-{band}" cx=".46" cy=".44" r=".58" fx=".34" fy=".28">'
        f"{marks}</radialGradient>"
    )


def _glow(picture: Picture, group: int) -> str:
    colour = _colour(picture, group)
    glow = LOOK[picture.theme].glow
    stops = ((0.2, glow), (0.55, glow / 4), (1, 0))
    marks = "".join(
        f'<stop offset="{at:g}" stop-color="{colour}" stop-opacity="{light:.2f}"/>'
        for at, light in stops
    )
    return f'<radialGradient id="g{group}">{marks}</radialGradient>'


def _colour(picture: Picture, group: int) -> str:
    colour = picture.scene.groups[group].colour
    return colour.dark if picture.theme is Theme.DARK else colour.light
