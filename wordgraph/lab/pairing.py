"""Running two settings of one experiment with the same seed, and what both cost together."""

from collections.abc import Mapping

from wordgraph.errors import ParameterError
from wordgraph.lab.comparison import Comparison
from wordgraph.lab.cost import Cost
from wordgraph.lab.experiment import Experiment
from wordgraph.lab.trace import Trace

SEED = "seed"


def run_both(
    experiment: Experiment, given: Mapping[str, object], against: Mapping[str, object] | None
) -> Trace | Comparison:
    """Run a setting, and beside it, with the same seed, the one that it is compared with, if any.

    Raises ParameterError for what is impossible, and for what is too much for one request.
    """
    if against is None:
        return experiment.run(given)
    kept = seeded(experiment, against, given)
    for values in (given, kept):  # first what is wrong with one alone
        experiment.settings(values)
    try:
        cost_of_both(experiment, given, against).require_affordable()
    except ParameterError as error:
        raise ParameterError(f"A and B count together: {error}") from None
    return Comparison(experiment.run(kept), experiment.run(given))


def cost_of_both(
    experiment: Experiment, given: Mapping[str, object], against: Mapping[str, object] | None
) -> Cost:
    """Return what one request costs: a run, or two of them; nothing is run."""
    cost = experiment.cost(given)
    if against is None:
        return cost
    return experiment.cost(seeded(experiment, against, given)).then(cost)


def seeded(
    experiment: Experiment, against: Mapping[str, object], given: Mapping[str, object]
) -> dict[str, object]:
    """Return the setting to compare with, with the seed of the given one."""
    if SEED not in experiment.parameters:
        return dict(against)
    return {**against, SEED: given.get(SEED, experiment.parameters[SEED].default_value)}
