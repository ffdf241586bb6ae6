"""What to lower, and to which value, where a run would cost too much; nothing is run for it."""

from collections.abc import Mapping

from wordgraph.lab.experiment import Experiment
from wordgraph.lab.pairing import cost_of_both
from wordgraph.lab.parameters import Integer, Value


def remedies(
    experiment: Experiment, given: Mapping[str, Value], against: Mapping[str, Value] | None = None
) -> dict[str, int]:
    """Return the largest value of each parameter that would do, with all others as they are.

    It is empty where the cost may be paid, or where no single parameter could lower it enough.
    """
    cost = cost_of_both(experiment, given, against)
    if cost.share <= 1.0:
        return {}
    found = {name: _largest(experiment, given, against, name) for name in cost.drivers}
    return {name: value for name, value in found.items() if value is not None}


def _largest(
    experiment: Experiment,
    given: Mapping[str, Value],
    against: Mapping[str, Value] | None,
    name: str,
) -> int | None:
    """Return the largest affordable value of a whole-number parameter, by bisection."""
    parameter = experiment.parameters.get(name)
    if not isinstance(parameter, Integer):
        return None

    def is_affordable(value: int) -> bool:
        return cost_of_both(experiment, {**given, name: value}, against).share <= 1.0

    low, high = parameter.minimum, int(given.get(name, parameter.default))
    if not is_affordable(low):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if is_affordable(middle) else (low, middle)
    return low
