"""Chunks: long arrays are worked on piece by piece, in the cache, by all cores."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar, cast

import numpy as np

from wordgraph.layout.accelerator import compiled_for
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


def over_chunks_fast(
    task: Callable[[int, int], None], n: int, size: int, twin: str, *given: object
) -> None:
    """`over_chunks` of a task, or of its twin in `compiled` where n nodes are worth it.

    The twin is given low, high and what else it needs. It takes few large pieces, as it needs no
    cache between passes.
    """
    compiled = compiled_for(n)
    if compiled is None:
        over_chunks(task, n, size)
    else:
        run = getattr(compiled, twin)
        over_chunks(lambda low, high: run(low, high, *given), n, -(-n // (2 * _WORTH_THREADS)))


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
        # Any other mode than "clip" copies what it finds once more.
        np.take(rows, order[low:high], axis=0, out=found[low:high], mode="clip")

    over_chunks(gather, len(order), _GATHERED)
    return found


def threads() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
