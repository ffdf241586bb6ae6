"""What a run will cost, known before anything is allocated, and how much a request may cost."""

from dataclasses import dataclass

from wordgraph.errors import ParameterError

# On one thread, 8e9 operations a second were measured on a machine at rest, and 2e9 in the worst
# run on one whose 2 cores had 5 busy processes: even there this limit keeps a run to 2 s.
MOST_OPERATIONS = 4e9
MOST_BYTES = 192 * 2**20


@dataclass(frozen=True, slots=True)
class Cost:
    """Floating-point operations and bytes of memory, each an estimate from above."""

    operations: float
    bytes: float

    def require_affordable(self) -> None:
        """Raise ParameterError if a run costs more than one request may."""
        share = max(self.operations / MOST_OPERATIONS, self.bytes / MOST_BYTES)
        if share > 1.0:
            raise ParameterError(
                f"depth, width and batch together ask for {self.operations / 1e9:.1f} billion "
                f"operations and {self.bytes / 2**20:.0f} MiB, {share:.2f} times what one run may "
                "use: lower one of them"
            )


def cost_of_passes(depth: int, width: int, batch: int) -> Cost:
    """Return the cost of drawing a network and passing it once forward and once backward."""
    layers, weights, signals = float(depth), float(width) ** 2, float(width) * float(batch)
    # Each matrix is used in 3 products; a random number costs about 50 operations, and what is
    # done to each unit's signal (tanh, norms, sums) about 100.
    operations = layers * (6.0 * batch * weights + 50.0 * weights + 100.0 * signals)
    # Weights and their gradients; z, h, the slope, the normalized z, and delta.
    return Cost(operations, layers * 8.0 * (2.0 * weights + 5.0 * signals))
