"""What a link says of the lab: experiment and preset under "", and parameters by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from wordgraph import lab
from wordgraph.errors import ParameterError


def opened(link: Mapping[str, Any]) -> tuple[lab.Experiment, str, dict[str, lab.Value]]:
    """The experiment, the preset and the values that a link asks for, to be shown.

    What makes no sense is left out, so that an old or mistyped link still opens the experiment.
    """
    name, _, preset = str(link.get("", "")).partition("/")
    experiment = lab.get(name)
    if preset not in experiment.presets:
        preset = next(iter(experiment.presets))
    values = dict(experiment.presets[preset].parameters)
    for key, text in link.items():
        if key in experiment.parameters:
            try:
                values[key] = experiment.parameters[key].parse(str(text))
            except ParameterError:
                continue
    return experiment, preset, values


def left_out(experiment: lab.Experiment, link: Mapping[str, Any]) -> list[str]:
    """What `opened` leaves out of a link, and why, each in a sentence."""
    preset = str(link.get("", "")).partition("/")[2]
    checks: list[Callable[[], object]] = [partial(experiment.preset, preset)] if preset else []
    checks += [partial(experiment.parse, {key: str(link[key])}) for key in link if key]
    return [found for check in checks if (found := _refusal(check))]


def _refusal(check: Callable[[], object]) -> str:
    try:
        check()
    except ParameterError as error:
        return str(error)
    return ""


def said(
    experiment: lab.Experiment, preset: str, values: Mapping[str, lab.Value]
) -> dict[str, str]:
    """What a link says of these values: the preset, and what differs from it."""
    base = defaults(experiment, preset)
    changed = {name: str(value) for name, value in values.items() if base[name] != value}
    return {"": f"{experiment.name}/{preset}", **changed}


def defaults(experiment: lab.Experiment, preset: str) -> Mapping[str, lab.Value]:
    """All values of a preset, the defaults included."""
    return experiment.settings(experiment.presets[preset].parameters).values


def exactly(link: Mapping[str, str]) -> tuple[lab.Experiment, str, dict[str, lab.Value]]:
    """The same, where a guess would do harm: what makes no sense is a ParameterError."""
    name, _, preset = link.get("", "").partition("/")
    experiment = lab.get(name)
    base = experiment.preset(preset).parameters if preset else {}
    given = experiment.parse({key: text for key, text in link.items() if key})
    return experiment, preset or next(iter(experiment.presets)), {**base, **given}
