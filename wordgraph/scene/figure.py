"""A scene becomes a plotly Figure, for notebooks: a few traces by tier, as assets/js/traces.mjs."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from wordgraph.scene.emphasis import Tier, is_bright, is_drawn, tiers
from wordgraph.scene.framing import framed
from wordgraph.scene.icosphere import spheres
from wordgraph.scene.look import DIMMED, LOOK, lit_opacity, rest_opacity
from wordgraph.scene.palette import COLOURS, GROUND, INK, blend
from wordgraph.scene.scene import Ints, Scene
from wordgraph.scene.view import Theme, ViewState

_ASPECT = 1.6
_LIGHTING = {"diffuse": 0.62, "specular": 0.22, "roughness": 0.55, "fresnel": 0.12}


def figure(scene: Scene, view: ViewState | None = None, theme: Theme | None = None) -> go.Figure:
    """The scene as a Figure that turns, zooms and names what the pointer is on."""
    view = view or ViewState()
    theme = theme or view.theme or Theme.DARK
    tier = tiers(scene, view)
    lit = is_bright(scene, tier)
    dimmed = bool((tier == Tier.DIM).any())
    look = LOOK[theme]
    drawn = scene.edges[is_drawn(scene, tier)]
    opacity = rest_opacity(look, len(drawn)) * (DIMMED if dimmed else 1.0)
    focused, isolated = bool((tier == Tier.FOCUS).any()), bool((tier == Tier.NEAR).any())
    strong = lit_opacity(look, focused, isolated, int(lit.sum()))
    at_rest = Tier.DIM if dimmed else Tier.BASE
    rest, bright = np.flatnonzero(tier == at_rest), np.flatnonzero(tier < at_rest)
    traces = [
        _threads(scene, drawn, look.thread, opacity, 1.0),
        _spheres(scene, rest, theme, 0.8 if dimmed else 1.0, look.haze if dimmed else 0.0),
        _threads(scene, scene.edges[lit], look.lit, strong, 2.5),
        _spheres(scene, bright, theme, 1.12, 0.0),
    ]
    return go.Figure([trace for trace in traces if trace is not None], _layout(scene, view, theme))


def _threads(
    scene: Scene, edges: Ints, colour: str, opacity: float, width: float
) -> go.Scatter3d | None:
    """Edges as one line broken by NaN; the opacity is the trace's, so that no crossing glares."""
    if not len(edges):
        return None
    gap = np.full((len(edges), 1, 3), np.nan)
    x, y, z = np.concatenate([scene.places[edges], gap], axis=1).reshape(-1, 3).T
    line = {"color": colour, "width": width}
    return go.Scatter3d(x=x, y=y, z=z, mode="lines", line=line, opacity=opacity, hoverinfo="skip")


def _spheres(
    scene: Scene, nodes: NDArray[np.intp], theme: Theme, swell: float, haze: float
) -> go.Mesh3d | None:
    """The spheres of some nodes as one mesh; each of its points carries the name of its node."""
    if not len(nodes):
        return None
    points, triangles, count = spheres(scene.places[nodes], scene.radii[nodes] * swell)
    # Plotly reads some tags in what it shows; of entities it knows few, those of quotes not.
    names = [escape(scene.names[node], quote=False) for node in nodes]
    return go.Mesh3d(
        **dict(zip("xyz", points.T, strict=True)),
        **dict(zip("ijk", triangles.T, strict=True)),
        intensity=np.repeat(scene.group[nodes] % len(COLOURS), count),
        colorscale=_colours(scene, theme, haze),
        cmin=0,
        cmax=max(1, min(len(scene.groups), len(COLOURS)) - 1),
        showscale=False,
        hovertext=np.repeat(names, count),
        hoverinfo="text",
        lighting={"ambient": LOOK[theme].ambient, **_LIGHTING},
        lightposition={"x": -2000, "y": -3000, "z": 6000},
    )


def _colours(scene: Scene, theme: Theme, haze: float) -> list[tuple[float, str]]:
    """The palette's colours as a scale over its rows, blended into the ground by `haze`.

    The palette alone, which domains share: plotly samples 256 steps of a scale, in which the
    colours of hundreds of domains would run into each other.
    """
    used = [group.colour for group in scene.groups[: len(COLOURS)]]
    shown = [blend(getattr(colour, theme), getattr(GROUND, theme), haze) for colour in used]
    if len(shown) == 1:
        shown *= 2
    return [(row / (len(shown) - 1), colour) for row, colour in enumerate(shown)]


def _layout(scene: Scene, view: ViewState, theme: Theme) -> dict[str, Any]:
    """No axes, a camera in the unit of the scene, and the theme's ground."""
    reach = np.linalg.norm(scene.places, axis=1).max(initial=0.2)
    bound = float(np.ceil(reach * 110) / 100)
    axis = {"visible": False, "range": [-bound, bound], "autorange": False}
    camera = framed(scene, view, _ASPECT)
    ground, ink = getattr(GROUND, theme), getattr(INK, theme)
    return {
        "title": {
            "text": escape(scene.title, quote=False),
            "font": {"color": ink, "size": 18},
            **{"x": 0.02, "y": 0.96, "yanchor": "top"},
        },
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": False,
        "hoverlabel": {"bgcolor": ground, "bordercolor": ink, "font": {"color": ink, "size": 14}},
        "paper_bgcolor": ground,
        "scene": {
            **dict.fromkeys(("xaxis", "yaxis", "zaxis"), axis),
            # An aspect ratio as long as the range makes plotly's camera live in the scene's unit.
            "aspectmode": "manual",
            "aspectratio": dict.fromkeys("xyz", 2 * bound),
            "bgcolor": ground,
            "dragmode": "orbit",
            "camera": {
                "eye": dict(zip("xyz", camera.eye, strict=True)),
                "center": dict(zip("xyz", camera.center, strict=True)),
                "up": {"x": 0, "y": 0, "z": 1},
            },
        },
    }
