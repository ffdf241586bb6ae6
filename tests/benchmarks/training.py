"""One training step of the lab beside the same step in PyTorch, each on one thread."""

from collections.abc import Callable
from importlib.util import find_spec
from time import perf_counter

import numpy as np

from wordgraph.blas import single_blas_thread
from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.flat import Flat
from wordgraph.lab.layers import Activate, Chain, Linear
from wordgraph.lab.losses import mean_squared_error
from wordgraph.lab.optimizers import SGD

from .row import Row, spread

DEPTH, BATCH, REPEATED = 20, 64, 40
WIDTHS = {64: "faster than PyTorch", 256: "1.5 times PyTorch"}


def measure() -> list[Row]:
    """A tanh net of 20 layers, float64, plain gradient descent on the mean squared error."""
    rows = []
    for width, budget in WIDTHS.items():
        with single_blas_thread():
            ours = spread(_times(_ours(width)), digits=1)
            theirs = "not installed"
            if find_spec("torch"):
                theirs = spread(_times(_theirs(width)), digits=1)
        what = f"lab: one step of training, width {width}"
        setting = f"{DEPTH} layers, batch {BATCH}, one thread, median of {REPEATED}"
        rows.append(Row(what, budget, f"{ours}; PyTorch {theirs}", setting))
    return rows


def _times(step: Callable[[], None]) -> list[float]:
    found = []
    for number in range(REPEATED + 3):
        begun = perf_counter()
        step()
        if number >= 3:
            found.append(1000 * (perf_counter() - begun))
    return found


def _ours(width: int) -> Callable[[], None]:
    rng, layers = np.random.default_rng(0), []
    for _ in range(DEPTH):
        weight = rng.standard_normal((width, width)) / np.sqrt(width)
        layers += [Linear(weight, np.zeros(width)), Activate(ACTIVATIONS["tanh"])]
    model = Chain(tuple(layers))
    flat, optimizer = Flat(model), SGD(0.01)
    x, y = rng.standard_normal((2, BATCH, width))

    def step() -> None:
        _, gradient = mean_squared_error(model.forward(x), y)
        model.backward(gradient)
        optimizer.step(flat.vector, flat.gradient())

    return step


def _theirs(width: int) -> Callable[[], None]:
    import torch

    torch.set_num_threads(1)
    layers = []
    for _ in range(DEPTH):
        layers += [torch.nn.Linear(width, width, dtype=torch.float64), torch.nn.Tanh()]
    model = torch.nn.Sequential(*layers)
    optimizer = torch.optim.SGD(model.parameters(), 0.01)
    x, y = torch.randn(2, BATCH, width, dtype=torch.float64)

    def step() -> None:
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()

    return step
