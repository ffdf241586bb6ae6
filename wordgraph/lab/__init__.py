"""Experiments on how gradients travel through networks: real backprop beside its theory.

`run` returns a Trace, and `compare` two of them; `wordgraph.lab.plots` (which alone needs plotly)
draws one, or the `trace` of a comparison.
"""

from collections.abc import Mapping

from wordgraph.errors import ParameterError
from wordgraph.lab.catalogue import CATALOGUE
from wordgraph.lab.check import Check, Verdict
from wordgraph.lab.comparison import Comparison
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.heat import Heat
from wordgraph.lab.live import Live
from wordgraph.lab.pairing import run_both
from wordgraph.lab.parameters import Choice, Integer, Number, Parameter, Value
from wordgraph.lab.trace import Outcome, Series, Trace

__all__ = [
    "Check",
    "Choice",
    "Comparison",
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
    "compare",
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


def compare(name: str, a: Mapping[str, object], b: Mapping[str, object]) -> Comparison:
    """Run two settings of an experiment with the seed of B, so that only they can differ."""
    found = run_both(get(name), b, against=a)
    assert isinstance(found, Comparison)
    return found
