"""A view projected to the plane: where each sphere falls in the picture, and how far away it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from wordgraph.places import can_rise, raised
from wordgraph.scene import (
    Camera,
    Scene,
    Theme,
    Tier,
    ViewState,
    focal_length,
    framed,
    is_bright,
    tiers,
)
from wordgraph.scene.scene import Floats, Ints
from wordgraph.snapshot.exhibit import Exhibit
from wordgraph.snapshot.stories import Story

NEAR = 0.06  # what is nearer to the eye than this is cut off, so that nothing fills the picture
BANDS = 8  # slices of depth, each painted over those behind it
_LIT, _HAZE = 1.12, 0.8  # how spheres swell that are lit, and those that are not meant


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A scene as one camera sees it.

    For n nodes `points` (n, 2) and `radii` (n,) in pixels from the top left, `depth` (n,) and
    `swollen` (n,) in the scene's unit, `seen` (n,) whether a sphere is in the picture, and `slices`
    (BANDS + 1,), the depths between which the bands lie. Of m edges `lit` (m,) are. Where height is
    difficulty, `heights` (3,) are those of the levels. `story` is what the view is about besides.
    """

    scene: Scene
    view: ViewState
    camera: Camera
    theme: Theme
    width: int
    height: int
    tier: Ints
    lit: NDArray[np.bool_]
    points: Floats
    depth: Floats
    swollen: Floats
    radii: Floats
    seen: NDArray[np.bool_]
    slices: Floats
    heights: Floats | None = None
    story: Story | None = None

    def band(self, depth: Floats) -> Ints:
        """The band of each depth: 0 is the nearest."""
        return np.clip(np.searchsorted(self.slices, depth, side="right") - 1, 0, BANDS - 1)


def picture_of(exhibit: Exhibit) -> Picture:
    """The picture of an exhibit: from its view's camera, else from a fitting one, in its theme."""
    (scene, heights), view = _standing(exhibit), exhibit.view
    width, height = exhibit.width, exhibit.height
    story = exhibit.story
    lights = story.lights if story else None
    camera = framed(scene, view, width / height, lights)
    tier = tiers(scene, view, lights)
    points, depth = camera.project(scene.places, width, height)
    swollen = scene.radii * _swell(tier)
    radii = swollen * focal_length(height) / np.maximum(depth, NEAR)
    low, high = points - radii[:, None], points + radii[:, None]
    inside = (high >= 0).all(axis=1) & (low[:, 0] <= width) & (low[:, 1] <= height)
    seen = inside & (tier != Tier.GONE) & (depth > np.maximum(NEAR, 1.3 * swollen))
    return Picture(
        scene=scene,
        view=view,
        camera=camera,
        theme=view.theme or Theme.DARK,
        width=width,
        height=height,
        tier=tier,
        lit=is_bright(scene, tier, lights),
        points=points,
        depth=depth,
        swollen=swollen,
        radii=radii,
        seen=seen,
        slices=_slices(depth[seen]),
        heights=heights,
        story=story,
    )


def _standing(exhibit: Exhibit) -> tuple[Scene, Floats | None]:
    """The scene with the places that the view asks for, and the heights of its levels, if any."""
    scene = exhibit.scene
    if exhibit.view.options.get("height") != "difficulty" or not can_rise(scene.levels):
        return scene, None
    places, heights = raised(exhibit.graph, scene.places, scene.levels)
    return replace(scene, places=places), heights


def _swell(tier: Ints) -> Floats:
    """The factor of each radius (n,): as traces.mjs has it, what alone is not dim is lit."""
    clear = _LIT if (tier == Tier.DIM).any() else 1.0
    return np.select([tier < Tier.BASE, tier == Tier.BASE], [_LIT, clear], _HAZE)


def _slices(depth: Floats) -> Floats:
    """Depths that cut what is seen into bands, open to the eye and to infinity."""
    near, far = np.quantile(depth, [0.02, 0.98]) if len(depth) else (1.0, 2.0)
    slices = np.linspace(near, max(far, near + 0.2), BANDS + 1)
    slices[0], slices[-1] = NEAR, np.inf
    return slices
