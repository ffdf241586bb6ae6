"""Text that may stand in a file: without what XML forbids, and with its markup escaped."""

from __future__ import annotations

import re

# Control characters, halves of surrogate pairs and non-characters: no XML file may hold them, not
# even escaped, and one of them makes the whole file unreadable.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def clean(text: str) -> str:
    """The text without what XML forbids, its line breaks all `\\n` (as any XML reader has them)."""
    return _FORBIDDEN.sub("", _BREAKS.sub("\n", text))


def escaped(text: str) -> str:
    """The text for an XML element or a quoted attribute."""
    return clean(text).translate(_ESCAPES)
