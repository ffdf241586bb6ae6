"""Residual connections: x + alpha W phi(x), with the normalization nowhere, before, or after."""

from dataclasses import replace
from math import sqrt

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import Cost
from wordgraph.lab.deep_training import Course, labelled, readout, train
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.optimizers import SGD
from wordgraph.lab.parameters import Choice, Integer
from wordgraph.lab.residual_stack import (
    BATCH,
    Stack,
    build,
    measure,
    theory,
    tolerance_of_a_block,
)
from wordgraph.lab.settings import Settings
from wordgraph.lab.trace import Outcome, Series, Trace, plain
from wordgraph.lab.wording import figure, ratio

NAME = "residual-connection"
NORM = Choice(
    name="norm",
    label="Layer norm",
    help="Where it stands: nowhere, before each branch, or after each sum.",
    options={"none": "None", "pre": "Pre: before the branch", "post": "Post: after the sum"},
)
SCALE = Choice(
    name="scale",
    label="Branch",
    help="alpha: what each branch is multiplied by before it is added.",
    options={"one": "alpha = 1", "root": "alpha = 1 / sqrt(L)"},
)
DEPTH = replace(
    controls.DEPTH,
    help="How many blocks the signal passes.",
    unit="blocks",
    minimum=2,
    maximum=60,
)
WIDTH = replace(
    controls.WIDTH,
    help="How many units the stream has; the wider, the closer to theory.",
    minimum=16,
    maximum=256,
)
STEPS = Integer(
    name="steps",
    label="Steps",
    help="How many steps of training are taken.",
    minimum=1,
    maximum=60,
    default=15,
)
HOLLOW = 0.75  # a tolerance beyond which nothing is judged
PARAMETERS = (NORM, SCALE, DEPTH, WIDTH, controls.RATE, STEPS, controls.SEED)
CHART = Chart(
    Axis("block (1 = nearest the input)", Scale.COUNT),
    Axis("mean square, norm", Scale.LOG),
    (
        Curve("stream", "q"),
        Curve("delta", "|\u03b4|\u00b2, last = 1"),
        Curve("weights", "|dW|, last = 1"),
    ),
)
BELOW = Chart(
    Axis("step", Scale.COUNT), Axis("loss", Scale.LOG), (Curve("loss", "loss", line=True),)
)
PRESETS = {
    "plain": Preset(
        "A skip alone",
        {},
        "Every block doubles the stream and the gradient; dW looks healthy, level over all blocks, "
        "and one step at rate 0.1 loses the net.",
        "\u201cA skip connection is enough.\u201d This net starts at a loss of 81, a hundred "
        "times guessing, and one step at rate 0.1 loses it, though dW of the first and last block "
        "are alike.",
        outcome=Outcome.DIVERGED,
    ),
    "scaled": Preset(
        "Branches over sqrt(L)",
        {"scale": "root"},
        "With alpha = 1 / sqrt(L) the stream grows by at most e = 2.72 over all blocks, and the "
        "net trains.",
    ),
    "pre": Preset(
        "Pre-layer norm",
        {"norm": "pre"},
        "Behind a layer norm each block adds 1 to the stream, growth in a line; the net trains.",
    ),
    "post": Preset(
        "Post-layer norm",
        {"norm": "post"},
        "A norm after each sum brings the stream back to 1; delta stays level, too.",
        "\u201cPost-LN's top gradients grow with depth.\u201d They stay flat: with 12 blocks "
        "the last dW is .98 times that with 48. Pre-LN's shrink, as 1 / sqrt(L): 1.9 times.",
    ),
    "pre-deep": Preset(
        "Pre-layer norm, 48 blocks",
        {"norm": "pre", "depth": 48, "steps": 5},
        "With 48 blocks the stream ends 49 times as large as it began, and the last block gets "
        "half the gradient that it gets with 12.",
    ),
}


def _estimate(settings: Settings) -> Cost:
    depth, width = settings.integer("depth"), settings.integer("width")
    each = 6.0 * BATCH * width**2 + 8.0 * width**2 + 80.0 * width * BATCH + 4e5
    # Nets of two depths are passed once each, for the gradient of the last block.
    passes = depth * (settings.integer("steps") + 2.0) + float(sum(COMPARED)) * PAIRS
    held = 8.0 * depth * (6.0 * width**2 + 6.0 * BATCH * width)
    return Cost(passes * each + 60.0 * depth * width**2, held, ("depth", "width", "steps"))


# Blocks of the nets whose last gradients are compared, and how many such pairs are averaged.
COMPARED, PAIRS = (12, 48), 2


def _simulate(settings: Settings) -> Trace:
    depth, norm = settings.integer("depth"), settings.choice("norm")
    stack = Stack(norm, _alpha(settings, depth), depth, settings.integer("width"))
    seen = measure(stack, _rng(settings, 0))
    course = _train(stack, settings.number("rate"), settings.integer("steps"), _rng(settings, 0))
    lost, blocks = course.lost_after, np.arange(1.0, depth + 1.0)
    q, delta = theory(stack)
    logs = 2.0 * (seen.log_delta - seen.log_delta[-1])
    weights = seen.log_weight_gradient - seen.log_weight_gradient[-1]
    checks = _checks(stack, seen.mean_square, logs)
    if norm != "none":
        checks.append(_check_last(stack, settings))
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "stream": Series("mean square of the stream", blocks, seen.mean_square, q),
            "delta": Series("square of delta's norm, 1 in the last", blocks, np.exp(logs), delta),
            "norm": Series("norm of delta, 1 in the last", blocks, np.exp(0.5 * logs)),
            "weights": Series("norm of dW, 1 in the last", blocks, np.exp(weights)),
            "loss": Series("loss", np.arange(0.0, len(course.loss)), course.loss),
        },
        quantities={
            "stream_last": float(seen.mean_square[-1]),
            "delta_first_over_last": float(np.exp(0.5 * logs[0])),
            "weight_gradient_first_over_last": float(np.exp(weights[0])),
            "loss_at_the_start": plain(float(course.loss[0])),
            "loss_at_the_end": plain(float(course.loss[-1])),
        },
        check=checks[0],
        also=tuple(checks[1:]),
        outcome=Outcome.OK if lost is None else Outcome.DIVERGED,
        summary=_summary(course, float(np.exp(weights[0])), depth),
        chart=CHART,
        below=BELOW,
        by_layer="norm",
        ended=f"diverged: the loss was lost after step {lost}" if lost is not None else "",
    )


def _alpha(settings: Settings, depth: int) -> float:
    return 1.0 / sqrt(depth) if settings.choice("scale") == "root" else 1.0


def _rng(settings: Settings, stream: int) -> np.random.Generator:
    return np.random.default_rng([settings.integer("seed"), stream])


def _train(stack: Stack, rate: float, steps: int, rng: np.random.Generator) -> Course:
    network, top = build(stack, rng)
    head = (*top, readout(stack.width, rng))
    return train(network, head, labelled(BATCH, stack.width, rng), SGD(rate), steps)


def _checks(stack: Stack, squares: Array, logs: Array) -> list[Check]:
    """Compare the stream and |delta|^2, given by their logs with 0 in the last, with theory."""
    q, delta = theory(stack)
    back = float(np.exp(logs[0]))
    if stack.norm == "pre":
        each = 1.5 if stack.alpha < 1.0 else 9.0 * sqrt(stack.depth / stack.width)
        note = "q = 1 + alpha^2 L, and delta by the same"
        stream = f"stream after {stack.depth} blocks"
        wide, wider = (0.05 + width / sqrt(stack.width) for width in (2.5, each))
        # One net of many blocks scatters so much that a verdict would mean nothing.
        judged = wider if wider < HOLLOW else None
        return [
            Check(stream, float(q[-1]), float(squares[-1]), wide, note),
            Check("|delta|^2, first over last", float(delta[0]), back, judged, note),
        ]
    power = 1.0 + stack.alpha**2
    passed = stack.depth - 1
    tolerance = tolerance_of_a_block(stack)
    on = Check("|delta|^2 a block", power, back ** (1 / passed), tolerance, "1 + alpha^2")
    if stack.norm == "post":
        note = "1 + alpha^2 by the sum, divided by as much by the norm"
        return [
            Check("|delta|^2 a block", 1.0, back ** (1 / passed), tolerance, note),
            Check("stream after the last block", 1.0, float(squares[-1]), 1e-9, "the norm"),
        ]
    grown = float(squares[-1] / squares[0]) ** (1 / passed)
    return [Check("stream a block", power, grown, tolerance, "1 + alpha^2"), on]


def _check_last(stack: Stack, settings: Settings) -> Check:
    """Compare the last block's dW in a net of 12 blocks with that in one of 48."""
    logs = np.array(
        [[_last(stack, settings, depth, pair) for depth in COMPARED] for pair in range(PAIRS)]
    )
    few, many = COMPARED
    if stack.alpha < 1.0:
        # alpha itself is half as large, and the stream ends at 2 in both.
        predicted = 2.0
    else:
        predicted = sqrt((many + 1.0) / (few + 1.0)) if stack.norm == "pre" else 1.0
    found = float(np.exp(np.mean(logs[:, 0] - logs[:, 1])))
    tolerance = 0.05 + (0.9 if stack.norm == "pre" else 1.5) / sqrt(stack.width)
    note = "alpha / sqrt(q) of the last block (Xiong et al. 2020)"
    return Check(f"last dW, {few} over {many} blocks", predicted, found, tolerance, note)


def _last(stack: Stack, settings: Settings, depth: int, pair: int) -> float:
    """Return ln |dW| of the last block of a net of another depth."""
    other = Stack(stack.norm, _alpha(settings, depth), depth, stack.width)
    return float(measure(other, _rng(settings, 1 + pair)).log_weight_gradient[-1])


def _summary(course: Course, weights: float, depth: int) -> str:
    start = f"dW of block 1 is {ratio(weights)} of that of block {depth}"
    before = figure(float(course.loss[0]))
    lost = course.lost_after
    if lost is not None:
        steps = "one step" if lost == 1 else f"{lost} steps"
        return f"{start}, yet the loss starts at {before} and is lost after {steps}."
    return f"{start}; the loss goes from {before} to {figure(float(course.loss[-1]))}."


RESIDUAL_CONNECTION = Experiment(
    name=NAME,
    title="Residual connections",
    description="Send a signal and a gradient through residual blocks, then train them.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
