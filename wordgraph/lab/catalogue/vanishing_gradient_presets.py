"""Settings of the vanishing-gradient experiment that make one point each.

The default comes first, then the three mitigations that are one click away. `folklore` quotes what
is often said and then refutes it; every number here is a test in tests/lab/test_presets.py.
"""

from wordgraph.lab.experiment import Preset
from wordgraph.lab.parameters import Value

TANH: dict[str, Value] = {"activation": "tanh", "bias_variance": 0.05, "depth": 50}
RELU_HE: dict[str, Value] = {"activation": "relu", "weight_variance": 2.0}

PRESETS = {
    "sigmoid": Preset(
        "Sigmoid",
        {},
        "Both curves fall by a factor of 4 per layer: layer 1 gets about 2e-12 of what the last "
        "layer gets.",
        "\u201cA sigmoid's slope is at most 0.25, so deep sigmoid nets must vanish.\u201d That is "
        "half the story: with a weight variance of 104, the same sigmoids have chi = 1.",
    ),
    "relu-he": Preset(
        "ReLU + He",
        RELU_HE,
        "Both curves stay level within the band of a net this narrow: chi = 1.",
        "\u201cReLU keeps the gradient constant.\u201d Only with these weights, for half of its "
        "paths are cut: with Glorot's variance of 1, delta falls to about 0.001 over 20 layers.",
    ),
    "residual": Preset(
        "Residual connection",
        {"residual": "plain"},
        "The skip carries the gradient past every sigmoid: it reaches layer 1 in full, where the "
        "plain net leaves 2e-12.",
        "\u201cA skip connection is enough.\u201d Not always: with ReLU and He weights each block "
        "doubles the mean square of delta, and 20 layers make its norm about 700 times as large.",
    ),
    "batch-norm": Preset(
        "Batch norm",
        {"normalization": "batch"},
        "chi is 1.05 instead of 0.06: the early layers get as much gradient as the last ones.",
        "\u201cBatch norm prevents exploding gradients.\u201d With ReLU and 50 layers its chi of "
        "1.49 gives the first layer over 10,000 times the gradient of the last.",
    ),
    "sigmoid-large": Preset(
        "Sigmoid, large weights",
        {"weight_variance": 104.0, "width": 256},
        "The same sigmoids with weights of variance 104: both curves stay level, chi = 1.",
        "\u201cA sigmoid layer passes at most a quarter: .25^20 is left.\u201d That leaves the "
        "weights out; the factor is sigma_w^2 E[phi'^2], and here .7 to 1.1 of delta arrives.",
    ),
    "layer-norm": Preset(
        "Layer norm",
        {"normalization": "layer"},
        "The curves still fall, by chi = 0.15 per layer: less steep, but layer 1 starves.",
        "\u201cNormalization cures vanishing gradients.\u201d Batch norm rescues this net "
        "(chi = 1.05), layer norm does not (chi = 0.15): it keeps the constant part of the "
        "sigmoid's output.",
    ),
    "tanh": Preset(
        "Tanh, ordered",
        {**TANH, "weight_variance": 1.3},
        "A slow fade, chi = 0.88 per layer: hardly seen over 10 layers, a factor of 20 over 50.",
    ),
    "critical": Preset(
        "Tanh, edge of chaos",
        {**TANH, "weight_variance": 1.761},
        "chi = 1: past the first layers the gradient neither fades nor grows, at any depth.",
    ),
    "exploding": Preset(
        "Tanh, exploding",
        {**TANH, "weight_variance": 4.0},
        "Toward layer 1 the gradient grows by chi = 1.34 per layer in mean square.",
        "\u201cSlopes below one make gradients vanish.\u201d Tanh's slope never exceeds 1, yet "
        "here the first layer gets about 1000 times the gradient of the last.",
    ),
    "relu-glorot": Preset(
        "ReLU + Glorot",
        {"activation": "relu", "weight_variance": 1.0},
        "delta halves in mean square with every layer (chi = 0.5), while dW stays level.",
    ),
    "relu-pytorch": Preset(
        "ReLU + PyTorch's default",
        {"activation": "relu", "weight_variance": 1 / 3},
        "delta fades to about 4e-8 (chi = 1/6), yet dW is level: every layer starves equally.",
        "\u201cEarly layers learn more slowly.\u201d Here the first layer's dW is about as large "
        "as the last one's: the signal fades on its way up as delta does on its way down.",
    ),
    "residual-scaled": Preset(
        "ReLU, residual / sqrt(L)",
        {**RELU_HE, "residual": "scaled"},
        "However deep the net, delta's mean square grows by about e = 2.72 at most, where the "
        "plain skip doubles it with every block.",
    ),
    "one-seed": Preset(
        "One net of many",
        {**RELU_HE, "width": 128, "batch": 2},
        "Draw the seed again: chi is exactly 1, and yet single nets fade or grow within a wide "
        "band.",
        "\u201cThe plot of a net shows what its depth does.\u201d It shows one draw: over 60 "
        "seeds |delta|^2 of layer 1 lies between .11 and 3.3 of the last layer's. Draw the band, "
        "or average.",
    ),
    "pre-norm": Preset(
        "ReLU, residual + layer norm",
        {**RELU_HE, "residual": "plain", "normalization": "layer"},
        "delta grows like the square root of the depth, about 3 times over 20 layers, not like a "
        "power: each branch adds less to a stream that grows.",
    ),
}
