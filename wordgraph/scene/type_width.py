"""How wide a text will be: an estimate from a table, so that no font has to be read."""

from __future__ import annotations

import unicodedata

# Advance widths of DejaVu Sans, in hundredths of the type size. It is the widest of the common
# system fonts (Segoe UI, Roboto and San Francisco set a tenth narrower), so that what has room by
# this table has room anywhere.
_WIDTHS = {
    28: "'ijl",
    30: "IJ ",
    33: ",./:;\\|",
    38: "-()[]tf!",
    41: "r",
    46: '"',
    51: "*_`sz?",
    56: "Lc",
    59: "kvxyF",
    61: "TYaoPe",
    63: "ESbdghnpqu$0123456789{}",
    68: "AVBRXZCK",
    75: "HNDGU",
    79: "OQ&",
    84: "#+<=>^~wM",
    97: "%mW@",
}
_BY_LETTER = {letter: width / 100 for width, letters in _WIDTHS.items() for letter in letters}
_BOLD = 1.13  # how much wider the bold letters are
_ELLIPSIS = "\u2026"


def text_width(text: str, size: float, bold: bool = False, spacing: float = 0.0) -> float:
    """The width of a text in pixels at a type size, with `spacing` pixels behind each letter."""
    ems = sum(_ems(letter) for letter in text)
    return ems * size * (_BOLD if bold else 1.0) + spacing * len(text)


def elided(text: str, size: float, room: float, bold: bool = False) -> str:
    """The text, cut with an ellipsis where it would be wider than `room` pixels."""
    # No letter is narrower than a fifth of its size, so a text of megabytes is not measured whole.
    short = text[: max(1, int(room / size * 5))]
    if short == text and text_width(text, size, bold) <= room:
        return text
    while short and text_width(short + _ELLIPSIS, size, bold) > room:
        short = short[:-1]
    return short.rstrip() + _ELLIPSIS


def wrapped(text: str, size: float, room: float, lines: int) -> tuple[str, ...]:
    """The text in so many lines of `room` pixels at most, the last cut where more would follow."""
    rows: list[str] = []
    words = text[: int(room / size * 5 * lines)].split()
    while words and len(rows) < lines - 1:
        count = 1
        while count < len(words) and text_width(" ".join(words[: count + 1]), size) <= room:
            count += 1
        rows.append(elided(" ".join(words[:count]), size, room))
        words = words[count:]
    return (*rows, elided(" ".join(words), size, room)) if words else tuple(rows)


def _ems(letter: str) -> float:
    known = _BY_LETTER.get(letter)
    if known is not None:
        return known
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if ord(letter) >= 0x1F000:
        return 1.3  # emoji
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.7 if letter.isupper() else 0.62
