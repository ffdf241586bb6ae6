"""Filters: which terms a view lets pass; assets/js/filters.mjs has the same rules.

Within a facet one choice is enough, between facets all must agree; what names none filters nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from wordgraph.scene.scene import Scene
from wordgraph.scene.view import ViewState

Mask = NDArray[np.bool_]

LEVELS = ("beginner", "intermediate", "advanced")


def passing(scene: Scene, view: ViewState) -> Mask | None:
    """Whether each node (n,) passes the view's filters, or None where nothing is filtered."""
    masks = [
        mask
        for mask in (
            _of_levels(scene, view.options.get("level", "")),
            _of_labs(scene, view.options.get("has", "")),
            _of_domains(scene, view.options.get("in", "")),
            _of_industries(scene, view.options.get("industry", "")),
        )
        if mask is not None
    ]
    return np.logical_and.reduce(masks) if masks else None


def chosen(names: Sequence[str], text: str) -> set[int]:
    """The rows of the names in a text with "|" between; a name may have a "|" in it, too."""
    pieces = text.split("|") if text else []
    rows, at = set(), 0
    while at < len(pieces):
        runs = ("|".join(pieces[at:end]) for end in range(len(pieces), at, -1))
        found = next((run for run in runs if run in names), None)
        if found is not None:
            rows.add(names.index(found))
        at += 1 if found is None else found.count("|") + 1
    return rows


def _of_levels(scene: Scene, text: str) -> Mask | None:
    rows = chosen(LEVELS, text)
    if not rows or not (scene.levels >= 0).any():
        return None
    return np.isin(scene.levels, list(rows))


def _of_labs(scene: Scene, text: str) -> Mask | None:
    if text != "lab" or not len(scene.labs):
        return None
    return np.isin(np.arange(len(scene.ids)), scene.labs)


def _of_domains(scene: Scene, text: str) -> Mask | None:
    others: Iterable[tuple[int, ...]] = scene.other_groups or ((),) * len(scene.ids)
    return _having(
        chosen(scene.domains, text),
        [(int(first), *more) for first, more in zip(scene.group, others, strict=True)],
    )


def _of_industries(scene: Scene, text: str) -> Mask | None:
    return _having(chosen(scene.industries, text), scene.used_in)


def _having(rows: set[int], lists: Sequence[tuple[int, ...]]) -> Mask | None:
    if not rows:
        return None
    return np.array([not rows.isdisjoint(own) for own in lists], dtype=bool)
