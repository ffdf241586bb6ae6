"""Surfaces in a picture without a browser: heights as colours, with lines of equal height."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wordgraph.lab.axes import evenly
from wordgraph.lab.contours import contours
from wordgraph.lab.inks import inks, ramp_colour
from wordgraph.lab.surface import Surface, ends, span
from wordgraph.lab.svg_marks import line as stroke
from wordgraph.lab.svg_text import lettered

HEIGHT = 440
LINES = 12
LEFT, TOP, BOTTOM = 76, 30, 56
SIDE = HEIGHT - TOP - BOTTOM  # the plane is a square
KEY = 14  # pixels of the breadth of the scale of colours


def drawn(surfaces: Sequence[Surface], theme: str, top: float) -> list[str]:
    """Return the SVG elements of surfaces below each other from `top` on, of one scale."""
    if not surfaces:
        return []
    scale = span(surfaces)
    panels = [
        _Panel(surface, theme, top + place * HEIGHT + TOP, scale)
        for place, surface in enumerate(surfaces)
    ]
    return [element for panel in panels for element in panel.drawn()]


@dataclass(frozen=True, slots=True)
class _Panel:
    surface: Surface
    theme: str
    top: float
    scale: tuple[float, float]
    """The heights of the first and the last colour."""

    def drawn(self) -> list[str]:
        return [*self._cells(), *self._lines(), *self._frame(), *self._key()]

    def _share(self, height: float) -> float:
        low, high = self.scale
        return (height - low) / ((high - low) or 1.0)

    def _x(self, value: float) -> float:
        first, last = ends(self.surface.across)
        return LEFT + SIDE * (value - first) / (last - first)

    def _y(self, value: float) -> float:
        first, last = ends(self.surface.along)
        return self.top + SIDE * (last - value) / (last - first)

    def _cells(self) -> list[str]:
        """Return a square between each four crossings, in the colour of their mean."""
        z = self.surface.heights
        middles = 0.25 * (z[1:, 1:] + z[:-1, 1:] + z[1:, :-1] + z[:-1, :-1])
        x = [self._x(value) for value in self.surface.across.tolist()]
        y = [self._y(value) for value in self.surface.along.tolist()]
        return [
            f'<rect x="{x[column]:.1f}" y="{y[row + 1]:.1f}" '
            # Half a pixel wider, or else the ground would show between them.
            f'width="{x[column + 1] - x[column] + 0.5:.1f}" '
            f'height="{y[row] - y[row + 1] + 0.5:.1f}" '
            f'fill="{ramp_colour(self.theme, self._share(middles[row, column]))}"/>'
            for row, column in np.argwhere(np.isfinite(middles)).tolist()
        ]

    def _lines(self) -> list[str]:
        low, high = self.scale
        levels = low + (high - low) * (np.arange(LINES) + 0.5) / LINES
        surface, ink = self.surface, inks(self.theme).surface
        return [
            stroke([(self._x(x), self._y(y)) for x, y in line], ink, 'stroke-width="1"')
            for level in levels.tolist()
            for line in contours(surface.across, surface.along, surface.heights, level)
        ]

    def _frame(self) -> list[str]:
        surface, ink, foot = self.surface, inks(self.theme).text, self.top + SIDE
        across, along = (evenly(*ends(places)) for places in (surface.across, surface.along))
        parts = [
            lettered(self._x(value), foot + 17, words, ink, anchor="middle")
            for value, words in zip(across.values, across.texts, strict=True)
            if surface.across[0] <= value <= surface.across[-1]
        ]
        parts += [
            lettered(LEFT - 7, self._y(value) + 4, words, ink, anchor="end")
            for value, words in zip(along.values, along.texts, strict=True)
            if surface.along[0] <= value <= surface.along[-1]
        ]
        name = f"along {surface.across_label}"
        parts.append(lettered(LEFT + SIDE / 2, foot + 38, name, ink, anchor="middle"))
        middle = self.top + SIDE / 2
        turned = f"rotate(-90 16 {middle:.1f})"
        name = f"along {surface.along_label}"
        return [*parts, lettered(16, middle, name, ink, "middle", turned)]

    def _key(self) -> list[str]:
        """Return the scale of colours, with the lowest and the highest height."""
        x, ink, steps = LEFT + SIDE + 34, inks(self.theme).text, 48
        tall = SIDE / steps
        parts = [
            f'<rect x="{x}" y="{self.top + SIDE - (step + 1) * tall:.1f}" width="{KEY}" '
            f'height="{tall + 0.5:.1f}" fill="{ramp_colour(self.theme, step / (steps - 1))}"/>'
            for step in range(steps)
        ]
        low, high = self.scale
        both = ((low, self.top + SIDE), (high, self.top + 11))
        parts += [lettered(x + KEY + 8, y, f"{value:.3g}", ink) for value, y in both]
        named = lettered(LEFT, self.top - 10, self.surface.title, ink, weight=600)
        return [*parts, named, lettered(x, self.top - 10, self.surface.label, ink, weight=600)]
