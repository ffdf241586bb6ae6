"""`wordgraph lab`: run an experiment."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from wordgraph import lab
from wordgraph.errors import ParameterError, WordgraphError
from wordgraph.lab.comparison import drawn
from wordgraph.lab.pairing import SEED, cost_of_both, run_both
from wordgraph.lab.table import to_csv
from wordgraph.whole_file import write_whole

NAME = "lab"
HELP = "Run an experiment and say what it shows; without a name, list them."
EXAMPLE = """examples:
  wordgraph lab
  wordgraph lab vanishing-gradient --activation relu --weight-variance 2 --depth 50
  wordgraph lab vanishing-gradient/batch-norm --json
  wordgraph lab vanishing-gradient --activation relu --against sigmoid
  wordgraph lab adam --against-set correction=off --csv adam.csv
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
    command.add_argument(
        "--against", metavar="PRESET", help="compare with this preset (A), with the same seed"
    )
    command.add_argument(
        "--against-set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a parameter of A, which otherwise is --against, or the same as what is compared; "
        "may be given several times",
    )
    command.add_argument("--json", action="store_true", help="print the whole trace as JSON")
    command.add_argument("--cost", action="store_true", help="say what it would cost, run nothing")
    command.add_argument(
        "--plot", type=Path, metavar="FILE", help="draw it into a .png or .svg file"
    )
    command.add_argument(
        "--csv", type=Path, metavar="FILE", help="write the values of all series into a file"
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
    values = dict(experiment.preset(preset).parameters) if preset else {}
    given = {name: getattr(options, name) for name in _parameters()}
    values |= experiment.parse({name: text for name, text in given.items() if text is not None})
    against = _against(experiment, values, options)
    if options.cost:
        cost = cost_of_both(experiment, values, against)
        print(f"{cost.words}, at most {cost.limit}")
        return 0
    found = run_both(experiment, values, against)
    trace = drawn(found)
    if options.plot:
        from wordgraph.lab.drawing import save

        _write(options.plot, lambda path: save(found, path, options.theme))
    if options.csv:
        _write(options.csv, lambda path: write_whole(path, to_csv(found).encode()))
    if options.json:
        print(json.dumps(found.to_dict(), allow_nan=False))
    else:
        print(trace.summary, *(check.sentence for check in trace.checks), sep="\n")
    return 0


def _write(path: Path, write: Callable[[Path], None]) -> None:
    try:
        write(path)
    except OSError as error:
        raise WordgraphError(f"{path}: can't be written ({error.strerror or error})") from None


def _against(
    experiment: lab.Experiment, values: Mapping[str, lab.Value], options: argparse.Namespace
) -> dict[str, lab.Value] | None:
    """The setting to compare with, if one is asked for."""
    if options.against is None and not options.against_set:
        return None
    texts = dict(_pair(text) for text in options.against_set)
    if SEED in texts:
        raise ParameterError("--against-set seed: the seed is shared, so give --seed")
    base = values if options.against is None else experiment.preset(options.against).parameters
    return {**base, **experiment.parse(texts)}


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise ParameterError(f"--against-set {text!r}: give NAME=VALUE, as in depth=50")
    return name.strip().replace("-", "_"), value.strip()


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
