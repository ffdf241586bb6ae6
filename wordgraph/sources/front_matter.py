"""A Markdown file with YAML front matter: its fields, its text, and where each stands."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from wordgraph.errors import GlossaryError
from wordgraph.sources.cleaning import fit, one_line
from wordgraph.sources.plain_yaml import Value, read_fields

_MAX_BYTES = 4_000_000
_OPENING = re.compile(r"---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Note:
    """One file: `fields` of its front matter, the Markdown `body`, and `name` for messages.

    `lines` gives the line of the file on which each field begins.
    """

    path: Path
    name: str
    fields: Mapping[str, Value]
    body: str
    lines: Mapping[str, int] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """A field that holds one value, as text; "" where it is absent or empty."""
        values = self.texts(key)
        if len(values) > 1:
            raise self.error(key, f"{key!r} holds several values", "write a single one")
        return values[0] if values else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A field that holds a list, or a single value, as texts; empty entries are dropped."""
        values = _flat(self.fields.get(key))
        if any(isinstance(value, dict) for value in values):
            raise self.error(
                key, f"{key!r} holds a 'key: value' pair", 'quote it, as in ["key: value"]'
            )
        texts = (one_line(value) for value in values if isinstance(value, str))
        return tuple(dict.fromkeys(text for text in texts if text))

    def error(self, key: str, message: str, remedy: str) -> GlossaryError:
        """An error about a field, with its line."""
        return GlossaryError(message, f"{self.name}:{self.lines.get(key, 1)}", remedy)


def name_of(path: Path, root: Path) -> str:
    """What a file is called in messages: its path from the glossary's folder on, printable."""
    name = path.relative_to(root.parent).as_posix()
    return one_line(os.fsencode(name).decode("utf-8", "replace"))


def refuse_outside(path: Path, root: Path) -> None:
    """Raise GlossaryError for a symbolic link out of the glossary's (resolved) folder.

    Who opens somebody's glossary must not show, or export, files of their own beside it.
    """
    # Not Path.resolve(), which fails for links that go round.
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(root):
        message = "a symbolic link that leads out of the glossary's folder"
        raise GlossaryError(message, name_of(path, root), "put the file itself there")


def read_note(path: Path, name: str, data: bytes) -> Note:
    """The note in a file's bytes; GlossaryError names the file, the line and the remedy."""
    text = _text(data, name)
    opening = _OPENING.match(text)
    if opening is None:
        return Note(path, name, {}, text)
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        remedy = "add a line '---' below it"
        raise GlossaryError("the front matter does not end", f"{name}:1", remedy)
    fields, lines = _fields(text[opening.end() : closing.start()], name)
    return Note(path, name, fields, text[closing.end() :], lines)


def read_file(path: Path, root: Path) -> bytes:
    """The bytes of a file of the glossary; GlossaryError names it and the remedy."""
    name = name_of(path, root)
    refuse_outside(path, root)
    try:
        if not path.is_file():
            raise GlossaryError("no ordinary file (a link to nowhere?)", name, "remove it")
        if path.stat().st_size > _MAX_BYTES:
            raise GlossaryError(f"larger than {_MAX_BYTES // 1_000_000} MB", name, "split it")
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise GlossaryError(reason, name, "check the file and its rights") from None


def _text(data: bytes, name: str) -> str:
    """A file's text with "\\n" at the end of lines, and nothing unprintable."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_text(name, data[: error.start]) from None
    if "\0" in text:
        raise _not_text(name, data[: data.index(0)])
    return fit(text.replace("\r\n", "\n").replace("\r", "\n"))


def _not_text(name: str, before: bytes) -> GlossaryError:
    line = before.count(b"\n") + 1
    return GlossaryError("not UTF-8 text", f"{name}:{line}", "save the file as UTF-8")


def _fields(header: str, name: str) -> tuple[dict[str, Value], dict[str, int]]:
    """The fields and their lines in the file, whose first line is the "---"."""
    try:
        fields, lines = read_fields(header)
    except yaml.MarkedYAMLError as error:
        row, remedy = _trouble(header, error)
        raise GlossaryError(str(error.problem), f"{name}:{row + 2}", remedy) from None
    except yaml.YAMLError as error:
        message, remedy = one_line(str(error)), "correct the front matter"
        raise GlossaryError(message, f"{name}:2", remedy) from None
    return fields, {key: row + 2 for key, row in lines.items()}


def _trouble(header: str, error: yaml.MarkedYAMLError) -> tuple[int, str]:
    """The row of the header on which the trouble began, and what to do about it."""
    # What is never closed is noticed at the end: the line on which it opens says more.
    unclosed = any(word in (error.context or "") for word in ("flow", "quoted"))
    mark = (error.context_mark if unclosed else None) or error.problem_mark
    row = mark.line if mark else 0
    nearby = " ".join(header.split("\n")[max(0, row - 1) : row + 1])
    if "[[" in nearby:
        return row, 'quote links, as in related: ["[[Name]]"]'
    if unclosed:
        return row, "close the bracket or the quotes that open here"
    if ": " in nearby.partition(":")[2]:
        return row, "quote values that hold a colon"
    return row, "write lines of 'key: value', with quotes around values that hold signs"


def _flat(value: Value) -> list[Value]:
    """The entries of a value; an unquoted [[Name]] arrives as a list in a list."""
    if not isinstance(value, list):
        return [value]
    if not any(isinstance(item, list) for item in value):
        return value
    return [entry for item in value for entry in _flat(item)]
