"""Every term of training dynamics shows the experiment that is about it."""

import pytest

from wordgraph import lab
from wordgraph.resources import DATA
from wordgraph.sources import scan

GLOSSARY = scan(DATA)[0]
TERMS = {
    "Vanishing gradient": "vanishing-gradient",
    "Exploding gradient": "vanishing-gradient",
    "Sigmoid function": "vanishing-gradient",
    "ReLU": "vanishing-gradient",
    "He initialization": "vanishing-gradient",
    "Glorot initialization": "vanishing-gradient",
    "Backpropagation": "backpropagation",
    "Orthogonal initialization": "orthogonal-initialization",
    "Batch normalization": "batch-normalization",
    "Layer normalization": "layer-normalization",
    "Residual connection": "residual-connection",
    "Pre-layer normalization": "residual-connection",
    "Learning rate": "learning-rate",
    "Edge of stability": "edge-of-stability",
    "Catapult effect": "catapult",
    "Momentum": "momentum",
    "SGD noise": "sgd-noise",
    "Adam": "adam",
    "Warmup": "adam",
    "Gradient clipping": "gradient-clipping",
    "Backpropagation through time": "backpropagation-through-time",
    "Recurrent neural network": "backpropagation-through-time",
    "Long short-term memory": "lstm",
    "Forget gate": "lstm",
    "Dropout": "dropout",
    "Overfitting": "overfitting",
    "Double descent": "double-descent",
    "Saddle point": "saddle-point",
    "Plateau": "plateau",
    "Loss landscape": "loss-landscape",
    "Dead ReLU": "dead-relu",
    "Training loop": "training",
    "Neural network": "training",
    "Mini-batch": "training",
    "Optimizer": "training",
}


@pytest.mark.parametrize(("name", "experiment"), TERMS.items())
def test_a_term_shows_its_experiment(name, experiment):
    term = GLOSSARY.find(name)
    assert term is not None
    assert (term.lab or "").partition("/")[0] == experiment


def test_every_experiment_is_shown_by_a_term():
    shown = {(term.lab or "").partition("/")[0] for term in GLOSSARY.terms.values()}
    assert set(lab.experiments()) <= shown
