"""A heat map of a trace: one colour a layer and a look, for a quantity over many powers of ten.

The colours are viridis without its darkest end, which would be lost on the dark ground: they grow
lighter all the way, so that they are read in grey and by colour-blind eyes, too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.chart import Axis

COLOURS = ("#482878", "#3e4989", "#31688e", "#26828e", "#1f9e89", "#35b779", "#6ece58", "#fde725")
# Less than this, and a level map's noise would have all the colours.
FEWEST_DECADES = 2.0
# Colours tell no more than so many powers of ten apart: what is fainter has the darkest.
MOST_DECADES = 16.0
SIDE_BY_SIDE = 2


@dataclass(frozen=True, slots=True, eq=False)
class Heat:
    """What was measured in each row at each column, as log10; drawn beside others of its trace."""

    title: str
    x: Axis
    y: Axis
    columns: Array
    """Such as the steps at which was looked."""
    rows: Array
    """Such as the layers 1 to depth; the first is drawn at the bottom."""
    values: Array
    """log10, shape (rows, columns); NaN where there is no value, which leaves a gap."""
    wide: float
    """How much of the x axis a column takes, around its place."""
    last: float
    """The place of the last column to come: what is not measured yet is left empty."""

    def __post_init__(self) -> None:
        """Reject arrays that don't fit each other, and freeze them."""
        if self.values.shape != (len(self.rows), len(self.columns)):
            raise ValueError(f"{self.title}: values of shape {self.values.shape} fit no such map")
        for array in (self.columns, self.rows, self.values):
            array.setflags(write=False)

    @property
    def ends(self) -> tuple[float, float]:
        """Return where the x axis begins and ends."""
        return float(self.columns[0]) - self.wide / 2, self.last + self.wide / 2

    @property
    def edges(self) -> Array:
        """Return where columns meet, and both ends: shape (columns + 1,)."""
        between = (self.columns[:-1] + self.columns[1:]) / 2
        half = self.wide / 2
        return np.concatenate([self.columns[:1] - half, between, self.columns[-1:] + half])

    def to_dict(self) -> dict[str, object]:
        """Return title and lists; None for NaN and infinities."""
        shown = np.where(np.isfinite(self.values), self.values, np.nan).tolist()
        return {
            "title": self.title,
            "unit": "log10",
            "columns": self.columns.tolist(),
            "rows": self.rows.tolist(),
            "values": [[None if value != value else value for value in row] for row in shown],
        }


def span(heats: Sequence[Heat]) -> tuple[float, float]:
    """Return the values of the first and the last colour, shared by maps side by side."""
    values = np.concatenate([heat.values.ravel() for heat in heats])
    values = values[np.isfinite(values)]
    low, high = (float(values.min()), float(values.max())) if values.size else (-1.0, 1.0)
    low = max(low, high - MOST_DECADES)
    spare = max(0.0, FEWEST_DECADES - (high - low)) / 2
    return low - spare, high + spare


def rows(heats: Sequence[Heat]) -> list[Sequence[Heat]]:
    """Return the maps row by row, as they are drawn from the top."""
    return [heats[k : k + SIDE_BY_SIDE] for k in range(0, len(heats), SIDE_BY_SIDE)]


def shade(value: float, low: float, high: float) -> str:
    """Return the colour of a value as #rrggbb, mixed of its two neighbours in the scale."""
    place = min(1.0, max(0.0, (value - low) / (high - low))) * (len(COLOURS) - 1)
    below = min(int(place), len(COLOURS) - 2)
    first, second = (_channels(COLOURS[k]) for k in (below, below + 1))
    mixed = first + (place - below) * (second - first)
    return "#" + "".join(f"{round(channel):02x}" for channel in mixed.tolist())


def _channels(colour: str) -> Array:
    return np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)], dtype=np.float64)
