"""Tiny parts: graphs fall into thousands of them, so all of one size are laid out at once."""

from __future__ import annotations

import numpy as np

from wordgraph.layout.arrays import Array
from wordgraph.layout.distances import closeness_of
from wordgraph.layout.engine import turned
from wordgraph.layout.links import Links
from wordgraph.layout.start import pivot_mds, shaken
from wordgraph.layout.stress import distances, stress_moves

LARGEST = 12
"""Parts up to so many nodes are tiny: they have no communities, and pure stress draws them best."""

_ROUNDS = 100


def lay_out_tiny(parts: list[Links], dim: int, rng: np.random.Generator) -> Array:
    """Places (c, k, dim) of c connected parts of k nodes each, by full stress majorization."""
    hops = np.stack([_hops(links) for links in parts])
    closeness = closeness_of(hops)
    places = shaken(pivot_mds(hops, dim), rng)
    for _ in range(_ROUNDS):
        spans = distances(places, places)
        # Half the way: both ends of a pair move, and going all the way each would swap them.
        places = places + 0.5 * stress_moves(places, places, spans, closeness)
    return np.stack([turned(each) for each in places])


def _hops(links: Links) -> Array:
    """Hops between all pairs (k, k), links as long as they should be (Floyd & Warshall)."""
    hops = np.where(np.eye(links.n, dtype=bool), 0.0, np.inf)
    hops[links.source, links.target] = 1.0
    for via in range(links.n):
        hops = np.minimum(hops, hops[:, via : via + 1] + hops[via : via + 1, :])
    hops[links.source, links.target] = links.lengths
    return hops
