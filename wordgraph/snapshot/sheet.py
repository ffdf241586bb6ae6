"""The style sheets as one text that needs no other file."""

from __future__ import annotations

import re
from pathlib import Path

from wordgraph.resources import MATH_FONT, installed
from wordgraph.snapshot.modules import data_url

_IMPORT = re.compile(r"""@import\s+url\(["']?([^"')]+)["']?\)\s*;""")
_ADDRESS = re.compile(r"""url\(["']?([^"')]+)["']?\)""")
_FONT = "math.ttf"


def whole_sheet(path: Path) -> str:
    """A style sheet with its imports in place, and the installed ziamath's font inside."""
    text = path.read_text(encoding="utf-8")
    text = _IMPORT.sub(lambda found: whole_sheet(path.parent / found[1]), text)
    return _ADDRESS.sub(_inside, text)


def _inside(found: re.Match[str]) -> str:
    address = found[1]
    if address.startswith("data:"):
        return found[0]
    if not address.endswith(_FONT):
        raise FileNotFoundError(f"{address}: nothing is known to put into an offline file for it")
    font = installed(*MATH_FONT).read_bytes()
    return f"url({data_url(font, 'font/ttf')})"
