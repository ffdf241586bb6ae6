"""A trace as a plotly figure; the one module of the lab that needs plotly."""

from typing import Any

import numpy as np
import plotly.graph_objects as go

from wordgraph.lab.arrays import Array
from wordgraph.lab.axes import Ticks, decades, layers
from wordgraph.lab.inks import Inks, inks
from wordgraph.lab.trace import Series, Trace

FONT = "system-ui, sans-serif"
HEIGHT = 320
# Marks shrink where there are many, so that they stay apart at 360 px width.
MARK, SMALL_MARK, MANY = 7, 5, 40


def figure(trace: Trace, theme: str) -> go.Figure:
    """Draw the norms of delta and dW by layer, measured and predicted; theme: dark or light."""
    colours = inks(theme)
    delta, weights = trace.series["delta"], trace.series["weight_gradient"]
    shown = [delta.measured, weights.measured, delta.predicted, delta.low, delta.high]
    marks = [
        _marks(weights, "dW", colours.second, "diamond"),
        _marks(delta, "\u03b4", colours.first, "circle"),
    ]
    return go.Figure(
        data=[*_theory(delta, colours), *marks],
        layout=_layout(
            trace,
            colours,
            layers(len(delta.x)),
            decades(array for array in shown if array is not None),
        ),
    )


def _marks(series: Series, name: str, colour: str, symbol: str) -> go.Scatter:
    return go.Scatter(
        x=series.x.tolist(),
        y=_positive(series.measured),
        name=f"{name} measured",
        legendrank=1 if symbol == "circle" else 2,
        mode="markers",
        marker={
            "color": colour,
            "symbol": symbol,
            "size": MARK if len(series.x) <= MANY else SMALL_MARK,
        },
        hovertemplate=f"{name} %{{y:.2e}}<extra></extra>",
    )


def _theory(series: Series, colours: Inks) -> list[go.Scatter]:
    """Return the band, if there is one, and the predicted curve on top of it."""
    if series.predicted is None:
        return []
    band = []
    if series.low is not None and series.high is not None:
        band = [_edge(series.x, series.low), _edge(series.x, series.high, fill=colours.band)]
    curve = go.Scatter(
        x=series.x.tolist(),
        y=_positive(series.predicted),
        name="theory \u00b12 sd" if band else "theory",
        legendrank=3,
        mode="lines",
        line={"color": colours.first, "width": 1.25, "dash": "dash"},
        hovertemplate="theory %{y:.2e}<extra></extra>",
    )
    return [*band, curve]


def _edge(x: Array, y: Array, fill: str | None = None) -> go.Scatter:
    filled = {"fill": "tonexty", "fillcolor": fill} if fill else {}
    return go.Scatter(
        x=x.tolist(),
        y=_positive(y),
        mode="lines",
        line={"width": 0},
        hoverinfo="skip",
        showlegend=False,
        **filled,
    )


def _positive(values: Array) -> list[float | None]:
    """Return what a log axis can show, and None (a gap) for the rest."""
    return [float(y) if np.isfinite(y) and y > 0 else None for y in values]


def _layout(trace: Trace, colours: Inks, x: Ticks, y: Ticks) -> dict[str, Any]:
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
        "xaxis": _axis(x, colours, "layer (1 = nearest the input)"),
        "yaxis": _axis(y, colours, "gradient norm") | {"type": "log"},
        "annotations": [_remark(trace, colours)] if _is_empty(trace) else [],
        "meta": {"description": trace.summary},
    }


def _axis(ticks: Ticks, colours: Inks, title: str) -> dict[str, Any]:
    return {
        "title": {"text": title, "font": {"size": 12}, "standoff": 8},
        "range": [ticks.low, ticks.high],
        "tickvals": list(ticks.values),
        "ticktext": list(ticks.texts),
        "gridcolor": colours.faint,
        "zeroline": False,
        "fixedrange": True,
    }


def _is_empty(trace: Trace) -> bool:
    measured = trace.series["delta"].measured
    return not bool(np.any(np.isfinite(measured) & (measured > 0)))


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
