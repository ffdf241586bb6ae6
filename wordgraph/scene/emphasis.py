"""Which nodes stand out in a view: the selected term, its neighbours, what passes the filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from wordgraph.scene.filters import passing
from wordgraph.scene.scene import Ints, Scene
from wordgraph.scene.view import ViewState


class Tier(IntEnum):
    """How brightly a node is drawn, the brightest first; what is gone is not drawn at all."""

    FOCUS = 0
    NEAR = 1
    BASE = 2
    DIM = 3
    GONE = 4


@dataclass(frozen=True, slots=True)
class Lights:
    """What a view lights that is more than a term or a domain: a route, a tour, answers.

    All are rows of the scene: `focus` and `near` are lit, all others are dim.
    `edges` are the numbers of the lit edges, None for those that the tiers light; `marks` stand
    before names; `frames` is what a camera should show, the first in the middle, () for the usual.
    """

    near: tuple[int, ...]
    focus: tuple[int, ...] = ()
    edges: tuple[int, ...] | None = None
    marks: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    frames: tuple[int, ...] = ()


def tiers(scene: Scene, view: ViewState, lights: Lights | None = None) -> Ints:
    """The tier (n,) of each node: with nothing selected all are BASE (assets/js/emphasis.mjs)."""
    tier = _selected(scene, view) if lights is None else _lighted(scene, lights)
    passes = passing(scene, view)
    if passes is not None:
        refused = Tier.GONE if view.options.get("others") == "hidden" else Tier.DIM
        stays = passes | (tier == Tier.FOCUS)
        tier = np.where(stays, tier, np.maximum(tier, refused))
    return tier


def _lighted(scene: Scene, lights: Lights) -> Ints:
    tier = np.full(len(scene.ids), Tier.DIM, dtype=np.int64)
    tier[list(lights.near)] = Tier.NEAR
    tier[list(lights.focus)] = Tier.FOCUS
    return tier


def _selected(scene: Scene, view: ViewState) -> Ints:
    """The tiers of a term with its neighbourhood, of a domain, or of neither."""
    n, focus = len(scene.ids), scene.index(view.term)
    if focus is not None:
        hops = int(view.options.get("hops", "0"))
        tier = np.full(n, Tier.GONE if hops else Tier.DIM, dtype=np.int64)
        if hops > 1:
            tier[neighbourhood(scene, focus, hops)] = Tier.BASE
        tier[scene.neighbours(focus)] = Tier.NEAR
        tier[focus] = Tier.FOCUS
        return tier
    if view.domain in scene.domains:
        return np.where(scene.group == scene.domains.index(view.domain), Tier.NEAR, Tier.DIM)
    return np.full(n, Tier.BASE, dtype=np.int64)


def neighbourhood(scene: Scene, focus: int, hops: int) -> NDArray[np.bool_]:
    """Whether each node (n,) is at most so many links away from one."""
    seen = np.zeros(len(scene.ids), dtype=bool)
    seen[focus] = True
    for _ in range(hops):
        reached = scene.edges[seen[scene.edges].any(axis=1)]
        seen[reached] = True
    return seen


def is_bright(scene: Scene, tier: Ints, lights: Lights | None = None) -> NDArray[np.bool_]:
    """Whether each edge (m,) is lit.

    The lights name it, or without any it touches the focus, or lies inside the isolated domain, or
    between what alone is not dim; no end of it is dim, or gone.
    """
    ends = tier[scene.edges].reshape(-1, 2)
    if lights is not None and lights.edges is not None:
        named = np.isin(np.arange(len(ends)), lights.edges)
        lit = named & (ends < Tier.DIM).all(axis=1)
    elif (tier == Tier.FOCUS).any():
        lit = (ends == Tier.FOCUS).any(axis=1) & (ends < Tier.DIM).all(axis=1)
    elif (tier == Tier.NEAR).any():
        lit = (ends == Tier.NEAR).all(axis=1)
    else:
        lit = (ends == Tier.BASE).all(axis=1) & (tier == Tier.DIM).any()
    return np.asarray(lit, dtype=np.bool_)


def is_drawn(scene: Scene, tier: Ints) -> NDArray[np.bool_]:
    """Whether each edge (m,) is drawn: neither end is gone."""
    return np.asarray((tier[scene.edges].reshape(-1, 2) != Tier.GONE).all(axis=1), dtype=np.bool_)
