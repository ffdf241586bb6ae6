"""What the next run costs, told before it starts; where it is refused, what would do."""

from __future__ import annotations

from collections.abc import Mapping

from wordgraph import lab
from wordgraph.errors import ParameterError
from wordgraph.lab.cost import MOST
from wordgraph.lab.live import LONGER
from wordgraph.lab.pairing import cost_of_both
from wordgraph.lab.remedy import remedies


def told(
    experiment: lab.Experiment,
    given: Mapping[str, lab.Value],
    against: Mapping[str, lab.Value] | None,
) -> tuple[str, str]:
    """The line on the cost and its class: "affordable", "refused", or "" where there is none."""
    try:
        cost = cost_of_both(experiment, given, against)
        lower = remedies(experiment, given, against)
    except ParameterError:  # a control is empty, which the run says
        return "", ""
    if experiment.begin is not None and against is None:
        if cost.share_of(LONGER) <= 1.0:
            return f"The whole run takes at most {cost.limit}, a step at a time.", "affordable"
    elif cost.share <= 1.0:
        runs = "A and B take" if against is not None else "A run takes"
        return f"{runs} at most {cost.limit}.", "affordable"
    runs = "A and B" if against is not None else "A run"
    ways = [
        f"{experiment.parameters[name].label.lower()} to {value}" for name, value in lower.items()
    ]
    remedy = f" Lower {' or '.join(ways)}." if ways else ""
    words = f"{runs} would take up to {cost.limit}, where the most is {MOST.limit}: nothing is run."
    return words + remedy, "refused"
