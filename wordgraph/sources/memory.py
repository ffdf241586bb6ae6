"""What has been read of a folder before, so that opening a large vault again takes a moment."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from wordgraph.errors import GlossaryError
from wordgraph.glossary import Difficulty, Kind, Link, Provenance, Term
from wordgraph.resources import PACKAGE, cache_folder
from wordgraph.whole_file import write_whole

_READER = ("glossary/markup.py", "glossary/term.py", *map("sources/{}.py".format, (
    "cleaning", "front_matter", "memory", "plain_yaml", "vault"
)))  # fmt: skip
_PARSERS = ("markdown-it-py", "mdit-py-plugins", "pyyaml")
_FIELDS = tuple(field.name for field in fields(Term) if field.name != "links")
# What a file that is damaged, or something else altogether, makes json and Term raise.
_UNREADABLE = (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


class Memory:
    """The terms of the files of one folder, found again by a hash of all that makes them.

    It only ever saves time: what can't be read is read anew from its source, and a folder that
    can't be written is left alone. Nothing but JSON is read, and every term is validated again.
    """

    def __init__(self, root: Path) -> None:
        name = hashlib.sha256(str(root).encode("utf-8", "surrogateescape")).hexdigest()
        self._file = cache_folder("terms") / f"{name[:32]}.json"
        self._known = _read(self._file)
        self._used: dict[str, Any] = {}

    def recall(self, name: str, data: bytes) -> Term | None:
        """The term that came of a file of this name with these bytes, if it is known."""
        key = _key(name, data)
        try:
            term = _revive(self._known[key])
        except (GlossaryError, *_UNREADABLE):
            return None
        self._used[key] = self._known[key]
        return term

    def add(self, name: str, data: bytes, term: Term) -> None:
        """Remember what came of a file."""
        self._used[_key(name, data)] = _lay_down(term)

    def keep(self) -> None:
        """Write down what was used, and forget what was not."""
        if self._used.keys() != self._known.keys():
            with suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                write_whole(self._file, json.dumps(self._used, separators=(",", ":")).encode())


@cache
def _edition() -> bytes:
    """What the reading itself depends on: our reader's source, and the versions of the parsers."""
    digest = hashlib.sha256(repr([version(name) for name in _PARSERS]).encode())
    for name in _READER:
        digest.update((PACKAGE / name).read_bytes())
    return digest.digest()


def _key(name: str, data: bytes) -> str:
    named = name.encode("utf-8", "surrogateescape")
    return hashlib.sha256(_edition() + named + b"\0" + data).hexdigest()[:32]


def _read(file: Path) -> Mapping[str, Any]:
    try:
        known = json.loads(file.read_bytes())
    except _UNREADABLE:
        return {}
    return known if isinstance(known, dict) else {}


def _lay_down(term: Term) -> list[Any]:
    links = [[link.target, link.kind, link.provenance, link.text] for link in term.links]
    return [links, *(getattr(term, name) for name in _FIELDS)]


def _revive(found: list[Any]) -> Term:
    links, *values = found
    stored: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in zip(_FIELDS, values, strict=True)
    }
    if stored["difficulty"] is not None:
        stored["difficulty"] = Difficulty(stored["difficulty"])
    stored["lines"] = tuple((name, line) for name, line in stored["lines"])
    own = stored["id"]
    made = (
        Link(own, target, Kind(kind), Provenance(provenance), text)
        for target, kind, provenance, text in links
    )
    return Term(**stored, links=tuple(made))
