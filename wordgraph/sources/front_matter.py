"""A Markdown file with YAML front matter: its fields, its text, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from wordgraph.errors import GlossaryError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_BYTES = 4_000_000
_FENCE = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Note:
    """One file: `fields` of its front matter, the Markdown `body`, and `name` for messages."""

    path: Path
    name: str
    fields: Mapping[str, object]
    body: str
    header: str

    def where(self, key: str = "") -> str:
        """The file, and the line on which a field of the front matter begins."""
        for number, line in enumerate(self.header.splitlines(), start=2):
            if key and re.match(rf"{re.escape(key)}\s*:", line):
                return f"{self.name}:{number}"
        return f"{self.name}:1"

    def text(self, key: str) -> str:
        """A field that holds one value, as text; "" where it is absent or empty."""
        value = self.fields.get(key)
        if isinstance(value, list | dict):
            raise self.error(key, f"{key!r} holds several values", "write a single one")
        return "" if value is None else str(value).strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A field that holds a list, or a single value, as texts; empty entries are dropped."""
        value = self.fields.get(key)
        if isinstance(value, dict):
            raise self.error(key, f"{key!r} is a mapping", f"write a list, as {key}: [one, two]")
        values = (str(item).strip() for item in _flat(value) if item is not None)
        return tuple(dict.fromkeys(item for item in values if item))

    def error(self, key: str, message: str, remedy: str) -> GlossaryError:
        """An error about a field, with its line."""
        return GlossaryError(f"{self.where(key)}: {message}; {remedy}")


def read_note(path: Path, root: Path) -> Note:
    """Read one file; GlossaryError names the file, the line and the remedy."""
    name = path.relative_to(root.parent).as_posix()
    text = _read(path, name)
    match = _FENCE.match(text)
    if match is None:
        if text.startswith("---\n"):
            raise GlossaryError(f"{name}:1: the front matter does not end; add a line '---' below it")
        return Note(path, name, {}, text, "")
    fields = _fields(match[1], name)
    return Note(path, name, fields, text[match.end() :], match[1])


def _read(path: Path, name: str) -> str:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise GlossaryError(f"{name}: larger than {_MAX_BYTES // 1_000_000} MB; split it")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise GlossaryError(f"{name}:{line}: not UTF-8 text; save the file as UTF-8") from None
    except OSError as error:
        raise GlossaryError(f"{name}: {error.strerror or error}; check the file's rights") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _fields(header: str, name: str) -> Mapping[str, object]:
    try:
        fields = yaml.load(header, _Loader)  # a safe loader: no Python objects
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + 2
        raise GlossaryError(f"{name}:{line}: {error.problem}; {_remedy(header, line - 2)}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        message = " ".join(str(error).split())
        raise GlossaryError(f"{name}:2: {message}; correct the front matter") from None
    if fields is None:
        return {}
    if not isinstance(fields, dict):
        raise GlossaryError(f"{name}:2: the front matter is no list of 'key: value' lines; rewrite it")
    return {str(key).strip().lower().replace(" ", "_"): value for key, value in fields.items()}


def _remedy(header: str, line: int) -> str:
    lines = header.splitlines()
    nearby = " ".join(lines[max(0, line - 1) : line + 1])
    if "[[" in nearby:
        return 'quote links, as in related: ["[[Name]]"]'
    if ": " in nearby.partition(":")[2]:
        return "quote values that hold a colon"
    return "correct the YAML there"


def _flat(value: object) -> Iterator[object]:
    """The entries of a value; an unquoted [[Name]] arrives as a list in a list."""
    if isinstance(value, list | tuple | set):
        for item in value:
            yield from _flat(item)
    else:
        yield value
