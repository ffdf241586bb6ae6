"""The experiments on batch and on layer normalization, which differ in their defaults alone."""

from collections.abc import Mapping
from dataclasses import replace
from math import exp

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.cost import Cost, cost_of_passes
from wordgraph.lab.deep_training import Course, labelled, readout, train
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.gradient_report import check, outcome
from wordgraph.lab.layers import Activate, Layer
from wordgraph.lab.network import Architecture, build
from wordgraph.lab.normalization import NORMALIZATIONS
from wordgraph.lab.optimizers import SGD
from wordgraph.lab.parameters import Choice, Integer, Parameter
from wordgraph.lab.probes import Measurement
from wordgraph.lab.settings import Settings
from wordgraph.lab.theory import Prediction, predict
from wordgraph.lab.trace import Outcome, Series, Trace, plain
from wordgraph.lab.wording import figure, ratio

WEIGHT_VARIANCE = replace(
    controls.WEIGHT_VARIANCE,
    help="sigma_w^2; what a normalization divides out again.",
    minimum=0.1,
    maximum=10.0,
    step=0.1,
    default=2.0,
)
DEPTH = replace(
    controls.DEPTH,
    minimum=5,
    maximum=60,
)
BATCH = replace(
    controls.BATCH,
    help="How many examples pass the network together; batch norm compares them to each other.",
    minimum=8,
    maximum=128,
)
WIDTH = replace(
    controls.WIDTH,
    minimum=16,
    maximum=256,
)
STEPS = Integer(
    name="steps",
    label="Steps",
    help="How many steps of training are taken.",
    minimum=1,
    maximum=100,
    default=25,
)
CHART = Chart(
    Axis("layer (1 = nearest the input)", Scale.COUNT),
    Axis("norm of \u03b4", Scale.LOG),
    (Curve("delta", "\u03b4 at the start"), Curve("delta_after", "\u03b4 after one step")),
)
BELOW = Chart(Axis("step", Scale.COUNT), Axis("loss"), (Curve("loss", "loss", line=True),))


def normalization_experiment(
    name: str,
    title: str,
    description: str,
    kind: str,
    label: str,
    presets: Mapping[str, Preset],
) -> Experiment:
    """Return the experiment on one kind of normalization, with and without it."""
    normalization = Choice(
        name="normalization",
        label="Normalization",
        help="What stands before each activation.",
        options={kind: label, "none": "None"},
    )
    parameters: tuple[Parameter, ...] = (
        normalization,
        controls.RELU_FIRST,
        WEIGHT_VARIANCE,
        DEPTH,
        WIDTH,
        BATCH,
        controls.RATE,
        STEPS,
        controls.SEED,
    )
    return Experiment(
        name=name,
        title=title,
        description=description,
        parameters={parameter.name: parameter for parameter in parameters},
        presets=presets,
        estimate=_estimate,
        simulate=lambda settings: _simulate(name, settings),
    )


def _estimate(settings: Settings) -> Cost:
    depth, width, batch = (settings.integer(name) for name in ("depth", "width", "batch"))
    once, steps = cost_of_passes(depth, width, batch), settings.integer("steps")
    # A step costs its passes and what is done to the vector of all weights.
    each = depth * (6.0 * batch * width**2 + 8.0 * width**2 + 60.0 * width * batch + 3e5)
    drivers = ("depth", "width", "batch", "steps")
    held = once.bytes + 8.0 * 5.0 * depth * width**2
    return Cost(once.operations + steps * each, held, drivers)


def _simulate(name: str, settings: Settings) -> Trace:
    architecture = Architecture(
        activation=settings.choice("activation"),
        depth=settings.integer("depth"),
        width=settings.integer("width"),
        weight_variance=settings.number("weight_variance"),
        normalization=settings.choice("normalization"),
    )
    batch = settings.integer("batch")
    course = _train(architecture, batch, settings)
    theory = predict(architecture, batch)
    known = theory if isinstance(theory, Prediction) else None
    checked, ended = check(architecture, course.before, theory), outcome(course.before)
    first = _ratio(course.before)
    later = None if course.after is None else _ratio(course.after)
    lost = course.lost_after
    if ended is Outcome.OK and lost is not None:
        ended = Outcome.DIVERGED
    return Trace(
        experiment=name,
        parameters=settings.values,
        series=_series(course, known),
        quantities={
            "weight_gradient_first_over_last": plain(first),
            "after_one_step": plain(later),
            "loss_at_the_start": plain(float(course.loss[0])),
            "loss_at_the_end": plain(float(course.loss[-1])),
            "chi": checked.measured,
        },
        check=checked,
        outcome=ended,
        summary=_summary(first, later, course, architecture.depth),
        chart=CHART,
        below=BELOW,
        by_layer="delta",
        ended=f"diverged: the loss was lost after step {lost}" if lost is not None else "",
    )


def _train(architecture: Architecture, batch: int, settings: Settings) -> Course:
    rng = np.random.default_rng(settings.integer("seed"))
    network = build(architecture, rng)
    head: tuple[Layer, ...] = (
        *NORMALIZATIONS[architecture.normalization](),
        Activate(ACTIVATIONS[architecture.activation]),
        readout(architecture.width, rng),
    )
    data = labelled(batch, architecture.width, rng)
    return train(network, head, data, SGD(settings.number("rate")), settings.integer("steps"))


def _ratio(measured: Measurement) -> float:
    """Return the norm of dW in the first layer over that in the last."""
    logs = measured.log_weight_gradient
    with np.errstate(all="ignore"):
        return exp(min(600.0, float(logs[0] - logs[-1])))


def _series(course: Course, known: Prediction | None) -> dict[str, Series]:
    logs = course.before.log_delta
    layers, steps = np.arange(1.0, len(logs) + 1.0), np.arange(0.0, len(course.loss))
    line = None if known is None else _exp(known.log_delta + logs[-1])
    later = np.full(len(logs), np.nan) if course.after is None else _exp(course.after.log_delta)
    return {
        "delta": Series("norm of delta at the start", layers, _exp(logs), line),
        "delta_after": Series("norm of delta after one step", layers, later),
        "loss": Series("loss", steps, course.loss),
    }


def _exp(logs: Array) -> Array:
    with np.errstate(all="ignore"):
        return np.exp(logs)


def _summary(first: float, later: float | None, course: Course, depth: int) -> str:
    start = f"dW of layer 1 is {ratio(first)} of that of layer {depth} at the start"
    if course.lost_after is not None:
        return f"{start}, and the loss is lost after {course.lost_after} steps."
    after = "" if later is None else f" and {ratio(later)} after one step"
    fell = f"{figure(float(course.loss[0]))} to {figure(float(course.loss[-1]))}"
    return f"{start}{after}; the loss goes from {fell}."
