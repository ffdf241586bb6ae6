"""Experiments on how gradients travel through networks: real backprop beside its theory.

`run` returns a Trace; `wordgraph.lab.plots` (which alone needs plotly) draws one.
"""

from wordgraph.errors import ParameterError
from wordgraph.lab.catalogue import CATALOGUE
from wordgraph.lab.check import Check, Verdict
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.heat import Heat
from wordgraph.lab.live import Live
from wordgraph.lab.parameters import Choice, Integer, Number, Parameter, Value
from wordgraph.lab.trace import Outcome, Series, Trace

__all__ = [
    "Check",
    "Choice",
    "Experiment",
    "Heat",
    "Integer",
    "Live",
    "Number",
    "Outcome",
    "Parameter",
    "Preset",
    "Series",
    "Trace",
    "Value",
    "Verdict",
    "experiments",
    "get",
    "run",
]


def experiments() -> tuple[str, ...]:
    """Return the names of all experiments."""
    return tuple(CATALOGUE)


def get(name: str) -> Experiment:
    """Return an experiment with its parameters and presets."""
    if not isinstance(name, str) or name not in CATALOGUE:
        raise ParameterError(
            f"there is no experiment {str(name)[:40]!r}: known are {', '.join(CATALOGUE)}"
        )
    return CATALOGUE[name]


def run(name: str, **parameters: object) -> Trace:
    """Run an experiment; parameters that are left out have their defaults."""
    return get(name).run(parameters)
