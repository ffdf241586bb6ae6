"""A trace as a plotly figure; the one module of the lab that needs plotly."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from wordgraph.lab import heat_plot, strokes
from wordgraph.lab.arrays import Array
from wordgraph.lab.axes import Ticks, ticks, upright
from wordgraph.lab.by_layer import by_layer
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.inks import Inks, inks
from wordgraph.lab.plane import handle, names
from wordgraph.lab.surface_plot import HEIGHT as SURFACE
from wordgraph.lab.surface_plot import add_below
from wordgraph.lab.trace import Series, Trace

FONT = "system-ui, sans-serif"
# In pixels: of a figure of one chart, of two, and of what each leaves for its titles and legends.
HEIGHT, BOTH, TOP, BOTTOM, BETWEEN = 320, 640, 40, 46, 112
MANY_CURVES, LAST = 20, 100  # in the legend


def figure(trace: Trace, theme: str, flat: bool = False) -> go.Figure:
    """Draw what the trace's charts name, measured and predicted; theme: dark or light.

    A surface is drawn in 3D, which takes WebGL, or as contours where all has to be `flat`.
    """
    colours = inks(theme)
    pens = [_pens(trace, chart, place, colours) for place, chart in enumerate(trace.charts)]
    named = zip(trace.charts, ("", "2"), strict=False)
    regions = [part for chart, suffix in named for part in names(chart, suffix, colours.text)]
    curves = [part for of_chart in pens for part in _drawn(of_chart)]
    drawn = go.Figure(
        data=[*regions, *curves, *heat_plot.maps(trace.heats)],
        layout=_layout(trace, colours, pens),
    )
    if trace.surfaces:
        add_below(drawn, trace.surfaces, theme, flat)
    return drawn


def height(trace: Trace) -> int:
    """Return the height of its figure in pixels."""
    return _charts_height(trace) + SURFACE * len(trace.surfaces)


def _charts_height(trace: Trace) -> int:
    charts = (HEIGHT if trace.below is None else BOTH) + sum(_legend_rooms(trace))
    return charts + heat_plot.room(trace.heats)


def _inside(trace: Trace) -> int:
    """Return the height without the margins, of which plotly's domains are shares."""
    return _charts_height(trace) - TOP - _legend_rooms(trace)[0] - BOTTOM


@dataclass(frozen=True, slots=True)
class _Pen:
    """One curve with all that it takes to draw it."""

    curve: Curve
    series: Series
    axis: Axis
    """The y axis."""
    colour: str
    band: str
    light: str
    """The colour of surfaces, inside of what is drawn as a ring."""
    rank: int
    """Its place in the legend."""
    ink: int
    """Which colour and mark it has."""
    suffix: str
    """Of the axes and the legend that plotly knows the chart by: "" or "2"."""
    beside_theory: bool
    """Whether some curve of the chart has a theory, from which the measurements are told apart."""

    def shown(self) -> list[Array]:
        """Return all values that the axis has to make room for."""
        series = self.series
        arrays = (series.measured, series.predicted, series.low, series.high)
        return [array for array in arrays if array is not None]

    def measured(self) -> go.Scatter | go.Bar:
        """Return the marks, the line or the bars of what was measured."""
        name, number = self.curve.label, self._number()
        return self._trace(
            self.series.measured,
            name=f"{name} measured" if self.beside_theory and not self.curve.run else name,
            # A before B, as in the sentences.
            legendrank=1 + self.rank + (0 if self.curve.hollow else MANY_CURVES),
            hovertemplate=f"{name} {number}<extra></extra>",
            **strokes.measured(self.curve, self.colour, self.ink, len(self.series.x), self.light),
            **({"fill": "tozeroy", "fillcolor": self.band} if self.curve.filled else {}),
        )

    def theory(self) -> list[go.Scatter]:
        """Return the band, if there is one, and the predicted curve on top of it."""
        if self.series.predicted is None:
            return []
        curve = self._trace(
            self.series.predicted,
            name="theory",
            legendrank=LAST,
            showlegend=False,  # one entry stands for all
            mode="lines",
            line=strokes.theory(self.curve, self.colour),
            hovertemplate=f"{self.curve.label} theory {self._number()}<extra></extra>",
        )
        return [*self._edges(), curve]

    def _edges(self) -> list[go.Scatter]:
        if self.series.low is None or self.series.high is None:
            return []
        edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False}
        filled = {"fill": "tonexty", "fillcolor": self.band}
        return [
            self._trace(self.series.low, **edge),
            self._trace(self.series.high, **edge, **filled),
        ]

    def _trace(self, y: Array, **style: Any) -> go.Scatter | go.Bar:
        """Return values over x, with gaps where the axis has no place for them."""
        shown = [None if np.isnan(value) else value for value in self.axis.shows(y).tolist()]
        if self.suffix:
            style |= {"xaxis": "x2", "yaxis": "y2", "legend": "legend2"}
        kind = go.Scatter if "mode" in style else go.Bar
        return kind(x=self.series.x.tolist(), y=shown, **style)

    def _number(self) -> str:
        return "%{y:.2e}" if self.axis.scale is Scale.LOG else "%{y:.4g}"


def _pens(trace: Trace, chart: Chart, place: int, colours: Inks) -> list[_Pen]:
    theory = any(trace.series[curve.series].predicted is not None for curve in chart.curves)
    inked = [rank if curve.ink is None else curve.ink for rank, curve in enumerate(chart.curves)]
    return [
        _Pen(
            curve,
            trace.series[curve.series],
            chart.y,
            colour=colours.text if curve.reference else colours.accents[ink % 3],
            band=colours.faint if (ink % 3 or curve.hollow) and not curve.filled else colours.band,
            light=colours.surface,
            rank=rank,
            ink=ink,
            suffix="2" if place else "",
            beside_theory=theory and not curve.reference,
        )
        for rank, (curve, ink) in enumerate(zip(chart.curves, inked, strict=True))
    ]


def _drawn(pens: list[_Pen]) -> list[go.Scatter | go.Bar]:
    """Return the curves of a chart; the first is drawn last, on top of the others."""
    theory = [part for pen in reversed(pens) for part in pen.theory()]
    named = next((part for part in reversed(theory) if part.name), None)
    if named is not None:
        named.update(name=_theory_name(pens), showlegend=True)
    return [*theory, *(pen.measured() for pen in reversed(pens) if _is_measured(pen))]


def _is_measured(pen: _Pen) -> bool:
    """Say whether there is something to draw beside the theory, or nothing at all."""
    return pen.series.predicted is None or not np.isnan(pen.series.measured).all()


def _theory_name(pens: list[_Pen]) -> str:
    """Return "theory", with the names of the curves if it, or its band, is of some alone."""
    pens = [pen for pen in pens if not pen.curve.reference]

    def of(some: list[_Pen]) -> str:
        if len(some) == len(pens):
            return ""
        # Of two runs, both are meant unless one is named.
        others = {pen.curve.name for pen in pens if pen not in some}
        names = [c.label if c.name in others else c.name for c in (pen.curve for pen in some)]
        return " and ".join(dict.fromkeys(names))

    known = [pen for pen in pens if pen.series.predicted is not None]
    banded = [pen for pen in known if pen.series.low is not None]
    whole = f"theory of {of(known)}" if of(known) else "theory"
    if not banded:
        return whole
    return f"{whole} \u00b12 sd" if banded == known else f"{whole}, {of(banded)} \u00b12 sd"


def _layout(trace: Trace, colours: Inks, pens: list[list[_Pen]]) -> dict[str, Any]:
    layout = {
        "template": go.layout.Template(),  # An empty one: the default is 6 kB of other colours.
        "height": _charts_height(trace),
        "margin": {"l": 58, "r": 14, "t": TOP + _legend_rooms(trace)[0], "b": BOTTOM},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": colours.text},
        "hovermode": "closest" if any(chart.plane for chart in trace.charts) else "x unified",
        "hoverlabel": {
            "bgcolor": colours.surface,
            "bordercolor": colours.faint,
            "font": {"color": colours.text},  # else that of the border, hardly to be seen
        },
        "bargap": 0.35,
        "annotations": [
            *([_remark(trace, colours)] if all(_is_empty(some) for some in pens) else []),
            *heat_plot.titles(trace.heats, colours, _inside(trace)),
        ],
        "meta": {"description": trace.summary, **handle(trace.charts), **by_layer(trace)},
    }
    for chart, of_chart, domain in zip(trace.charts, pens, _domains(trace), strict=True):
        layout |= _framed(chart, of_chart, domain, 7 / _inside(trace), colours)
    return layout | heat_plot.layout(trace.heats, colours, _inside(trace))


def _legend_rooms(trace: Trace) -> tuple[int, int]:
    """Return the pixels that the legends of two runs need more than those of one, by chart."""
    rooms = [0, 0]
    for place, chart in enumerate(trace.charts):
        pens = _pens(trace, chart, place, inks("dark"))
        if any(curve.run for curve in chart.curves):
            theory = [_theory_name(pens)] if any(pen.theory() for pen in pens) else []
            rooms[place] = strokes.legend_room([*(c.label for c in chart.curves), *theory])
    return rooms[0], rooms[1]


def _domains(trace: Trace) -> list[tuple[float, float]]:
    """Return the part of the height that each chart has, from top to bottom."""
    foot = heat_plot.room(trace.heats) / _inside(trace)
    if trace.below is None:
        return [(foot, 1.0)]
    gap = (BETWEEN + _legend_rooms(trace)[1]) / _inside(trace)
    middle = (1.0 + foot) / 2
    return [(middle + gap / 2, 1.0), (foot, middle - gap / 2)]


def _framed(
    chart: Chart, pens: list[_Pen], domain: tuple[float, float], air: float, colours: Inks
) -> dict[str, Any]:
    """Return the axes of a chart and its legend, with some air between them."""
    suffix = pens[0].suffix
    x = ticks(chart.x, [pen.series.x for pen in pens], fewest=0.5)
    y = upright(chart.y, chart.curves, [array for pen in pens for array in pen.shown()])
    legend = {
        "orientation": "h",
        "traceorder": "normal",
        "x": 0,
        "y": domain[1] + air,
        "yanchor": "bottom",
        "font": {"size": 12},
    }
    return {
        f"xaxis{suffix}": {**_axis(chart.x, x, colours), "anchor": f"y{suffix}"},
        f"yaxis{suffix}": {
            **_axis(chart.y, y, colours),
            "domain": domain,
            "anchor": f"x{suffix}",
        },
        f"legend{suffix}": legend,
    }


def _axis(axis: Axis, ticks: Ticks, colours: Inks) -> dict[str, Any]:
    return {
        "type": "log" if axis.scale is Scale.LOG else "linear",
        "title": {"text": axis.title, "font": {"size": 12}, "standoff": 8},
        "range": [ticks.low, ticks.high],
        "tickvals": list(ticks.values),
        "ticktext": list(ticks.texts),
        "gridcolor": colours.faint,
        "zeroline": False,
        "fixedrange": True,
    }


def _is_empty(pens: list[_Pen]) -> bool:
    return all(bool(np.isnan(pen.axis.shows(pen.series.measured)).all()) for pen in pens)


def _remark(trace: Trace, colours: Inks) -> dict[str, Any]:
    """Return words in place of a plot that would be blank."""
    return {
        "text": trace.summary.replace("\n", "<br>"),
        "x": 0.5,
        "y": 0.5,
        "xref": "paper",
        "yref": "paper",
        "showarrow": False,
        "font": {"color": colours.text},
    }
