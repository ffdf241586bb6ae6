"""The places of a glossary's terms: shipped with the built-in one, else cached, else computed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from wordgraph.layout import (
    LayoutConfig,
    Progress,
    cached_layout,
    content_key,
    layout_edges,
)
from wordgraph.resources import DATA
from wordgraph.whole_file import write_whole

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SHIPPED = DATA / "places.json"
SEED = 7
MOST_RAISED = 20_000  # terms whose places on levels are computed while somebody waits
# Domains are read as regions of the map: they gather more than the default lets groups do.
_CONFIG = LayoutConfig(balance=0.45, region_pull=0.4)

# On levels the places have to part anew, but each should stay where one looks for it.
_RAISED = LayoutConfig(balance=0.45, region_pull=0.4, placed_mobility=0.4, level_gap=1.5, epochs=40)
_THICKNESS = 0.36  # of a level, in shares of the step to the next


@dataclass(frozen=True, slots=True, eq=False)
class _Problem:
    """What the layout is computed from: n nodes, edges (m, 2), weights (m,), groups (n,)."""

    n: int
    edges: Ints
    weights: Floats
    groups: Ints

    @property
    def key(self) -> str:
        return content_key(
            self.n, self.edges, self.weights, 3, seed=SEED, config=_CONFIG, groups=self.groups
        )


def places_of(graph: nx.Graph[str], progress: Progress | None = None) -> Floats:
    """Places (n, 3) in the graph's node order, the same for the same graph; see `Progress`."""
    problem = _problem(graph)
    shipped = _shipped(problem.key)
    if shipped is not None:
        return shipped
    return cached_layout(
        problem.n, problem.edges, problem.weights, 3,
        seed=SEED, config=_CONFIG, groups=problem.groups, progress=progress,
    )  # fmt: skip


def can_rise(levels: Ints) -> bool:
    """Whether terms of these levels (n,) can be put on them: some have one, and not too many."""
    return bool((levels >= 0).any()) and len(levels) <= MOST_RAISED


def raised(graph: nx.Graph[str], places: Floats, levels: Ints) -> tuple[Floats, Floats]:
    """The same terms (n, 3) on levels of difficulty, near where they were, and the levels' heights.

    `levels` (n,) are 0 to 2, or -1 for a term that has none, which is put in the middle. Terms of a
    level keep a little of their heights, so that it is a region and no sheet.
    """
    problem = _problem(graph)
    rank = np.argsort(np.argsort(places[:, 2], kind="stable"), kind="stable")
    depth = _THICKNESS * (rank / max(1, len(rank) - 1) - 0.5)
    level = np.where(levels < 0, 1, levels) + depth
    found = cached_layout(
        problem.n, problem.edges, problem.weights, 3,
        pos=places, seed=SEED, config=_RAISED, groups=problem.groups, levels=level,
    )  # fmt: skip
    # Heights are linear in the level: the lowest and the highest term give the line.
    ends = [int(level.argmin()), int(level.argmax())]
    rise = float(np.ptp(level)) or 1.0
    slope = float(np.ptp(found[:, 2])) / rise
    return found, np.asarray(found[ends[0], 2] + slope * (np.arange(3) - level[ends[0]]))


def ship(graph: nx.Graph[str], path: Path = SHIPPED) -> None:
    """Compute and write the places of the built-in glossary, so that it opens without doing so."""
    problem = _problem(graph)
    # Always afresh: who is at work on the layout has changed it under the same key.
    places = layout_edges(
        problem.n,
        problem.edges,
        problem.weights,
        3,
        seed=SEED,
        config=_CONFIG,
        groups=problem.groups,
    )
    rows = [[round(value, 4) for value in place] for place in places.tolist()]
    text = json.dumps({"key": problem.key, "places": rows}, separators=(",", ":"))
    write_whole(path, (text.replace("],[", "],\n[") + "\n").encode())


def is_shipped(graph: nx.Graph[str]) -> bool:
    """Whether the shipped places are those of this graph."""
    return _shipped(_problem(graph).key) is not None


def _problem(graph: nx.Graph[str]) -> _Problem:
    rows = {node: row for row, node in enumerate(graph)}
    edges = np.array([(rows[a], rows[b]) for a, b in graph.edges], dtype=np.int64).reshape(-1, 2)
    attractions: list[float] = [data["weight"] for _, _, data in graph.edges(data=True)]
    weights = np.array(attractions, dtype=np.float64)
    domains = [domain for _, domain in graph.nodes(data="domain")]
    numbers = {name: number for number, name in enumerate(dict.fromkeys(filter(None, domains)))}
    groups = np.array([numbers.get(domain, -1) for domain in domains], dtype=np.int64)
    return _Problem(len(rows), edges, weights, groups)


def _shipped(key: str) -> Floats | None:
    try:
        stored = json.loads(SHIPPED.read_text(encoding="utf-8"))
        return np.array(stored["places"], dtype=np.float64) if stored["key"] == key else None
    except (OSError, ValueError, KeyError):
        return None  # a glossary whose places are not shipped has them computed
