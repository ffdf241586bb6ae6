"""How a trace wants to be drawn: its axes, and which of its series are the curves."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.parameters import Number


class Scale(Enum):
    """How the values of an axis are spread along it."""

    LINEAR = "linear"
    LOG = "log"
    """For what spans powers of ten; only positive values are shown."""
    COUNT = "count"
    """Whole numbers, such as layers or steps; the first and the last are always named."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of a chart."""

    title: str
    scale: Scale = Scale.LINEAR
    span: tuple[float, float] | None = None
    """Two values between which it runs at least, whatever is drawn."""

    def shows(self, values: Array) -> Array:
        """Return the values, with nan for those that have no place on the axis."""
        fit = np.isfinite(values) & ((values > 0) | (self.scale is not Scale.LOG))
        return np.where(fit, values, np.nan)


@dataclass(frozen=True, slots=True)
class Curve:
    """One series of a trace as it is drawn, its theory and its band included."""

    series: str
    """Its key in the trace."""
    name: str
    """What the legend calls it; short, for a phone is narrow."""
    line: bool = False
    """A line, for many values; else marks."""
    bars: bool = False
    """Bars from the axis, for a value a layer or a kind."""
    reference: bool = False
    """A thin dotted line to compare with, such as a threshold: neither measured nor a theory."""
    filled: bool = False
    """Whether what lies below it is tinted, as one part of a plane."""
    moves: tuple[Number, Number] | None = None
    """Of a curve of one point: the parameters that its x and y are; it can then be dragged."""
    run: str = ""
    """Which run of a comparison it is of, "A" or "B"; "" where there is only one."""
    ink: int | None = None
    """Which colour and mark it has, where that is not its place among the curves."""

    @property
    def label(self) -> str:
        """Return its name and the run that it is of."""
        return f"{self.run} {self.name}".strip()

    @property
    def hollow(self) -> bool:
        """Whether it is of the run that was kept, which stands back behind the other."""
        return self.run == "A"


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a plane, with its name about a place in it."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Curves over one pair of axes, the most important first."""

    x: Axis
    y: Axis
    curves: tuple[Curve, ...]
    plane: bool = False
    """Whether a curve is a path through a plane, on which x goes back and forth."""
    regions: tuple[Region, ...] = ()
    """The parts of a plane that have names."""

    def __post_init__(self) -> None:
        """Reject a chart of nothing."""
        if not self.curves:
            raise ValueError("a chart needs a curve")
