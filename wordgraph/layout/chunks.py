"""Chunks: long arrays are worked on piece by piece, in the cache, by all cores."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar, cast

import numpy as np

from wordgraph.layout.arrays import Array, Index, Real, Short

Rows = TypeVar("Rows", Array, Real, Index, Short)
_WORTH_THREADS = 8  # pieces: fewer are done before threads have started
_GATHERED = 65536  # rows a piece


def over_chunks(task: Callable[[int, int], None], n: int, size: int) -> None:
    """Call `task(low, high)` for all rows 0 to n in pieces of `size`, in any order.

    NumPy lets go of the interpreter while it computes, so that threads are enough. Where the pieces
    begin depends on the data alone: a task that writes only its own rows gives the same bits with
    one thread or many.
    """
    size = max(1, size)
    lows = range(0, n, size)
    waiting = iter(lows)

    def work() -> None:
        for low in waiting:
            task(low, min(n, low + size))

    helpers = threads() - 1 if len(lows) >= _WORTH_THREADS else 0
    helping = [_pool(helpers).submit(work) for _ in range(helpers)]
    work()
    for helper in helping:
        helper.result()


@cache
def _pool(size: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(size, thread_name_prefix="layout")


if hasattr(os, "register_at_fork"):
    # Threads don't survive a server's fork: the child starts its own.
    os.register_at_fork(after_in_child=_pool.cache_clear)


def gathered(rows: Rows, order: Index | Short) -> Rows:
    """`rows[order]`, by all cores: what is far apart in memory takes long to come."""
    found = cast(Rows, np.empty((len(order), *rows.shape[1:]), rows.dtype))

    def gather(low: int, high: int) -> None:
        np.take(rows, order[low:high], axis=0, out=found[low:high], mode="clip")

    over_chunks(gather, len(order), _GATHERED)
    return found


def compiled_size(n: int) -> int:
    """The size of pieces for compiled tasks, which need no cache between passes: few large ones."""
    return -(-n // (2 * _WORTH_THREADS))


def threads() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
