"""A glossary: terms by id, what their links resolve to, and what is missing."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from wordgraph.errors import GlossaryError
from wordgraph.glossary.term import Link, Term, slug
from wordgraph.glossary.tour import Tour


@dataclass(frozen=True, slots=True)
class MissingTerm:
    """A name that links lead to and no term defines, with the ids of the terms that want it."""

    id: str
    name: str
    wanted_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Glossary:
    """A body of terms; links resolve by id, name or alias, whatever their case.

    `links` are those whose target exists, with the target's own id; links to oneself are dropped.
    `incoming` has them by their target.

    `domains` and `industries` are the lists that terms choose from; an empty list means that any
    name goes, and `all_domains` then gives those in use, the most frequent first.

    `paths` maps the paths of files, from the glossary's folder on, to the ids of their terms: links
    may be written so too. `language` is that of the texts, as HTML has it ("de", "pt-BR"). `tours`
    lead through some of the terms.
    """

    terms: Mapping[str, Term]
    title: str = "Glossary"
    domains: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    paths: Mapping[str, str] = field(default_factory=dict, repr=False)
    language: str = "en"
    tours: tuple[Tour, ...] = field(default=(), repr=False)
    links: tuple[Link, ...] = field(init=False, repr=False, compare=False)
    incoming: Mapping[str, tuple[Link, ...]] = field(init=False, repr=False, compare=False)
    _names: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        wrong = [key for key, term in self.terms.items() if key != term.id]
        if wrong:
            found = self.terms[wrong[0]].id
            raise GlossaryError(
                f"the term under {wrong[0]!r} has the id {found!r}", remedy="use that as key"
            )
        object.__setattr__(self, "terms", MappingProxyType(dict(self.terms)))
        object.__setattr__(self, "paths", MappingProxyType(dict(self.paths)))
        by_path = {_path_slug(path): ident for path, ident in self.paths.items()}
        names = by_path | _index(self.terms.values())
        object.__setattr__(self, "_names", MappingProxyType(names))
        object.__setattr__(self, "links", tuple(dict.fromkeys(self._resolved())))
        object.__setattr__(self, "incoming", MappingProxyType(_by_target(self.links)))

    @classmethod
    def of(
        cls,
        terms: Iterable[Term],
        title: str = "Glossary",
        domains: Iterable[str] = (),
        industries: Iterable[str] = (),
        paths: Mapping[str, str] = MappingProxyType({}),
        language: str = "en",
        tours: Iterable[Tour] = (),
    ) -> Glossary:
        """A glossary of these terms; two terms of one id are an error that names both."""
        by_id: dict[str, Term] = {}
        for term in terms:
            if term.id in by_id:
                raise taken(by_id[term.id], term)
            by_id[term.id] = term
        lists = tuple(domains), tuple(industries)
        return cls(by_id, title, *lists, paths, language, tuple(tours))

    def __len__(self) -> int:
        return len(self.terms)

    def resolve(self, name: str) -> str | None:
        """The id of the term with this id, name or alias, or of this file, or None."""
        return self._names.get(slug(name)) or self._names.get(_path_slug(name))

    def target_of(self, link: Link) -> str | None:
        """The id of the term that a link leads to, or None while nobody has defined it."""
        return self._names.get(link.target) or self.resolve(link.text)

    def find(self, name: str) -> Term:
        """The term with this id, name or alias; GlossaryError if there is none."""
        found = self.resolve(name)
        if found is None:
            raise GlossaryError(f"no term is called {name!r} in {self.title}")
        return self.terms[found]

    def _resolved(self) -> Iterator[Link]:
        for term in self.terms.values():
            for link in term.links:
                found = self.target_of(link)
                if found is not None and found != term.id:
                    yield Link(link.source, found, link.kind, link.provenance)

    @property
    def missing(self) -> tuple[MissingTerm, ...]:
        """The terms that links lead to and nobody has defined, the most wanted first."""
        wanted: dict[str, dict[str, None]] = {}
        names: dict[str, str] = {}
        for term in self.terms.values():
            for link in term.links:
                if self.target_of(link) is None:
                    wanted.setdefault(link.target, {})[term.id] = None
                    names.setdefault(link.target, link.text or link.target)
        found = (MissingTerm(key, names[key], tuple(by)) for key, by in wanted.items())
        return tuple(sorted(found, key=lambda term: (-len(term.wanted_by), term.id)))

    @property
    def all_domains(self) -> tuple[str, ...]:
        """The listed domains in their order, or those in use, the most frequent first."""
        if self.domains:
            return self.domains
        used = Counter(domain for term in self.terms.values() for domain in term.domains)
        return tuple(sorted(used, key=lambda domain: (-used[domain], domain)))

    @property
    def fingerprint(self) -> str:
        """A hash of all that the glossary says, the same on every machine."""
        head = (self.title, self.domains, self.industries, self.language)
        digest = hashlib.sha256(repr(head).encode())
        for term in self.terms.values():
            digest.update(repr(replace(term, origin="")).encode())
        if self.tours:
            digest.update(repr(self.tours).encode())
        digest.update(repr(self.links).encode())  # the paths of files decide on them as well
        return digest.hexdigest()[:16]


def taken(first: Term, second: Term) -> GlossaryError:
    """The error that two terms have one id, which names the places of both."""
    message = f"the id {second.id!r} is taken by {first.where('id', 'name')}"
    return GlossaryError(message, second.where("id", "name"), "rename one of the two")


def _path_slug(path: str) -> str:
    """A path as slugs with "/" between, which no slug has: it never hides a name."""
    return "/".join(filter(None, map(slug, path.split("/"))))


def _index(terms: Iterable[Term]) -> dict[str, str]:
    """Slugs of ids, then names, then aliases to ids: an alias never hides a term's own name."""
    terms = tuple(terms)
    names = {term.id: term.id for term in terms}
    for term in terms:
        names.setdefault(slug(term.name), term.id)
    for term in terms:
        for alias in term.aliases:
            names.setdefault(slug(alias), term.id)
    names.pop("", None)
    return names


def _by_target(links: Iterable[Link]) -> dict[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.target, []).append(link)
    return {target: tuple(group) for target, group in found.items()}
