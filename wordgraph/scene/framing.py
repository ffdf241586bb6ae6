"""Where a view is looked at from that has no camera of its own: as the browser flies there."""

from __future__ import annotations

import numpy as np

from wordgraph.scene.camera import Camera, around, home
from wordgraph.scene.emphasis import Lights, Tier, tiers
from wordgraph.scene.scene import Floats, Scene
from wordgraph.scene.view import ViewState

# As `approach` in assets/js/flight.mjs has them.
_SHARE = 0.8  # of what is meant should be in the picture
_AIR = 1.12
_NEAREST, _FARTHEST = 0.28, 0.95  # radii of the ball that is framed
_FARTHEST_OF_ALL = 2.0  # where all of what is meant should be in the picture
_ALONE = 0.4  # the reach of a term without neighbours


def framed(scene: Scene, view: ViewState, aspect: float, lights: Lights | None = None) -> Camera:
    """The view's camera, else one that frames what is selected, in a picture of this aspect.

    That is all that the lights frame, or a term and most of its neighbours, or most of a domain, or
    with none of them all there is.
    """
    if view.camera:
        return view.camera
    if lights and lights.frames:
        first, *others = scene.places[list(lights.frames)]
        reach = max((float(np.linalg.norm(place - first)) for place in others), default=_ALONE)
        return around(first, min(max(_AIR * reach, _NEAREST), _FARTHEST_OF_ALL), aspect)
    tier = tiers(scene, view)
    wide = scene.index(view.term) is not None and view.options.get("hops", "1") != "1"
    meant = scene.places[tier <= (Tier.BASE if wide else Tier.NEAR)]
    if not len(meant):
        return home(scene.places, aspect)
    centre = scene.places[tier == Tier.FOCUS]
    if wide or not len(centre):
        # Of a domain, or of a wide neighbourhood, the term nearest to its middle: a median may lie
        # where nothing is.
        away = np.linalg.norm(meant - middle(meant), axis=1)
        centre = meant[[away.argmin()]]
    apart = np.sort(np.linalg.norm(meant - centre, axis=1))[1:]  # without the centre itself
    reach = float(np.quantile(apart, _SHARE, method="lower")) if len(apart) else _ALONE
    return around(centre[0], min(max(_AIR * reach, _NEAREST), _FARTHEST), aspect)


def middle(places: Floats) -> Floats:
    """The median of places (k, 3) along each axis: the upper of two, as the browser has it."""
    return np.asarray(np.sort(places, axis=0)[len(places) // 2])
