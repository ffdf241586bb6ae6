"""All numbers of a run, or of two that are compared, as CSV with the commands that make them."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from math import isfinite

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.comparison import Comparison
from wordgraph.lab.trace import Series, Trace

COLUMNS = ("series", "x", "measured", "predicted", "low", "high", "y")


def to_csv(shown: Trace | Comparison) -> str:
    """Return a row for each value of each series, map and surface; the latter two have a y.

    A cell is empty where there is no number.
    Lines that begin with "#" come first and give the command that runs it again. Two runs have a
    column more in front: which of them a row is of, A or B.
    """
    text = StringIO()
    table = csv.writer(text, lineterminator="\n")
    text.writelines(f"# {line}\n" for line in commands(shown))
    match shown:
        case Trace():
            table.writerow(COLUMNS)
            table.writerows(_rows(shown))
        case Comparison(a=a, b=b):
            table.writerow(("run", *COLUMNS))
            for run, trace in (("A", a), ("B", b)):
                table.writerows((run, *row) for row in _rows(trace))
    return text.getvalue()


def commands(shown: Trace | Comparison) -> list[str]:
    """Return the lines that say how to run it again, with every parameter that it had."""
    if isinstance(shown, Comparison):
        return [f"A: {command(shown.a)}", f"B: {command(shown.b)}"]
    return [command(shown)]


def command(trace: Trace) -> str:
    """Return the command line that runs a trace again, with every parameter that it had."""
    given = [f"--{name.replace('_', '-')}={value}" for name, value in trace.parameters.items()]
    return " ".join(("wordgraph lab", trace.experiment, *given))


def _rows(trace: Trace) -> Iterator[Sequence[str]]:
    for name, series in trace.series.items():
        for row in zip(*_columns(series), strict=True):
            yield name, *row, ""
    for heat in trace.heats:
        with np.errstate(over="ignore", under="ignore"):
            yield from _crossings(f"map: {heat.title}", heat.columns, heat.rows, 10.0**heat.values)
    for surface in trace.surfaces:
        yield from _crossings(
            f"surface: {surface.label}", surface.across, surface.along, surface.heights
        )


def _crossings(name: str, across: Array, along: Array, values: Array) -> Iterator[Sequence[str]]:
    for y, row in zip(along.tolist(), values.tolist(), strict=True):
        for x, value in zip(across.tolist(), row, strict=True):
            yield name, _cell(x), _cell(value), "", "", "", _cell(y)


def _columns(series: Series) -> list[list[str]]:
    arrays = (series.x, series.measured, series.predicted, series.low, series.high)
    nothing = [""] * len(series.x)
    return [nothing if array is None else list(map(_cell, array.tolist())) for array in arrays]


def _cell(value: float) -> str:
    """Return all digits that a number has."""
    return repr(value) if isfinite(value) else ""
