"""Heat maps as plotly draws them, below the charts: traces and layout as plain dicts."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from wordgraph.lab.axes import ticks
from wordgraph.lab.chart import Axis
from wordgraph.lab.heat import COLOURS, Heat, rows, span
from wordgraph.lab.inks import Inks

# In pixels: a map, from one row of maps to the next, and what is above and below all of them.
MAP, STEP, ABOVE, BELOW = 200, 286, 92, 68
BAR = 58  # from the lowest maps down to the bar of colours
GAP = 0.1  # between two maps, as a share of the width


def maps(heats: Sequence[Heat]) -> list[dict[str, Any]]:
    """Return a trace for each map, on axes of its own and of one scale of colours."""
    return [
        {
            "type": "heatmap",
            # Of a single column plotly would not know how wide it is.
            **(
                {"x": heat.columns.tolist()}
                if len(heat.columns) > 1
                else {"x0": float(heat.columns[0]), "dx": heat.wide}
            ),
            "y": heat.rows.tolist(),
            "z": [[_shown(value) for value in row] for row in heat.values.tolist()],
            "coloraxis": "coloraxis",
            "xaxis": f"x{place}",
            "yaxis": f"y{place}",
            "hoverongaps": False,
            "hovertemplate": f"{_named(heat.y)} %{{y}}, {_named(heat.x)} %{{x}}: "
            "10<sup>%{z:.1f}</sup><extra></extra>",
        }
        for place, heat in enumerate(heats, 3)
    ]


def room(heats: Sequence[Heat]) -> int:
    """Return the pixels that the maps add to the height of a figure."""
    return ABOVE + MAP + STEP * (len(rows(heats)) - 1) + BELOW if heats else 0


def layout(heats: Sequence[Heat], inks: Inks, height: float) -> dict[str, Any]:
    """Return axes, titles and the colour bar; `height` is that of all that is drawn, in pixels."""
    if not heats:
        return {}
    low, high = span(heats)
    found: dict[str, Any] = {
        "coloraxis": {
            "colorscale": [[k / (len(COLOURS) - 1), name] for k, name in enumerate(COLOURS)],
            "cmin": low,
            "cmax": high,
            "colorbar": _bar(low, high, inks, (BELOW - BAR) / height),
        }
    }
    for number, (heat, (left, right), (foot, top)) in enumerate(_places(heats, height), 3):
        found |= _axes(heat, number, [left, right], [foot, top], not left, inks)
    return found


def _axes(
    heat: Heat, number: int, wide: list[float], tall: list[float], named: bool, inks: Inks
) -> dict[str, Any]:
    """Return both axes of a map; the layers are named beside the first of a row alone."""
    frame: dict[str, Any] = {
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "showline": True,
    }
    frame |= {"linecolor": inks.faint, "mirror": True}
    across, up = ticks(heat.x, [np.array([heat.columns[0], heat.last])]), ticks(heat.y, [heat.rows])
    words = _named(heat.y) if named else ""
    return {
        f"xaxis{number}": {
            "domain": wide,
            "anchor": f"y{number}",
            "range": list(heat.ends),
            "tickvals": list(across.values),
            "ticktext": list(across.texts),
            "title": {"text": heat.x.title, "font": {"size": 12}, "standoff": 6},
            **frame,
        },
        f"yaxis{number}": {
            "domain": tall,
            "anchor": f"x{number}",
            "range": [up.low, up.high],
            "tickvals": list(up.values),
            "ticktext": list(up.texts) if named else [""] * len(up.texts),
            "title": {"text": words, "font": {"size": 12}, "standoff": 8},
            **frame,
        },
    }


def _named(axis: Axis) -> str:
    """Return the title of an axis without what it has in brackets."""
    return axis.title.partition(" (")[0]


def titles(heats: Sequence[Heat], inks: Inks, height: float) -> list[dict[str, Any]]:
    """Return the name of each map, as an annotation above it."""
    return [
        {
            "text": heat.title,
            "x": left,
            "y": top + 4 / height,
            "xref": "paper",
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"size": 12, "color": inks.text},
        }
        for heat, (left, _), (_, top) in _places(heats, height)
    ]


def _places(
    heats: Sequence[Heat], height: float
) -> list[tuple[Heat, tuple[float, float], tuple[float, float]]]:
    """Return each map with the shares of the width and of the height that it has."""
    found = []
    lines = rows(heats)
    for row, beside in enumerate(lines):
        wide = (1.0 - GAP * (len(beside) - 1)) / len(beside)
        foot = BELOW + STEP * (len(lines) - 1 - row)
        tall = foot / height, (foot + MAP) / height
        for place, heat in enumerate(beside):
            left = place * (wide + GAP)
            found.append((heat, (left, left + wide), tall))
    return found


def _bar(low: float, high: float, inks: Inks, y: float) -> dict[str, Any]:
    """Return the colour bar, lying below the maps, with powers of ten."""
    step = max(1, int(np.ceil((high - low) / 5)))
    powers = [step * k for k in range(int(np.ceil(low / step)), int(np.floor(high / step)) + 1)]
    return {
        "orientation": "h",
        "x": 0.5,
        "y": y,
        "yanchor": "top",
        "len": 1.0,
        "thickness": 10,
        "outlinewidth": 0,
        "tickvals": powers,
        "ticktext": [f"10<sup>{power}</sup>".replace("-", "\u2212") for power in powers],
        "tickfont": {"color": inks.text},
        "title": {
            "text": "dark is faint, light is strong",
            "side": "bottom",
            "font": {"size": 12, "color": inks.text},
        },
    }


def _shown(value: float) -> float | None:
    return round(value, 2) if np.isfinite(value) else None
