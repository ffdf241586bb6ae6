"""Heat maps as plotly draws them, below the charts: traces and layout as plain dicts."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from wordgraph.lab.axes import ticks
from wordgraph.lab.heat import COLOURS, Heat, span
from wordgraph.lab.inks import Inks

# In pixels: what the maps add to the height of a figure, and how much of it is for themselves.
HEIGHT, MAP = 360, 200
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
            "hovertemplate": "layer %{y}, step %{x}: 10<sup>%{z:.1f}</sup><extra></extra>",
        }
        for place, heat in enumerate(heats, 3)
    ]


def layout(heats: Sequence[Heat], inks: Inks, height: float) -> dict[str, Any]:
    """Return axes, titles and the colour bar; `height` is that of all that is drawn, in pixels."""
    if not heats:
        return {}
    low, high = span(heats)
    wide, top, foot = (1.0 - GAP * (len(heats) - 1)) / len(heats), _top(height), _foot(height)
    found: dict[str, Any] = {
        "coloraxis": {
            "colorscale": [[k / (len(COLOURS) - 1), name] for k, name in enumerate(COLOURS)],
            "cmin": low,
            "cmax": high,
            "colorbar": _bar(low, high, inks, foot - 58 / height),
        }
    }
    for place, heat in enumerate(heats):
        left = place * (wide + GAP)
        frame: dict[str, Any] = {
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "showline": True,
        }
        frame |= {"linecolor": inks.faint, "mirror": True}
        across, up = ticks(heat.x, [np.array([0.0, heat.last])]), ticks(heat.y, [heat.rows])
        x: dict[str, Any] = {
            "domain": [left, left + wide],
            "anchor": f"y{place + 3}",
            "range": list(heat.ends),
            "tickvals": list(across.values),
            "ticktext": list(across.texts),
            "title": {"text": heat.x.title, "font": {"size": 12}, "standoff": 6},
        }
        y: dict[str, Any] = {
            "domain": [foot, top],
            "anchor": f"x{place + 3}",
            "range": [up.low, up.high],
            "tickvals": list(up.values),
            "ticktext": list(up.texts) if not place else [""] * len(up.texts),
            "title": {"text": heat.y.title.partition(" (")[0] if not place else ""},
        }
        y["title"] |= {"font": {"size": 12}, "standoff": 8}
        found |= {f"xaxis{place + 3}": x | frame, f"yaxis{place + 3}": y | frame}
    return found


def titles(heats: Sequence[Heat], inks: Inks, height: float) -> list[dict[str, Any]]:
    """Return the name of each map, as an annotation above it."""
    wide = (1.0 - GAP * (len(heats) - 1)) / len(heats) if heats else 0.0
    return [
        {
            "text": heat.title,
            "x": place * (wide + GAP),
            "y": _top(height) + 4 / height,
            "xref": "paper",
            "yref": "paper",
            "xanchor": "left",
            "yanchor": "bottom",
            "showarrow": False,
            "font": {"size": 12, "color": inks.text},
        }
        for place, heat in enumerate(heats)
    ]


def _top(height: float) -> float:
    return (HEIGHT - 92) / height


def _foot(height: float) -> float:
    return (HEIGHT - 92 - MAP) / height


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
            "text": "norm: dark is faint, light is strong",
            "side": "bottom",
            "font": {"size": 12, "color": inks.text},
        },
    }


def _shown(value: float) -> float | None:
    return round(value, 2) if np.isfinite(value) else None
