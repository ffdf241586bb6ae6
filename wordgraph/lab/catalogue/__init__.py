"""Every experiment by its name; a new one is a file here and a line in this dict."""

from wordgraph.lab.catalogue.adam import ADAM
from wordgraph.lab.catalogue.backpropagation import BACKPROPAGATION
from wordgraph.lab.catalogue.backpropagation_through_time import BACKPROPAGATION_THROUGH_TIME
from wordgraph.lab.catalogue.batch_normalization import BATCH_NORMALIZATION
from wordgraph.lab.catalogue.catapult import CATAPULT
from wordgraph.lab.catalogue.dead_relu import DEAD_RELU
from wordgraph.lab.catalogue.double_descent import DOUBLE_DESCENT
from wordgraph.lab.catalogue.dropout import DROPOUT
from wordgraph.lab.catalogue.edge_of_stability import EDGE_OF_STABILITY
from wordgraph.lab.catalogue.gradient_clipping import GRADIENT_CLIPPING
from wordgraph.lab.catalogue.layer_normalization import LAYER_NORMALIZATION
from wordgraph.lab.catalogue.learning_rate import LEARNING_RATE
from wordgraph.lab.catalogue.loss_landscape import LOSS_LANDSCAPE
from wordgraph.lab.catalogue.lstm import LSTM_EXPERIMENT
from wordgraph.lab.catalogue.momentum import MOMENTUM
from wordgraph.lab.catalogue.orthogonal_initialization import ORTHOGONAL_INITIALIZATION
from wordgraph.lab.catalogue.overfitting import OVERFITTING
from wordgraph.lab.catalogue.plateau import PLATEAU
from wordgraph.lab.catalogue.residual_connection import RESIDUAL_CONNECTION
from wordgraph.lab.catalogue.saddle_point import SADDLE_POINT
from wordgraph.lab.catalogue.sgd_noise import SGD_NOISE
from wordgraph.lab.catalogue.training import TRAINING
from wordgraph.lab.catalogue.vanishing_gradient import VANISHING_GRADIENT
from wordgraph.lab.experiment import Experiment

CATALOGUE: dict[str, Experiment] = {
    experiment.name: experiment
    for experiment in (
        VANISHING_GRADIENT,
        BACKPROPAGATION,
        ORTHOGONAL_INITIALIZATION,
        BATCH_NORMALIZATION,
        LAYER_NORMALIZATION,
        RESIDUAL_CONNECTION,
        LEARNING_RATE,
        EDGE_OF_STABILITY,
        CATAPULT,
        MOMENTUM,
        SGD_NOISE,
        ADAM,
        GRADIENT_CLIPPING,
        BACKPROPAGATION_THROUGH_TIME,
        LSTM_EXPERIMENT,
        DROPOUT,
        OVERFITTING,
        DOUBLE_DESCENT,
        SADDLE_POINT,
        PLATEAU,
        LOSS_LANDSCAPE,
        DEAD_RELU,
        TRAINING,
    )
}
