"""`wordgraph lab`: run an experiment."""

from __future__ import annotations

import argparse
import json

from wordgraph import lab
from wordgraph.errors import ParameterError

NAME = "lab"
HELP = "Run an experiment and say what it shows; without a name, list them."
EXAMPLE = """examples:
  wordgraph lab
  wordgraph lab vanishing-gradient --activation relu --weight-variance 2 --depth 50
  wordgraph lab vanishing-gradient/batch-norm --json"""


def configure(command: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    command.add_argument(
        "name", nargs="?", help="an experiment, or one of its presets as NAME/PRESET"
    )
    for name, help_text in _parameters().items():
        command.add_argument(
            f"--{name.replace('_', '-')}", dest=name, metavar="VALUE", help=help_text
        )
    command.add_argument("--json", action="store_true", help="print the whole trace as JSON")


def run(options: argparse.Namespace) -> int:
    """Run it and print the result, or list what there is."""
    if options.name is None:
        return _list()
    name, _, preset = options.name.partition("/")
    experiment = lab.get(name)
    if preset and preset not in experiment.presets:
        raise ParameterError(f"no preset {preset!r}: known are {', '.join(experiment.presets)}")
    values = dict(experiment.presets[preset].parameters) if preset else {}
    given = {name: getattr(options, name) for name in _parameters()}
    values |= experiment.parse({name: text for name, text in given.items() if text is not None})
    trace = experiment.run(values)
    if options.json:
        print(json.dumps(trace.to_dict(), allow_nan=False))
    else:
        print(trace.summary, trace.check.sentence, sep="\n")
    return 0


def _list() -> int:
    for name in lab.experiments():
        experiment = lab.get(name)
        print(f"{name}: {experiment.description}")
        for parameter in experiment.parameters.values():
            print(f"  {parameter.name}={parameter.default_value}  {parameter.allowed}")
        print(f"  presets: {', '.join(experiment.presets)}")
    return 0


def _parameters() -> dict[str, str]:
    """Every parameter of every experiment, with what it may be."""
    return {
        parameter.name: f"{parameter.label}: {parameter.allowed}".replace("%", "%%")
        for name in lab.experiments()
        for parameter in lab.get(name).parameters.values()
    }
