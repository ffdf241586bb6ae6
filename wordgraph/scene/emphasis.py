"""Which nodes stand out in a view: the selected term, its neighbours, the rest."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from wordgraph.scene.scene import Ints, Scene
from wordgraph.scene.view import ViewState


class Tier(IntEnum):
    """How brightly a node is drawn, the brightest first."""

    FOCUS = 0
    NEAR = 1
    BASE = 2
    DIM = 3


def tiers(scene: Scene, view: ViewState) -> Ints:
    """The tier (n,) of each node: with nothing selected all are BASE (assets/js/scene.mjs)."""
    focus = scene.index(view.term)
    if focus is not None:
        tier = np.full(len(scene.ids), Tier.DIM, dtype=np.int64)
        tier[scene.neighbours(focus)] = Tier.NEAR
        tier[focus] = Tier.FOCUS
        return tier
    if view.domain in scene.domains:
        return np.where(scene.group == scene.domains.index(view.domain), Tier.NEAR, Tier.DIM)
    return np.full(len(scene.ids), Tier.BASE, dtype=np.int64)


def is_bright(scene: Scene, tier: Ints) -> NDArray[np.bool_]:
    """Whether each edge (m,) is lit: it touches the focus, or joins two nodes that are not dim."""
    ends = tier[scene.edges].reshape(-1, 2)
    focused = bool((tier == Tier.FOCUS).any())
    lit = (ends == Tier.FOCUS).any(axis=1) if focused else (ends == Tier.NEAR).all(axis=1)
    return np.asarray(lit, dtype=np.bool_)
