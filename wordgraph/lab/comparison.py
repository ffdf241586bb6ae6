"""Two runs of one experiment beside each other: A, which is kept, and B, which is what is new."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

import numpy as np

from wordgraph.errors import ParameterError
from wordgraph.lab.chart import Chart, Curve
from wordgraph.lab.check import Check
from wordgraph.lab.heat import Heat
from wordgraph.lab.parameters import Value
from wordgraph.lab.surface import Surface
from wordgraph.lab.trace import Series, Trace


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """The traces of two runs of one experiment, and what they say together."""

    a: Trace
    b: Trace

    def __post_init__(self) -> None:
        """Reject runs that have no axes in common."""
        if self.a.experiment != self.b.experiment:
            raise ParameterError(
                f"{self.a.experiment} and {self.b.experiment} can't be compared: "
                "give two runs of one experiment"
            )

    @property
    def differs(self) -> Mapping[str, tuple[Value, Value]]:
        """Return the parameters whose values are not the same, with the value of A and of B."""
        pairs = {
            name: (self.a.parameters[name], value) for name, value in self.b.parameters.items()
        }
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}

    @property
    def words(self) -> str:
        """Return what differs in one line: "From A to B: activation sigmoid -> relu"."""
        changes = [
            f"{name.replace('_', ' ')} {_short(a)} -> {_short(b)}"
            for name, (a, b) in self.differs.items()
        ]
        return f"From A to B: {', '.join(changes)}" if changes else "A and B have the same settings"

    @property
    def summary(self) -> str:
        """Return the results of A and of B, and what differs, each in a line."""
        return "\n".join((f"A: {self.a.summary}", f"B: {self.b.summary}", f"{self.words}."))

    @property
    def trace(self) -> Trace:
        """Return one trace that holds both runs, each curve over the axes that they share."""
        charts = _charts(self.a, self.b)
        check, *also = _checks(self.a, self.b)
        return Trace(
            experiment=self.b.experiment,
            parameters=self.b.parameters,
            series=_series("a", self.a) | _series("b", self.b),
            quantities={},
            check=check,
            outcome=self.b.outcome,
            summary=self.summary,
            chart=charts[0],
            below=charts[1] if len(charts) > 1 else None,
            also=tuple(also),
            ended=self.b.ended,
            surfaces=_titled("A", self.a.surfaces) + _titled("B", self.b.surfaces),
            heats=_beside(self.a.heats, self.b.heats),
            by_layer=f"b.{self.b.by_layer}" if self.b.by_layer else "",
        )

    def to_dict(self) -> dict[str, object]:
        """Return both results, and what differs, in plain values that strict JSON can hold."""
        return {
            "experiment": self.b.experiment,
            "differs": {name: {"a": a, "b": b} for name, (a, b) in self.differs.items()},
            "words": self.words,
            "a": self.a.to_dict(),
            "b": self.b.to_dict(),
        }


def drawn(found: Trace | Comparison) -> Trace:
    """Return the one trace to draw, of a run or of two."""
    return found.trace if isinstance(found, Comparison) else found


def _short(value: Value) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _series(run: str, trace: Trace) -> dict[str, Series]:
    return {f"{run}.{name}": series for name, series in trace.series.items()}


def _beside(a: tuple[Heat, ...], b: tuple[Heat, ...]) -> tuple[Heat, ...]:
    """Return the maps of both, each of A before the one of B that it goes with."""
    return tuple(
        replace(heat, title=f"{run}: {heat.title}")
        for pair in zip_longest(a, b)
        for run, heat in zip("AB", pair, strict=True)
        if heat is not None
    )


def _titled(run: str, surfaces: tuple[Surface, ...]) -> tuple[Surface, ...]:
    return tuple(replace(surface, title=run) for surface in surfaces)


def _checks(a: Trace, b: Trace) -> list[Check]:
    """Return the checks of both, each of A before the one of B that it goes with."""
    of_a, of_b = (
        [replace(check, quantity=f"{run}: {check.quantity}") for check in trace.checks]
        for run, trace in (("A", a), ("B", b))
    )
    pairs = chain.from_iterable(zip_longest(of_a, of_b))
    return [check for check in pairs if check is not None]


def _charts(a: Trace, b: Trace) -> list[Chart]:
    """Return the charts of both, one where they have the same axes."""
    kept = {(chart.x, chart.y): chart for chart in a.charts}
    shared = [(kept.pop((chart.x, chart.y), None), chart) for chart in b.charts]
    alone = [(chart, None) for chart in kept.values()]
    return [_over(of_a, of_b, a, b) for of_a, of_b in (*shared, *alone)][:2]


def _over(of_a: Chart | None, of_b: Chart | None, a: Trace, b: Trace) -> Chart:
    """Return one chart with the curves of both; those of B are on top, so they come first.

    A line to compare with that is the same for both is there once.
    """
    chart = of_b or of_a
    assert chart is not None
    curves = [
        _of_run("B", ink, curve, both=_is_shared(curve, a, b))
        for ink, curve in enumerate(of_b.curves if of_b else ())
    ]
    curves += [
        _of_run("A", ink, curve)
        for ink, curve in enumerate(of_a.curves if of_a else ())
        if of_b is None or not _is_shared(curve, a, b)
    ]
    return replace(chart, curves=tuple(curves))


def _of_run(run: str, ink: int, curve: Curve, both: bool = False) -> Curve:
    series, run = f"{run.lower()}.{curve.series}", "" if both else run
    moves = None if run == "A" else curve.moves
    return replace(curve, series=series, run=run, ink=ink, moves=moves)


def _is_shared(curve: Curve, a: Trace, b: Trace) -> bool:
    if not curve.reference or curve.series not in a.series or curve.series not in b.series:
        return False
    one, other = a.series[curve.series], b.series[curve.series]
    return np.array_equal(one.x, other.x) and np.array_equal(
        one.measured, other.measured, equal_nan=True
    )
