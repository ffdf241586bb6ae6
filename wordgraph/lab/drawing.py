"""A trace as an SVG or PNG file, without a browser and without plotly."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap

import numpy as np

from wordgraph.errors import ParameterError
from wordgraph.lab.arrays import Array
from wordgraph.lab.axes import Ticks, ticks, upright
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.inks import Inks, inks
from wordgraph.lab.strokes import lettered, stroke
from wordgraph.lab.surface_drawing import HEIGHT as SURFACE
from wordgraph.lab.surface_drawing import drawn as drawn_surface
from wordgraph.lab.trace import Series, Trace
from wordgraph.resources import TEXT_FONT, installed
from wordgraph.whole_file import write_whole

WIDTH, HEIGHT = 760, 300  # of one chart
LEFT, RIGHT, TOP, BOTTOM = 76, 20, 34, 50
HEAD, LINE = 34, 19
LETTERS = 88  # in a line of text
ZOOM = 2
GROUND = {"dark": "#0b1020", "light": "#f5f2ea"}
FAMILY = "system-ui, 'Segoe UI', Roboto, Arial, 'DejaVu Sans', sans-serif"


def save(trace: Trace, path: Path, theme: str) -> None:
    """Draw a trace into a file, whose name ends in .svg or .png."""
    svg = to_svg(trace, theme)
    match path.suffix.lower():
        case ".svg":
            write_whole(path, svg.encode())
        case ".png":
            write_whole(path, _pixels(svg))
        case other:
            raise ParameterError(f"a plot can't be written as {other or 'that'!r}: give .png, .svg")


def to_svg(trace: Trace, theme: str) -> str:
    """Return the charts with the summary above and the checks below."""
    colours, charts = inks(theme), trace.charts
    head = wrap(trace.summary, LETTERS)
    said = [line for check in trace.checks for line in wrap(check.sentence, LETTERS)]
    top = HEAD + LINE * (len(head) - 1)
    below = top + len(charts) * HEIGHT
    foot = below if trace.surface is None else below + SURFACE
    height = foot + LINE * len(said) + 12
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FAMILY}" font-size="13">',
        f"<title>{escape(trace.summary)}</title>",
        f'<rect width="100%" height="100%" fill="{GROUND[theme]}"/>',
    ]
    for row, line in enumerate(head):
        parts.append(lettered(LEFT, 24 + LINE * row, line, colours.text, weight=600))
    for place, chart in enumerate(charts):
        parts += _Frame(trace, chart, colours, top + place * HEIGHT).drawn()
    if trace.surface is not None:
        parts += drawn_surface(trace.surface, theme, below)
    for row, line in enumerate(said):
        parts.append(lettered(LEFT, foot + LINE * row + 8, line, colours.text))
    return "\n".join([*parts, "</svg>"])


def _pixels(svg: str) -> bytes:
    import resvg_py

    font = installed(*TEXT_FONT)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=ZOOM,
            font_files=[str(font)] if font.is_file() else None,
            sans_serif_family="DejaVu Sans",
        )
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """One chart, with its upper edge at `top`."""

    trace: Trace
    chart: Chart
    colours: Inks
    top: float

    def drawn(self) -> list[str]:
        """Return the SVG elements: grid, theory, measurement, legend."""
        curves = list(enumerate(self.chart.curves))
        parts = [*self._grid()]
        for rank, curve in reversed(curves):
            parts += self._theory(curve, self._colour(rank, curve))
        for rank, curve in reversed(curves):
            parts += self._measured(curve, self._colour(rank, curve))
        return parts + self._regions() + self._legend()

    def _colour(self, rank: int, curve: Curve) -> str:
        accents = (self.colours.first, self.colours.second, self.colours.third)
        return self.colours.text if curve.reference else accents[rank % 3]

    def _series(self, curve: Curve) -> Series:
        return self.trace.series[curve.series]

    def _ticks(self) -> tuple[Ticks, Ticks]:
        series = [self._series(curve) for curve in self.chart.curves]
        shown = [a for s in series for a in (s.measured, s.predicted, s.low, s.high)]
        return (
            ticks(self.chart.x, [s.x for s in series], 0.5),
            upright(self.chart.y, self.chart.curves, [a for a in shown if a is not None]),
        )

    def _points(self, x: Array, y: Array) -> list[tuple[float, float] | None]:
        """Return places in pixels, None where an axis has none."""
        across, up = self._ticks()
        columns = _share(self.chart.x, across, x) * (WIDTH - LEFT - RIGHT) + LEFT
        rows = (1 - _share(self.chart.y, up, y)) * (HEIGHT - TOP - BOTTOM) + self.top + TOP
        rows = np.clip(rows, -1e4, 1e4)
        pairs = zip(columns.tolist(), rows.tolist(), strict=True)
        return [None if np.isnan(c + r) else (c, r) for c, r in pairs]

    def _grid(self) -> list[str]:
        across, up = self._ticks()
        low, high, ink = self.top + TOP, self.top + HEIGHT - BOTTOM, self.colours
        parts = []
        for value, text in zip(across.values, across.texts, strict=True):
            x = _share(self.chart.x, across, np.array([value]))[0] * (WIDTH - LEFT - RIGHT) + LEFT
            parts.append(stroke([(x, low), (x, high)], ink.faint))
            parts.append(lettered(x, high + 17, text, ink.text, anchor="middle"))
        for value, text in zip(up.values, up.texts, strict=True):
            y = high - _share(self.chart.y, up, np.array([value]))[0] * (high - low)
            parts.append(stroke([(LEFT, y), (WIDTH - RIGHT, y)], ink.faint))
            parts.append(lettered(LEFT - 7, y + 4, text, ink.text, anchor="end"))
        middle = (LEFT + WIDTH - RIGHT) / 2
        parts.append(lettered(middle, high + 38, self.chart.x.title, ink.text, anchor="middle"))
        turned = f"rotate(-90 16 {(low + high) / 2:.1f})"
        title = lettered(16, (low + high) / 2, self.chart.y.title, ink.text, "middle", turned)
        return [*parts, title]

    def _theory(self, curve: Curve, colour: str) -> list[str]:
        series, parts = self._series(curve), []
        if series.low is not None and series.high is not None:
            edges = self._points(series.x, series.high) + self._points(series.x, series.low)[::-1]
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in filter(None, edges))
            parts.append(f'<polygon points="{path}" fill="{self.colours.band}"/>')
        if series.predicted is not None:
            points = self._points(series.x, series.predicted)
            parts += _lines(points, colour, 'stroke-width="1.5" stroke-dasharray="6 4"')
        return parts

    def _measured(self, curve: Curve, colour: str) -> list[str]:
        series = self._series(curve)
        points = self._points(series.x, series.measured)
        if curve.reference:
            return _lines(points, colour, 'stroke-width="1.5" stroke-dasharray="2 3"')
        if curve.line:
            return _lines(points, colour, 'stroke-width="2"')
        if curve.bars:
            foot, width = self.top + HEIGHT - BOTTOM, 0.6 * (WIDTH - LEFT - RIGHT) / len(points)
            bars = (_bar(x, y, foot, width, colour) for x, y in filter(None, points))
            return list(bars)
        return [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
            for x, y in filter(None, points)
        ]

    def _regions(self) -> list[str]:
        places = np.array([(region.x, region.y) for region in self.chart.regions]).reshape(-1, 2)
        points = self._points(*places.T)
        return [
            lettered(*point, region.name, self.colours.text, anchor="middle")
            for region, point in zip(self.chart.regions, points, strict=True)
            if point
        ]

    def _legend(self) -> list[str]:
        parts, x = [], float(LEFT)
        for rank, curve in enumerate(self.chart.curves):
            predicted = self._series(curve).predicted is not None
            words = curve.name if curve.reference or not predicted else f"{curve.name}, - - theory"
            parts.append(lettered(x, self.top + 22, words, self._colour(rank, curve), weight=600))
            x += 8.2 * len(words) + 22
        return parts


def _share(axis: Axis, ticks: Ticks, values: Array) -> Array:
    """Return where values lie between the ends of an axis, 0 to 1; nan where nowhere."""
    shown = axis.shows(values)
    if axis.scale is Scale.LOG:
        shown = np.log10(shown)
    return (shown - ticks.low) / (ticks.high - ticks.low)


def _lines(points: list[tuple[float, float] | None], colour: str, style: str) -> list[str]:
    """Return a line through the points, in pieces where some are missing."""
    pieces: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            pieces.append([])
        else:
            pieces[-1].append(point)
    return [stroke(piece, colour, style) for piece in pieces if len(piece) > 1]


def _bar(x: float, y: float, foot: float, width: float, colour: str) -> str:
    low, high = max(y, foot), min(y, foot)
    at = f'x="{x - width / 2:.1f}" y="{high:.1f}" width="{width:.1f}" height="{low - high:.1f}"'
    return f'<rect {at} fill="{colour}"/>'
