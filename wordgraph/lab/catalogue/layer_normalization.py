"""Layer normalization: chi is E[phi'^2] / E[phi^2], which is 1 for ReLU and .15 for sigmoid."""

from wordgraph.lab.experiment import Preset
from wordgraph.lab.normalized import normalization_experiment

PRESETS = {
    "relu": Preset(
        "ReLU",
        {},
        "The gradient stays level, as it would with He weights alone, now with weights of any "
        "size; yet at this rate 20 plain layers learn little.",
    ),
    "tanh": Preset(
        "Tanh",
        {"activation": "tanh", "weight_variance": 1.0},
        "With tanh delta grows by chi = 1.18 a layer, and the loss falls fast.",
    ),
    "sigmoid": Preset(
        "Sigmoid",
        {"activation": "sigmoid", "weight_variance": 1.0},
        "Layer norm does not rescue a sigmoid net: chi is .15, and the loss stays at ln 2 = .693.",
        "\u201cAny normalization cures vanishing gradients.\u201d Batch norm brings this net's chi "
        "to 1.05, layer norm to .153.",
    ),
    "without": Preset(
        "ReLU without it, weights too small",
        {"normalization": "none", "weight_variance": 0.5},
        "Without it chi is half the weight variance, .25 here, and nothing arrives.",
    ),
}

LAYER_NORMALIZATION = normalization_experiment(
    name="layer-normalization",
    title="Layer normalization",
    description="Train a deep net with layer norm, and look at its gradients before and after.",
    kind="layer",
    label="Layer norm",
    presets=PRESETS,
)
