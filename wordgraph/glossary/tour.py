"""A guided tour: some terms in an order that tells a story, with a sentence each."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of a tour: the term, by id, name or alias, and what is said there."""

    term: str
    text: str
    where: str = field(default="", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Tour:
    """A list of stops under a title; `about` says in a sentence where it leads, if anything does.

    `origin` is where the tour was read from, for messages only.
    """

    id: str
    title: str
    about: str = ""
    stops: tuple[Stop, ...] = ()
    origin: str = field(default="", repr=False, compare=False)
