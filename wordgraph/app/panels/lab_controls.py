"""The controls of an experiment, made from what its parameters say of themselves."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from dash import dcc, html

from wordgraph.app import ids
from wordgraph.lab import Choice, Experiment, Integer, Number, Parameter, Value

_MOST_STEPS = 10_000  # a range with more steps is typed, not slid


def form(experiment: Experiment, values: Mapping[str, Value]) -> list[Any]:
    """A labelled control for every parameter, with these values and defaults for the rest."""
    return [
        _row(parameter, values.get(name, parameter.default_value))
        for name, parameter in experiment.parameters.items()
    ]


def read(parameter: Parameter, raw: Any) -> Value:
    """The value that a control's raw value stands for; the experiment itself checks it."""
    match parameter:
        case Number(logarithmic=True) if isinstance(raw, int | float):
            return _rounded(_power(parameter, raw))
        case Integer(logarithmic=True) if isinstance(raw, int | float):
            return round(_power(parameter, raw))
        case Number() if isinstance(raw, int | float):
            return float(raw)
        case Integer() if isinstance(raw, float) and raw.is_integer():
            return int(raw)
        case _:
            value: Value = raw
            return value


def worded(parameter: Parameter, value: Value) -> str:
    """A value with its unit, as it stands beside the control; choices speak for themselves."""
    if isinstance(parameter, Choice) or value is None:
        return ""
    text = f"{value:.4g}" if isinstance(value, float) else str(value)
    return f"{text} {parameter.unit}".strip()


def kept(preset: Value, read: Value) -> Value:
    """The preset's own value where the control's steps can't tell it from what was read."""
    if isinstance(preset, float) and isinstance(read, float) and _rounded(preset) == read:
        return preset
    return read


def _row(parameter: Parameter, value: Value) -> html.Div:
    shown = html.Output(worded(parameter, value), id=ids.value(parameter.name))
    control = _control(parameter, value)
    label = html.Label([html.Span(parameter.label), shown], title=parameter.help)
    if isinstance(control, dcc.Input):  # the others are named by their group
        ident = ids.parameter(parameter.name)
        label.htmlFor = json.dumps(ident, sort_keys=True, separators=(",", ":"))
    return html.Div(
        [label, control],
        className="control",
        role="group",
        **{"aria-label": parameter.label},
    )


def _control(parameter: Parameter, value: Value) -> Any:
    ident = ids.parameter(parameter.name)
    match parameter:
        case Choice(options=options):
            choices = [{"label": label, "value": name} for name, label in options.items()]
            return dcc.RadioItems(choices, value, id=ident, className="segments")
        case Integer() if parameter.maximum - parameter.minimum > _MOST_STEPS:
            return dcc.Input(
                type="number",
                value=value,
                min=parameter.minimum,
                max=parameter.maximum,
                step=1,
                id=ident,
                debounce=0.3,
            )
        case Number(logarithmic=True) | Integer(logarithmic=True):
            low, high = math.log10(parameter.minimum), math.log10(parameter.maximum)
            return _slider(ident, low, high, 0.005, math.log10(float(value)))
        case Number() | Integer():
            return _slider(
                ident, parameter.minimum, parameter.maximum, parameter.step, float(value)
            )
    raise TypeError(f"no control for {type(parameter).__name__}")


def _slider(
    ident: Mapping[str, object], low: float, high: float, step: float, value: float
) -> dcc.Slider:
    return dcc.Slider(
        low,
        high,
        step,
        value=value,
        id=ident,
        marks=None,
        updatemode="drag",
        allow_direct_input=False,
    )


def _power(parameter: Number | Integer, raw: float) -> float:
    """Ten to the raw value of a slider; limited before, since a forged one may be of any size."""
    low, high = math.log10(parameter.minimum), math.log10(parameter.maximum)
    return float(10 ** max(low, min(high, raw)))


def _rounded(value: float) -> float:
    """Three significant digits, so that a slider gives values that one can read and type."""
    return float(f"{value:.3g}")
