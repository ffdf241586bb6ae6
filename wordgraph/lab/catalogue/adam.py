"""Adam's first steps: how long they are, with and without bias correction, and with warmup."""

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import Cost, cost_of_steps
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.optimizers import Adam
from wordgraph.lab.parameters import Choice, Integer, Number
from wordgraph.lab.sampling import thinned
from wordgraph.lab.schedules import warmup
from wordgraph.lab.settings import Settings
from wordgraph.lab.trace import Outcome, Series, Trace
from wordgraph.lab.wording import figure

NAME = "adam"
BETA1 = Number(
    name="beta1",
    label="beta 1",
    help="The share of the running mean of the gradient that is kept.",
    minimum=0.0,
    maximum=0.99,
    step=0.01,
    default=0.9,
)
BETA2 = Number(
    name="beta2",
    label="beta 2",
    help="The share of the running mean of its square that is kept.",
    minimum=0.5,
    maximum=0.9999,
    step=0.0001,
    default=0.999,
)
CORRECTION = Choice(
    name="correction",
    label="Bias correction",
    help="Whether both running means are corrected for their start at 0.",
    options={"on": "On", "off": "Off"},
)
WARMUP = Integer(
    name="warmup",
    label="Warmup",
    unit="steps",
    help="Over how many steps the learning rate rises from 0; 0 for none.",
    minimum=0,
    maximum=500,
    default=0,
)
SIZE = Number(
    name="size",
    label="Gradient",
    help="The size of the constant gradient; Adam's steps hardly depend on it.",
    minimum=1e-9,
    maximum=1e6,
    step=0.1,
    default=1.0,
    logarithmic=True,
)
STEPS = Integer(
    name="steps",
    label="Steps",
    help="How many steps are taken.",
    minimum=10,
    maximum=2000,
    default=200,
)
PARAMETERS = (BETA1, BETA2, CORRECTION, WARMUP, SIZE, STEPS, controls.SEED)
EPSILON = 1e-8
NOISY = 400
CHART = Chart(
    Axis("step t", Scale.COUNT),
    Axis("step length / \u03b7"),
    (Curve("constant", "constant gradient", line=True), Curve("full", "1", reference=True)),
)
BELOW = Chart(
    Axis("step t", Scale.COUNT),
    Axis("root mean square step / \u03b7"),
    (Curve("noisy", "pure noise"),),
)
PRESETS = {
    "corrected": Preset(
        "With correction",
        {},
        "The first step is as long as the learning rate, whatever the size of the gradient.",
    ),
    "uncorrected": Preset(
        "Without correction",
        {"correction": "off"},
        "The first step is 3.16 times too long, and at t = 12 it is 6.57 times.",
        "\u201cWithout bias correction Adam's first steps are too small, for both means start at "
        "0.\u201d The root of the second mean is the smaller one: 3.1623 eta at t = 1, at most "
        "6.5685 eta at t = 12.",
    ),
    "tiny": Preset(
        "A tiny gradient",
        {"size": 1e-6},
        "A millionth of the gradient, and the steps are as long: only epsilon could tell.",
    ),
    "warmup": Preset(
        "Warmup",
        {"warmup": 50},
        "Warmup makes the first steps short on purpose: they rise in a line to eta. Below, under "
        "pure noise: by RAdam's count the second mean can be trusted from t = 5 on.",
        "\u201cWarmup replaces bias correction.\u201d It shortens steps while the second mean "
        "knows few gradients; the correction only fixes its scale.",
    ),
    "fast-forgetting": Preset(
        "beta 2 = 0.9",
        {"correction": "off", "beta2": 0.9},
        "When both means forget alike, the missing correction makes the first steps too short: "
        "sqrt(1 - beta) = .316.",
    ),
}


def _estimate(settings: Settings) -> Cost:
    steps = settings.integer("steps")
    held = (steps + 20.0) * (NOISY + 8.0)
    return cost_of_steps(steps, 40.0, 100.0 * NOISY, ("steps",), held)


def _simulate(settings: Settings) -> Trace:
    size, count = settings.number("size"), settings.integer("steps")
    rng = np.random.default_rng(settings.integer("seed"))
    constant = _lengths(settings, np.full((count, 1), size))
    noisy = _lengths(settings, size * rng.standard_normal((count, NOISY)))
    theory, t = _theory(settings, count), np.arange(1.0, count + 1.0)
    # The first of the longest: a level stretch differs in its last digit alone.
    peak = int(np.argmax(constant >= (1.0 - 1e-12) * constant.max()))
    first, last = float(constant[0]), float(constant[-1])
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "constant": thinned("step under a constant gradient", t, constant, theory),
            "noisy": thinned(
                "root mean square step under pure noise", t, noisy, _theory_of_noise(settings, t)
            ),
            "full": Series("the learning rate", t[[0, -1]], np.ones(2)),
        },
        quantities={
            "first": first,
            "peak": float(constant[peak]),
            "peak_step": peak + 1.0,
            "rectified_from": _rectified_from(settings.number("beta2")),
        },
        check=Check(
            "first step / eta",
            float(theory[0]),
            first,
            1e-9,
            "(1 - beta1^t) / (sqrt(1 - beta2^t) + epsilon / g), or 1 / (1 + epsilon / g) corrected",
        ),
        also=(
            Check(
                f"longest step / eta, at t = {peak + 1}",
                float(theory.max()),
                float(constant[peak]),
                1e-9,
                "the same formula at its largest",
            ),
        ),
        outcome=Outcome.OK,
        summary=(
            f"The first step is {figure(first)} eta, the longest {figure(float(constant[peak]))} "
            f"eta at t = {peak + 1}, the last {figure(last)} eta."
        ),
        chart=CHART,
        below=BELOW,
    )


def _lengths(settings: Settings, gradients: Array) -> Array:
    """Return the root mean square step / rate, for gradients of shape (steps, coordinates)."""
    optimizer = Adam(
        1.0,
        *_betas(settings),
        EPSILON,
        correct=settings.choice("correction") == "on",
    )
    schedule, lengths = warmup(settings.integer("warmup")), []
    for step, gradient in enumerate(gradients):
        moved = np.zeros(len(gradient))
        optimizer.rate = schedule(step)
        optimizer.step(moved, gradient)
        lengths.append(float(np.sqrt(moved @ moved / len(moved))))
    return np.array(lengths)


def _theory(settings: Settings, count: int) -> Array:
    """Return the length of each step under a constant gradient, in units of the rate."""
    t, beta1, beta2 = np.arange(1.0, count + 1.0), *_betas(settings)
    rise = _rise(settings, t)
    fudge = EPSILON / settings.number("size")
    if settings.choice("correction") == "on":
        return rise / (1.0 + fudge)
    return rise * (1.0 - beta1**t) / (np.sqrt(1.0 - beta2**t) + fudge)


def _theory_of_noise(settings: Settings, t: Array) -> Array:
    """Return the root mean square step if the second mean knew its value: so at t = 1 and late."""
    beta1, beta2 = _betas(settings)
    mean = (1.0 - beta1) / (1.0 + beta1) * (1.0 + beta1**t) / (1.0 - beta1**t)
    if settings.choice("correction") == "off":
        mean = mean * (1.0 - beta1**t) ** 2 / (1.0 - beta2**t)
    return np.sqrt(mean) * _rise(settings, t)


def _betas(settings: Settings) -> tuple[float, float]:
    return settings.number("beta1"), settings.number("beta2")


def _rise(settings: Settings, t: Array) -> Array:
    """Return the share of the full rate at each step."""
    length = settings.integer("warmup")
    return np.minimum(1.0, t / length) if length else np.ones(len(t))


def _rectified_from(beta2: float) -> float | None:
    """Return the first t with rho_t > 4, from which on RAdam trusts the second mean."""
    longest = 2.0 / (1.0 - beta2) - 1.0
    t = np.arange(1.0, 1001.0)
    rho = longest - 2.0 * t * beta2**t / (1.0 - beta2**t)
    found = np.flatnonzero(rho > 4.0)
    return float(t[found[0]]) if len(found) else None


ADAM = Experiment(
    name=NAME,
    title="Adam's first steps",
    description="Measure how long Adam's steps are, from the first one on.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
