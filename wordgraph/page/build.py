"""A term's page as plain values: what the side panel, an offline file and a JSON client show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wordgraph import lab
from wordgraph.glossary import Glossary, Kind, Provenance, Term
from wordgraph.page.markdown import to_tree


def build_page(glossary: Glossary, term: Term) -> dict[str, Any]:
    """The page of a term: its fields, its texts as trees, and the terms that it is linked to.

    `related`, `prerequisites`, `broader`, `contrast` and `leads_to` (what has it as a prerequisite)
    are lists of {id, name}, with id None for a term that nobody has defined.
    """
    named = {kind: _declared(glossary, term, kind) for kind in Kind}
    leads_to = _incoming(glossary, term, {Kind.PREREQUISITE}, set())
    shown = {chip["id"] for chips in (*named.values(), leads_to) for chip in chips}
    return {
        "id": term.id,
        "name": term.name,
        "aliases": list(term.aliases),
        "difficulty": str(term.difficulty) if term.difficulty else None,
        "domains": list(term.domains),
        "industries": list(term.industries),
        "keywords": list(term.keywords),
        "summary": term.summary,
        "why_it_matters": to_tree(term.why_it_matters, glossary.resolve),
        "definition": to_tree(term.definition, glossary.resolve),
        "related": named[Kind.RELATED],
        "prerequisites": named[Kind.PREREQUISITE],
        "broader": named[Kind.BROADER],
        "contrast": named[Kind.CONTRAST],
        "leads_to": leads_to,
        "linked_from": _incoming(glossary, term, set(Kind) - {Kind.PREREQUISITE}, shown),
        "lab": _lab(term),
        "sources": list(term.sources),
    }


def _declared(glossary: Glossary, term: Term, kind: Kind) -> list[dict[str, str | None]]:
    """The terms that this one names, each once however many of its names are given."""
    found: dict[str, dict[str, str | None]] = {}
    for link in term.links:
        target = glossary.target_of(link)
        wanted = link.kind is kind and link.provenance is Provenance.DECLARED
        if wanted and target != term.id:
            name = glossary.terms[target].name if target else link.text or link.target
            found.setdefault(target or link.target, {"id": target, "name": name})
    return list(found.values())


def _incoming(
    glossary: Glossary, term: Term, kinds: Iterable[Kind], known: set[str | None]
) -> list[dict[str, str | None]]:
    """The terms whose links of these kinds lead here, the known ones left out."""
    sources = {
        link.source: None
        for link in glossary.incoming.get(term.id, ())
        if link.kind in kinds and link.source not in known
    }
    return [{"id": source, "name": glossary.terms[source].name} for source in sources]


def _lab(term: Term) -> str | None:
    """The experiment that a term names, if there is such a one."""
    name = (term.lab or "").partition("/")[0]
    return term.lab if name in lab.experiments() else None
