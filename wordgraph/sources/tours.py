"""The guided tours of a vault: one TOML file a tour, in its folder `tours`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from wordgraph.errors import GlossaryError
from wordgraph.glossary import Problem, Severity, Stop, Tour, slug
from wordgraph.glossary.term import LONGEST_ID
from wordgraph.sources.cleaning import one_line
from wordgraph.sources.front_matter import name_of, read_file, refuse_outside
from wordgraph.sources.settings import parsed, text_of

FOLDER = "tours"
MOST_STOPS = 200
_EXAMPLE = 'write a table [[stops]] with term = "..." and text = "..."'
_STOP = re.compile(r"[ \t]*\[\[[ \t]*[\"']?stops[\"']?[ \t]*\]\]")
_FIELDS = ("title", "about", "stops")
_STOP_FIELDS = ("term", "text")


def read_tours(root: Path) -> tuple[tuple[Tour, ...], tuple[Problem, ...]]:
    """What can be read of the tours of a folder, and a problem for each file that can't."""
    tours: dict[str, Tour] = {}
    problems: list[Problem] = []
    for path in _files(root, problems):
        try:
            tour, doubts = _read(path, root)
            if tour.id in tours:
                message = f"the tour {tour.id!r} is there already, as {tours[tour.id].origin}"
                raise GlossaryError(message, tour.origin, "rename one of the two files")
            tours[tour.id] = tour
            problems.extend(doubts)
        except GlossaryError as error:
            problems.append(Problem(Severity.ERROR, error.where, error.message, error.remedy))
    return tuple(tours.values()), tuple(problems)


def _files(root: Path, problems: list[Problem]) -> list[Path]:
    folder = root / FOLDER
    if not folder.is_dir():
        return []
    where = name_of(folder, root)
    try:
        refuse_outside(folder, root)
        return sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))
    except GlossaryError as error:
        problems.append(Problem(Severity.ERROR, where, error.message, error.remedy))
    except OSError as error:
        problems.append(Problem(Severity.ERROR, where, str(error.strerror), "check its rights"))
    return []


def _read(path: Path, root: Path) -> tuple[Tour, tuple[Problem, ...]]:
    """The tour in a file, and what may be wrong with it."""
    name = name_of(path, root)
    text = text_of(read_file(path, root), name)
    data = parsed(text, name)
    ident = slug(one_line(path.stem))
    if not ident or len(ident) > LONGEST_ID:
        remedy = f"use letters and digits, at most {LONGEST_ID}"
        raise GlossaryError("the name of the file is no name of a tour", name, remedy)
    title = _sentence(data, "title", f"{name}:1")
    if not title:
        raise GlossaryError("a tour needs a title", f"{name}:1", 'write title = "..."')
    about = _sentence(data, "about", f"{name}:1")
    stops = tuple(_stops(data, text, name))
    return Tour(ident, title, about, stops, name), tuple(_unknown(data, text, name))


def _stops(data: Mapping[str, Any], text: str, name: str) -> Iterator[Stop]:
    stops = data.get("stops", [])
    if not isinstance(stops, list) or not all(isinstance(stop, dict) for stop in stops):
        raise GlossaryError("'stops' is no list of tables", f"{name}:1", _EXAMPLE)
    if not 0 < len(stops) <= MOST_STOPS:
        message = f"a tour has from 1 to {MOST_STOPS} stops, this one {len(stops)}"
        raise GlossaryError(message, f"{name}:1", _EXAMPLE)
    for stop, line in zip(stops, _lines(text, len(stops)), strict=True):
        where = f"{name}:{line}"
        term, said = _sentence(stop, "term", where), _sentence(stop, "text", where)
        if not term or not said:
            raise GlossaryError("a stop needs a term and a text", where, _EXAMPLE)
        yield Stop(term, said, where)


def _sentence(table: Mapping[str, Any], key: str, where: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise GlossaryError(f"{key!r} is no text", where, f'write {key} = "..."')
    return one_line(value)


def _lines(text: str, count: int) -> list[int]:
    """The line on which each stop begins; 1 for those that are written otherwise than usual."""
    lines = text.split("\n")
    found = [number for number, line in enumerate(lines, 1) if _STOP.match(line)]
    return found if len(found) == count else [1] * count


def _unknown(data: Mapping[str, Any], text: str, name: str) -> Iterator[Problem]:
    """A warning for each key that would be lost without a word."""
    found: list[tuple[str, int, tuple[str, ...]]] = []
    found += [(key, 1, _FIELDS) for key in data if key not in _FIELDS]
    lines = _lines(text, len(data["stops"]))
    for stop, line in zip(data["stops"], lines, strict=True):
        found += [(key, line, _STOP_FIELDS) for key in stop if key not in _STOP_FIELDS]
    for key, line, known in found:
        message, remedy = f"unknown key {one_line(key)!r}", f"known are {', '.join(known)}"
        yield Problem(Severity.WARNING, f"{name}:{line}", message, remedy)
