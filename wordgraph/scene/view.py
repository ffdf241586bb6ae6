"""What is being looked at, as a value and as a link: the URL, the share link and the metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from urllib.parse import parse_qsl, urlencode

from wordgraph.errors import ViewError
from wordgraph.scene.camera import Camera

_MAX_LENGTH = 4000
_ID = re.compile(r"^[^\s&=#<>\"'/\\]{1,200}$")
_LAB = re.compile(r"^[A-Za-z0-9_.+\-/]{0,60}$")


class Theme(StrEnum):
    """The two looks; where a view names none, the reader's system decides."""

    DARK = "dark"
    LIGHT = "light"


@dataclass(frozen=True, slots=True)
class ViewState:
    """A view: the selected term, the isolated domain, the camera, the theme, and the open lab.

    `lab` maps the parameters of the open experiment to texts, with the experiment's own name (or
    "experiment/preset") under the key ""; it is empty while no lab is open.
    """

    term: str | None = None
    domain: str | None = None
    camera: Camera | None = None
    theme: Theme | None = None
    lab: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
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
        pairs.append(("cam", "_".join(f"{number:.3f}" for number in numbers)))
    if view.theme:
        pairs.append(("theme", view.theme))
    if "" in view.lab:
        pairs.append(("lab", view.lab[""]))
        pairs.extend((f"lab.{key}", value) for key, value in sorted(view.lab.items()) if key)
    return urlencode(pairs)


def decode(query: str) -> tuple[ViewState, tuple[str, ...]]:
    """The view that a query string stands for, and a notice for each part that made no sense.

    Unknown keys are left out without a word, so that links of later versions open in this one.
    """
    if len(query) > _MAX_LENGTH:
        return ViewState(), ("the link is too long to be a view; showing the default",)
    pairs = dict(parse_qsl(query.lstrip("?"), max_num_fields=None))
    notices: list[str] = []
    term, domain = (_name(pairs, key, notices) for key in ("term", "domain"))
    view = ViewState(term, domain, _camera(pairs, notices), _theme(pairs, notices), _lab(pairs, notices))
    return view, tuple(notices)


def _name(pairs: Mapping[str, str], key: str, notices: list[str]) -> str | None:
    value = pairs.get(key)
    if value is None:
        return None
    allowed = _ID if key == "term" else re.compile(r"^[^<>&]{1,200}$")
    if not allowed.match(value):
        notices.append(f"the link's {key} is no name of one; ignored")
        return None
    return value


def _camera(pairs: Mapping[str, str], notices: list[str]) -> Camera | None:
    if "cam" not in pairs:
        return None
    try:
        ex, ey, ez, cx, cy, cz = map(float, pairs["cam"].split("_"))
        return Camera((ex, ey, ez), (cx, cy, cz))
    except (ValueError, ViewError):
        notices.append("the link's camera makes no sense; showing the whole graph")
        return None


def _theme(pairs: Mapping[str, str], notices: list[str]) -> Theme | None:
    value = pairs.get("theme")
    if value is None or value in set(Theme):
        return Theme(value) if value else None
    notices.append("the link's theme is unknown; following the system")
    return None


def _lab(pairs: Mapping[str, str], notices: list[str]) -> dict[str, str]:
    if "lab" not in pairs:
        return {}
    named = {"": pairs["lab"]} | {
        key[4:]: value for key, value in pairs.items() if key.startswith("lab.") and len(key) > 4
    }
    if all(_LAB.match(text) for pair in named.items() for text in pair) and named[""]:
        return named
    notices.append("the link's lab settings make no sense; ignored")
    return {}
