"""The scene: what is drawn, free of any renderer."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from wordgraph.scene.palette import Colour

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Group:
    """A domain as it is drawn: its name, its colour in either theme, and how many terms it has."""

    name: str
    colour: Colour
    count: int


@dataclass(frozen=True, slots=True)
class GuidedTour:
    """A tour as it is flown: its id, title, a sentence about it, and (node, sentence) a stop."""

    id: str
    title: str
    about: str
    stops: tuple[tuple[int, str], ...]


def _none() -> Ints:
    return np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Spheres, the threads between them, and what they are called.

    For n nodes and m edges: `ids`, `names`, `summaries` and `aliases` have n entries, `places` is
    (n, 3) with the cloud's centre at the origin and nine tenths of it within the unit ball, `radii`
    (n,) in the same unit, `importance` (n,) in 0..1, `group` (n,) indexes `groups`; `edges` is
    (m, 2), each pair once. `fingerprint` is the glossary's. What terms are filtered by, where it is
    known: `levels` (n,) of difficulty, 0 to 2, or -1; `labs`, the nodes that have an experiment;
    `other_groups`, each node's further domains, and `used_in`, the `industries` of each node.
    `prerequisites` is (k, 2), what comes first and what needs it; `tours` lead from node to node.
    """

    title: str
    fingerprint: str
    ids: tuple[str, ...]
    names: tuple[str, ...]
    summaries: tuple[str, ...]
    aliases: tuple[tuple[str, ...], ...]
    places: Floats
    radii: Floats
    importance: Floats
    group: Ints
    groups: tuple[Group, ...]
    edges: Ints
    levels: Ints = field(default_factory=_none)
    labs: Ints = field(default_factory=_none)
    other_groups: tuple[tuple[int, ...], ...] = ()
    industries: tuple[str, ...] = ()
    used_in: tuple[tuple[int, ...], ...] = ()
    prerequisites: Ints = field(default_factory=lambda: _none().reshape(-1, 2))
    tours: tuple[GuidedTour, ...] = ()

    def __post_init__(self) -> None:
        n = len(self.ids)
        per_node = (
            self.names,
            self.summaries,
            self.aliases,
            self.places,
            self.radii,
            self.importance,
            self.group,
        )
        if {len(column) for column in per_node} - {n}:
            raise ValueError("each node needs one entry in every column")
        if self.places.shape != (n, 3) or self.edges.shape[1:] != (2,):
            raise ValueError("places must be (n, 3) and edges (m, 2)")

    @property
    def domains(self) -> tuple[str, ...]:
        """The names of the groups: all that can be isolated, "no domain" included."""
        return tuple(group.name for group in self.groups)

    def index(self, ident: str | None) -> int | None:
        """The row of a node, or None if there is no such node."""
        return self.ids.index(ident) if ident in self.ids else None

    def neighbours(self, node: int) -> Ints:
        """The rows of the nodes that one node is linked to."""
        source, target = self.edges.T
        return np.unique(np.concatenate([target[source == node], source[target == node]]))

    def to_json(self) -> dict[str, object]:
        """The scene as plain lists, as the browser reads it (see assets/js/scene.mjs)."""
        return {
            "title": self.title,
            "ids": list(self.ids),
            "names": list(self.names),
            "summaries": list(self.summaries),
            "aliases": [list(names) for names in self.aliases],
            "places": self.places.round(4).ravel().tolist(),
            "radii": self.radii.round(5).tolist(),
            "importance": self.importance.round(4).tolist(),
            "group": self.group.tolist(),
            "groups": [
                {
                    "name": group.name,
                    "count": group.count,
                    "dark": group.colour.dark,
                    "light": group.colour.light,
                }
                for group in self.groups
            ],
            "edges": self.edges.ravel().tolist(),
            "levels": self.levels.tolist(),
            "labs": self.labs.tolist(),
            "otherGroups": [list(rows) for rows in self.other_groups],
            "industries": list(self.industries),
            "usedIn": [list(rows) for rows in self.used_in],
            "prerequisites": self.prerequisites.ravel().tolist(),
            "tours": [
                {
                    "id": tour.id,
                    "title": tour.title,
                    "about": tour.about,
                    "stops": [[node, text] for node, text in tour.stops],
                }
                for tour in self.tours
            ],
        }
