"""The gradient's norm layer by layer, as the graph shows it: a column of layers beside a term."""

from typing import Any

import numpy as np

from wordgraph.lab.chart import Chart
from wordgraph.lab.trace import Trace


def by_layer(trace: Trace) -> dict[str, Any]:
    """Return {"layers": {"unit": "layer" or "block", "logs": log10 of each norm or None}}, or {}.

    What is zero or not finite has no logarithm.
    """
    if not trace.by_layer:
        return {}
    norms = trace.series[trace.by_layer].measured
    with np.errstate(all="ignore"):
        logs = np.log10(norms)
    found = [round(value, 3) if np.isfinite(value) else None for value in logs.tolist()]
    unit = _chart(trace).x.title.split()[0]  # such as "layer (1 = nearest the input)"
    return {"layers": {"unit": unit, "logs": found}}


def _chart(trace: Trace) -> Chart:
    """Return the chart that has the norms, or their squares."""
    drawn = (c for c in trace.charts if trace.by_layer in {curve.series for curve in c.curves})
    return next(drawn, trace.chart)
