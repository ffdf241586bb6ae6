"""The legend of a drawn chart: a sample of each curve and its name, in as many rows as it takes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from wordgraph.lab import svg_marks
from wordgraph.lab.chart import Curve

ROW, SAMPLE, GAP, LETTER, WIDE = 17, 24, 20, 7.3, 11.5  # in pixels


@dataclass(frozen=True, slots=True)
class Entry:
    """A curve in the legend; without one it is the theory of all."""

    words: str
    curve: Curve | None
    colour: str
    ink: int = 0

    @property
    def width(self) -> float:
        """Return its width in pixels, about, with the gap behind it."""
        wide = sum(self.words.count(letter) for letter in "mwMW")
        return SAMPLE + LETTER * len(self.words) + (WIDE - LETTER) * wide + GAP


def rows(entries: Sequence[Entry], room: float) -> list[list[Entry]]:
    """Return the entries in rows of at most this width."""
    found: list[list[Entry]] = [[]]
    for entry in entries:
        used = sum(each.width for each in found[-1])
        if found[-1] and used + entry.width > room:
            found.append([])
        found[-1].append(entry)
    return found


def drawn(entries: Sequence[Entry], left: float, top: float, room: float, text: str) -> list[str]:
    """Return the SVG of a legend whose first row has its middle at `top`; text: its colour."""
    return [
        part
        for row, some in enumerate(rows(entries, room))
        for part in _row(some, left, top + ROW * row, text)
    ]


def _row(entries: Sequence[Entry], left: float, middle: float, text: str) -> Iterator[str]:
    x = left
    for entry in entries:
        yield from _sample(entry, x, middle)
        words = escape(entry.words)
        yield f'<text x="{x + SAMPLE:.1f}" y="{middle + 4.5:.1f}" fill="{text}">{words}</text>'
        x += entry.width


def _sample(entry: Entry, x: float, middle: float) -> list[str]:
    curve, ends = entry.curve, [(x, middle), (x + SAMPLE - 6, middle)]
    center = (x + (SAMPLE - 6) / 2, middle)
    if curve is None:
        style = f'stroke-width="1.5" stroke-dasharray="{svg_marks.DASH}"'
        return [svg_marks.line(ends, entry.colour, style)]
    if curve.bars:
        top = (center[0], middle - 5)
        return [svg_marks.bar(top, middle + 5, 10, entry.colour, curve.hollow)]
    if not (curve.line or curve.reference):
        return [svg_marks.mark(center, entry.colour, entry.ink, curve.hollow)]
    if curve.hollow and not curve.reference:
        ring = svg_marks.mark(center, entry.colour, entry.ink, hollow=True)
        return [svg_marks.line(ends, entry.colour), ring]
    return svg_marks.marks(curve, list(ends), entry.colour, entry.ink)
