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
from wordgraph.lab.plots import figure, height

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
            dcc.Graph(id=ids.LAB_PLOT, figure=go.Figure(), config=_PLOT, style={"height": "320px"}),
            html.P(id=ids.LAB_CHECK),
            html.Div(id=ids.LAB_CONTROLS),
        ]
    )


def register(app: Dash) -> None:
    """Wire the panel: a request sets up the controls, and the controls run the experiment."""
    app.callback(
        Output(ids.LAB_PRESETS, "children"),
        Output(ids.LAB_HEAD, "children"),
        Output(ids.LAB_CONTROLS, "children"),
        Output(ids.LAB_SETUP, "data"),
        Input(ids.LAB_REQUEST, "data"),
        prevent_initial_call=True,
    )(set_up)
    app.callback(
        Output(ids.LAB_PLOT, "figure"),
        Output(ids.LAB_PLOT, "style"),
        Output(ids.LAB_SUMMARY, "children"),
        Output(ids.LAB_CHECK, "children"),
        Output(ids.LAB_CHECK, "className"),
        Output(ids.value(ALL), "children"),
        Output(ids.LAB_STATE, "data"),
        Input(ids.parameter(ALL), "value"),
        Input(ids.LAB_THEME, "data"),
        State(ids.LAB_SETUP, "data"),
        prevent_initial_call=True,
    )(_run)
    drawn = State(ids.LAB_PLOT, "figure")  # it stays in the browser
    for name, store, *event in (
        ("labMounted", ids.LAB_MOUNTED, Input(ids.LAB_PLOT, "id")),
        ("labState", ids.LAB_MOUNTED, Input(ids.LAB_STATE, "data"), drawn),
    ):
        app.clientside_callback(
            ClientsideFunction("wordgraph", name),
            Output(store, "data", allow_duplicate=name == "labState"),
            *event,
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


def set_up(request: Mapping[str, Any]) -> tuple[list[Any], list[Any], list[Any], Any]:
    """The presets, the head, the controls and the setup that a request asks for."""
    try:
        experiment, preset, values = requested(request)
    except ParameterError as error:
        return [], [html.P(str(error), className="look-for", role="status")], [], None
    setup = {"experiment": experiment.name, "preset": preset}
    if request.get("flat"):
        setup["flat"] = "true"  # the browser can't draw in 3D
    return (
        _presets(experiment, preset),
        _head(experiment, preset),
        controls.form(experiment, values),
        setup,
    )


def _presets(experiment: lab.Experiment, pressed: str) -> list[Any]:
    """The buttons of the presets; the browser turns a click into a request (sheet.mjs)."""
    buttons = [
        html.Button(
            preset.title,
            className="chip",
            **{
                "data-preset": f"{experiment.name}/{name}",
                "aria-pressed": str(name == pressed).lower(),
            },
        )
        for name, preset in experiment.presets.items()
    ]
    hidden = list(experiment.presets)[_FEATURED:]
    more = html.Details(
        [
            html.Summary("More settings worth seeing"),
            html.Div(buttons[_FEATURED:], className="chips"),
        ],
        open=pressed in hidden,
    )
    return [html.Div(buttons[:_FEATURED], className="chips"), *([more] if hidden else [])]


def _head(experiment: lab.Experiment, preset: str) -> list[Any]:
    chosen = experiment.presets[preset]
    head = [html.H2(experiment.title), html.P(chosen.look_for, className="look-for")]
    if chosen.folklore:
        head.append(html.P([html.B("Often said: "), chosen.folklore], className="folklore"))
    return head


def _run(raw: list[Any], theme: str | None, setup: Mapping[str, str] | None) -> tuple[Any, ...]:
    if not setup or not raw or not theme:
        raise PreventUpdate
    experiment = lab.get(setup["experiment"])
    parameters, base = experiment.parameters, _base(experiment, setup["preset"])
    names = [str(entry["id"]["name"]) for entry in ctx.inputs_list[0]]
    given = {
        name: controls.kept(base[name], controls.read(parameters[name], value))
        for name, value in zip(names, raw, strict=True)
    }
    texts = [controls.worded(parameters[name], value) for name, value in given.items()]
    try:
        trace = lab.run(setup["experiment"], **given)
    except ParameterError as error:
        return no_update, no_update, str(error), "", "refused", texts, no_update
    drawn = figure(trace, theme, "flat" in setup)
    style = {"height": f"{height(trace)}px"}
    said = _checks(trace)
    return drawn, style, trace.summary, said, _verdict(trace.check), texts, state(setup, given)


def _checks(trace: lab.Trace) -> str | list[Any]:
    """The main check, whose verdict is the paragraph's class, and each further one below it."""
    if not trace.also:
        return trace.check.sentence
    further = [html.Span(check.sentence, className=_verdict(check)) for check in trace.also]
    return [trace.check.sentence, *further]


def _verdict(check: lab.Check) -> str:
    return check.verdict.name.lower().replace("_", "-")


def state(setup: Mapping[str, str], given: Mapping[str, lab.Value]) -> dict[str, str]:
    """What a link says of the lab: the preset, and the parameters that differ from it."""
    base = _base(lab.get(setup["experiment"]), setup["preset"])
    changed = {name: str(value) for name, value in given.items() if base[name] != value}
    return {"": f"{setup['experiment']}/{setup['preset']}", **changed}


def _base(experiment: lab.Experiment, preset: str) -> Mapping[str, lab.Value]:
    """All values of a preset, the defaults included."""
    return experiment.settings(experiment.presets[preset].parameters).values
