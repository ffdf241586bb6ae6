"""A lesson: all that comes before a term, in an order in which it can be learned."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from wordgraph.glossary import Glossary, prerequisite_graph
from wordgraph.ways.hop import Hop, hop


@dataclass(frozen=True, slots=True)
class Step:
    """A term to learn, the steps before it that it `needs`, and the later ones it `leads` to."""

    term: str
    needs: tuple[str, ...]
    leads: tuple[Hop, ...]

    @property
    def why(self) -> str:
        """Why it comes now, as plain words; "" for the last step, which is the aim."""
        return self.leads[0].sentence if self.leads else ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """The steps that lead to a term, which is the last of them."""

    target: str
    steps: tuple[Step, ...]


def lesson(glossary: Glossary, target: str, known: Collection[str] = ()) -> Lesson:
    """The lesson for a term given by id; `known` terms are left out, and what only they need.

    No step comes before one that it needs (but for a circle, which is cut somewhere). What a step
    builds on comes right before it, as far as that goes, and the longest line first, so that what
    is near the target is near the end.
    """
    before = prerequisite_graph(glossary)
    needs = _needed(before, target, frozenset(known) - {target})
    order = _order(needs, target)
    later = {term: place for place, term in enumerate(order)}
    leads: dict[str, list[str]] = {term: [] for term in order}
    for term in order:
        for need in needs[term]:
            if later[need] < later[term]:
                leads[need].append(term)
    return Lesson(target, tuple(_step(glossary, term, needs, later, leads) for term in order))


def _needed(
    before: nx.DiGraph[str], target: str, known: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """What each term on the way needs that is not known, from the target down."""
    needs: dict[str, tuple[str, ...]] = {}
    waiting = [target]
    while waiting:
        term = waiting.pop()
        if term not in needs:
            needs[term] = tuple(need for need in before.predecessors(term) if need not in known)
            waiting.extend(needs[term])
    return needs


def _order(needs: Mapping[str, Iterable[str]], target: str) -> list[str]:
    """The terms depth first, needs before what needs them, the longest line of them first."""
    heights: dict[str, int] = {}
    for term in _postorder(needs, target):
        heights[term] = 1 + max((heights.get(need, 0) for need in needs[term]), default=0)
    longest_first = {
        term: sorted(found, key=lambda need: -heights[need]) for term, found in needs.items()
    }
    return _postorder(longest_first, target)


def _postorder(needs: Mapping[str, Iterable[str]], target: str) -> list[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node(target)
    graph.add_edges_from((term, need) for term, found in needs.items() for need in found)
    return list(nx.dfs_postorder_nodes(graph, target))


def _step(
    glossary: Glossary,
    term: str,
    needs: Mapping[str, Iterable[str]],
    place: Mapping[str, int],
    leads: Mapping[str, Iterable[str]],
) -> Step:
    earlier = tuple(need for need in needs[term] if place[need] < place[term])
    return Step(term, earlier, tuple(hop(glossary, term, other) for other in leads[term]))
