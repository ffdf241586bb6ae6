"""An experiment unlike those of the catalogue: a loss by steps, and its floor."""

import numpy as np

from wordgraph import lab
from wordgraph.lab.chart import Axis, Chart, Curve, Scale
from wordgraph.lab.cost import Cost

STEPS = 300


def simulate(settings):
    steps = np.arange(0.0, STEPS + 1.0)
    rate = settings.number("rate")
    return lab.Trace(
        experiment="fake",
        parameters=settings.values,
        series={
            "loss": lab.Series("loss", steps, np.exp(-rate * steps) - 0.5),
            "floor": lab.Series("floor", steps, np.zeros_like(steps), np.full_like(steps, -0.5)),
            "unseen": lab.Series("unseen", steps, np.full_like(steps, 1e9)),
        },
        quantities={},
        check=lab.Check("loss", None, None, None, "none is known"),
        outcome=lab.Outcome.OK,
        summary="The loss falls.",
        chart=Chart(
            Axis("step", Scale.COUNT),
            Axis("loss"),
            (Curve("loss", "loss", line=True), Curve("floor", "floor")),
        ),
    )


RATE = lab.Number(
    name="rate", label="Rate", help="How fast.", minimum=0.0, maximum=1.0, step=0.01, default=0.1
)
FAKE = lab.Experiment(
    name="fake",
    title="A loss",
    description="Watch it fall.",
    parameters={"rate": RATE},
    presets={"slow": lab.Preset("Slow", {"rate": 0.01}, "It falls slowly.")},
    estimate=lambda settings: Cost(1.0, 1.0),
    simulate=simulate,
)
