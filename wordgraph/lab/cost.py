"""What a run will cost, known before anything is allocated, and how much a request may cost."""

from dataclasses import dataclass
from math import ceil

from wordgraph.errors import ParameterError
from wordgraph.lab.wording import joined

# On one thread, 8e9 operations a second were measured on a machine at rest, and 2e9 in the worst
# run on one whose 2 cores had 5 busy processes: even there this limit keeps a run to 2 s.
SLOWEST = 2e9
MOST_OPERATIONS = 4e9
MOST_BYTES = 192 * 2**20
# What one call of NumPy costs however small its arrays: 2 microseconds.
CALL = 8e3
# What a run costs beside its steps, such as its theory and its checks.
BASE = 2e7


@dataclass(frozen=True, slots=True)
class Cost:
    """Floating-point operations and bytes of memory, each an estimate from above."""

    operations: float
    bytes: float
    drivers: tuple[str, ...] = ("depth", "width", "batch")
    """The parameters that make it large."""

    @property
    def words(self) -> str:
        """Return the cost in words, to be told before a run."""
        return f"{self.operations / 1e9:.2g} billion operations and {self.bytes / 2**20:.2g} MiB"

    @property
    def limit(self) -> str:
        """Return time and memory as a reader feels them, from above: 0.05 s and 12 MiB."""
        seconds = max(0.01, ceil(100 * self.operations / SLOWEST) / 100)
        return f"{seconds:g} s and {ceil(self.bytes / 2**20)} MiB"

    @property
    def share(self) -> float:
        """Return how much of what one request may use it is; over 1 it is refused."""
        return self.share_of(1.0)

    def share_of(self, times: float) -> float:
        """Return how much it is of so many times what one request may use.

        Memory is held all the while, and so is not more for many requests.
        """
        return max(self.operations / MOST_OPERATIONS / times, self.bytes / MOST_BYTES)

    def require_affordable(self, times: float = 1.0) -> None:
        """Raise ParameterError if a run costs more than so many times what one request may."""
        share = self.share_of(times)
        if share > 1.0:
            raise ParameterError(
                f"{joined(self.drivers)} together ask for {self.words}, {share:.2f} times "
                "what one run may use: lower one of them"
            )

    def then(self, other: "Cost") -> "Cost":
        """Return the cost of one run after the other, which never hold memory at once."""
        return Cost(
            self.operations + other.operations,
            max(self.bytes, other.bytes),
            tuple(dict.fromkeys((*self.drivers, *other.drivers))),
        )


MOST = Cost(MOST_OPERATIONS, MOST_BYTES, ())
"""What one request may cost."""


def cost_of_passes(depth: int, width: int, batch: int) -> Cost:
    """Return the cost of drawing a network and passing it once forward and once backward."""
    layers, weights, signals = float(depth), float(width) ** 2, float(width) * float(batch)
    # Each matrix is used in 3 products; a random number costs about 50 operations, and what is
    # done to each unit's signal (tanh, norms, sums) about 100.
    operations = layers * (6.0 * batch * weights + 50.0 * weights + 100.0 * signals)
    # Weights and their gradients; z, h, the slope, the normalized z, and delta.
    return Cost(operations, layers * 8.0 * (2.0 * weights + 5.0 * signals))


def cost_of_steps(
    steps: float,
    calls: float,
    operations: float,
    drivers: tuple[str, ...],
    held: float = 0.0,
) -> Cost:
    """Return the cost of steps with so many calls of NumPy and operations each.

    `held` counts the numbers in memory at once.
    """
    return Cost(BASE + steps * (calls * CALL + operations), 8.0 * held + 1e6, drivers)
