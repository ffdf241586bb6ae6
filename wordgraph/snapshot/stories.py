"""Stories: what a view is about besides a term, a domain or filters, and what that lights.

A stop of a tour, the answers to a question, a comparison, a lesson or a route, in this order, as
the browser has them (assets/js/{tours,asking,ways}.mjs and features/).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
import numpy as np

from wordgraph.glossary import Glossary
from wordgraph.scene import Lights, Scene, ViewState
from wordgraph.ways.comparison import comparison
from wordgraph.ways.lesson import lesson
from wordgraph.ways.routes import routes

_LIT = 8  # answers; what follows them has less and less to do with the question
_STEP_OF_ROUTE = re.compile("([1-9])([0-9]{0,2})")  # the number of the path, that of the stop
_MOST = 12  # names that a sentence lists


@dataclass(frozen=True, slots=True)
class Story:
    """What a view tells: a title, a sentence or two about it, and what is lit."""

    title: str
    about: str
    lights: Lights


def story_of(
    glossary: Glossary,
    graph: nx.Graph[str],
    scene: Scene,
    view: ViewState,
    answers: Sequence[str],
    known: Collection[str],
) -> Story | None:
    """The story of a view, or None; `answers` and `known` as an Exhibit has them."""
    teller = _Teller(glossary, graph, scene, view)
    return teller.tour() or teller.question(answers) or teller.way(frozenset(known))


class _Teller:
    """One view, and the rows of what it names."""

    def __init__(
        self, glossary: Glossary, graph: nx.Graph[str], scene: Scene, view: ViewState
    ) -> None:
        self._glossary, self._graph, self._scene, self._view = glossary, graph, scene, view
        self._rows = {ident: row for row, ident in enumerate(scene.ids)}
        self._term = view.term if view.term in self._rows else None
        compared = self._option("with")
        self._compared = compared if self._term and compared != self._term else None

    def _option(self, key: str) -> str | None:
        """The term that an option names, if there is such a one."""
        name = self._view.options.get(key)
        return name if name in self._rows else None

    def tour(self) -> Story | None:
        """A stop of a tour, as long as nothing else is selected."""
        name = self._view.options.get("tour", "")
        own = next((tour for tour in self._scene.tours if tour.id == name), None)
        listed = [self._rows[ident] for ident in name.split(".") if ident in self._rows]
        stops = list(own.stops) if own else [(row, self._scene.summaries[row]) for row in listed]
        own_list = own is not None or "." in name
        if not stops or not own_list or self._term or self._view.domain in self._scene.domains:
            return None
        at = max(0, min(len(stops), int(self._view.options.get("step", "1"))) - 1)
        node, text = stops[at]
        path = [row for row, _ in stops]
        around = tuple(int(row) for row in self._scene.neighbours(node))
        lights = Lights(
            near=(*around, *path),
            focus=(node,),
            edges=self._edges(pairwise(path), touching=node),
            frames=(node, *around),
        )
        about = f"Stop {at + 1} of {len(stops)}: {self._scene.names[node]}. {text}"
        return Story(own.title if own else "A tour", about.strip(), lights)

    def question(self, answers: Sequence[str]) -> Story | None:
        """The answers to a question, while none but one of them is read."""
        question = self._view.options.get("q")
        rows = [self._rows[ident] for ident in answers if ident in self._rows][:_LIT]
        focus = self._rows[self._term] if self._term else None
        if not question or not rows or self._compared:
            return None
        if focus is not None and (focus not in rows or "hops" in self._view.options):
            return None
        count = f"{len(rows)} answer" if len(rows) == 1 else f"{len(rows)} answers"
        about = f"{count}: {self._listed(rows)}."
        if focus is None:
            return Story(question, about, Lights(near=tuple(rows), frames=tuple(rows)))
        among = self._edges((a, b) for a in rows for b in rows)
        return Story(question, about, Lights(tuple(rows), (focus,), edges=among))

    def way(self, known: frozenset[str]) -> Story | None:
        """A comparison, a lesson or a route."""
        options = self._view.options
        if self._term and self._compared:
            return self._comparison(self._term, self._compared)
        if target := self._option("learn"):
            return self._lesson(target, known, int(options.get("step", "1")))
        ends = self._option("from"), self._option("to")
        if ends[0] and ends[1]:
            found = _STEP_OF_ROUTE.fullmatch(options.get("step", ""))
            number, stop = (int(found[1]), int(found[2] or 0)) if found else (1, 0)
            return self._route(ends[0], ends[1], number, stop)
        return None

    def _comparison(self, one: str, other: str) -> Story:
        found = comparison(self._glossary, self._graph, one, other)
        two = [self._rows[ident] for ident in found.terms]
        shared = [self._rows[ident] for ident in found.shared]
        pairs = [(two[0], two[1]), *((end, node) for node in shared for end in two)]
        lights = Lights(
            near=tuple(shared),
            focus=tuple(two),
            edges=self._edges(pairs),
            frames=self._centred([*two, *shared]),
        )
        names = " and ".join(self._scene.names[row] for row in two)
        count = f"{len(shared)} neighbour{'' if len(shared) == 1 else 's'} shared"
        about = f"{count}: {self._listed(shared)}." if shared else "They share no neighbour."
        return Story(names, about, lights)

    def _lesson(self, target: str, known: frozenset[str], step: int) -> Story:
        steps = lesson(self._glossary, target, known).steps
        if self._term and self._term not in [each.term for each in steps]:
            whole = lesson(self._glossary, target).steps  # the steps of who knows less
            steps = whole if self._term in [each.term for each in whole] else steps
        path = [self._rows[each.term] for each in steps]
        at = max(0, min(len(steps), step) - 1)
        if self._term and self._rows[self._term] in path:
            at = path.index(self._rows[self._term])
        now = steps[at]
        beside = [*now.needs, *(hop.target for hop in now.leads[:2])]
        pairs = ((self._rows[need], self._rows[each.term]) for each in steps for need in each.needs)
        lights = Lights(
            near=tuple(path),
            focus=(path[at],),
            edges=self._edges(pairs),
            marks=_numbers(path),
            frames=(path[at], *(self._rows[ident] for ident in beside)),
        )
        name, summary = self._scene.names[path[at]], self._scene.summaries[path[at]]
        about = f"Step {at + 1} of {len(steps)}: {name}. {summary}".strip()
        return Story(f"Learn {self._scene.names[self._rows[target]]}", about, lights)

    def _route(self, start: str, end: str, number: int, stop: int) -> Story | None:
        found = routes(self._glossary, self._graph, start, end)
        if not found:
            return None
        path = [self._rows[ident] for ident in found[min(number, len(found)) - 1].stops]
        stop = min(stop, len(path))
        lights = Lights(
            near=tuple(path),
            focus=(path[stop - 1],) if stop else (path[0], path[-1]),
            edges=self._edges(pairwise(path)),
            marks=_numbers(path),
            frames=self._beside(path, stop) if stop else self._centred(path),
        )
        names = [self._scene.names[row] for row in path]
        about = " \u2192 ".join(names)
        if stop:
            about = f"Stop {stop} of {len(path)}: {names[stop - 1]}. {about}"
        return Story(f"From {names[0]} to {names[-1]}", about, lights)

    def _beside(self, path: list[int], stop: int) -> tuple[int, ...]:
        """A stop with the nearer one of those before and after it."""
        here = path[stop - 1]
        others = [*path[max(0, stop - 2) : stop - 1], *path[stop : stop + 1]]
        places = self._scene.places
        others.sort(key=lambda row: float(np.linalg.norm(places[row] - places[here])))
        return here, *others[:1]

    def _centred(self, rows: list[int]) -> tuple[int, ...]:
        """The rows with the one first that is nearest to the middle of their box."""
        places = self._scene.places[rows]
        away = np.linalg.norm(places - (places.min(axis=0) + places.max(axis=0)) / 2, axis=1)
        return tuple(rows[number] for number in np.argsort(away, kind="stable"))

    def _edges(
        self, pairs: Iterable[tuple[int, int]], touching: int | None = None
    ) -> tuple[int, ...]:
        """The numbers of the edges that join these pairs, and of those that touch a node."""
        wanted = {frozenset(pair) for pair in pairs}
        return tuple(
            number
            for number, ends in enumerate(self._scene.edges.tolist())
            if frozenset(ends) in wanted or touching in ends
        )

    def _listed(self, rows: Sequence[int]) -> str:
        """Their names, as many as one reads."""
        names = ", ".join(self._scene.names[row] for row in rows[:_MOST])
        more = len(rows) - _MOST
        return f"{names} and {more} more" if more > 0 else names


def _numbers(rows: Iterable[int]) -> dict[int, str]:
    return {row: str(number) for number, row in enumerate(rows, 1)}
