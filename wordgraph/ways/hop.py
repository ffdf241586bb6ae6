"""A hop from one term to another, and what says how the two are linked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wordgraph.glossary import Glossary, Kind, Link, Provenance, Term
from wordgraph.glossary.markup import plain
from wordgraph.ways.sentences import Sentence, links_to, names, sentences

_CONTRASTING = re.compile(
    r"\b(?:confus\w*|unlike|whereas|while|instead|rather|differ\w*|distinct|contrast\w*|opposite"
    r"|not|but|mistake\w*|mistook|same)\b",
    re.IGNORECASE,
)
_COMPLETE = re.compile(
    r"[.!?\u3002\uff01\uff1f][\"'\u201d\u2019)*_]*$"
)  # not one that a formula ends
_LONG, _SHORT = (
    260,
    30,
)  # characters: beyond the one nobody reads on, below the other it says little

# What is said where no text says more, the most telling kind first.
_BY_KIND = {
    Kind.PREREQUISITE: "{target} is a prerequisite of {source}.",
    Kind.BROADER: "{source} is part of {target}.",
    Kind.CONTRAST: "{source} is often confused with {target}.",
    Kind.RELATED: "{source} and {target} are related.",
}
_IN_PASSING = "The page of {source} mentions {target}."


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence as Markdown, and the id of the term in whose texts it stands."""

    text: str
    term: str

    @property
    def words(self) -> str:
        """The sentence as plain words."""
        return plain(self.text)


@dataclass(frozen=True, slots=True)
class Hop:
    """From one term to another: the kind of link in a sentence, and a quotation if there is one.

    `kind` is None and `relation` is "" where no link joins the two.
    """

    source: str
    target: str
    kind: Kind | None
    relation: str
    quote: Quote | None

    @property
    def sentence(self) -> str:
        """What says best how the two are linked, as plain words."""
        return self.quote.words if self.quote else self.relation


def hop(glossary: Glossary, source: str, target: str, contrast: bool = False) -> Hop:
    """The hop between two terms given by id; with `contrast` the quotation tells them apart."""
    links = _links(glossary, source, target)
    quote = _quote(glossary, glossary.terms[source], glossary.terms[target], contrast)
    if not links:
        return Hop(source, target, None, "", quote)
    kinds = list(_BY_KIND)
    first = min(links, key=lambda link: (_undeclared(link), kinds.index(link.kind)))
    pattern = _IN_PASSING if _undeclared(first) else _BY_KIND[first.kind]
    called = {
        "source": glossary.terms[first.source].name,
        "target": glossary.terms[first.target].name,
    }
    relation = pattern.format(**called)
    return Hop(source, target, first.kind, relation, quote)


def contrasted(glossary: Glossary, one: str, other: str) -> bool:
    """Whether one of two terms says that it must not be confused with the other."""
    return any(link.kind is Kind.CONTRAST for link in _links(glossary, one, other))


def _links(glossary: Glossary, one: str, other: str) -> list[Link]:
    """The links between two terms, those that start at the first one first."""
    forth = [link for link in glossary.incoming.get(other, ()) if link.source == one]
    back = [link for link in glossary.incoming.get(one, ()) if link.source == other]
    return forth + back


def _undeclared(link: Link) -> bool:
    return link.provenance is not Provenance.DECLARED


def _quote(glossary: Glossary, source: Term, target: Term, contrast: bool) -> Quote | None:
    """The sentence that tells most of the two, from the texts of either."""
    best, most = None, 0.0
    for term, other in ((source, target), (target, source)):
        for number, sentence in sentences(term):
            linked = links_to(sentence, other, glossary)
            if not _COMPLETE.search(sentence.text) or not (
                linked or names(sentence, other, glossary)
            ):
                continue
            worth = _worth(sentence, number, linked, contrast)
            if worth > most:
                best, most = Quote(sentence.text, term.id), worth
    return best


def _worth(sentence: Sentence, number: int, linked: bool, contrast: bool) -> float:
    """How well a sentence stands alone: a link is meant, a summary is clear, a formula is not."""
    worth = 10.0 + 3.0 * linked + (2.0, 1.0, 0.0)[number]
    worth -= min(sentence.formulas, 3)
    worth -= 3.0 * (len(sentence.text) > _LONG) + 4.0 * (len(sentence.words) < _SHORT)
    return worth + 4.0 * bool(contrast and _CONTRASTING.search(sentence.words))
