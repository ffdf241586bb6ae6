"""Every experiment by its name; a new one is a file here and a line in this dict."""

from wordgraph.lab.catalogue.vanishing_gradient import VANISHING_GRADIENT
from wordgraph.lab.experiment import Experiment

CATALOGUE: dict[str, Experiment] = {
    experiment.name: experiment for experiment in (VANISHING_GRADIENT,)
}
