"""What a training run shows by now: its loss, its layers, and how they compare with theory."""

from collections.abc import Mapping
from math import log

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.gradient_report import check as check_chi
from wordgraph.lab.gradient_report import outcome as outcome_of
from wordgraph.lab.gradient_report import ratios
from wordgraph.lab.heat import Heat
from wordgraph.lab.parameters import Value
from wordgraph.lab.sampling import bounded, level, thinned
from wordgraph.lab.theory import NoTheory, Prediction, predict
from wordgraph.lab.trace import Outcome, Series, Trace, plain
from wordgraph.lab.training_run import LOST, TrainingRun
from wordgraph.lab.wording import figure, ratio

STEP = Axis("step", Scale.COUNT)
LAYER = Axis("layer (1 = nearest the input)", Scale.COUNT)
LOSS = Chart(
    STEP,
    Axis("loss", Scale.LOG),
    (
        Curve("loss", "batch", line=True),
        Curve("held_out", "held out", line=True),
        Curve("guess", "guessing", reference=True),
    ),
)
LAYERS = (
    Curve("delta", "\u03b4 now"),
    Curve("weight_gradient", "dW now", bars=True),
    Curve("theory", "\u03b4 in theory", reference=True),
)
# Outputs up to this size leave the loss this near to that of a net that says 0.
SMALL, NEAR = 0.1, 0.03
FIRST_ORDER = 0.02


def trace(run: TrainingRun, name: str, parameters: Mapping[str, Value]) -> Trace:
    """Return the trace of a run, finished or not."""
    now, plan = run.now(), run.plan
    theory = _theory(run)
    known = theory if isinstance(theory, Prediction) else None
    start, present = ratios(run.start).weight_gradient, ratios(now).weight_gradient
    ended, (held_out, right) = _outcome(run), run.judged()
    return Trace(
        experiment=name,
        parameters=parameters,
        series=_series(run, known),
        quantities={
            "step": float(run.step),
            "loss_at_the_start": plain(run.seen.loss[0]),
            "loss": plain(run.seen.loss[-1]),
            "held_out_loss": plain(held_out),
            "accuracy": plain(right),
            "weight_gradient_first_over_last_at_the_start": plain(start),
            "weight_gradient_first_over_last": plain(present),
            "curvature": None if run.trial is None else plain(run.trial.curvature),
        },
        check=check_chi(plan.architecture, run.start, theory),
        outcome=ended,
        summary=_summary(run, ended, held_out, right),
        chart=LOSS,
        below=Chart(LAYER, Axis("norm", Scale.LOG), LAYERS if known else LAYERS[:2]),
        also=(_check_of_start(run), _check_of_trial(run)),
        ended=_diverged(run) if ended is Outcome.DIVERGED else "",
        by_layer="delta",
        heats=_heats(run),
    )


def _theory(run: TrainingRun) -> Prediction | NoTheory:
    """Return what mean-field theory says of the start.

    All examples are read out along one direction, and those of a plane are alike: together they
    scatter around the theory as a single one does.
    """
    features = run.task.train.x.shape[1]
    if run.plan.architecture.normalization == "batch":
        return NoTheory(
            f"that of batch norm is about independent examples, and these lie in {features} "
            "dimensions"
        )
    return predict(run.plan.architecture, 1)


def _outcome(run: TrainingRun) -> Outcome:
    if run.lost:
        return Outcome.DIVERGED if run.step else Outcome.OVERFLOW
    return outcome_of(run.now())


def _diverged(run: TrainingRun) -> str:
    """Return after which step the loss was lost, and why if the first curvature says it."""
    after = f"diverged after {run.step} step{'s' if run.step > 1 else ''}"
    product = run.plan.rate * run.trial.curvature if run.trial else 0.0
    if product > 2.0:
        return f"{after}: eta times the curvature along the first gradient = {product:.3g} > 2"
    return f"{after}: the loss passed {LOST:.0e}"


def _series(run: TrainingRun, known: Prediction | None) -> dict[str, Series]:
    seen, now = run.seen, run.now()
    steps, looks = np.arange(0.0, len(seen.loss)), np.array(seen.looks, dtype=np.float64)
    layers = np.arange(1.0, len(now.log_delta) + 1.0)
    found = {
        "loss": thinned("loss of each step's batch", steps, _finite(seen.loss)),
        "held_out": Series("loss of the held-out examples", looks, _finite(seen.held_out)),
        "accuracy": Series("share of held-out examples right", looks, _finite(seen.right)),
        "guess": level("loss of a net that says 0", np.array([0.0, run.total]), run.untrained),
        "start": Series("norm of delta at the start", layers, _exp(run.start.log_delta)),
        "delta": Series("norm of delta now", layers, _exp(now.log_delta)),
        "weight_gradient": Series("norm of dW now", layers, _exp(now.log_weight_gradient)),
    }
    if known is not None:
        line = _exp(known.log_delta + run.start.log_delta[-1])
        found["theory"] = Series("norm of delta at the start, in theory", layers, line)
    return found


def _heats(run: TrainingRun) -> tuple[Heat, ...]:
    seen = run.seen
    looks = np.array(seen.looks, dtype=np.float64)
    rows = np.arange(1.0, run.plan.architecture.depth + 1.0)
    return tuple(
        Heat(
            title,
            STEP,
            LAYER,
            looks,
            rows,
            np.array(logs).T / log(10.0),
            wide=float(run.every),
            last=float(run.total),
        )
        for title, logs in (
            ("norm of \u03b4", seen.log_delta),
            ("norm of dW", seen.log_weight_gradient),
        )
    )


def _exp(logs: Array) -> Array:
    with np.errstate(all="ignore"):
        return np.exp(logs)


def _finite(values: list[float]) -> Array:
    return bounded(np.array(values, dtype=np.float64), LOST)


def _check_of_start(run: TrainingRun) -> Check:
    """Compare the first loss with that of a net that says 0."""
    quantity, untrained = "loss before the first step", run.untrained
    first = plain(run.seen.loss[0])
    words = (
        "ln 2, guessing between two classes"
        if run.task.classes
        else "the mean square of the batch's targets"
    )
    if first is None or run.output > SMALL:
        return Check(quantity, None, first, None, "the outputs are not small at the start")
    return Check(quantity, untrained, first, NEAR, words)


def _check_of_trial(run: TrainingRun) -> Check:
    quantity = "change of the loss by a tiny step down the gradient"
    if run.trial is None:
        return Check(
            quantity, None, None, None, "there is too little gradient, or signal, to follow"
        )
    note = "minus the step's rate times |g|^2, to first order"
    return Check(quantity, run.trial.promised, run.trial.found, FIRST_ORDER, note)


def _summary(run: TrainingRun, ended: Outcome, held_out: float, right: float) -> str:
    if ended is Outcome.DIVERGED:
        return f"{_diverged(run)[0].upper()}{_diverged(run)[1:]}."
    if ended is not Outcome.OK:
        return f"{ended.value[0].upper()}{ended.value[1:]}."
    if not run.step:
        share = ratio(ratios(run.start).weight_gradient)
        return (
            f"Before the first of {run.total} steps the loss is {figure(run.seen.loss[0])}, and "
            f"dW of layer 1 is {share} of that of layer {run.plan.architecture.depth}."
        )
    share = ratio(ratios(run.now()).weight_gradient)
    answers = f", {100 * right:.0f}% of them right" if run.task.classes else ""
    return (
        f"After {run.step} of {run.total} steps the loss of held-out examples is "
        f"{figure(held_out)}{answers}; dW of layer 1 is {share} of that of the last."
    )
