"""Labels: which names are written, and where; the rules of assets/js/labels.mjs, for one picture.

A name's rank comes from the selection and from the term's weight, never from the camera.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from wordgraph.scene.camera import NEAR, Camera, focal_length
from wordgraph.scene.emphasis import Tier
from wordgraph.scene.framing import middle
from wordgraph.scene.scene import Floats, Ints, Scene
from wordgraph.scene.type_width import elided, text_width

MARGIN = 3.0  # pixels that names keep from each other
SIZES = (17.0, 14.0, 12.5)  # pixels of type, by the step of a name
_SLACK = 2.5  # a name that was not shown before wants this much more room on each side
_SMALLEST = 2.2  # pixels of radius below which a sphere goes without a name
_CLOSE = 3.0  # times as large must be those of the second hop
_FEW = 5  # of so many names one may be of the second hop
FAINTEST = 0.65  # of a name far away, or of the second hop: it has 4.5:1 on either ground still
_LINE = 1.2  # line height, in type sizes
_LONGEST = 340.0  # pixels after which a name is cut
_REGION = 3  # terms of a domain that has a landmark
_FEW_SHOWN = 60  # terms shown in all, up to which one of a domain is enough for its landmark
_BESIDE = 0.4  # how strong the others stay while one domain is isolated
_EDGE = 6.0  # pixels that a name keeps from the edge of the picture

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the picture: `x` is its middle and `top` the top of its line, in pixels."""

    node: int
    text: str
    x: float
    top: float
    size: float
    bold: bool
    alpha: float


class Room:
    """The boxes [left, top, right, bottom] that are taken, in pixels."""

    def __init__(self) -> None:
        self._taken: list[Box] = []

    def add(self, box: Box) -> bool:
        """Take a box unless it would come within `MARGIN` of one that is taken; whether it was."""
        left, top, right, bottom = box
        for other in self._taken:
            beside = left >= other[2] + MARGIN or other[0] >= right + MARGIN
            if not (beside or top >= other[3] + MARGIN or other[1] >= bottom + MARGIN):
                return False
        self._taken.append(box)
        return True


def budget(width: float, height: float) -> int:
    """How many names to write in a picture of this size: some 60 on a screen, 15 on a phone."""
    return max(14, min(60, int(width * height / 22000 + 0.5)))


def ranking(scene: Scene, tier: Ints) -> list[int]:
    """Nodes in the order in which they get names: the focus, its neighbours, then by importance.

    Last come the neighbours of neighbours, where the whole neighbourhood of the focus is shown.
    """
    order = np.lexsort((np.arange(len(tier)), -scene.importance, tier))
    second = _second_hop(scene, tier)
    return [int(node) for node in order if tier[node] < Tier.DIM or int(node) in second]


def _second_hop(scene: Scene, tier: Ints) -> set[int]:
    """The dim nodes that are two links from the focus."""
    focus = np.flatnonzero(tier == Tier.FOCUS)
    first = scene.neighbours(int(focus[0])) if len(focus) else np.array([], dtype=np.int64)
    if not (tier[first] <= Tier.NEAR).all():
        return set()
    beside = np.isin(scene.edges, first).any(axis=1)
    return {int(node) for node in np.unique(scene.edges[beside]) if tier[node] == Tier.DIM}


def step(scene: Scene, tier: Ints, node: int) -> int:
    """The size step of a name: 0 for the focus, 1 for weighty terms, 2 for the others."""
    if tier[node] == Tier.FOCUS:
        return 0
    return 1 if scene.importance[node] > 0.55 else 2


def place(
    scene: Scene,
    tier: Ints,
    camera: Camera,
    width: float,
    height: float,
    room: Room,
    marks: Mapping[int, str] = MappingProxyType({}),
) -> tuple[Label, ...]:
    """The names to write in a picture of width x height pixels, none over another or off its edge.

    `room` holds what is taken already, and takes the names' boxes too; `marks` stand before names.
    """
    points, depth = camera.project(scene.places, width, height)
    radii = scene.radii * focal_length(height) / np.maximum(depth, NEAR)
    placed: list[Label] = []
    most, second = budget(width, height), 0
    for node in ranking(scene, tier):
        if len(placed) >= most or second >= most // _FEW:
            break
        x, y = (float(value) for value in points[node])
        inside = depth[node] >= NEAR and 0 <= x <= width and 0 <= y <= height
        smallest = {Tier.BASE: _SMALLEST, Tier.DIM: _CLOSE * _SMALLEST}.get(Tier(tier[node]), 0.0)
        if not inside or radii[node] < smallest:
            continue
        name = f"{marks[node]} \u00b7 {scene.names[node]}" if node in marks else scene.names[node]
        label, box = _label(scene, tier, node, name, (x, y, float(radii[node])), width)
        if box[3] <= height and room.add(box):
            placed.append(label)
            second += int(tier[node] == Tier.DIM)
    return _faded(placed, tier, depth)


def _label(
    scene: Scene, tier: Ints, node: int, name: str, sphere: tuple[float, float, float], width: float
) -> tuple[Label, Box]:
    """A name below its sphere (x, y, radius in pixels), and the box that it wants."""
    x, y, radius = sphere
    size = SIZES[step(scene, tier, node)]
    bold = bool(tier[node] == Tier.FOCUS)
    text = elided(name, size, min(_LONGEST, width - 2 * _EDGE), bold)
    half = text_width(text, size, bold) / 2
    # A picture can't be turned to read a name that its edge cuts, so names step inside.
    x = min(max(x, half + _EDGE), width - half - _EDGE)
    top = y + min(radius, 60.0) + 3
    box = (x - half - _SLACK, top - _SLACK, x + half + _SLACK, top + size * _LINE + _SLACK)
    return Label(node, text, x, top, size, bold, 1.0), box


def _faded(placed: list[Label], tier: Ints, depth: NDArray[np.float64]) -> tuple[Label, ...]:
    """The names with their strength: full where lit, else fading with depth."""
    depths = [float(depth[label.node]) for label in placed]
    span = max(max(depths, default=0.0) - min(depths, default=0.0), 0.5)

    def alpha(label: Label, away: float) -> float:
        if tier[label.node] < Tier.BASE:
            return 1.0
        behind = 1.0 if tier[label.node] == Tier.DIM else (away - min(depths)) / span
        return 1 - (1 - FAINTEST) * behind

    return tuple(
        Label(one.node, one.text, one.x, one.top, one.size, one.bold, alpha(one, away))
        for one, away in zip(placed, depths, strict=True)
    )


@dataclass(frozen=True, slots=True, eq=False)
class Landmark:
    """A domain's name on the map: its row, where it is, and how strong it is, 0..1."""

    group: int
    place: Floats
    strength: float


def landmarks(scene: Scene, tier: Ints) -> list[Landmark]:
    """The landmarks of an emphasis: domains of three terms or more, those that show most first.

    Each is in the middle of its terms that are shown; beside an isolated domain the others stay,
    fainter (assets/js/regions.mjs).
    """
    isolated = bool((tier == Tier.NEAR).any() and not (tier == Tier.FOCUS).any())
    least = _REGION if (tier < Tier.DIM).sum() > _FEW_SHOWN else 1
    found: list[tuple[int, Landmark]] = []
    for row in range(len(scene.groups)):
        own = scene.group == row
        shown = own & (tier < Tier.DIM)
        strength = 1.0 if shown.any() else _BESIDE
        if isolated and not shown.any():
            shown = own & (tier == Tier.DIM)
        if own.sum() >= _REGION and shown.sum() >= least:
            found.append((-int(shown.sum()), Landmark(row, middle(scene.places[shown]), strength)))
    return [mark for _, mark in sorted(found, key=lambda each: each[0])]
