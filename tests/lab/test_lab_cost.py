"""What a run may cost: estimated from above, and refused before anything is allocated."""

import tracemalloc

import pytest

from wordgraph import lab
from wordgraph.errors import ParameterError
from wordgraph.lab.cost import MOST_BYTES, cost_of_passes


def peak_bytes(action):
    """The most memory that an action holds at once."""
    tracemalloc.start()
    try:
        action()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "size",
    [
        {"depth": 10, "width": 256, "batch": 16},
        {"depth": 50, "width": 32, "batch": 256},
        {"depth": 20, "width": 128, "batch": 128},
    ],
)
@pytest.mark.parametrize("choices", [{}, {"residual": "plain", "normalization": "batch"}])
def test_memory_is_estimated_from_above(size, choices):
    lab.run("vanishing-gradient", depth=2)  # Fill caches that stay.
    peak = peak_bytes(lambda: lab.run("vanishing-gradient", **size, **choices))
    estimate = cost_of_passes(**size).bytes
    assert peak < 1.25 * estimate
    assert peak > 0.4 * estimate


def test_too_large_a_run_is_refused_before_it_allocates():
    def refused():
        with pytest.raises(ParameterError, match="lower one of them"):
            lab.run("vanishing-gradient", depth=100, width=512, batch=256)

    assert peak_bytes(refused) < MOST_BYTES / 100


def test_operations_grow_as_the_matrix_products_do():
    narrow, wide = (cost_of_passes(20, width, 64).operations for width in (256, 512))
    assert 3.0 < wide / narrow < 4.0
