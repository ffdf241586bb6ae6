"""Experiments that are watched while they run: a state that is advanced a few steps at a time."""

from collections.abc import Callable
from time import perf_counter
from typing import Protocol

from wordgraph.blas import single_blas_thread
from wordgraph.lab.trace import Trace

# A live run may take longer than one request, since it comes in chunks: this many times as long.
LONGER = 10.0
# A chunk has at least one step: one step may cost this share of what a request may (0.2 s at most).
ONE_STEP = 0.1


class Live(Protocol):
    """A run in progress; how it is cut into chunks changes nothing of what it gives."""

    @property
    def step(self) -> int:
        """How many steps are done."""

    @property
    def total(self) -> int:
        """How many steps there are."""

    @property
    def over(self) -> bool:
        """Whether no step is left, or none makes sense any more."""

    @property
    def nbytes(self) -> int:
        """How much memory it holds."""

    def advance(self, steps: int) -> None:
        """Take so many steps, fewer if it is over before."""

    def trace(self) -> Trace:
        """Return what is known by now."""


def advance_to(
    run: Live, step: int, seconds: float, clock: Callable[[], float] = perf_counter
) -> None:
    """Advance up to a step, for so long at most: a step at least, and none that would be late."""
    start = before = clock()
    with single_blas_thread():
        while run.step < step and not run.over:
            run.advance(1)
            now = clock()
            if now + (now - before) - start > seconds:
                return
            before = now
