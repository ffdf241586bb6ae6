"""Live runs of the lab between two requests: a few, for some minutes, and never more bytes than so.

Nothing depends on them: a run that is gone, or is on another worker, is computed again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic

from wordgraph.lab import Experiment, Live, Value

MOST_RUNS = 16
MOST_BYTES = 64 * 2**20
IDLE = 600.0  # seconds after which nobody comes back


@dataclass(slots=True, eq=False)
class KeptRun:
    """A run with what it is a run of; `lock` is held by the request that advances it."""

    experiment: str
    values: Mapping[str, Value]
    run: Live
    used: float
    lock: Lock = field(default_factory=Lock)


class LiveRuns:
    """Runs by the token of their reader, the one used longest ago first; safe among threads."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """Begin with none."""
        self._kept: OrderedDict[str, KeptRun] = OrderedDict()
        self._lock = Lock()
        self._clock = clock

    def __len__(self) -> int:
        """How many are kept."""
        return len(self._kept)

    def get(self, token: str, experiment: Experiment, given: Mapping[str, Value]) -> KeptRun:
        """The reader's run of these values: as it was left, or else before its first step."""
        with self._lock:
            self._forget_idle()
            kept = self._kept.get(token)
            if kept and kept.experiment == experiment.name and kept.values == given:
                kept.used = self._clock()
                self._kept.move_to_end(token)
                return kept
        # Others need not wait while it is drawn; were it drawn twice, both would be the same.
        made = KeptRun(experiment.name, dict(given), experiment.start(given), self._clock())
        with self._lock:
            self._kept[token] = made
            self._kept.move_to_end(token)
            while len(self._kept) > 1 and not self._fits():
                self._kept.popitem(last=False)
        return made

    def _forget_idle(self) -> None:
        now = self._clock()
        while self._kept and now - next(iter(self._kept.values())).used > IDLE:
            self._kept.popitem(last=False)

    def _fits(self) -> bool:
        nbytes = sum(kept.run.nbytes for kept in self._kept.values())
        return len(self._kept) <= MOST_RUNS and nbytes <= MOST_BYTES
