"""What is being looked at, as a value and as a link: the URL, the share link and the metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import parse_qsl, urlencode

from wordgraph.errors import ViewError
from wordgraph.scene.camera import Camera

# The browser reads the same links (assets/js/view.mjs), so nothing here leans on what Python and
# JavaScript see differently: \s, $ before a line's end, or the numbers that float() accepts.
_LONGEST = 1200  # characters of an option; none may have more
_MAX_LENGTH = 4000
_ID = re.compile(r"[^\x00-\x20\x7f-\xa0\ud800-\udfff\"#&'/<=>\\]{1,200}")
_IDS = re.compile(r"[^\x00-\x20\x7f-\xa0\ud800-\udfff\"#&'/<=>\\]{1,1200}")  # a tour's terms
_DOMAIN = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]{1,200}")
_NAMES = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]{1,1200}")  # several domains
_LAB = re.compile(r"[A-Za-z0-9_.+\-/]{0,60}")
_NUMBER = re.compile(r"-?[0-9]{1,4}(\.[0-9]{1,12})?")

OPTIONS: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(("from", "to", "with", "learn"), _ID),
    "tour": _IDS,
    "q": _DOMAIN,
    **dict.fromkeys(("in", "industry"), _NAMES),
    "level": re.compile(
        r"(beginner|intermediate|advanced)(\|(beginner|intermediate|advanced)){0,2}"
    ),
    "has": re.compile("lab"),
    "others": re.compile("hidden"),
    "hops": re.compile("[1-3]"),
    "height": re.compile("difficulty"),
    "layers": re.compile("shown"),
    "step": re.compile("[0-9]{1,3}"),
}
"""What else a view may say, in the order in which a link has it, and what it may be.

A route leads "from" one term "to" another, a comparison is of the term "with" another, the way to
"learn" a term and a "tour", which may be a list of terms with "." between, are at a "step"; "q" is
a question whose answers are lit. The filters are "in" (domains), "industry", "level" (each several,
with "|" between) and "has"; "others" are then hidden, not faded. "hops" is how far the
neighbourhood of a term reaches that is shown alone, "height" what decides how high terms stand, and
"layers" has the network of the open lab shown.
"""


class Theme(StrEnum):
    """The two looks; where a view names none, the reader's system decides."""

    DARK = "dark"
    LIGHT = "light"


@dataclass(frozen=True, slots=True)
class ViewState:
    """A view: the selected term, the isolated domain, camera, theme, the open lab, and options.

    `lab` maps the parameters of the open experiment to texts, with the experiment's own name (or
    "experiment/preset") under the key ""; it is empty while no lab is open. `options` are some of
    OPTIONS.
    """

    term: str | None = None
    domain: str | None = None
    camera: Camera | None = None
    theme: Theme | None = None
    lab: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "options", MappingProxyType(dict(self.options)))
        object.__setattr__(self, "lab", MappingProxyType(dict(self.lab)))


def encode(view: ViewState) -> str:
    """The query string of a view, without the "?"; the default view gives ""."""
    pairs: list[tuple[str, str]] = []
    if view.term:
        pairs.append(("term", view.term))
    if view.domain:
        pairs.append(("domain", view.domain))
    if view.camera:
        numbers = (*view.camera.eye, *view.camera.center)
        pairs.append(("cam", "_".join(map(_fixed, numbers))))
    if view.theme:
        pairs.append(("theme", view.theme))
    pairs.extend((key, view.options[key]) for key in OPTIONS if view.options.get(key))
    if view.lab.get(""):
        pairs.append(("lab", view.lab[""]))
        pairs.extend((f"lab.{key}", value) for key, value in sorted(view.lab.items()) if key)
    # As URLSearchParams writes them.
    return urlencode(pairs, safe="*").replace("~", "%7E")


def _fixed(number: float) -> str:
    """Three decimals, halves away from zero and no "-0.000": as JavaScript's toFixed has it."""
    return str(Decimal(float(number)).quantize(Decimal("0.001"), ROUND_HALF_UP) + 0)


def decode(query: str) -> tuple[ViewState, tuple[str, ...]]:
    """The view that a query string stands for, and a notice for each part that made no sense.

    Unknown keys are left out without a word, so that links of later versions open in this one, and
    so are keys without a value.
    """
    if len(query) > _MAX_LENGTH:
        return ViewState(), ("the link is too long to be a view; showing the default",)
    pairs = dict(parse_qsl(query.removeprefix("?"), keep_blank_values=True))
    notices: list[str] = []
    term = _name(pairs, "term", _ID, notices)
    domain = _name(pairs, "domain", _DOMAIN, notices)
    camera, theme = _camera(pairs, notices), _theme(pairs, notices)
    options = _options(pairs, notices)
    lab = _lab(pairs, notices)
    return ViewState(term, domain, camera, theme, lab, options), tuple(notices)


def _name(
    pairs: Mapping[str, str], key: str, allowed: re.Pattern[str], notices: list[str]
) -> str | None:
    value = pairs.get(key)
    if not value:
        return None
    if not allowed.fullmatch(value):
        notices.append(f"the link's {key} is no name of one; ignored")
        return None
    return value


def _camera(pairs: Mapping[str, str], notices: list[str]) -> Camera | None:
    if not pairs.get("cam"):
        return None
    numbers = pairs["cam"].split("_")
    try:
        if not all(map(_NUMBER.fullmatch, numbers)):
            raise ValueError("not decimal numbers")
        ex, ey, ez, cx, cy, cz = map(float, numbers)
        return Camera((ex, ey, ez), (cx, cy, cz))
    except (ValueError, ViewError):
        notices.append("the link's camera makes no sense; showing the whole graph")
        return None


def _theme(pairs: Mapping[str, str], notices: list[str]) -> Theme | None:
    value = pairs.get("theme")
    if not value or value in set(Theme):
        return Theme(value) if value else None
    notices.append("the link's theme is unknown; following the system")
    return None


def _options(pairs: Mapping[str, str], notices: list[str]) -> dict[str, str]:
    found = {key: pairs[key] for key in OPTIONS if pairs.get(key)}
    strange = [key for key, value in found.items() if not OPTIONS[key].fullmatch(value)]
    for key in strange:
        wrong = "is too long" if len(found[key]) > _LONGEST else "makes no sense"
        notices.append(f"the link's {key!r} {wrong}; ignored")
    return {key: value for key, value in found.items() if key not in strange}


def _lab(pairs: Mapping[str, str], notices: list[str]) -> dict[str, str]:
    if not pairs.get("lab"):
        return {}
    named = {"": pairs["lab"]} | {
        key[4:]: value for key, value in pairs.items() if key.startswith("lab.") and len(key) > 4
    }
    if all(_LAB.fullmatch(text) for pair in named.items() for text in pair):
        return named
    notices.append("the link's lab settings make no sense; ignored")
    return {}
