"""A term of a glossary and the links that it declares."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from wordgraph.errors import GlossaryError


class Difficulty(StrEnum):
    """How much one should know before reading a term, in three steps."""

    BEGINNER = "beginner"
    INTERMEDIATE = "intermediate"
    ADVANCED = "advanced"

    @property
    def level(self) -> int:
        """0 for beginner, 1 for intermediate, 2 for advanced."""
        return list(Difficulty).index(self)


class Kind(StrEnum):
    """What a link says of its two terms."""

    RELATED = "related"
    PREREQUISITE = "prerequisite"
    BROADER = "broader"
    CONTRAST = "contrast"

    @property
    def field(self) -> str:
        """The field of a term's file that declares such links."""
        return "prerequisites" if self is Kind.PREREQUISITE else self.value


class Provenance(StrEnum):
    """Where a link comes from: a field of the term, its text, a mere mention, or a suggestion."""

    DECLARED = "declared"
    LINKED = "linked"
    MENTIONED = "mentioned"
    SUGGESTED = "suggested"


LONGEST_ID = 200  # an id is part of a link; see wordgraph/scene/view.py
_SIGNS = re.compile(r"(?<=[^\W\d_])[+#]+")
_SIGN_WORDS = {"+": " plus ", "#": " sharp "}


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """The id that a name stands for: lower case, letters and digits of any script, hyphens between.

    The signs + and # right behind a letter are words, as in the names of programming languages.

    >>> slug("Bayes' theorem"), slug("  K-means  Clustering "), slug("C++")
    ('bayes-theorem', 'k-means-clustering', 'c-plus-plus')
    """
    text = _composed(_composed(name).casefold())
    text = _SIGNS.sub(lambda signs: "".join(_SIGN_WORDS[sign] for sign in signs[0]), text)
    words = text.translate(_SLUG_CHARACTERS).split()
    # What was taken out may have stood between a letter and its accent.
    return _composed("-".join(word for word in words if any(map(str.isalnum, word))))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


class _SlugCharacters(dict[int, str]):
    """Letters, digits and marks (the vowels of Hindi) stay, apostrophes and the invisible go."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        kind = unicodedata.category(character)
        if character in "'\u2019" or kind == "Cf":
            kept = ""
        else:
            kept = character if kind[0] == "M" or character.isalnum() else " "
        self[code] = kept
        return kept


_SLUG_CHARACTERS = _SlugCharacters()


@dataclass(frozen=True, slots=True)
class Link:
    """A link from one term to another, which may not exist yet.

    `target` is the slug of the name as written (a name, an alias or an id), and `text` that name.
    """

    source: str
    target: str
    kind: Kind = Kind.RELATED
    provenance: Provenance = Provenance.DECLARED
    text: str = ""

    def __post_init__(self) -> None:
        if not self.source or not self.target:
            raise GlossaryError("a link needs a name at both ends", self.text or "a link")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A concept: what it is called, what it means, how hard it is, and what it is linked to.

    `definition` and `why_it_matters` are Markdown with maths and [[links]], `summary` is plain
    text. `lab` names an experiment, or one of its presets as "experiment/preset". `origin` is where
    the term was read from, and `lines` has the line there of each field, for messages only.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    difficulty: Difficulty | None = None
    domains: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    summary: str = ""
    why_it_matters: str = ""
    definition: str = ""
    links: tuple[Link, ...] = ()
    lab: str | None = None
    sources: tuple[str, ...] = ()
    origin: str = ""
    lines: tuple[tuple[str, int], ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        where = (self.origin or self.name or self.id).encode("utf-8", "replace").decode()
        self._refuse_lone_surrogates(where)
        if not self.name.strip():
            raise GlossaryError("a term needs a name", where, "give it one")
        if not self.id or slug(self.id) != self.id:
            right = slug(self.id or self.name)
            raise GlossaryError(f"the id {self.id!r} is no slug", where, f"write {right!r}")
        if len(self.id) > LONGEST_ID:
            message, remedy = f"the id has {len(self.id)} characters", f"use at most {LONGEST_ID}"
            raise GlossaryError(message, where, remedy)
        foreign = [link for link in self.links if link.source != self.id]
        if foreign:
            message = f"a link of this term starts at {foreign[0].source!r}"
            raise GlossaryError(message, where, f"let it start at {self.id!r}")

    def _refuse_lone_surrogates(self, where: str) -> None:
        """No file can hold half a surrogate pair: better refused here than at the first writing."""
        several = (self.aliases, self.domains, self.industries, self.keywords, self.sources)
        own = (self.id, self.name, self.summary, self.why_it_matters, self.definition)
        linked = (link.text for link in self.links)
        try:
            "".join([*own, self.lab or "", *chain(*several), *linked]).encode()
        except UnicodeEncodeError as error:
            character = error.object[error.start]
            message = f"a text holds {character!r}, half of a surrogate pair"
            raise GlossaryError(message, where, "write the whole character") from None

    def where(self, *fields: str) -> str:
        """The place to name in a message: the line of the first of these fields that has one."""
        place = self.origin or self.id
        found = [line for name in fields for key, line in self.lines if key == name]
        return f"{place}:{found[0]}" if found else place

    def targets(self, kind: Kind) -> tuple[str, ...]:
        """The targets of the declared links of one kind, in the order written."""
        return tuple(
            link.target
            for link in self.links
            if link.kind is kind and link.provenance is Provenance.DECLARED
        )
