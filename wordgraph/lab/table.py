"""The series of a run, or of two that are compared, as CSV with the commands that make them."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from math import isfinite

from wordgraph.lab.comparison import Comparison
from wordgraph.lab.trace import Series, Trace

COLUMNS = ("series", "x", "measured", "predicted", "low", "high")


def to_csv(shown: Trace | Comparison) -> str:
    """Return a row for each value of each series; a cell is empty where there is no number.

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
            yield name, *row


def _columns(series: Series) -> list[list[str]]:
    arrays = (series.x, series.measured, series.predicted, series.low, series.high)
    nothing = [""] * len(series.x)
    return [nothing if array is None else list(map(_cell, array.tolist())) for array in arrays]


def _cell(value: float) -> str:
    """Return all digits that a number has."""
    return repr(value) if isfinite(value) else ""
