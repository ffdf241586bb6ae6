"""The health of a glossary: all that is wrong with it, at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

import networkx as nx

from wordgraph.glossary.glossary import Glossary
from wordgraph.glossary.graph import prerequisite_graph
from wordgraph.glossary.term import Kind, Link, Provenance, Term, slug


class Severity(StrEnum):
    """Whether a problem breaks something or only leaves something to be desired."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where (file and line, or term), what, and what to do about it."""

    severity: Severity
    where: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" + (f"; {self.remedy}" if self.remedy else "")


def check(glossary: Glossary) -> tuple[Problem, ...]:
    """All problems of a glossary that hangs together well enough to be read, errors first."""
    problems = [
        *_names(glossary),
        *_cycles(glossary),
        *(found for term in glossary.terms.values() for found in _of_term(glossary, term)),
        *_missing(glossary),
        *_tours(glossary),
    ]
    return tuple(sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR))


def _error(term: Term, field: str, message: str, remedy: str) -> Problem:
    return Problem(Severity.ERROR, term.where(field), message, remedy)


def _warning(term: Term, field: str, message: str, remedy: str) -> Problem:
    """A warning about a field, or with "" about the text, whose lines nobody has counted."""
    return Problem(Severity.WARNING, term.where(field), message, remedy)


def _names(glossary: Glossary) -> Iterator[Problem]:
    """Names and aliases that stand for two terms."""
    owner: dict[str, Term] = {}
    for term in glossary.terms.values():
        names = dict.fromkeys((term.id, *map(slug, (term.name, *term.aliases))))
        for name in filter(None, names):  # an alias of signs alone, such as "&", is nobody's name
            other = owner.setdefault(name, term)
            if other is not term:
                own = name in (term.id, slug(term.name))
                yield _error(
                    term,
                    "name" if own else "aliases",
                    f"{name!r} also stands for {other.name!r}",
                    "keep the name or alias in one of the two",
                )


def _cycles(glossary: Glossary) -> Iterator[Problem]:
    """Circles of prerequisites, one problem for each knot of terms that need each other."""
    graph = prerequisite_graph(glossary)
    for knot in sorted(nx.strongly_connected_components(graph), key=min):
        if len(knot) > 1:
            # A subgraph's own order is that of a set: sorted, the message is the same every time.
            ordered: nx.DiGraph[str] = nx.DiGraph(sorted(graph.subgraph(knot).edges))
            circle = [start for start, _ in nx.find_cycle(ordered)]
            first = glossary.terms[min(circle)]
            path = " -> ".join([*circle, circle[0]])
            message = f"prerequisites go round: {path}"
            yield _error(first, "prerequisites", message, "drop one of these links")


def _of_term(glossary: Glossary, term: Term) -> Iterator[Problem]:
    for domain in term.domains:
        if glossary.domains and domain not in glossary.domains:
            message = f"unknown domain {domain!r}"
            yield _error(term, "domains", message, "choose one from glossary.toml")
    for industry in term.industries:
        if glossary.industries and industry not in glossary.industries:
            message = f"unknown industry {industry!r}"
            yield _error(term, "industries", message, "choose one from glossary.toml")
    if not term.summary:
        yield _warning(term, "", "no summary", "begin the text with one sentence")
    if not term.definition:
        yield _warning(term, "", "no definition", "add a section '## Definition'")
    own = [link for link in term.links if glossary.target_of(link) == term.id]
    if own:
        yield _warning(term, _field(own[0]), "links to itself", "drop that link")
    yield from _harder_prerequisites(glossary, term)


def _harder_prerequisites(glossary: Glossary, term: Term) -> Iterator[Problem]:
    """A prerequisite may be a step harder than the term that needs it, but not two."""
    for link in term.links:
        needed = glossary.terms.get(glossary.target_of(link) or "")
        if link.kind is not Kind.PREREQUISITE or not needed or needed is term:
            continue
        if _steps_up(term, needed) > 1:
            yield _warning(
                term,
                "prerequisites",
                f"{term.difficulty} term needs the {needed.difficulty} term {needed.name!r}",
                "make it related instead, or correct a difficulty",
            )


def _field(link: Link) -> str:
    """The field that declares a link, "" for one in the text."""
    return link.kind.field if link.provenance is Provenance.DECLARED else ""


def _steps_up(term: Term, needed: Term) -> int:
    if term.difficulty is None or needed.difficulty is None:
        return 0
    return needed.difficulty.level - term.difficulty.level


def _missing(glossary: Glossary) -> Iterator[Problem]:
    linked = {end for link in glossary.links for end in (link.source, link.target)}
    for term in glossary.terms.values():
        if term.id not in linked and len(glossary) > 1:
            yield _warning(term, "related", "linked to nothing", "add related terms")
    for missing in glossary.missing:
        first = glossary.terms[missing.wanted_by[0]]
        others = f" and {len(missing.wanted_by) - 1} more" if len(missing.wanted_by) > 1 else ""
        wanting = next(link for link in first.links if link.target == missing.id)
        yield _warning(
            first,
            _field(wanting),
            f"no term is called {missing.name!r} (wanted here{others})",
            "write it, or link to an existing name",
        )


def _tours(glossary: Glossary) -> Iterator[Problem]:
    """An error for each stop of a tour at a term that nobody has written."""
    for tour in glossary.tours:
        for stop in tour.stops:
            if glossary.resolve(stop.term) is None:
                near = get_close_matches(slug(stop.term), glossary.terms, n=1, cutoff=0.8)
                known = [glossary.terms[ident].name for ident in near]
                remedy = f"did you mean {known[0]!r}?" if known else "write it, or drop the stop"
                message = f"no term is called {stop.term!r}"
                yield Problem(Severity.ERROR, stop.where or tour.id, message, remedy)
