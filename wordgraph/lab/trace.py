"""The result of a run: series, a check against theory, an outcome, and the result in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from enum import Enum
from math import isfinite
from types import MappingProxyType

from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Chart
from wordgraph.lab.check import Check
from wordgraph.lab.heat import Heat
from wordgraph.lab.parameters import Value
from wordgraph.lab.surface import Surface


class Outcome(Enum):
    """How a run ended, with what to try where it did not end well."""

    OK = "every number is finite"
    OVERFLOW = "the signal overflowed: use smaller weights or fewer layers"
    UNDERFLOW = (
        "the gradient faded below 1e-290 and underflowed: use larger weights or fewer layers"
    )
    DIVERGED = "the run diverged: use a smaller learning rate"
    DEAD = "the gradient is exactly zero: no unit of some layer lets it pass; use wider layers"


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """One quantity, measured and (where theory knows it) predicted, at the same places."""

    label: str
    x: Array
    """Where it was measured, such as the layers 1 to depth."""
    measured: Array
    """NaN where there is no value."""
    predicted: Array | None = None
    low: Array | None = None
    """Lower end of the band in which nets of this size lie, +-2 standard deviations."""
    high: Array | None = None

    def __post_init__(self) -> None:
        """Reject arrays of different lengths and freeze them."""
        for array in (self.x, self.measured, self.predicted, self.low, self.high):
            if array is None:
                continue
            if array.shape != self.x.shape:
                raise ValueError(f"{self.label}: shapes {array.shape} and {self.x.shape} differ")
            array.setflags(write=False)

    def to_dict(self) -> dict[str, object]:
        """Return label and lists; None for NaN and infinities."""
        values: dict[str, object] = {"label": self.label}
        for field in fields(self)[1:]:
            array: Array | None = getattr(self, field.name)
            values[field.name] = None if array is None else [plain(x) for x in array.tolist()]
        return values


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """Everything that a run of an experiment gives back."""

    experiment: str
    parameters: Mapping[str, Value]
    """Every parameter of the run, defaults included: enough to run it again."""
    series: Mapping[str, Series]
    quantities: Mapping[str, float | None]
    """Single numbers that the summary rests on."""
    check: Check
    outcome: Outcome
    summary: str
    """The result in one plain sentence; the text alternative of the plot."""
    chart: Chart
    """Which of the series are drawn, and over which axes."""
    below: Chart | None = None
    """A second chart, drawn below the first."""
    also: tuple[Check, ...] = ()
    """Further checks, after the main one."""
    surfaces: tuple[Surface, ...] = ()
    """Quantities over a plane, drawn below the charts."""
    by_layer: str = ""
    """The series of gradient norms by layer, the one nearest the input first, or ""."""
    ended: str = ""
    """How this very run ended, such as "diverged: eta lambda = 4.2 > 4"; "" for the outcome's."""
    heats: tuple[Heat, ...] = ()
    """Heat maps, side by side below the charts."""

    def __post_init__(self) -> None:
        """Freeze the mappings and reject a chart of series that are not there."""
        for chart in self.charts:
            for curve in chart.curves:
                if curve.series not in self.series:
                    raise ValueError(f"the chart shows {curve.series!r}, which is no series")
        if self.by_layer and self.by_layer not in self.series:
            raise ValueError(f"by layer is {self.by_layer!r}, which is no series")
        for name in ("parameters", "series", "quantities"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Return the charts from top to bottom."""
        return (self.chart,) if self.below is None else (self.chart, self.below)

    @property
    def checks(self) -> tuple[Check, ...]:
        """Return the main check and those beside it."""
        return (self.check, *self.also)

    def to_dict(self) -> dict[str, object]:
        """Return the result in plain values that strict JSON can hold."""
        return {
            "experiment": self.experiment,
            "parameters": dict(self.parameters),
            "series": {name: series.to_dict() for name, series in self.series.items()},
            "quantities": {name: plain(value) for name, value in self.quantities.items()},
            "check": self.check.to_dict(),
            "also": [check.to_dict() for check in self.also],
            "outcome": {
                "name": self.outcome.name.lower(),
                "words": self.ended or self.outcome.value,
            },
            "summary": self.summary,
            **_listed("surfaces", self.surfaces),
            **_listed("heats", self.heats),
        }


def _listed(name: str, parts: Sequence[Surface | Heat]) -> dict[str, object]:
    """Return what few experiments have under its name, or nothing."""
    return {name: [part.to_dict() for part in parts]} if parts else {}


def plain(value: float | None) -> float | None:
    """Return a finite number, or None for NaN and infinities."""
    return value if value is not None and isfinite(value) else None
