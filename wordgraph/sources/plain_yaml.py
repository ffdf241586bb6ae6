"""The plain part of YAML, which is all that front matter needs: texts, lists and mappings.

Values stay as written: `no` is a word, not False, and 2020-01-01 no date. Tags (Python objects),
anchors (with which a few lines grow to gigabytes) and very deep nesting are refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias, cast

import yaml

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 12
_NULLS = ("", "~", "null", "Null", "NULL")


def read_fields(text: str) -> tuple[dict[str, Value], dict[str, int]]:
    """The entries of a YAML mapping, and the line (from 0) on which each begins.

    Raises yaml.YAMLError, with the place of the trouble.
    """
    events: Iterator[yaml.Event] = iter(_Loader(text).get_event, None)  # yaml.parse, but quicker
    fields: dict[str, Value] = {}
    lines: dict[str, int] = {}
    for event in events:
        match event:
            case yaml.MappingStartEvent():
                _check(event, 0)
                fields = _mapping(events, 0, lines)
            case yaml.ScalarEvent() if event.value in _NULLS:
                pass
            case yaml.NodeEvent():
                raise _refused(event, "the front matter is no list of 'key: value' lines")
    return fields, lines


def _value(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Value:
    _check(event, depth)
    match event:
        case yaml.ScalarEvent():
            return None if event.implicit[0] and event.value in _NULLS else event.value
        case yaml.SequenceStartEvent():
            return [
                _value(item, events, depth + 1) for item in _until(yaml.SequenceEndEvent, events)
            ]
        case yaml.MappingStartEvent():
            return _mapping(events, depth + 1, {})
        case _:  # only an alias is left, and _check has refused it
            raise AssertionError(event)


def _mapping(events: Iterator[yaml.Event], depth: int, lines: dict[str, int]) -> dict[str, Value]:
    """The entries up to the mapping's end; notes the line of each in `lines`."""
    found: dict[str, Value] = {}
    for event in _until(yaml.MappingEndEvent, events):
        if not isinstance(event, yaml.ScalarEvent):
            raise _refused(event, "a list can't be the name of a field")
        key = event.value.strip().lower().replace(" ", "_")
        if key in found:
            raise _refused(event, f"the field {key!r} is there twice")
        lines[key] = event.start_mark.line if event.start_mark else 0
        found[key] = _value(next(events), events, depth)
    return found


def _until(end: type[yaml.Event], events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    for event in events:
        if isinstance(event, end):
            return
        yield event


def _check(event: yaml.Event, depth: int) -> None:
    if depth > _DEEPEST:
        raise _refused(event, "lists are nested too deeply")
    tag, anchor = getattr(event, "tag", None), getattr(event, "anchor", None)
    if tag is not None:
        raise _refused(event, f"the tag {tag!r} is not allowed")
    if anchor is not None:
        raise _refused(event, f"'&{anchor}' and '*{anchor}' are not allowed without quotes")


def _refused(event: yaml.Event, problem: str) -> yaml.MarkedYAMLError:
    mark = cast("yaml.Mark | None", event.start_mark)  # of libyaml, or of Python's parser
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)
