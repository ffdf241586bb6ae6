"""Layers, losses and optimizers against PyTorch in float64, to 1e-10 relative."""

import numpy as np
import pytest

from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.layers import Activate, Affine, Chain, Linear, Residual
from wordgraph.lab.losses import cross_entropy, logistic, mean_squared_error
from wordgraph.lab.lstm import LSTM
from wordgraph.lab.normalization import Standardize
from wordgraph.lab.optimizers import SGD, Adam, RMSProp, adamw, clip_norm
from wordgraph.lab.recurrent import Recurrent
from wordgraph.lab.schedules import cosine, warmup

torch = pytest.importorskip("torch", reason="the extra torch is not installed: make check-all")
pytestmark = pytest.mark.slow

BATCH, WIDTH, TIME, STEPS = 16, 12, 9, 100
F = torch.nn.functional


@pytest.fixture(autouse=True)
def _one_thread():
    torch.set_num_threads(1)


@pytest.fixture
def random():
    return np.random.default_rng(0)


def tensor(array):
    return torch.tensor(array, dtype=torch.float64, requires_grad=True)


def same(found, expected):
    """Equal to 1e-10 relative to the largest entry."""
    wanted = expected.detach().numpy()
    assert abs(found - wanted).max() <= 1e-10 * abs(wanted).max()


def linear(random):
    return Linear(random.standard_normal((WIDTH, WIDTH)), random.standard_normal(WIDTH))


def affine(random):
    return Affine(random.standard_normal(WIDTH), random.standard_normal(WIDTH))


def activations(name):
    function = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu}.get(name)
    return lambda x: function(x) if function else x


# A layer of ours and what PyTorch computes from the same input and the same learned arrays.
LAYERS = {
    "linear": (linear, lambda x, w, b: F.linear(x, w.T, b)),
    **{
        name: (lambda random, name=name: Activate(ACTIVATIONS[name]), activations(name))
        for name in ACTIVATIONS
    },
    "batch norm": (
        lambda random: Chain((Standardize(0, 1e-5), affine(random))),
        lambda x, gain, shift: F.batch_norm(x, None, None, gain, shift, training=True),
    ),
    "layer norm": (
        lambda random: Chain((Standardize(1, 1e-5), affine(random))),
        lambda x, gain, shift: F.layer_norm(x, (WIDTH,), gain, shift),
    ),
    "pre-norm block": (
        lambda random: Residual(
            Chain(
                (
                    Standardize(1, 1e-5),
                    affine(random),
                    Activate(ACTIVATIONS["relu"]),
                    linear(random),
                )
            ),
            0.5,
        ),
        lambda x, gain, shift, w, b: (
            x + 0.5 * F.linear(torch.relu(F.layer_norm(x, (WIDTH,), gain, shift)), w.T, b)
        ),
    ),
}


def compare(layer, function, x, readout):
    """Outputs, gradients at the input, and gradients in everything learned."""
    out = layer.forward(x)
    at_input = layer.backward(readout)
    theirs_x, learned = tensor(x), [tensor(slot.value) for slot in layer.slots()]
    theirs = function(theirs_x, *learned)
    theirs.backward(torch.tensor(readout))
    same(out, theirs)
    same(at_input, theirs_x.grad)
    for slot, other in zip(layer.slots(), learned, strict=True):
        same(slot.gradient, other.grad)


@pytest.mark.parametrize("name", LAYERS)
def test_layers(name, random):
    make, function = LAYERS[name]
    layer = make(random)
    compare(layer, function, *random.standard_normal((2, BATCH, WIDTH)))


def test_deep_network(random):
    layers = [part for _ in range(20) for part in (linear(random), Activate(ACTIVATIONS["tanh"]))]
    for layer in layers[::2]:
        layer.weight *= 1.2 / np.sqrt(WIDTH)

    def function(x, *learned):
        for w, b in zip(learned[::2], learned[1::2], strict=True):
            x = torch.tanh(F.linear(x, w.T, b))
        return x

    compare(Chain(tuple(layers)), function, *random.standard_normal((2, BATCH, WIDTH)))


def unrolled(kind, x, w, u, b):
    """A recurrent module of PyTorch with our arrays."""
    module = kind(WIDTH, WIDTH, dtype=torch.float64)
    # With zeros for the second bias that PyTorch adds.
    names = {"weight_ih_l0": w.T, "weight_hh_l0": u.T, "bias_ih_l0": b, "bias_hh_l0": 0.0 * b}
    return torch.func.functional_call(module, names, (x,))[0]


@pytest.mark.parametrize("kind", ["tanh", "lstm"])
def test_recurrent_layers(kind, random):
    many = WIDTH if kind == "tanh" else 4 * WIDTH
    w, u = 0.4 * random.standard_normal((2, WIDTH, many))
    b = random.standard_normal(many)
    ours = Recurrent(w, u, b, ACTIVATIONS["tanh"]) if kind == "tanh" else LSTM(w, u, b)
    module = torch.nn.RNN if kind == "tanh" else torch.nn.LSTM

    def function(x, *learned):
        return unrolled(module, x, *learned)

    compare(ours, function, *random.standard_normal((2, TIME, BATCH, WIDTH)))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (mean_squared_error, F.mse_loss),
        (logistic, lambda z, y: F.softplus(-y * z).mean()),
    ],
)
def test_losses(ours, theirs, random):
    z, y = random.standard_normal((BATCH, 3)), np.sign(random.standard_normal((BATCH, 3)))
    value, gradient = ours(z, y)
    output = tensor(z)
    loss = theirs(output, torch.tensor(y))
    loss.backward()
    assert value == pytest.approx(loss.item(), rel=1e-10)
    same(gradient, output.grad)


def test_cross_entropy(random):
    z, labels = 5 * random.standard_normal((BATCH, 4)), np.arange(BATCH) % 4
    value, gradient = cross_entropy(z, labels)
    output = tensor(z)
    loss = F.cross_entropy(output, torch.tensor(labels))
    loss.backward()
    assert value == pytest.approx(loss.item(), rel=1e-10)
    same(gradient, output.grad)


OPTIMIZERS = {
    "sgd": (SGD(0.05), lambda p: torch.optim.SGD(p, 0.05)),
    "heavy ball": (SGD(0.05, 0.9), lambda p: torch.optim.SGD(p, 0.05, momentum=0.9)),
    "nesterov": (
        SGD(0.05, 0.9, nesterov=True),
        lambda p: torch.optim.SGD(p, 0.05, momentum=0.9, nesterov=True),
    ),
    "rmsprop": (RMSProp(0.01), lambda p: torch.optim.RMSprop(p, 0.01)),
    "adam": (Adam(0.01), lambda p: torch.optim.Adam(p, 0.01)),
    "adamw": (adamw(0.01, 0.1), lambda p: torch.optim.AdamW(p, 0.01, weight_decay=0.1)),
}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizers_over_100_steps_of_a_rosenbrock_valley(name):
    ours, make = OPTIMIZERS[name]
    x = np.array([-0.5, 0.8, 0.3])
    point = tensor(x)
    theirs = make([point])
    for _ in range(STEPS):
        theirs.zero_grad()
        value = ((1 - point[:-1]) ** 2 + 2 * (point[1:] - point[:-1] ** 2) ** 2).sum()
        value.backward()
        ours.step(x, _rosenbrock(x))
        theirs.step()
        same(x, point)


def _rosenbrock(x):
    """The gradient of sum (1 - x_i)^2 + 2 (x_(i+1) - x_i^2)^2."""
    off = x[1:] - x[:-1] ** 2
    gradient = np.zeros_like(x)
    gradient[:-1] = -2 * (1 - x[:-1]) - 8 * off * x[:-1]
    gradient[1:] += 4 * off
    return gradient


def test_schedules():
    point = torch.zeros(1, requires_grad=True)
    cases = [
        (cosine(50), lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 50)),
        (
            warmup(20),
            lambda o: torch.optim.lr_scheduler.LinearLR(o, 1 / 20, total_iters=19),
        ),
    ]
    for ours, make in cases:
        optimizer = torch.optim.SGD([point], 1.0)
        theirs = make(optimizer)
        for step in range(50):
            assert ours(step) == pytest.approx(optimizer.param_groups[0]["lr"], rel=1e-10)
            optimizer.step()
            theirs.step()


@pytest.mark.parametrize("most", [1.5, 1e3])
def test_clipping(random, most):
    gradient = 10.0 * random.standard_normal(WIDTH)
    parameter = torch.nn.Parameter(torch.zeros(WIDTH, dtype=torch.float64))
    parameter.grad = torch.tensor(gradient)
    norm = torch.nn.utils.clip_grad_norm_([parameter], most)
    # PyTorch divides by the norm plus 1e-6, here by the norm itself.
    exact = (norm + 1e-6) / norm if norm > most else 1.0
    same(clip_norm(gradient, most), exact * parameter.grad)
