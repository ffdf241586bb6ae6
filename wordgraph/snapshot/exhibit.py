"""What a snapshot is made of: the glossary, its graph, the scene, and the view of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import networkx as nx

from wordgraph.errors import SnapshotError
from wordgraph.glossary import Glossary
from wordgraph.scene import Scene, ViewState
from wordgraph.snapshot.stories import Story, story_of

_LARGEST = 8192


@dataclass(frozen=True)
class Exhibit:
    """One view of a glossary, to be written to a file.

    `width` and `height` are in CSS pixels, and `scale` says how many pixels of a picture one takes.
    What the view alone does not say: `answers` are the ids of the terms that answer its question,
    the best first, and `known` of those that its lesson leaves out.
    """

    glossary: Glossary
    graph: nx.Graph[str]
    scene: Scene
    view: ViewState = field(default_factory=ViewState)
    width: int = 1440
    height: int = 900
    scale: float = 2.0
    answers: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        longest = max(self.width, self.height) * self.scale
        if not (
            min(self.width, self.height) >= 64 and 0.5 <= self.scale <= 4 and longest <= _LARGEST
        ):
            raise SnapshotError(
                f"a picture of {self.width} x {self.height} at scale {self.scale:g} can't be made; "
                f"choose sides of 64 to {_LARGEST} pixels and a scale of 0.5 to 4"
            )

    @cached_property
    def story(self) -> Story | None:
        """What the view is about besides a term or a domain; found once, since it takes time."""
        return story_of(self.glossary, self.graph, self.scene, self.view, self.answers, self.known)
