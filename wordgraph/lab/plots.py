"""A trace as a plotly figure; the one module of the lab that needs plotly."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from wordgraph.lab.arrays import Array
from wordgraph.lab.axes import Ticks, ticks
from wordgraph.lab.chart import Axis, Curve, Scale
from wordgraph.lab.inks import Inks, inks
from wordgraph.lab.trace import Series, Trace

FONT = "system-ui, sans-serif"
HEIGHT = 320
# Marks shrink where there are many, so that they stay apart at 360 px width.
MARK, SMALL_MARK, MANY = 7, 5, 40
SYMBOLS = ("circle", "diamond", "square", "triangle-up")
LAST = 100  # in the legend


def figure(trace: Trace, theme: str) -> go.Figure:
    """Draw what the trace's chart names, measured and predicted; theme: dark or light."""
    colours, pens = inks(theme), _pens(trace, inks(theme))
    # The first curve is drawn last, on top of the others.
    theory = [part for pen in reversed(pens) for part in pen.theory()]
    named = next((part for part in reversed(theory) if part.name), None)
    if named is not None:
        named.update(name=_theory_name(pens), showlegend=True)
    return go.Figure(
        data=[*theory, *(pen.measured() for pen in reversed(pens))],
        layout=_layout(trace, colours, pens),
    )


@dataclass(frozen=True, slots=True)
class _Pen:
    """One curve with all that it takes to draw it."""

    curve: Curve
    series: Series
    axis: Axis
    """The y axis."""
    colour: str
    band: str
    rank: int

    def shown(self) -> list[Array]:
        """Return all values that the axis has to make room for."""
        series = self.series
        arrays = (series.measured, series.predicted, series.low, series.high)
        return [array for array in arrays if array is not None]

    def measured(self) -> go.Scatter:
        """Return the marks, or the line, of what was measured."""
        many = len(self.series.x) > MANY
        symbol = SYMBOLS[self.rank % len(SYMBOLS)]
        drawn = (
            {"mode": "lines", "line": {"color": self.colour, "width": 2}}
            if self.curve.line
            else {
                "mode": "markers",
                "marker": {
                    "color": self.colour,
                    "symbol": symbol,
                    "size": SMALL_MARK if many else MARK,
                },
            }
        )
        return self._scatter(
            self.series.measured,
            name=f"{self.curve.name} measured",
            legendrank=1 + self.rank,
            hovertemplate=f"{self.curve.name} {self._number()}<extra></extra>",
            **drawn,
        )

    def theory(self) -> list[go.Scatter]:
        """Return the band, if there is one, and the predicted curve on top of it."""
        if self.series.predicted is None:
            return []
        curve = self._scatter(
            self.series.predicted,
            name="theory",
            legendrank=LAST,
            showlegend=False,  # one entry stands for all
            mode="lines",
            line={"color": self.colour, "width": 1.25, "dash": "dash"},
            hovertemplate=f"{self.curve.name} theory {self._number()}<extra></extra>",
        )
        return [*self._edges(), curve]

    def _edges(self) -> list[go.Scatter]:
        if self.series.low is None or self.series.high is None:
            return []
        edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False}
        filled = {"fill": "tonexty", "fillcolor": self.band}
        return [
            self._scatter(self.series.low, **edge),
            self._scatter(self.series.high, **edge, **filled),
        ]

    def _scatter(self, y: Array, **style: Any) -> go.Scatter:
        """Return values over x, with gaps where the axis has no place for them."""
        shown = [None if np.isnan(value) else value for value in self.axis.shows(y).tolist()]
        return go.Scatter(x=self.series.x.tolist(), y=shown, **style)

    def _number(self) -> str:
        return "%{y:.2e}" if self.axis.scale is Scale.LOG else "%{y:.4g}"


def _pens(trace: Trace, colours: Inks) -> list[_Pen]:
    accents = (colours.first, colours.second)
    return [
        _Pen(
            curve,
            trace.series[curve.series],
            trace.chart.y,
            colour=accents[rank % len(accents)],
            band=colours.band if rank % len(accents) == 0 else colours.faint,
            rank=rank,
        )
        for rank, curve in enumerate(trace.chart.curves)
    ]


def _theory_name(pens: list[_Pen]) -> str:
    """Return "theory", with the names of the curves if it, or its band, is of some alone."""

    def of(some: list[_Pen]) -> str:
        return "" if len(some) == len(pens) else " and ".join(pen.curve.name for pen in some)

    known = [pen for pen in pens if pen.series.predicted is not None]
    banded = [pen for pen in known if pen.series.low is not None]
    whole = f"theory of {of(known)}" if of(known) else "theory"
    if not banded:
        return whole
    return f"{whole} \u00b12 sd" if banded == known else f"{whole}, {of(banded)} \u00b12 sd"


def _layout(trace: Trace, colours: Inks, pens: list[_Pen]) -> dict[str, Any]:
    chart = trace.chart
    x = ticks(chart.x, [pen.series.x for pen in pens])
    y = ticks(chart.y, [array for pen in pens for array in pen.shown()])
    return {
        "template": go.layout.Template(),  # An empty one: the default is 6 kB of other colours.
        "height": HEIGHT,
        "margin": {"l": 58, "r": 14, "t": 40, "b": 46},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": colours.text},
        "hovermode": "x unified",
        "hoverlabel": {"bgcolor": colours.surface, "bordercolor": colours.faint},
        "legend": {
            "orientation": "h",
            "traceorder": "normal",
            "x": 0,
            "y": 1.03,
            "yanchor": "bottom",
            "font": {"size": 12},
        },
        "xaxis": _axis(chart.x, x, colours),
        "yaxis": _axis(chart.y, y, colours),
        "annotations": [_remark(trace, colours)] if _is_empty(pens) else [],
        "meta": {"description": trace.summary},
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
        "text": trace.summary,
        "x": 0.5,
        "y": 0.5,
        "xref": "paper",
        "yref": "paper",
        "showarrow": False,
        "font": {"color": colours.text},
    }
