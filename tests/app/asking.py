"""What the browser sends to the lab's callbacks, and the addresses in a document."""

import json
import re

from wordgraph import lab
from wordgraph.app import ids
from wordgraph.app.panels import lab_controls

Json = dict[str, object]
UPDATE = "/_dash-update-component"


def set_up_body(parameters: Json) -> Json:
    """The reader asks for an experiment."""
    return request_body({"parameters": parameters})


def request_body(request: Json, state: Json | None = None) -> Json:
    """The reader asks for something while the link says this of the lab."""
    outputs = [
        _property(ids.LAB_PRESETS, "children"),
        _property(ids.LAB_HEAD, "children"),
        _property(ids.LAB_CONTROLS, "children"),
        _property(ids.LAB_SETUP, "data"),
        _property(ids.LAB_TOGGLE, "children"),
        _property(ids.LAB_SWAP, "hidden"),
    ]
    asked = {**_property(ids.LAB_REQUEST, "data"), "value": request}
    return _body(outputs, [asked], [{**_property(ids.LAB_STATE, "data"), "value": state}])


def run_body(setup: Json, raw: Json, theme: str | None = "dark") -> Json:
    """The reader moves a control; `raw` are the values of all controls as the browser has them."""
    shown = [_property(ids.value(name), "children") for name in raw]
    outputs = [
        _property(ids.LAB_PLOT, "figure"),
        _property(ids.LAB_PLOT, "style"),
        _property(ids.LAB_SUMMARY, "children"),
        _property(ids.LAB_CHECK, "children"),
        _property(ids.LAB_CHECK, "className"),
        shown,
        _property(ids.LAB_STATE, "data"),
        _property(ids.LAB_FIGURE, "aria-label"),
        _property(ids.LAB_FILES, "children"),
    ]
    values = _values(raw)
    themed = {**_property(ids.LAB_THEME, "data"), "value": theme}
    return _body(outputs, [values, themed], [{**_property(ids.LAB_SETUP, "data"), "value": setup}])


def cost_body(setup: Json, raw: Json) -> Json:
    """The reader moves a control: what will it cost?"""
    outputs = [_property(ids.LAB_COST, "children"), _property(ids.LAB_COST, "className")]
    setup_state = {**_property(ids.LAB_SETUP, "data"), "value": setup}
    return _body(outputs, [_values(raw)], [setup_state])


def _values(raw: Json) -> list[Json]:
    return [
        {**_property(ids.parameter(name), "value"), "value": value} for name, value in raw.items()
    ]


def raw_values(experiment: lab.Experiment, given: Json) -> Json:
    """What the controls of an experiment hold when they are made with these values."""
    found = {}
    for row in lab_controls.form(experiment, given):
        control = row.children[1]
        found[control.id["name"]] = control.value
    return found


def addresses(document: str) -> list[str]:
    """Every address that a document names in a src or href, the brand's own "?" aside."""
    found = re.findall(r'(?:src|href)="([^"#?]+)"', document)
    return [path if path.startswith("/") else f"/{path}" for path in found]


def _property(ident: object, name: str) -> Json:
    return {"id": ident, "property": name}


def _body(outputs: list[object], inputs: list[object], state: list[object]) -> Json:
    return {"output": _named(outputs), "outputs": outputs, "inputs": inputs, "state": state}


def _named(outputs: list[object]) -> str:
    """The name of a callback of many outputs, as Dash writes it."""
    names = []
    for output in outputs:
        if isinstance(output, list):
            kind = output[0]["id"]["type"] if output else "lab-value"
            ident = json.dumps({"name": ["ALL"], "type": kind}, separators=(",", ":"))
            names.append(f"{ident}.children")
        else:
            names.append(f"{output['id']}.{output['property']}")
    return f"..{'...'.join(names)}.."
