"""Dead ReLU nets: in a narrow, deep net some layer is silent for an input, and all is lost."""

import numpy as np

from wordgraph.lab import controls
from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.check import Check
from wordgraph.lab.cost import Cost, cost_of_steps
from wordgraph.lab.experiment import Experiment, Preset
from wordgraph.lab.heat import Heat
from wordgraph.lab.parameters import Integer
from wordgraph.lab.settings import Settings
from wordgraph.lab.trace import Outcome, Series, Trace
from wordgraph.lab.wording import percent

NAME = "dead-relu"
WIDTH = Integer(
    name="width",
    label="Width",
    unit="units",
    help="How many units a layer has.",
    minimum=1,
    maximum=10,
    default=2,
)
DEPTH = Integer(
    name="depth",
    label="Depth",
    unit="layers",
    help="How many layers the net has.",
    minimum=1,
    maximum=60,
    default=10,
)
NETS = Integer(
    name="nets",
    label="Networks",
    help="How many networks are drawn.",
    minimum=100,
    maximum=4000,
    default=2000,
    logarithmic=True,
)
PARAMETERS = (WIDTH, DEPTH, NETS, controls.SEED)
LAYER, UNIT = Axis("layer", Scale.COUNT), Axis("unit", Scale.COUNT)
MAPPED = 200  # nets among which one that is dead and one that is not are looked for
CHART = Chart(
    LAYER,
    Axis("share of dead networks"),
    (Curve("dead", "dead"),),
)
BELOW = Chart(
    LAYER,
    Axis("share of silent units"),
    (Curve("silent", "silent, in nets alive"),),
)
PRESETS = {
    "narrow": Preset(
        "Two units, ten layers",
        {},
        "Of nets this narrow 94% are dead before training starts: one silent layer is enough. The "
        "maps show two of them; gaps are units that let nothing pass.",
        "\u201cReLUs die during training.\u201d Many nets are born dead: with 2 units and 10 "
        "layers 94.4% give the input no say at all, and no gradient comes back.",
    ),
    "three": Preset(
        "Three units",
        {"width": 3},
        "One unit more a layer, and a quarter of the nets live.",
    ),
    "ten": Preset(
        "Ten units",
        {"width": 10, "depth": 30},
        "With ten units dead nets are rare, even at 30 layers: 3%. Half of all units are silent "
        "all the same, as they should be.",
    ),
    "deep": Preset(
        "Five units, sixty layers",
        {"width": 5, "depth": 60},
        "Depth kills any fixed width in the end: after 60 layers 85% are dead.",
    ),
}


def _estimate(settings: Settings) -> Cost:
    width, nets = settings.integer("width"), float(settings.integer("nets"))
    each = nets * width * (70.0 * width + 20.0)
    drivers = ("depth", "width", "nets")
    return cost_of_steps(settings.integer("depth"), 15.0, each, drivers, 3.0 * nets * width**2)


def _simulate(settings: Settings) -> Trace:
    width, depth = settings.integer("width"), settings.integer("depth")
    nets = settings.integer("nets")
    dead, silent, outputs = _draw(settings)
    layers = np.arange(1.0, depth + 1.0)
    theory = 1.0 - (1.0 - 0.5**width) ** layers
    reach = 2.0 * np.sqrt(theory * (1.0 - theory) / nets)
    # In a net that is alive not all units of a layer are silent at once.
    half = (0.5 - 0.5**width) / (1.0 - 0.5**width)
    last, predicted = float(dead[-1]), float(theory[-1])
    return Trace(
        experiment=NAME,
        parameters=settings.values,
        series={
            "dead": Series(
                "share of dead networks", layers, dead, theory, theory - reach, theory + reach
            ),
            "silent": Series(
                "share of silent units in networks alive", layers, silent, np.full(depth, half)
            ),
        },
        quantities={"dead": last},
        check=Check(
            f"share of dead networks after {depth} layers",
            predicted,
            last,
            # Four standard deviations of so many draws, and one net more.
            (2.0 * float(reach[-1]) + 1.0 / nets) / predicted,
            "1 - (1 - 2^-N)^L",
        ),
        outcome=Outcome.OK,
        summary=(
            f"{percent(last)} of the {nets} networks are dead: some layer is silent for the input."
            if last
            else f"None of the {nets} networks is dead."
        ),
        chart=CHART,
        below=BELOW,
        heats=_maps(outputs),
    )


def _maps(outputs: Array) -> tuple[Heat, ...]:
    """Return the outputs of the first net that is dead and of the first that is not, unit by unit.

    `outputs`, shape (nets, depth, width), are over the largest of their layer; silent units leave
    gaps.
    """
    depth, width = outputs.shape[1:]
    layers, units = np.arange(1.0, depth + 1.0), np.arange(1.0, width + 1.0)
    alive = outputs.max(axis=2).min(axis=1) > 0.0
    found = []
    for title, chosen in (("a dead net", ~alive), ("a net alive", alive)):
        if chosen.any():
            values = outputs[int(np.argmax(chosen))].T
            logs = np.log10(values, out=np.full(values.shape, np.nan), where=values > 0.0)
            found.append(Heat(title, LAYER, UNIT, layers, units, logs, wide=1.0, last=float(depth)))
    return tuple(found)


def _draw(settings: Settings) -> tuple[Array, Array, Array]:
    """Return the share of dead nets by layer, that of silent units in nets alive, and some outputs.

    Shapes (depth,), (depth,) and (nets, depth, width), the last of the first few nets.
    """
    rng = np.random.default_rng(settings.integer("seed"))
    width, nets = settings.integer("width"), settings.integer("nets")
    h, dead, silent, outputs = rng.standard_normal((nets, 1, width)), [], [], []
    for _ in range(settings.integer("depth")):
        weights = rng.standard_normal((nets, width, width))
        h = np.maximum(np.matmul(h, weights), 0.0)
        largest = h.max(axis=2, keepdims=True)
        # Sizes don't matter, signs alone: kept near 1, lest a deep net underflow.
        np.divide(h, largest, out=h, where=largest > 0.0)
        alive = largest[:, 0, 0] > 0.0
        dead.append(1.0 - float(alive.mean()))
        silent.append(float(np.mean(h[alive] == 0.0)) if alive.any() else np.nan)
        outputs.append(h[:MAPPED, 0].copy())
    return np.array(dead), np.array(silent), np.stack(outputs, axis=1)


DEAD_RELU = Experiment(
    name=NAME,
    title="Born dead",
    description="Draw many narrow ReLU nets and count those that no signal passes.",
    parameters={parameter.name: parameter for parameter in PARAMETERS},
    presets=PRESETS,
    estimate=_estimate,
    simulate=_simulate,
)
