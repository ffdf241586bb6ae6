"""One BLAS thread while numbers are crunched in small pieces: more are slower, and round otherwise.

At the lab's sizes several threads are up to 20x slower; the layout has threads of its own, and its
places may not depend on their count.

Measured on 2 shared cores (depth 20, width 128, batch 64): 476 ms with the default threads, 24 ms
with one.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from threading import Lock

from threadpoolctl import ThreadpoolController


class _Runs:
    """How many experiments run now, and the limit that the first of them set."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.count = 0

    def enter(self) -> None:
        with self.lock:
            if self.count == 0:
                controller = _controller()
                limit = _owner(os.getpid()).submit(controller.limit, limits=1, user_api="blas")
                self.limit = limit.result()
            self.count += 1

    def leave(self) -> None:
        with self.lock:
            self.count -= 1
            if self.count == 0:
                _owner(os.getpid()).submit(self.limit.restore_original_limits).result()


@cache
def _controller() -> ThreadpoolController:
    # Looking for the loaded libraries takes 0.5 ms, setting their limit 0.1 ms.
    return ThreadpoolController()


@cache
def _owner(process: int) -> ThreadPoolExecutor:
    # threadpoolctl obeys one thread per process, the first that asks, until that thread ends. A
    # server's workers take turns, so a thread of our own asks for them all; one per process,
    # because threads do not survive a fork.
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="blas-limit")


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
