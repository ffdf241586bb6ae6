"""From the command to the first answer."""

from time import perf_counter

from .row import Row
from .serving import BUILT_IN, serving

TRIES = 3


def measure() -> list[Row]:
    """Best of some tries, the first of which warms the disk's cache."""
    times = []
    for _ in range(TRIES):
        begun = perf_counter()
        with serving(*BUILT_IN) as server:
            server.get()
            times.append(perf_counter() - begun)
    setting = (
        f"`wordgraph serve`, built-in glossary, best of {TRIES}, the slowest {max(times):.2f} s"
    )
    return [
        Row("start, warm, to the first answered request", "2 s", f"{min(times):.2f} s", setting)
    ]
