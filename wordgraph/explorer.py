"""One loaded glossary with its graph and places, ready to be shown, searched or exported."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from wordgraph.errors import ViewError
from wordgraph.glossary import Glossary, to_graph
from wordgraph.page import build_page
from wordgraph.places import can_rise, places_of, raised
from wordgraph.resources import DATA
from wordgraph.scene import Camera, Scene, Theme, ViewState, build_scene
from wordgraph.search import Hit, Search
from wordgraph.sources import from_networkx, read
from wordgraph.ways import Comparison, Lesson, Route, comparison, lesson, routes

ANSWERS = 12  # that are found to a question which is asked in the graph

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

    def routes(self, a: str, b: str, k: int = 3) -> tuple[Route, ...]:
        """The best `k` paths between two terms, which any of their names may name."""
        ends = self.glossary.find(a).id, self.glossary.find(b).id
        return routes(self.glossary, self.graph, *ends, k=k)

    def lesson(self, target: str, known: Iterable[str] = ()) -> Lesson:
        """What to learn before a term, in order, the term last; `known` is left out."""
        learned = {self.glossary.find(name).id for name in known}
        return lesson(self.glossary, self.glossary.find(target).id, learned)

    def compare(self, a: str, b: str) -> Comparison:
        """Two terms side by side: what they share, what is their own, what joins them."""
        ends = self.glossary.find(a).id, self.glossary.find(b).id
        return comparison(self.glossary, self.graph, *ends)

    def heights(self) -> dict[str, list[float]] | None:
        """Where terms are when height is difficulty, as the browser reads it; None if it can't be.

        `places` are 3n numbers in the scene's order, `heights` those of the three levels.
        """
        if not can_rise(self.scene.levels):
            return None
        places, heights = raised(self.graph, self.scene.places, self.scene.levels)
        return {
            "places": places.round(4).ravel().tolist(),
            "heights": heights.round(4).tolist(),
        }

    def search(self, query: str, limit: int = 10) -> tuple[Hit, ...]:
        """The terms that answer a question or that keywords are about, the best first.

        The first search builds what the later ones need.
        """
        return self._search.ask(query, limit)

    def search_soon(
        self, query: str, limit: int = 10, patience: float = 0.0
    ) -> tuple[tuple[Hit, ...], bool]:
        """The same and True; or False and what the query names, if that takes so many seconds.

        For a server, whose first question must not keep a request waiting until all is built.
        """
        return self._search.ask_soon(query, limit, patience)

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

    def exhibit(
        self, view: ViewState | None = None, known: Iterable[str] = (), **size: Any
    ) -> Exhibit:
        """What a snapshot of a view is made of; `size` is width, height and scale.

        `known` are the ids of terms that a lesson leaves out.
        """
        from wordgraph.snapshot import Exhibit

        view = view or ViewState()
        question = view.options.get("q")
        answers = tuple(hit.id for hit in self.search(question, ANSWERS)) if question else ()
        shown = self.glossary, self.graph, self.scene, view
        return Exhibit(*shown, **size, answers=answers, known=frozenset(known))

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
