"""Tiny parts: graphs fall into thousands of them, so all of one size are laid out at once."""

from __future__ import annotations

import numpy as np

from wordgraph.layout.arrays import Array
from wordgraph.layout.engine import turned
from wordgraph.layout.links import Links
from wordgraph.layout.start import pivot_mds, shaken

LARGEST = 12
"""Parts up to so many nodes are tiny: they have no communities, and pure stress draws them best."""

_ROUNDS = 100
_TINY = 1e-12


def lay_out_tiny(parts: list[Links], dim: int, rng: np.random.Generator) -> Array:
    """Places (c, k, dim) of c connected parts of k nodes each, by full stress majorization."""
    hops = np.stack([_hops(links) for links in parts])
    close = np.divide(1.0, hops, out=np.zeros_like(hops), where=hops > 0)
    weight = np.einsum("...ij,...ij->...i", close, close)[..., None]
    places = shaken(pivot_mds(hops, dim), rng)
    for _ in range(_ROUNDS):
        spans = places[:, None] - places[:, :, None]  # from i to j
        length = np.sqrt(np.einsum("...k,...k->...", spans, spans)) + _TINY
        pull = close * (close - 1 / length)
        # Half the way: both ends of a pair move, and going all the way each would swap them.
        places = places + 0.5 * np.einsum("...ij,...ijk->...ik", pull, spans) / weight
    return np.stack([turned(each) for each in places])


def _hops(links: Links) -> Array:
    """Hops between all pairs (k, k), links as long as they should be (Floyd & Warshall)."""
    hops = np.where(np.eye(links.n, dtype=bool), 0.0, np.inf)
    hops[links.source, links.target] = 1.0
    for via in range(links.n):
        hops = np.minimum(hops, hops[:, via : via + 1] + hops[via : via + 1, :])
    hops[links.source, links.target] = links.lengths(slice(None))
    return hops
