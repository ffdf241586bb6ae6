"""The watch: tells whoever asked how far a layout is, and stops all of it at the first no."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from wordgraph.layout.arrays import Progress

PARTS = 0.98
"""The share of the work that is for parts, one after another; then they are packed."""

Told: TypeAlias = Callable[[str, float], bool]
"""Told the phase and the share of a part's work that is done; says whether to go on."""


class Watch:
    """The watch over a layout of n nodes, whose parts are laid out one after another.

    It is `going` until whoever is told says no.
    """

    def __init__(self, progress: Progress | None, n: int) -> None:
        self._progress, self._n, self._done = progress, n, 0
        self.going = True

    def part(self, size: int) -> Told:
        """The watch over the next part, of `size` nodes."""
        begun, self._done = self._done, self._done + size

        def told(phase: str, share: float) -> bool:
            return self.tell(phase, min(PARTS, PARTS * (begun + share * size) / self._n))

        return told

    def tell(self, phase: str, share: float) -> bool:
        """Tell how much of the whole is done; whether to go on, which once denied stays so."""
        if self.going and self._progress is not None:
            answer = self._progress(phase, share)
            self.going = answer is None or bool(answer)
        return self.going


def between(told: Told, low: float, high: float) -> Told:
    """The watch over a stretch of a part's work."""
    return lambda phase, share: told(phase, low + share * (high - low))


def unwatched(phase: str, share: float) -> bool:
    """The watch of nobody."""
    return True
