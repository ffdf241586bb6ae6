"""Memory order: nodes that will be near in the picture stand near in memory, too.

Most of what a step over a huge graph costs is waiting for places that lie anywhere in memory. Where
neighbours share cache lines, it waits less than half as long.
"""

from __future__ import annotations

import numpy as np

from wordgraph.layout.arrays import Index
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.curve import curve_order
from wordgraph.layout.distances import drawn, searched
from wordgraph.layout.links import Links
from wordgraph.layout.start import start

SMALLEST = 50_000
"""Parts of fewer nodes fit into the cache in any order."""


def memory_order(links: Links, dim: int, config: LayoutConfig, rng: np.random.Generator) -> Index:
    """The nodes of a part (n,) in the order in which they had better stand."""
    block, _ = searched(links, drawn(links.n, config.rows, rng))
    return curve_order(start(block, dim, rng), np.zeros(dim))
