"""The settings of a vault: its glossary.toml, with a problem for all that makes no sense there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from wordgraph.errors import GlossaryError
from wordgraph.glossary import Problem, Severity
from wordgraph.sources.cleaning import one_line
from wordgraph.sources.front_matter import name_of, refuse_outside

FILE = "glossary.toml"
_KNOWN = ("title", "license", "language", "domains", "industries")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,7}")
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")


def read_settings(root: Path) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """What the settings of a folder say of its glossary, and what is wrong with them."""
    path, title = root / FILE, one_line(root.name) or "Glossary"
    name = name_of(path, root)
    if not path.is_file():
        return {"title": title}, ()
    try:
        refuse_outside(path, root)
        text = text_of(_bytes(path, name), name)
        data = parsed(text, name)
        settings = {
            "title": one_line(str(data.get("title", ""))) or title,
            "language": _language(data, text, name),
            "domains": _names(data, "domains", text, name),
            "industries": _names(data, "industries", text, name),
        }
    except GlossaryError as error:
        broken = Problem(Severity.ERROR, error.where, error.message, error.remedy)
        return {"title": title}, (broken,)
    return settings, tuple(_unknown(data, text, name))


def _bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise GlossaryError(reason, name, "check the file and its rights") from None


def text_of(data: bytes, name: str) -> str:
    """The text of a file's bytes; GlossaryError names the line that is none."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GlossaryError("not UTF-8 text", f"{name}:{line}", "save it as UTF-8") from None


def parsed(text: str, name: str) -> dict[str, Any]:
    """What a TOML text says; GlossaryError names the line that is wrong."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # What is never closed is noticed "at end of document", which has no line.
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else text.rstrip().count("\n") + 1
        message = one_line(_AT_LINE.sub("", str(error)))
        raise GlossaryError(message, f"{name}:{line}", "correct that line") from None


def _language(data: Mapping[str, object], text: str, name: str) -> str:
    language = data.get("language", "en")
    if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
        where, remedy = f"{name}:{_line(text, 'language')}", 'write it as in language = "pt-BR"'
        raise GlossaryError("'language' is no language tag", where, remedy)
    return language


def _names(data: Mapping[str, object], key: str, text: str, name: str) -> tuple[str, ...]:
    values = data.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        where, remedy = f"{name}:{_line(text, key)}", f"write {key} = ['one']"
        raise GlossaryError(f"{key!r} is no list of names", where, remedy)
    return tuple(dict.fromkeys(filter(None, map(one_line, values))))


def _unknown(data: Mapping[str, object], text: str, name: str) -> Iterator[Problem]:
    remedy = f"known are {', '.join(_KNOWN)}"
    for key in data:
        if key not in _KNOWN:
            where, message = f"{name}:{_line(text, key)}", f"unknown setting {one_line(key)!r}"
            yield Problem(Severity.WARNING, where, message, remedy)


def _line(text: str, key: str) -> int:
    """The line on which a key, or the table of its name, begins; 1 if it can't be told."""
    found = re.search(rf"^[ \t]*\[*[ \t]*[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 1
