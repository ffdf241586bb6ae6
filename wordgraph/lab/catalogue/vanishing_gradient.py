"""The gradient's way back through a deep network at initialization: does it arrive?"""

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.activations import ACTIVATIONS
from wordgraph.lab.arrays import Array
from wordgraph.lab.catalogue.vanishing_gradient_presets import PRESETS
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.cost import Cost, cost_of_passes
from wordgraph.lab.experiment import Experiment
from wordgraph.lab.gradient_report import check, outcome, ratios, summary
from wordgraph.lab.network import Architecture
from wordgraph.lab.phase import diagram
from wordgraph.lab.probes import Measurement, measure
from wordgraph.lab.settings import Settings
from wordgraph.lab.theory import NoTheory, Prediction, predict
from wordgraph.lab.trace import Series, Trace, plain

NAME = "vanishing-gradient"
PARAMETERS = (
    controls.ACTIVATION,
    controls.WEIGHT_VARIANCE,
    controls.BIAS_VARIANCE,
    controls.DEPTH,
    controls.WIDTH,
    controls.BATCH,
    controls.RESIDUAL,
    controls.NORMALIZATION,
    controls.SEED,
)
CHART = Chart(
    x=Axis("layer (1 = nearest the input)", Scale.COUNT),
    y=Axis("gradient norm", Scale.LOG),
    curves=(Curve("delta", "\u03b4"), Curve("weight_gradient", "dW")),
)


def _architecture(settings: Settings) -> Architecture:
    return Architecture(
        activation=settings.choice("activation"),
        depth=settings.integer("depth"),
        width=settings.integer("width"),
        weight_variance=settings.number("weight_variance"),
        bias_variance=settings.number("bias_variance"),
        residual=settings.choice("residual"),
        normalization=settings.choice("normalization"),
    )


def _estimate(settings: Settings) -> Cost:
    depth, width, batch = (settings.integer(name) for name in ("depth", "width", "batch"))
    return cost_of_passes(depth, width, batch)


def _simulate(settings: Settings) -> Trace:
    architecture = _architecture(settings)
    batch = settings.integer("batch")
    measured = measure(architecture, batch, settings.integer("seed"))
    theory = predict(architecture, batch)
    found, ended = ratios(measured), outcome(measured)
    checked = check(architecture, measured, theory)
    phases, placed = _phases(architecture)
    known = theory if isinstance(theory, Prediction) else None
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series=_series(measured, theory) | placed,
        quantities={
            "delta_first_over_last": plain(found.delta),
            "weight_gradient_first_over_last": plain(found.weight_gradient),
            "chi": checked.measured,
            "fixed_point": known.fixed_point if known else None,
        },
        check=checked,
        outcome=ended,
        summary=summary(found, ended, architecture.depth),
        chart=CHART,
        below=phases,
        by_layer="delta",
    )


def _series(measured: Measurement, theory: Prediction | NoTheory) -> dict[str, Series]:
    layers = np.arange(1.0, len(measured.log_delta) + 1.0)
    predicted = theory if isinstance(theory, Prediction) else None
    low, high = _band(predicted) if predicted else (None, None)
    return {
        "delta": Series(
            "norm of delta",
            layers,
            _norms(measured.log_delta),
            _norms(predicted.log_delta) if predicted else None,
            low,
            high,
        ),
        "weight_gradient": Series(
            "norm of dW",
            layers,
            _norms(measured.log_weight_gradient),
            _norms(predicted.log_weight_gradient) if predicted else None,
        ),
        "mean_square": Series(
            "mean square of z",
            layers,
            measured.mean_square,
            predicted.mean_square if predicted else None,
        ),
    }


def _phases(architecture: Architecture) -> tuple[Chart | None, dict[str, Series]]:
    """Return where this net lies in the plane of its phases, if there are phases (see phase.py)."""
    if architecture.skip or architecture.normalization != "none":
        return None, {}
    activation = ACTIVATIONS[architecture.activation]
    return diagram(activation, architecture.bias_variance, architecture.weight_variance)


def _band(theory: Prediction) -> tuple[Array | None, Array | None]:
    """Return the +-2 sd band of |delta_l|, whose square is log-normal around its mean."""
    if theory.log_variance is None:
        return None, None
    middle = theory.log_delta - 0.25 * theory.log_variance
    reach = np.sqrt(theory.log_variance)
    return _norms(middle - reach), _norms(middle + reach)


def _norms(log_norms: Array) -> Array:
    with np.errstate(under="ignore", over="ignore"):
        return np.exp(log_norms)


VANISHING_GRADIENT = Experiment(
    name=NAME,
    title="Vanishing and exploding gradients",
    description="Send a gradient back through a deep network and watch its size, layer by layer.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
