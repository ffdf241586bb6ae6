"""Parameters that many experiments share."""

from dataclasses import replace

from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.parameters import Choice, Integer, Number

ACTIVATION = Choice(
    name="activation",
    label="Activation",
    help="The function phi that each unit applies to its weighted sum.",
    options={name: activation.label for name, activation in ACTIVATIONS.items()},
)
RELU_FIRST = replace(
    ACTIVATION,
    options={"relu": "ReLU", "tanh": "Tanh", "sigmoid": "Sigmoid", "linear": "Linear"},
)
WEIGHT_VARIANCE = Number(
    name="weight_variance",
    label="Weight variance",
    unit="/ fan-in",
    help="sigma_w^2: weights are drawn with this variance over the number of inputs. "
    "1 is Glorot's choice for square layers, 2 is He's.",
    minimum=0.01,
    maximum=150.0,
    step=0.01,
    default=1.0,
    logarithmic=True,
)
BIAS_VARIANCE = Number(
    name="bias_variance",
    label="Bias variance",
    help="sigma_b^2: biases are drawn with this variance.",
    minimum=0.0,
    maximum=1.0,
    step=0.01,
    default=0.0,
)
DEPTH = Integer(
    name="depth",
    label="Depth",
    unit="layers",
    help="How many layers of weights the signal passes.",
    minimum=1,
    maximum=100,
    default=20,
)
WIDTH = Integer(
    name="width",
    label="Width",
    unit="units",
    help="How many units a layer has; the wider, the closer to theory.",
    minimum=2,
    maximum=512,
    default=64,
    logarithmic=True,
)
BATCH = Integer(
    name="batch",
    label="Batch",
    unit="examples",
    help="How many examples pass the network together.",
    minimum=2,
    maximum=256,
    default=64,
    logarithmic=True,
)
RESIDUAL = Choice(
    name="residual",
    label="Residual connection",
    help="Whether each block adds to its input instead of replacing it.",
    options={"none": "None", "plain": "Plain: x + f(x)", "scaled": "Scaled: x + f(x) / sqrt(L)"},
)
NORMALIZATION = Choice(
    name="normalization",
    label="Normalization",
    help="What is brought to mean 0 and variance 1 before each activation: every unit over the "
    "batch, or every example over its layer.",
    options={"none": "None", "batch": "Batch norm", "layer": "Layer norm"},
)
SEED = Integer(
    name="seed",
    label="Seed",
    help="Which random weights and inputs are drawn; the same seed gives the same run.",
    minimum=0,
    maximum=2**31 - 1,
    default=0,
)
RATE = Number(
    name="rate",
    label="Learning rate",
    help="eta: of plain gradient descent on all examples.",
    minimum=0.001,
    maximum=2.0,
    step=0.01,
    default=0.1,
    logarithmic=True,
)
