"""The lab: an experiment's presets, controls and plot, run on the server at every change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.exceptions import PreventUpdate

from wordgraph import lab
from wordgraph.app import ids
from wordgraph.app.panels import lab_controls as controls
from wordgraph.errors import ParameterError
from wordgraph.lab.plots import figure

_FEATURED = 4  # presets shown at once; the others are one click further
_PLOT = {"displayModeBar": False, "showSendToCloud": False, "responsive": True}


def layout() -> html.Div:
    """The panel, empty until the browser asks for an experiment."""
    return html.Div(
        [
            dcc.Store(id=ids.LAB_REQUEST),
            dcc.Store(id=ids.LAB_THEME),
            dcc.Store(id=ids.LAB_SETUP),
            dcc.Store(id=ids.LAB_STATE),
            dcc.Store(id=ids.LAB_MOUNTED),
            html.Div(id=ids.LAB_HEAD),
            html.Div(id=ids.LAB_PRESETS),
            html.P(id=ids.LAB_SUMMARY, role="status"),
            dcc.Graph(id=ids.LAB_PLOT, figure=go.Figure(), config=_PLOT, responsive=True),
            html.P(id=ids.LAB_CHECK),
            html.Div(id=ids.LAB_CONTROLS),
        ]
    )


def register(app: Dash) -> None:
    """Wire the panel: a request or a preset sets the controls, and the controls run the experiment."""
    app.callback(
        Output(ids.LAB_PRESETS, "children"),
        Input(ids.LAB_REQUEST, "data"),
        prevent_initial_call=True,
    )(presets)
    app.callback(
        Output(ids.LAB_HEAD, "children"),
        Output(ids.LAB_CONTROLS, "children"),
        Output(ids.LAB_SETUP, "data"),
        Input(ids.LAB_REQUEST, "data"),
        Input(ids.preset(ALL), "n_clicks"),
        prevent_initial_call=True,
    )(_set_up)
    app.callback(
        Output(ids.LAB_PLOT, "figure"),
        Output(ids.LAB_SUMMARY, "children"),
        Output(ids.LAB_CHECK, "children"),
        Output(ids.LAB_CHECK, "className"),
        Output(ids.value(ALL), "children"),
        Output(ids.preset(ALL), "aria-pressed"),
        Output(ids.LAB_STATE, "data"),
        Input(ids.parameter(ALL), "value"),
        Input(ids.LAB_THEME, "data"),
        State(ids.LAB_SETUP, "data"),
        State(ids.preset(ALL), "id"),
        prevent_initial_call=True,
    )(_run)
    for name, store, event in (
        ("labMounted", ids.LAB_MOUNTED, Input(ids.LAB_PLOT, "id")),
        ("labState", ids.LAB_MOUNTED, Input(ids.LAB_STATE, "data")),
    ):
        app.clientside_callback(
            ClientsideFunction("wordgraph", name),
            Output(store, "data", allow_duplicate=name == "labState"),
            event,
            prevent_initial_call=name == "labState",
        )


def requested(request: Mapping[str, Any]) -> tuple[lab.Experiment, str, dict[str, lab.Value]]:
    """The experiment, the preset and the values that a link or a term asks for.

    What makes no sense is left out, so that an old or mistyped link still opens the experiment.
    """
    asked = request.get("parameters") or {}
    name, _, preset = str(asked.get("", "")).partition("/")
    experiment = lab.get(name)
    if preset not in experiment.presets:
        preset = next(iter(experiment.presets))
    values = dict(experiment.presets[preset].parameters)
    for key, text in asked.items():
        if key in experiment.parameters:
            try:
                values[key] = experiment.parameters[key].parse(str(text))
            except ParameterError:
                continue
    return experiment, preset, values


def presets(request: Mapping[str, Any]) -> list[Any]:
    """The buttons of an experiment's presets, the first ones at once."""
    experiment, _, _ = requested(request)
    buttons = [
        html.Button(preset.title, id=ids.preset(name), className="chip")
        for name, preset in experiment.presets.items()
    ]
    more = html.Details([html.Summary("More settings worth seeing"), html.Div(buttons[_FEATURED:], className="chips")])
    return [html.Div(buttons[:_FEATURED], className="chips"), *([more] if buttons[_FEATURED:] else [])]


def _set_up(request: Mapping[str, Any] | None, clicks: list[int | None]) -> tuple[Any, Any, Any]:
    if not request or (isinstance(ctx.triggered_id, dict) and not any(clicks)):
        raise PreventUpdate  # buttons that have just been made are nobody's wish
    if isinstance(ctx.triggered_id, dict):
        experiment, _, _ = requested(request)
        return set_up(experiment, str(ctx.triggered_id["name"]), {})
    return set_up(*requested(request))


def set_up(
    experiment: lab.Experiment, preset: str, values: Mapping[str, lab.Value]
) -> tuple[list[Any], list[Any], dict[str, str]]:
    """The head, the controls and the setup of an experiment that starts from a preset."""
    chosen = experiment.presets[preset]
    head = [html.H2(experiment.title), html.P(chosen.look_for, className="look-for")]
    if chosen.folklore:
        head.append(html.P([html.B("Often said: "), chosen.folklore], className="folklore"))
    return head, controls.form(experiment, {**chosen.parameters, **values}), {
        "experiment": experiment.name,
        "preset": preset,
    }


def _run(
    raw: list[Any], theme: str | None, setup: Mapping[str, str] | None, buttons: list[Any]
) -> tuple[Any, ...]:
    if not setup or not raw:
        raise PreventUpdate
    parameters = lab.get(setup["experiment"]).parameters
    names = [str(entry["id"]["name"]) for entry in ctx.inputs_list[0]]
    given = {name: controls.read(parameters[name], value) for name, value in zip(names, raw, strict=True)}
    texts = [controls.worded(parameters[name], value) for name, value in given.items()]
    pressed = [str(button["name"] == setup["preset"]).lower() for button in buttons]
    try:
        trace = lab.run(setup["experiment"], **given)
    except ParameterError as error:
        return no_update, str(error), "", "refused", texts, pressed, no_update
    drawn = figure(trace, theme or "dark")
    verdict = trace.check.verdict.name.lower().replace("_", "-")
    return drawn, trace.summary, trace.check.sentence, verdict, texts, pressed, state(setup, given)


def state(setup: Mapping[str, str], given: Mapping[str, lab.Value]) -> dict[str, str]:
    """What a link says of the lab: the preset, and the parameters that differ from it."""
    experiment = lab.get(setup["experiment"])
    base = experiment.settings(experiment.presets[setup["preset"]].parameters).values
    changed = {name: str(value) for name, value in given.items() if base[name] != value}
    return {"": f"{setup['experiment']}/{setup['preset']}", **changed}
