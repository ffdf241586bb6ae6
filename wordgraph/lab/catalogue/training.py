"""Training to be watched: a deep network on a small data set, its gradients layer by layer."""

from dataclasses import replace

from wordgraph.lab import controls
from wordgraph.lab.catalogue.training_presets import PRESETS
from wordgraph.lab.cost import Cost, cost_of_steps
from wordgraph.lab.experiment import Experiment
from wordgraph.lab.network import Architecture
from wordgraph.lab.parameters import Choice, Integer, Number
from wordgraph.lab.settings import Settings
from wordgraph.lab.tasks import HELD_OUT, SETS
from wordgraph.lab.trace import Trace
from wordgraph.lab.training_report import trace
from wordgraph.lab.training_run import LOOKS, OPTIMIZERS, SCHEDULES, Plan, TrainingRun

NAME = "training"
DATA = Choice(
    name="data",
    label="Data",
    help="What is to be learned: two classes of points in the plane, or a line through noise.",
    options={name: label for name, (label, _) in SETS.items()},
)
DEPTH = replace(
    controls.DEPTH,
    help="How many layers of weights the signal passes; one more reads the answer off.",
    minimum=2,
    maximum=50,
)
WIDTH = replace(
    controls.WIDTH,
    help="How many units a layer has.",
    minimum=16,
    maximum=128,
)
WEIGHT_VARIANCE = replace(
    controls.WEIGHT_VARIANCE,
    help="sigma_w^2 at the start: 1 is Glorot's choice, 2 is He's, 1/3 PyTorch's default.",
    minimum=0.1,
    maximum=10.0,
    step=0.1,
    default=2.0,
)
OPTIMIZER = Choice(
    name="optimizer",
    label="Optimizer",
    help="How a gradient becomes a step.",
    options={name: label for name, (label, _) in OPTIMIZERS.items()},
)
RATE = replace(
    controls.RATE,
    help="eta: how far a step goes; SGD and Adam ask for very different ones.",
    minimum=0.0001,
    maximum=3.0,
    step=0.0001,
    default=0.05,
)
CLIP = Number(
    name="clip",
    label="Gradient clip",
    help="A gradient longer than this is shortened to this length; 0 for no clipping.",
    minimum=0.0,
    maximum=5.0,
    step=0.05,
    default=0.0,
)
SCHEDULE = Choice(
    name="schedule",
    label="Schedule",
    help="How the learning rate changes on the way: not at all, up from 0, or down to 0.",
    options={name: label for name, (label, _) in SCHEDULES.items()},
)
BATCH = replace(
    controls.BATCH,
    help="How many of the 512 examples a step looks at; batch norm compares them to each other.",
    minimum=8,
)
STEPS = Integer(
    name="steps",
    label="Steps",
    help="How many steps of training there are.",
    minimum=10,
    maximum=2000,
    default=100,
    logarithmic=True,
)
PARAMETERS = (
    DATA,
    controls.RELU_FIRST,
    WEIGHT_VARIANCE,
    controls.RESIDUAL,
    controls.NORMALIZATION,
    OPTIMIZER,
    RATE,
    SCHEDULE,
    CLIP,
    DEPTH,
    WIDTH,
    BATCH,
    STEPS,
    controls.SEED,
)


def _estimate(settings: Settings) -> Cost:
    depth, width, batch, steps = (
        float(settings.integer(name)) for name in ("depth", "width", "batch", "steps")
    )
    # Three products a layer, in which BLAS does nearly three operations in the time of one; what is
    # done to each signal and to each weight; and the calls.
    each = depth * (2.2 * batch * width**2 + 25.0 * batch * width + 8.0 * width**2 + 1e5)
    if settings.choice("normalization") != "none":
        each += depth * 80.0 * batch * width
    looks = min(steps, LOOKS) * depth * (0.7 * width**2 + 10.0 * width) * HELD_OUT
    held = depth * (8.0 * width**2 + 7.0 * width * max(batch, HELD_OUT)) + 2.0 * LOOKS * depth
    drivers = ("depth", "width", "batch", "steps")
    return cost_of_steps(1.0, 0.0, steps * each + looks, drivers, held)


def begin(settings: Settings) -> "TrainingLive":
    """Return a run before its first step."""
    return TrainingLive(settings)


class TrainingLive(TrainingRun):
    """A training run that knows what it was asked for."""

    def __init__(self, settings: Settings) -> None:
        """Draw everything."""
        self._settings = settings
        architecture = Architecture(
            activation=settings.choice("activation"),
            depth=settings.integer("depth"),
            width=settings.integer("width"),
            weight_variance=settings.number("weight_variance"),
            residual=settings.choice("residual"),
            normalization=settings.choice("normalization"),
        )
        super().__init__(
            Plan(
                data=settings.choice("data"),
                architecture=architecture,
                optimizer=settings.choice("optimizer"),
                rate=settings.number("rate"),
                schedule=settings.choice("schedule"),
                batch=settings.integer("batch"),
                steps=settings.integer("steps"),
                seed=settings.integer("seed"),
                clip=settings.number("clip"),
            )
        )

    def trace(self) -> Trace:
        """Return what is known by now."""
        return trace(self, NAME, self._settings.values)


def _simulate(settings: Settings) -> Trace:
    run = begin(settings)
    run.advance(run.total)
    return run.trace()


TRAINING = Experiment(
    name=NAME,
    title="Train it live",
    description="Train a deep net step by step, and watch its gradients layer by layer.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
    begin=begin,
)
