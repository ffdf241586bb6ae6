"""Settings of the live training that make one point each, from the net that learns to the lost."""

from wordgraph.lab.experiment import Preset
from wordgraph.lab.parameters import Value
from wordgraph.lab.trace import Outcome

SIGMOID: dict[str, Value] = {"activation": "sigmoid", "weight_variance": 1.0}

PRESETS = {
    "relu-he": Preset(
        "ReLU + He",
        {},
        "Every layer gets its share of the gradient from the first step on, 20 layers deep: the "
        "maps have no dark end, and over 80% of the held-out points are right after 100 steps.",
    ),
    "sigmoid": Preset(
        "Sigmoid",
        SIGMOID,
        "The maps fade from top to bottom: layer 1 gets about 1e-12 of the gradient of layer 20, "
        "and the loss stays at ln 2 = 0.693, which is guessing.",
    ),
    "sigmoid-batch-norm": Preset(
        "Sigmoid + batch norm",
        {**SIGMOID, "normalization": "batch"},
        "The same net with batch norm learns: the maps are level, and over 90% of the points are "
        "right.",
    ),
    "residual": Preset(
        "Residual + layer norm",
        {"residual": "plain", "normalization": "layer"},
        "The smoothest run of all: with a skip and a norm in each block the loss falls below 0.1.",
    ),
    "residual-alone": Preset(
        "A residual connection alone",
        {"residual": "plain"},
        "Every block doubles the signal, so that the net starts far from small outputs and the "
        "first steps throw it out: the words say how far eta times the curvature is above 2.",
        "\u201cA skip connection makes deep nets trainable.\u201d Not without a norm or a scale: "
        "at this rate this net is lost after 2 steps.",
        outcome=Outcome.DIVERGED,
    ),
    "too-large": Preset(
        "Rate ten times as large",
        {"rate": 0.5},
        "The net that learned at 0.05 is lost within 20 steps at 0.5.",
        outcome=Outcome.DIVERGED,
    ),
    "clipped": Preset(
        "That rate, clipped",
        {"rate": 0.5, "clip": 0.2},
        "The same rate of 0.5 with gradients no longer than 0.2: the steps that lost the net are "
        "shortened, and it learns over 90% of the points.",
    ),
    "sigmoid-adam": Preset(
        "Sigmoid + Adam",
        {**SIGMOID, "optimizer": "adam", "rate": 0.003},
        "Each weight of layer 1 moves as far as any other, and yet the loss stays at ln 2.",
        "\u201cAdam makes up for vanishing gradients.\u201d It makes steps of equal size, but a "
        "change of layer 1 that the output hardly feels is still hardly felt.",
    ),
    "starving-alike": Preset(
        "PyTorch's default weights",
        {"weight_variance": 1 / 3},
        "The map of dW is level and dark: all layers starve alike, and the loss does not move.",
        "\u201cA level gradient is a healthy one.\u201d Look at its size, too: these layers are "
        "equal, and none learns.",
    ),
    "adam": Preset(
        "Adam on spirals",
        {"data": "spirals", "optimizer": "adam", "rate": 0.001},
        "Adam winds the border between two spirals within 100 steps, at a rate that suits it.",
    ),
    "small-batch": Preset(
        "Batches of 8",
        {"batch": 8},
        "The loss of each batch jumps about, for 8 examples are a small sample; that of the "
        "held-out points falls all the same.",
    ),
}
