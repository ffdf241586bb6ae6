"""The lab: an experiment's presets, controls and plot, run on the server at every change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.exceptions import PreventUpdate

from wordgraph import lab
from wordgraph.app import ids
from wordgraph.app.panels import lab_compare as compare
from wordgraph.app.panels import lab_controls as controls
from wordgraph.app.panels import lab_cost as cost
from wordgraph.app.panels import lab_files as files
from wordgraph.app.panels import live
from wordgraph.app.panels.lab_link import defaults, left_out, opened, said
from wordgraph.errors import ParameterError
from wordgraph.lab.comparison import drawn
from wordgraph.lab.pairing import run_both
from wordgraph.lab.plots import figure, height

_TOLD = 3  # of what is wrong with a link
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
            live.layout(),
            html.P(id=ids.LAB_SUMMARY, role="status"),
            html.Div(
                dcc.Graph(
                    id=ids.LAB_PLOT, figure=go.Figure(), config=_PLOT, style={"height": "320px"}
                ),
                id=ids.LAB_FIGURE,
                role="img",
            ),
            html.P(id=ids.LAB_FILES),
            html.P(id=ids.LAB_CHECK),
            compare.layout(),
            html.P(id=ids.LAB_COST),
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
        *compare.OUTPUTS,
        Input(ids.LAB_REQUEST, "data"),
        State(ids.LAB_STATE, "data"),
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
        Output(ids.LAB_FIGURE, "aria-label"),
        Output(ids.LAB_FILES, "children"),
        Input(ids.parameter(ALL), "value"),
        Input(ids.LAB_THEME, "data"),
        State(ids.LAB_SETUP, "data"),
        prevent_initial_call=True,
    )(_run)
    app.callback(
        Output(ids.LAB_COST, "children"),
        Output(ids.LAB_COST, "className"),
        Input(ids.parameter(ALL), "value"),
        State(ids.LAB_SETUP, "data"),
        prevent_initial_call=True,
    )(_tell_cost)
    shown = State(ids.LAB_PLOT, "figure")  # it stays in the browser
    for name, store, *event in (
        ("labMounted", ids.LAB_MOUNTED, Input(ids.LAB_PLOT, "id")),
        ("labState", ids.LAB_MOUNTED, Input(ids.LAB_STATE, "data"), shown),
    ):
        app.clientside_callback(
            ClientsideFunction("wordgraph", name),
            Output(store, "data", allow_duplicate=name == "labState"),
            *event,
            prevent_initial_call=name == "labState",
        )


def requested(request: Mapping[str, Any]) -> tuple[lab.Experiment, str, dict[str, lab.Value]]:
    """The experiment, the preset and the values that a link or a term asks for."""
    return opened(request.get("parameters") or {})


def set_up(request: Mapping[str, Any], state: Mapping[str, str] | None = None) -> tuple[Any, ...]:
    """The presets, the head, the controls, the setup, and the buttons that compare."""
    link = compare.asked(request, state)
    try:
        experiment, preset, values = opened(link)
    except ParameterError as error:
        return [], [html.P(str(error), className="look-for", role="status")], [], None, "", True
    parts = compare.apart(link)
    kept = compare.kept_link(experiment, parts[1])
    strange = [words for part in parts for words in left_out(experiment, part)]
    setup = {"experiment": experiment.name, "preset": preset}
    if request.get("flat"):
        setup["flat"] = "true"  # the browser can't draw in 3D
    return (
        _presets(experiment, preset),
        _head(experiment, preset, strange),
        controls.form(experiment, values),
        {**setup, "kept": kept} if kept else setup,
        *compare.buttons(bool(kept)),
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


def _head(experiment: lab.Experiment, preset: str, strange: list[str]) -> list[Any]:
    chosen = experiment.presets[preset]
    head = [html.H2(experiment.title)]
    if strange:
        words = f"Left out of what the link asks for: {'; '.join(strange[:_TOLD])}."
        head.append(html.P(words, className="strange", role="status"))
    head.append(html.P(chosen.look_for, className="look-for"))
    if chosen.folklore:
        head.append(html.P([html.B("Often said: "), chosen.folklore], className="folklore"))
    return head


def _run(raw: list[Any], theme: str | None, setup: Mapping[str, Any] | None) -> tuple[Any, ...]:
    if not setup or not raw or not theme:
        raise PreventUpdate
    experiment, given, kept = _settings(setup, ctx.inputs_list[0])
    texts = [controls.worded(experiment.parameters[name], value) for name, value in given.items()]
    try:
        found = live.first(experiment, given) if kept is None else run_both(experiment, given, kept)
    except ParameterError as error:
        same = (no_update,) * 3
        return no_update, no_update, str(error), "", "refused", texts, *same
    trace, link = drawn(found), state(setup, given)
    return (
        figure(trace, theme, "flat" in setup),
        {"height": f"{height(trace)}px"},
        compare.summary(found),
        _checks(trace),
        _verdict(trace.check),
        texts,
        link,
        trace.summary,
        files.links(link, theme),
    )


def _tell_cost(raw: list[Any], setup: Mapping[str, Any] | None) -> tuple[str, str]:
    if not setup or not raw:
        raise PreventUpdate
    return cost.told(*_settings(setup, ctx.inputs_list[0]))


def _settings(
    setup: Mapping[str, Any], inputs: list[Any]
) -> tuple[lab.Experiment, dict[str, lab.Value], dict[str, lab.Value] | None]:
    """The experiment, the values of its controls, and those of A while comparing."""
    experiment = lab.get(setup["experiment"])
    parameters, base = experiment.parameters, defaults(experiment, setup["preset"])
    raw = {str(entry["id"]["name"]): entry.get("value") for entry in inputs}
    given = {
        name: controls.kept(base[name], controls.read(parameters[name], value))
        for name, value in raw.items()
    }
    return experiment, given, compare.kept_values(experiment, setup.get("kept") or {})


def _checks(trace: lab.Trace) -> str | list[Any]:
    """The main check, whose verdict is the paragraph's class, and each further one below it."""
    if not trace.also:
        return trace.check.sentence
    further = [html.Span(check.sentence, className=_verdict(check)) for check in trace.also]
    return [trace.check.sentence, *further]


def _verdict(check: lab.Check) -> str:
    return check.verdict.name.lower().replace("_", "-")


def state(setup: Mapping[str, Any], given: Mapping[str, lab.Value]) -> dict[str, str]:
    """What a link says of the lab: the preset, the parameters that differ from it, and A."""
    experiment = lab.get(setup["experiment"])
    kept = compare.kept_link(experiment, setup.get("kept") or {})
    return said(experiment, setup["preset"], given) | compare.as_kept(kept)
