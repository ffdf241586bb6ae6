"""What a plane has beside its curves: the names of its parts, and a point that can be moved."""

from collections.abc import Iterable
from typing import Any

from wordgraph.lab.chart import Chart
from wordgraph.lab.parameters import Number


def names(chart: Chart, suffix: str, colour: str) -> list[dict[str, Any]]:
    """Return the names of a chart's regions as plotly's text; suffix: "" or "2", of its axes."""
    if not chart.regions:
        return []
    return [
        {
            "type": "scatter",
            "mode": "text",
            "x": [region.x for region in chart.regions],
            "y": [region.y for region in chart.regions],
            "text": [region.name for region in chart.regions],
            "textfont": {"color": colour, "size": 13, "style": "italic"},
            "xaxis": f"x{suffix}",
            "yaxis": f"y{suffix}",
            "hoverinfo": "skip",
            "showlegend": False,
        }
    ]


def handle(charts: Iterable[Chart]) -> dict[str, Any]:
    """Return what the browser has to know to let a point be dragged; {} where none can be.

    {"handle": {"axes": the suffix of the axes, "x" and "y": what the place along them stands for}}.
    """
    for place, chart in enumerate(charts):
        for curve in chart.curves:
            if curve.moves is not None:
                x, y = map(_range, curve.moves)
                return {"handle": {"axes": "2" if place else "", "x": x, "y": y}}
    return {}


def _range(parameter: Number) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "label": parameter.label,
        "low": parameter.minimum,
        "high": parameter.maximum,
        "step": parameter.step,
        "logarithmic": parameter.logarithmic,
    }
