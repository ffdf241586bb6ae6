"""A surface below a figure's charts: in 3D, or as contours where the browser can't draw in 3D."""

from typing import Any

import numpy as np

from wordgraph.lab.inks import RAMPS, inks
from wordgraph.lab.surface import Surface

HEIGHT = 420  # pixels that it adds to a figure
HEAD = 62  # of these, left for the title of the axis above
FLOOR = 0.4  # of its height by which a surface hovers above its contour lines
EYE = {"x": 1.4, "y": -1.65, "z": 0.95}
LINES = 12
GRID = {"dark": "#2c3656", "light": "#dcd7cb"}  # in 3D a translucent colour comes out opaque


def add_below(figure: Any, surface: Surface, theme: str, flat: bool) -> None:
    """Make a plotly figure higher and put the surface into the room below its charts."""
    layout = figure.layout
    edges = layout.margin.t + layout.margin.b
    before, after = layout.height - edges, layout.height - edges + HEIGHT
    for name in ("yaxis", "yaxis2"):
        if name in layout:
            low, high = layout[name].domain or (0.0, 1.0)
            layout[name].domain = [_raised(low, before, after), _raised(high, before, after)]
    for name in ("legend", "legend2"):
        if name in layout:
            layout[name].y = _raised(layout[name].y, before, after)
    layout.height += HEIGHT
    part = [0.0, (HEIGHT - HEAD) / after]
    if flat:
        figure.add_trace(_contours(surface, theme))
        layout.update(_plane(surface, theme, part))
    else:
        figure.add_trace(_body(surface, theme))
        layout.update(_room(surface, theme, part))


def _raised(share: float, before: float, after: float) -> float:
    """Return a share of the former height as one of the new height, as far from the top."""
    return 1.0 - (1.0 - share) * before / after


def _grid(surface: Surface, theme: str) -> dict[str, Any]:
    """Return what both ways of drawing share; six digits are more than can be seen."""
    colours = RAMPS[theme]
    heights = [
        [float(f"{value:.6g}") if np.isfinite(value) else None for value in row]
        for row in surface.heights.tolist()
    ]
    value, across, along = surface.label, surface.across_label, surface.along_label
    return {
        "x": [round(value, 6) for value in surface.across.tolist()],
        "y": [round(value, 6) for value in surface.along.tolist()],
        "z": heights,
        "colorscale": [[at / (len(colours) - 1), colour] for at, colour in enumerate(colours)],
        "showscale": False,
        "hovertemplate": f"{value} %{{z:.4g}}<br>{across} %{{x:.3g}}<br>{along} %{{y:.3g}}"
        "<extra></extra>",
    }


def _body(surface: Surface, theme: str) -> dict[str, Any]:
    return {
        "type": "surface",
        **_grid(surface, theme),
        "contours": {
            "z": {
                "show": True,
                "usecolormap": True,
                "project": {"z": True},
                "highlightcolor": inks(theme).text,
                "width": 2,
                **_steps(surface),
            },
            "x": {"highlight": False},
            "y": {"highlight": False},
        },
        "lighting": {"ambient": 0.75, "diffuse": 0.55, "specular": 0.12, "roughness": 0.7},
    }


def _steps(surface: Surface) -> dict[str, float]:
    low, high = _ends(surface)
    step = (high - low) / LINES or 1.0
    return {"start": low + step / 2, "end": high, "size": step}


def _ends(surface: Surface) -> tuple[float, float]:
    return float(np.nanmin(surface.heights)), float(np.nanmax(surface.heights))


def _room(surface: Surface, theme: str, part: list[float]) -> dict[str, Any]:
    """Return the scene, with a floor on which the contour lines lie."""
    low, high = _ends(surface)
    span = high - low or 1.0
    names = (surface.across_label, surface.along_label, surface.label)
    x, y, z = (_edge(name, theme) for name in names)
    return {
        "scene": {
            "domain": {"x": [0.0, 1.0], "y": part},
            "xaxis": x,
            "yaxis": y,
            "zaxis": {**z, "range": [low - FLOOR * span, high + 0.04 * span]},
            "aspectmode": "manual",
            "aspectratio": {"x": 1.0, "y": 1.0, "z": 0.75},
            "camera": {"eye": EYE, "center": {"x": 0, "y": 0, "z": -0.14}},
            "dragmode": "turntable",
            "bgcolor": "rgba(0,0,0,0)",
        },
        "uirevision": f"{surface.across_label}, {surface.along_label}",
    }


def _edge(name: str, theme: str) -> dict[str, Any]:
    ink = inks(theme)
    return {
        "title": {"text": name, "font": {"size": 12}},
        "color": ink.text,
        "gridcolor": GRID[theme],
        "tickfont": {"size": 11},
        "nticks": 6,
        "showbackground": False,
        "showspikes": False,
        "zeroline": False,
    }


def _contours(surface: Surface, theme: str) -> dict[str, Any]:
    return {
        "type": "contour",
        **_grid(surface, theme),
        "autocontour": False,
        "contours": {"showlabels": True, "labelfont": {"size": 11}, **_steps(surface)},
        "line": {"width": 1, "color": inks(theme).surface},
        "xaxis": "x3",
        "yaxis": "y3",
    }


def _plane(surface: Surface, theme: str, part: list[float]) -> dict[str, Any]:
    axis = {"fixedrange": True, "zeroline": False, "gridcolor": inks(theme).faint}
    x, y = (
        {**axis, "title": {"text": f"along {name}", "font": {"size": 12}, "standoff": 8}}
        for name in (surface.across_label, surface.along_label)
    )
    # A unit is as long along both, or else a round bowl would look like a gorge.
    return {
        "xaxis3": {**x, "anchor": "y3", "constrain": "domain"},
        "yaxis3": {**y, "anchor": "x3", "domain": part, "scaleanchor": "x3", "constrain": "domain"},
    }
