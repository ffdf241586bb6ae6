"""The review of a glossary: what an editor would send back, beyond what is plainly wrong."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from wordgraph.glossary.glossary import Glossary
from wordgraph.glossary.health import Problem, Severity
from wordgraph.glossary.markup import plain
from wordgraph.glossary.term import Kind, Provenance, Term

SUMMARY_WORDS = 35
DEFINITION_WORDS = (90, 260)
KEYWORDS = (4, 8)
FEWEST_LINKS = 4
LARGEST_HUB = 0.12  # of all terms, and more than a small glossary has
_SMALL_HUB = 40
_SENTENCE_WORDS = 8  # shorter sentences may recur
_OPENING_WORDS = 5
_SHINGLE_WORDS = 6
_ALIKE = 0.2  # share of the smaller text's shingles in another

_FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$]*\$", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_SECOND_SENTENCE = re.compile(r"[.!?]\s+[A-Z]")
_HOLLOW = re.compile(
    r"\b(?:crucial|key|essential|fundamental|important|vital|pivotal)\s+(?:concept|role|part)\b",
    re.IGNORECASE,
)


def review(glossary: Glossary) -> tuple[Problem, ...]:
    """All that an editor would ask for: fields, lengths, links, and words of each term's own."""
    terms = glossary.terms.values()
    return (
        *(problem for term in terms for problem in _fields(term)),
        *(problem for term in terms for problem in _wording(term)),
        *_web(glossary),
        *_openings(glossary),
        *_repeated_sentences(glossary),
        *_alike(glossary),
    )


def _warning(term: Term, message: str, remedy: str, field: str = "") -> Problem:
    return Problem(Severity.WARNING, term.where(field), message, remedy)


def _fields(term: Term) -> Iterator[Problem]:
    for field in ("difficulty", "domains", "why_it_matters"):
        if not getattr(term, field):
            yield _warning(term, f"no {field.replace('_', ' ')}", "add it")
    low, high = KEYWORDS
    if not low <= len(term.keywords) <= high:
        message = f"{len(term.keywords)} keywords"
        yield _warning(term, message, f"give {low} to {high}", "keywords")


def _wording(term: Term) -> Iterator[Problem]:
    summary, (low, high) = len(words(term.summary)), DEFINITION_WORDS
    if summary > SUMMARY_WORDS:
        yield _warning(term, f"a summary of {summary} words", f"use at most {SUMMARY_WORDS}")
    if _SECOND_SENTENCE.search(term.summary):
        yield _warning(term, "a summary of several sentences", "keep to one")
    length = len(words(plain(_FORMULA.sub("", term.definition))))
    if not low <= length <= high:
        yield _warning(term, f"a definition of {length} words", f"use {low} to {high}")
    hollow = _HOLLOW.search(" ".join((term.summary, term.why_it_matters, term.definition)))
    if hollow:
        yield _warning(term, f"a hollow phrase: {hollow[0]!r}", "say what it does instead")


def _web(glossary: Glossary) -> Iterator[Problem]:
    """Terms with few links, hubs of too many, and contrasts that only one side knows of."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    contrasts: set[tuple[str, str]] = set()
    for link in glossary.links:
        neighbours[link.source].add(link.target)
        neighbours[link.target].add(link.source)
        if link.kind is Kind.CONTRAST and link.provenance is Provenance.DECLARED:
            contrasts.add((link.source, link.target))
    most = max(_SMALL_HUB, LARGEST_HUB * len(glossary))
    for term in glossary.terms.values():
        count = len(neighbours[term.id] - {term.id})
        if count < FEWEST_LINKS:
            yield _warning(term, f"{count} links", f"give it at least {FEWEST_LINKS}", "related")
        if count > most:
            yield _warning(term, f"a hub of {count} links", "link to more specific terms")
    for source, target in sorted(contrasts):
        if (target, source) not in contrasts:
            name = glossary.terms[source].name
            message, remedy = f"no contrast to {name!r}, which names this one", "add it here too"
            yield _warning(glossary.terms[target], message, remedy, "contrast")


def _openings(glossary: Glossary) -> Iterator[Problem]:
    first: dict[str, Term] = {}
    for term in glossary.terms.values():
        opening = " ".join(words(term.summary.lower())[:_OPENING_WORDS])
        other = first.setdefault(opening, term)
        if other is not term and opening:
            yield _warning(term, f"the summary opens like that of {other.name!r}", "vary it")


def _repeated_sentences(glossary: Glossary) -> Iterator[Problem]:
    first: dict[str, Term] = {}
    for term in glossary.terms.values():
        for sentence in sentences(term):
            other = first.setdefault(sentence, term)
            if other is not term:
                message = f"a sentence of {other.name!r}: {sentence[:60]!r}"
                yield _warning(term, message, "say it in one place")


def _alike(glossary: Glossary) -> Iterator[Problem]:
    """Texts that share many runs of words (Broder 1997, "On the resemblance of documents")."""
    shingles = {term.id: _shingles(term) for term in glossary.terms.values()}
    owners: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for ident, runs in shingles.items():
        for run in runs:
            owners[run].append(ident)
    shared = Counter(
        (one, other)
        for owning in owners.values()
        for place, one in enumerate(owning)
        for other in owning[place + 1 :]
    )
    for (one, other), count in sorted(shared.items()):
        smaller = min(len(shingles[one]), len(shingles[other]))
        if count > _ALIKE * smaller:
            name, share = glossary.terms[one].name, count / smaller
            message = f"{share:.0%} of the text is that of {name!r}"
            yield _warning(glossary.terms[other], message, "merge the two, or write one afresh")


def words(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(text)


def sentences(term: Term) -> Iterator[str]:
    """The longer sentences of a term without their formulas, in lower case."""
    for text in (term.summary, term.why_it_matters, term.definition):
        for block in re.split(r"\n\s*\n|\n(?=[-*\d])", _FORMULA.sub("", text)):
            for sentence in re.split(r"(?<=[.!?:;])\s+", plain(block)):
                found = words(sentence.lower())
                if len(found) >= _SENTENCE_WORDS:
                    yield " ".join(found)


def _shingles(term: Term) -> set[tuple[str, ...]]:
    found = words(f"{term.summary} {term.why_it_matters} {term.definition}".lower())
    return {tuple(found[at : at + _SHINGLE_WORDS]) for at in range(len(found) - _SHINGLE_WORDS + 1)}
