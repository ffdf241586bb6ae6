"""Surfaces below a figure's charts: in 3D, or as contours where the browser can't draw in 3D."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from wordgraph.lab.inks import RAMPS, inks
from wordgraph.lab.surface import Surface, span

Scale = tuple[float, float]
"""The lowest and the highest place of what is drawn."""

HEIGHT = 420  # pixels that it adds to a figure
HEAD = 62  # of these, left for the title of the axis above
FLOOR = 0.4  # of its height by which a surface hovers above its contour lines
EYE = {"x": 1.62, "y": -1.9, "z": 1.1}  # far enough for the names of the axes on a phone
LINES = 12
GRID = {"dark": "#2c3656", "light": "#dcd7cb"}  # in 3D a translucent colour comes out opaque


def add_below(figure: Any, surfaces: Sequence[Surface], theme: str, flat: bool) -> None:
    """Make a plotly figure higher and put surfaces of one scale into the room below its charts."""
    layout = figure.layout
    edges = layout.margin.t + layout.margin.b
    before, after = layout.height - edges, layout.height - edges + HEIGHT * len(surfaces)
    for name in ("yaxis", "yaxis2"):
        if name in layout:
            low, high = layout[name].domain or (0.0, 1.0)
            layout[name].domain = [_raised(low, before, after), _raised(high, before, after)]
    for name in ("legend", "legend2"):
        if name in layout:
            layout[name].y = _raised(layout[name].y, before, after)
    layout.height += HEIGHT * len(surfaces)
    layout.uirevision = ", ".join((surfaces[0].across_label, surfaces[0].along_label))
    scale = span(surfaces)
    for place, surface in enumerate(surfaces):
        foot = HEIGHT * (len(surfaces) - 1 - place)
        part = [foot / after, (foot + HEIGHT - HEAD) / after]
        if surface.title:
            figure.add_annotation(_title(surface, part[1], theme))
        draw = _add_flat if flat else _add_body
        draw(figure, surface, theme, part, place, scale)


def _add_flat(
    figure: Any, surface: Surface, theme: str, part: list[float], place: int, scale: Scale
) -> None:
    number = place + 3  # the charts have the axes before
    figure.add_trace(
        _contours(surface, theme, scale) | {"xaxis": f"x{number}", "yaxis": f"y{number}"}
    )
    figure.layout.update(_plane(surface, theme, part, number))


def _add_body(
    figure: Any, surface: Surface, theme: str, part: list[float], place: int, scale: Scale
) -> None:
    name = f"scene{place + 1}" if place else "scene"
    figure.add_trace(_body(surface, theme, scale) | {"scene": name})
    figure.layout.update({name: _room(surface, theme, part, scale)})


def _title(surface: Surface, y: float, theme: str) -> dict[str, Any]:
    return {
        "text": f"<b>{surface.title}</b>",
        "x": 0.0,
        "y": y,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "font": {"color": inks(theme).text},
    }


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


def _body(surface: Surface, theme: str, scale: Scale) -> dict[str, Any]:
    return {
        "type": "surface",
        **_grid(surface, theme),
        "cmin": scale[0],
        "cmax": scale[1],
        "contours": {
            "z": {
                "show": True,
                "usecolormap": True,
                "project": {"z": True},
                "highlightcolor": inks(theme).text,
                "width": 2,
                **_steps(scale),
            },
            "x": {"highlight": False},
            "y": {"highlight": False},
        },
        "lighting": {"ambient": 0.75, "diffuse": 0.55, "specular": 0.12, "roughness": 0.7},
    }


def _steps(scale: Scale) -> dict[str, float]:
    low, high = scale
    step = (high - low) / LINES or 1.0
    return {"start": low + step / 2, "end": high, "size": step}


def _room(surface: Surface, theme: str, part: list[float], scale: Scale) -> dict[str, Any]:
    """Return the scene, with a floor on which the contour lines lie."""
    low, high = scale
    tall = high - low or 1.0
    names = (surface.across_label, surface.along_label, surface.label)
    x, y, z = (_edge(name, theme) for name in names)
    return {
        "domain": {"x": [0.0, 1.0], "y": part},
        "xaxis": x,
        "yaxis": y,
        "zaxis": {**z, "range": [low - FLOOR * tall, high + 0.04 * tall]},
        "aspectmode": "manual",
        "aspectratio": {"x": 1.0, "y": 1.0, "z": 0.75},
        "camera": {"eye": EYE, "center": {"x": 0, "y": 0, "z": -0.14}},
        "dragmode": "turntable",
        "bgcolor": "rgba(0,0,0,0)",
    }


def _edge(name: str, theme: str) -> dict[str, Any]:
    ink = inks(theme)
    short = name.removeprefix("the ").removeprefix("a ").removesuffix(" direction")
    return {
        "title": {"text": short, "font": {"size": 12}},
        "color": ink.text,
        "gridcolor": GRID[theme],
        "tickfont": {"size": 11},
        "nticks": 6,
        "showbackground": False,
        "showspikes": False,
        "zeroline": False,
    }


def _contours(surface: Surface, theme: str, scale: Scale) -> dict[str, Any]:
    return {
        "type": "contour",
        **_grid(surface, theme),
        "zmin": scale[0],
        "zmax": scale[1],
        "autocontour": False,
        "contours": {"showlabels": True, "labelfont": {"size": 11}, **_steps(scale)},
        "line": {"width": 1, "color": inks(theme).surface},
    }


def _plane(surface: Surface, theme: str, part: list[float], number: int) -> dict[str, Any]:
    axis = {"fixedrange": True, "zeroline": False, "gridcolor": inks(theme).faint}
    x, y = (
        {**axis, "title": {"text": f"along {name}", "font": {"size": 12}, "standoff": 8}}
        for name in (surface.across_label, surface.along_label)
    )
    # A unit is as long along both, or else a round bowl would look like a gorge.
    return {
        f"xaxis{number}": {**x, "anchor": f"y{number}", "constrain": "domain"},
        f"yaxis{number}": {
            **y,
            "anchor": f"x{number}",
            "domain": part,
            "scaleanchor": f"x{number}",
            "constrain": "domain",
        },
    }
