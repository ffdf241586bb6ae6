"""`wordgraph lab`: run an experiment."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

from wordgraph import lab
from wordgraph.errors import ParameterError

NAME = "lab"
HELP = "Run an experiment and say what it shows; without a name, list them."
EXAMPLE = """examples:
  wordgraph lab
  wordgraph lab vanishing-gradient --activation relu --weight-variance 2 --depth 50
  wordgraph lab vanishing-gradient/batch-norm --json
  wordgraph lab double-descent --plot risk.png"""


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
    command.add_argument("--cost", action="store_true", help="say what it would cost, run nothing")
    command.add_argument(
        "--plot", type=Path, metavar="FILE", help="draw it into a .png or .svg file"
    )
    command.add_argument(
        "--theme", default="light", help="of the plot, dark or light (default: light)"
    )


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
    if options.cost:
        print(experiment.cost(values).words)
        return 0
    trace = experiment.run(values)
    if options.plot:
        from wordgraph.lab.drawing import save

        save(trace, options.plot, options.theme)
    if options.json:
        print(json.dumps(trace.to_dict(), allow_nan=False))
    else:
        print(trace.summary, *(check.sentence for check in trace.checks), sep="\n")
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
    """Every parameter of every experiment, with what it may be, and where that differs."""
    known: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in lab.experiments():
        for parameter in lab.get(name).parameters.values():
            words = f"{parameter.label}: {parameter.allowed}"
            known[parameter.name][words].append(name)
    return {name: _explained(ways).replace("%", "%%") for name, ways in known.items()}


def _explained(ways: dict[str, list[str]]) -> str:
    """Return the words for a parameter; which experiments they are for, if not for all."""
    if len(ways) == 1:
        return next(iter(ways))
    return "; ".join(f"{words} ({', '.join(names)})" for words, names in ways.items())
