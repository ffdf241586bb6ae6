"""One loaded glossary with its graph and places, ready to be shown, searched or exported."""

from __future__ import annotations

import os
from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from wordgraph.errors import ViewError
from wordgraph.glossary import Glossary, to_graph
from wordgraph.page import build_page
from wordgraph.places import places_of
from wordgraph.resources import DATA
from wordgraph.scene import Camera, Scene, Theme, ViewState, build_scene
from wordgraph.search import Hit, Search
from wordgraph.sources import from_networkx, read

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from wordgraph.snapshot import Exhibit


@dataclass(frozen=True, slots=True, eq=False)
class Explorer:
    """A glossary, its graph (a frozen networkx.Graph) and its scene, which never change."""

    glossary: Glossary
    graph: nx.Graph[str]
    scene: Scene
    _search: Search = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_search", Search(self.glossary))

    @classmethod
    def of(cls, glossary: Glossary) -> Explorer:
        """The explorer of a glossary: builds its graph, and computes or finds its places."""
        graph = to_graph(glossary)
        return cls(glossary, graph, build_scene(glossary, graph, places_of(graph)))

    def page(self, name: str) -> dict[str, Any]:
        """The page of the term with this id, name or alias, as plain values."""
        return build_page(self.glossary, self.glossary.find(name))

    def search(self, query: str, limit: int = 10) -> tuple[Hit, ...]:
        """The terms that answer a question or that keywords are about, the best first.

        The first search builds what the later ones need.
        """
        return self._search.ask(query, limit)

    def view(
        self,
        focus: str | None = None,
        domain: str | None = None,
        camera: Camera | None = None,
        theme: str | None = None,
    ) -> ViewState:
        """A view of this glossary; `focus` is a term's id, name or alias."""
        term = None if focus is None else self.glossary.find(focus).id
        if theme is not None and theme not in set(Theme):
            raise ViewError(f"unknown theme {theme!r}; choose {' or '.join(Theme)}")
        if domain is not None and domain not in self.scene.domains:
            raise ViewError(f"no domain {domain!r}; choose one of {', '.join(self.scene.domains)}")
        return ViewState(term, domain, camera, Theme(theme) if theme else None)

    def exhibit(self, view: ViewState | None = None, **size: Any) -> Exhibit:
        """What a snapshot of a view is made of; `size` is width, height and scale."""
        from wordgraph.snapshot import Exhibit

        return Exhibit(self.glossary, self.graph, self.scene, view or ViewState(), **size)

    def snapshot(
        self,
        path: str | os.PathLike[str],
        focus: str | None = None,
        domain: str | None = None,
        camera: Camera | None = None,
        theme: str | None = None,
        **size: Any,
    ) -> Path:
        """Write a snapshot (png, svg, html, graphml, gexf or json, by the path's ending)."""
        from wordgraph.snapshot import write

        write(Path(path), self.exhibit(self.view(focus, domain, camera, theme), **size))
        return Path(path)

    def figure(self, focus: str | None = None, theme: str | None = None) -> go.Figure:
        """The scene as a plotly Figure, for a notebook."""
        from wordgraph.scene.figure import figure

        return figure(self.scene, self.view(focus, theme=theme))


def load(source: str | os.PathLike[str] | None = None) -> Explorer:
    """The explorer of the glossary at a path, or of the built-in one."""
    return Explorer.of(read(Path(source) if source is not None else DATA))


def explorer_of(graph: nx.Graph[Hashable], title: str = "") -> Explorer:
    """The explorer of any networkx graph."""
    return Explorer.of(from_networkx(graph, title))
