"""Batch normalization: it trains deep nets, whose gradients explode at the start because of it.

Without a skip chi is E[phi'^2] / Var[phi], pi / (pi - 1) for ReLU, whatever the weights (Yang et
al. 2019).
"""

from wordgraph.lab.experiment import Preset
from wordgraph.lab.normalized import normalization_experiment

PRESETS = {
    "relu": Preset(
        "ReLU, 20 layers",
        {},
        "Above: delta grows by chi = 1.49 a layer on its way back. Below: the net trains all the "
        "same.",
    ),
    "deep": Preset(
        "ReLU, 50 layers",
        {"depth": 50, "steps": 15},
        "With 50 layers the first one gets about 15,000 times the gradient of the last, and after "
        "one step still some hundred times.",
        "\u201cBatch norm prevents exploding gradients.\u201d Deep nets with batch norm explode at "
        "the start: dW first over last is 1.5e4 here, against about 1 with He weights alone.",
    ),
    "sigmoid": Preset(
        "Sigmoid",
        {"activation": "sigmoid", "weight_variance": 1.0},
        "Batch norm rescues a sigmoid net that could not be trained: chi is 1.05, and the loss "
        "falls.",
        "\u201cNormalization is normalization.\u201d Batch norm takes away the constant part of a "
        "sigmoid's output and gets chi = 1.05; layer norm leaves it and gets .15.",
    ),
    "sigmoid-without": Preset(
        "Sigmoid without it",
        {"activation": "sigmoid", "weight_variance": 1.0, "normalization": "none"},
        "The same net without batch norm: the loss stays at ln 2 = .693, which is guessing.",
    ),
    "linear": Preset(
        "Linear, batches of 10",
        {"activation": "linear", "batch": 10},
        "Even a linear net explodes: (B - 2) / (B - 3) = 1.14 a layer with 10 examples.",
    ),
    "any-weights": Preset(
        "Weights ten times as large",
        {"weight_variance": 10.0},
        "chi is as with He weights: a normalization divides out what the weights multiply.",
    ),
}

BATCH_NORMALIZATION = normalization_experiment(
    name="batch-normalization",
    title="Batch normalization",
    description="Train a deep net with batch norm, and look at its gradients before and after.",
    kind="batch",
    label="Batch norm",
    presets=PRESETS,
)
