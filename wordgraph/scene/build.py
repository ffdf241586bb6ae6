"""A glossary, its graph and its places become a Scene."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import networkx as nx
import numpy as np

from wordgraph.glossary import Glossary, Term, prerequisite_graph
from wordgraph.scene.palette import colours
from wordgraph.scene.scene import Floats, Group, GuidedTour, Ints, Scene

NO_DOMAIN = "no domain"


def build_scene(glossary: Glossary, graph: nx.Graph[str], places: Floats) -> Scene:
    """The scene of a glossary; `places` is (n, 3) in the graph's node order, of any scale."""
    ids = tuple(graph)
    terms = [glossary.terms[ident] for ident in ids]
    rows = {ident: row for row, ident in enumerate(ids)}
    importance = _importance(graph)
    centred = normalized(places)
    groups, group = _groups(glossary, terms)
    used = Counter(name for term in terms for name in term.industries)
    industries = tuple(sorted(used, key=lambda name: (-used[name], name)))
    return Scene(
        title=glossary.title,
        fingerprint=glossary.fingerprint,
        ids=ids,
        names=tuple(term.name for term in terms),
        summaries=tuple(term.summary for term in terms),
        aliases=tuple(term.aliases for term in terms),
        places=centred,
        radii=_radii(importance, centred),
        importance=importance,
        group=group,
        groups=groups,
        edges=_pairs(rows, graph.edges),
        levels=np.array([term.difficulty.level if term.difficulty else -1 for term in terms], int),
        labs=np.array([row for row, term in enumerate(terms) if term.lab], int),
        other_groups=_rows([group.name for group in groups], [term.domains[1:] for term in terms]),
        industries=industries,
        used_in=_rows(industries, [term.industries for term in terms]),
        prerequisites=_pairs(rows, prerequisite_graph(glossary).edges),
        tours=tuple(_tours(glossary, rows)),
    )


def _pairs(rows: Mapping[str, int], edges: Iterable[tuple[str, str]]) -> Ints:
    return np.array([(rows[a], rows[b]) for a, b in edges], dtype=np.int64).reshape(-1, 2)


def _tours(glossary: Glossary, rows: Mapping[str, int]) -> Iterator[GuidedTour]:
    """The tours without the stops at terms that nobody has written."""
    for tour in glossary.tours:
        ids = [glossary.resolve(stop.term) for stop in tour.stops]
        met = [(ident, stop.text) for ident, stop in zip(ids, tour.stops, strict=True) if ident]
        if met:
            stops = tuple((rows[ident], text) for ident, text in met)
            yield GuidedTour(tour.id, tour.title, tour.about, stops)


def _rows(names: Iterable[str], lists: Iterable[Iterable[str]]) -> tuple[tuple[int, ...], ...]:
    """Lists of names as the rows that they have; what has none is left out."""
    row = {name: number for number, name in enumerate(names)}
    return tuple(tuple(row[name] for name in each if name in row) for each in lists)


def normalized(places: Floats) -> Floats:
    """Places about their centre, scaled so that nine tenths lie within the unit ball."""
    if not len(places):
        return np.zeros((0, 3))
    centred: Floats = places - places.mean(axis=0)
    reach = float(np.quantile(np.linalg.norm(centred, axis=1), 0.9))
    return np.asarray(centred / reach) if reach > 0 else centred


def _importance(graph: nx.Graph[str]) -> Floats:
    """How much holds on to a term: its weighted degree on a square-root scale, the top one at 1."""
    degree = np.array([value for _, value in graph.degree(weight="weight")], dtype=np.float64)
    top = float(degree.max(initial=0.0))
    return np.sqrt(degree / top) if top > 0 else np.zeros(len(degree))


def _radii(importance: Floats, places: Floats) -> Floats:
    """Radii from importance, so that spheres fill the cloud alike whatever their number."""
    # The spacing of n points that fill the unit ball evenly is about (4/3 pi / n)^(1/3).
    spacing = (4.19 / max(len(places), 8)) ** (1 / 3)
    return np.asarray(spacing * (0.045 + 0.13 * importance**1.6))


def _groups(glossary: Glossary, terms: list[Term]) -> tuple[tuple[Group, ...], Ints]:
    """The domains in their fixed order, those without a term included so that colours stay put.

    Domains that the glossary's own list leaves out come after it.
    """
    first = [term.domains[0] if term.domains else NO_DOMAIN for term in terms]
    counts = Counter(first)
    unlisted = sorted(set(counts) - {NO_DOMAIN})
    names = list(dict.fromkeys([*glossary.all_domains, *unlisted]))
    if NO_DOMAIN in counts and NO_DOMAIN not in names:
        names.append(NO_DOMAIN)
    groups = zip(names, colours(len(names)), strict=True)
    rows = {name: row for row, name in enumerate(names)}
    found = tuple(Group(name, colour, counts[name]) for name, colour in groups)
    return found, np.array([rows[name] for name in first], dtype=np.int64)
