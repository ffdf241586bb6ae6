"""One BLAS thread while an experiment runs: at the lab's sizes more threads are up to 20x slower.

Measured on 2 shared cores (depth 20, width 128, batch 64): 476 ms with the default threads, 24 ms
with one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock

from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]


class _Runs:
    """How many experiments run now, and the limit that the first of them set."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.count = 0

    def enter(self) -> None:
        with self.lock:
            self.count += 1
            if self.count == 1:
                self.limit = _controller().limit(limits=1, user_api="blas")

    def leave(self) -> None:
        with self.lock:
            self.count -= 1
            if self.count == 0:
                self.limit.restore_original_limits()


@cache
def _controller() -> ThreadpoolController:
    # Looking for the loaded libraries takes 0.5 ms, setting their limit 0.02 ms.
    return ThreadpoolController()


_RUNS = _Runs()


@contextmanager
def single_blas_thread() -> Iterator[None]:
    """Limit BLAS to one thread until the last of the experiments running in parallel is done."""
    # The limit belongs to the process: were each run to set and restore it, two overlapping ones
    # would restore each other's limit and leave the process with one thread for good.
    _RUNS.enter()
    try:
        yield
    finally:
        _RUNS.leave()
