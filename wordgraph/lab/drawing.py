"""A trace as an SVG or PNG file, without a browser and without plotly."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap

import numpy as np

from wordgraph.errors import ParameterError
from wordgraph.lab import heat_drawing, svg_marks
from wordgraph.lab import svg_legend as legend
from wordgraph.lab.arrays import Array
from wordgraph.lab.axes import Ticks, ticks, upright
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.comparison import Comparison, drawn
from wordgraph.lab.inks import Inks, inks
from wordgraph.lab.surface_drawing import HEIGHT as SURFACE
from wordgraph.lab.surface_drawing import drawn as drawn_surfaces
from wordgraph.lab.svg_text import lettered
from wordgraph.lab.table import commands
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


def save(shown: Trace | Comparison, path: Path, theme: str) -> None:
    """Draw a run, or two, into a file whose name ends in .svg or .png."""
    svg = to_svg(shown, theme)
    match path.suffix.lower():
        case ".svg":
            write_whole(path, svg.encode())
        case ".png":
            write_whole(path, to_png(svg))
        case other:
            raise ParameterError(f"a plot can't be written as {other or 'that'!r}: give .png, .svg")


def to_svg(shown: Trace | Comparison, theme: str) -> str:
    """Return the charts with the summary above and the checks below."""
    trace, colours = drawn(shown), inks(theme)
    charts = trace.charts
    head = [line for part in trace.summary.splitlines() for line in wrap(part, LETTERS)]
    said = [line for check in trace.checks for line in wrap(check.sentence, LETTERS)]
    top = HEAD + LINE * (len(head) - 1)
    below = top + len(charts) * HEIGHT
    under = below + heat_drawing.room(trace.heats)
    foot = under + SURFACE * len(trace.surfaces)
    height = foot + LINE * len(said) + 12
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FAMILY}" font-size="13">',
        f"<title>{escape(trace.summary)}</title>",
        f"<desc>{escape(chr(10).join(commands(shown)))}</desc>",
        f'<rect width="100%" height="100%" fill="{GROUND[theme]}"/>',
    ]
    for row, line in enumerate(head):
        parts.append(lettered(LEFT, 24 + LINE * row, line, colours.text, weight=600))
    for place, chart in enumerate(charts):
        parts += _Frame(trace, chart, colours, top + place * HEIGHT).drawn()
    parts += heat_drawing.maps(trace.heats, colours, LEFT, WIDTH - RIGHT, below)
    parts += drawn_surfaces(trace.surfaces, theme, under)
    for row, line in enumerate(said):
        parts.append(lettered(LEFT, foot + LINE * row + 8, line, colours.text))
    return "\n".join([*parts, "</svg>"])


def to_png(svg: str) -> bytes:
    """Return the pixels of a drawing, two for each of its own."""
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
        parts = [*self._grid()]
        for curve in reversed(self.chart.curves):
            parts += self._theory(curve)
        for curve in reversed(self.chart.curves):
            parts += self._measured(curve)
        left, room = LEFT, WIDTH - LEFT - RIGHT
        parts += self._regions()
        return parts + legend.drawn(self._entries(), left, self.top + 17, room, self.colours.text)

    def _ink(self, curve: Curve) -> int:
        return self.chart.curves.index(curve) if curve.ink is None else curve.ink

    def _colour(self, curve: Curve) -> str:
        return self.colours.text if curve.reference else self.colours.accents[self._ink(curve) % 3]

    def _entries(self) -> list[legend.Entry]:
        found = [
            legend.Entry(curve.label, curve, self._colour(curve), self._ink(curve))
            for curve in sorted(self.chart.curves, key=lambda curve: not curve.hollow)
        ]
        known = [c for c in self.chart.curves if self._series(c).predicted is not None]
        if not known:
            return found
        band = any(self._series(curve).low is not None for curve in known)
        words = "theory, \u00b12 sd" if band else "theory"
        return [*found, legend.Entry(words, None, self._colour(known[0]))]

    @property
    def _upper(self) -> float:
        """Where the axes begin, below the legend."""
        rows = legend.rows(self._entries(), WIDTH - LEFT - RIGHT)
        return self.top + TOP + legend.ROW * (len(rows) - 1)

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
        across, _ = self._ticks()
        columns = _share(self.chart.x, across, x) * (WIDTH - LEFT - RIGHT) + LEFT
        rows = self.top + HEIGHT - BOTTOM - self._height(y)
        rows = np.clip(rows, -1e4, 1e4)
        pairs = zip(columns.tolist(), rows.tolist(), strict=True)
        return [None if np.isnan(c + r) else (c, r) for c, r in pairs]

    def _height(self, y: Array) -> Array:
        """Return how far values are above the foot of the axes, in pixels."""
        return _share(self.chart.y, self._ticks()[1], y) * (
            self.top + HEIGHT - BOTTOM - self._upper
        )

    def _grid(self) -> list[str]:
        across, up = self._ticks()
        low, high, ink = self._upper, self.top + HEIGHT - BOTTOM, self.colours
        parts = []
        for value, text in zip(across.values, across.texts, strict=True):
            x = _share(self.chart.x, across, np.array([value]))[0] * (WIDTH - LEFT - RIGHT) + LEFT
            parts.append(svg_marks.line([(x, low), (x, high)], ink.faint))
            parts.append(lettered(x, high + 17, text, ink.text, anchor="middle"))
        for value, text in zip(up.values, up.texts, strict=True):
            y = high - _share(self.chart.y, up, np.array([value]))[0] * (high - low)
            parts.append(svg_marks.line([(LEFT, y), (WIDTH - RIGHT, y)], ink.faint))
            parts.append(lettered(LEFT - 7, y + 4, text, ink.text, anchor="end"))
        middle = (LEFT + WIDTH - RIGHT) / 2
        parts.append(lettered(middle, high + 38, self.chart.x.title, ink.text, anchor="middle"))
        turned = f"rotate(-90 16 {(low + high) / 2:.1f})"
        title = lettered(16, (low + high) / 2, self.chart.y.title, ink.text, "middle", turned)
        return [*parts, title]

    def _theory(self, curve: Curve) -> list[str]:
        series, parts = self._series(curve), []
        if series.low is not None and series.high is not None:
            edges = self._points(series.x, series.high) + self._points(series.x, series.low)[::-1]
            path = " ".join(f"{x:.1f},{y:.1f}" for x, y in filter(None, edges))
            fill = self.colours.faint if curve.hollow else self.colours.band
            parts.append(f'<polygon points="{path}" fill="{fill}"/>')
        if series.predicted is not None:
            points = self._points(series.x, series.predicted)
            parts += svg_marks.theory(curve, points, self._colour(curve))
        return parts

    def _measured(self, curve: Curve) -> list[str]:
        series = self._series(curve)
        points = self._points(series.x, series.measured)
        if curve.bars:
            return self._bars(curve, points)
        return svg_marks.marks(curve, points, self._colour(curve), self._ink(curve))

    def _bars(self, curve: Curve, points: list[tuple[float, float] | None]) -> list[str]:
        """Return bars from the foot of the chart, side by side with those of other curves."""
        beside = [each.curve for each in self._entries() if each.curve and each.curve.bars]
        most, place = max(len(self._series(c).x) for c in beside), beside.index(curve)
        width = 0.6 * (WIDTH - LEFT - RIGHT) / most / len(beside)
        shift, foot = (place - (len(beside) - 1) / 2) * width, self.top + HEIGHT - BOTTOM
        if self.chart.y.scale is Scale.LINEAR:
            foot -= self._height(np.zeros(1))[0]
        return [
            svg_marks.bar((x + shift, y), foot, width, self._colour(curve), curve.hollow)
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


def _share(axis: Axis, ticks: Ticks, values: Array) -> Array:
    """Return where values lie between the ends of an axis, 0 to 1; nan where nowhere."""
    shown = axis.shows(values)
    if axis.scale is Scale.LOG:
        shown = np.log10(shown)
    return (shown - ticks.low) / (ticks.high - ticks.low)
