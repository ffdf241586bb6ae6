"""Tiny parts: graphs fall into thousands of them, so all of one size are laid out at once."""

from __future__ import annotations

import numpy as np

from wordgraph.layout.arrays import Array
from wordgraph.layout.chunks import over_chunks
from wordgraph.layout.engine import turned
from wordgraph.layout.links import Links
from wordgraph.layout.start import pivot_mds, shaken

LARGEST = 12
"""Parts up to so many nodes are tiny: they have no communities, and pure stress draws them best."""

_ROUNDS = 120
_MOMENTUM = 0.8
_TINY = 1e-12
_CHUNK = 64  # parts a piece
_STARTS, _MANY = 6, 64  # tries a part, unless there are so many that no single one is looked at
_WORTH = 1e-4  # a pair's stress by which a try has to be better than the first


def lay_out_tiny(parts: list[Links], dim: int, rng: np.random.Generator) -> Array:
    """Places (c, k, dim) of c connected parts of k nodes each, by full stress majorization.

    A symmetric graph is easily caught half-way, so that the best of several starts is taken.
    """
    starts = _STARTS if len(parts) <= _MANY else 1
    hops = np.stack([_hops(links) for links in parts])
    close = np.divide(1.0, hops, out=np.zeros_like(hops), where=hops > 0)
    first = pivot_mds(hops, dim)

    def fit(low: int, high: int) -> None:
        ratio = close[low:high] * _spans(first[low:high])[1]
        size = ratio.sum(axis=(1, 2)) / np.square(ratio).sum(axis=(1, 2))
        first[low:high] *= size[:, None, None]

    over_chunks(fit, len(parts), _CHUNK)
    places = np.stack([shaken(first, rng, 1e-3 if k == 0 else 1.0) for k in range(starts)])
    stress = np.empty(places.shape[:2])

    def settle(low: int, high: int) -> None:
        some = places[:, low:high], close[low:high]
        places[:, low:high], stress[:, low:high] = _majorized(*some)

    over_chunks(settle, len(parts), _CHUNK)
    stress[0] -= _WORTH * close[0].size  # what is straight by nature is not to be bent for nothing
    best = places[stress.argmin(axis=0), np.arange(len(parts))]
    return np.stack([turned(each) for each in best])


def _majorized(places: Array, close: Array) -> tuple[Array, Array]:
    """Places (s, c, k, dim) of less stress, and the stress (s, c), by closeness (c, k, k)."""
    weight = np.einsum("...ij,...ij->...i", close, close)[..., None]
    velocity = np.zeros_like(places)
    for _ in range(_ROUNDS):
        spans, length = _spans(places)
        pull = close * (close - 1 / length)
        velocity *= _MOMENTUM
        # Half the way: both ends of a pair move, and going all the way each would swap them.
        velocity += 0.5 * np.einsum("...ij,...ijk->...ik", pull, spans) / weight
        places = places + velocity
    return places, np.square(close * length - (close > 0)).sum(axis=(-2, -1))


def _spans(places: Array) -> tuple[Array, Array]:
    """The ways (..., k, k, dim) from each node to each other one, and how long they are."""
    spans = places[..., None, :, :] - places[..., :, None, :]
    return spans, np.sqrt(np.einsum("...k,...k->...", spans, spans)) + _TINY


def _hops(links: Links) -> Array:
    """Hops between all pairs (k, k), links as long as they should be (Floyd & Warshall)."""
    hops = np.where(np.eye(links.n, dtype=bool), 0.0, np.inf)
    hops[links.source, links.target] = 1.0
    for via in range(links.n):
        hops = np.minimum(hops, hops[:, via : via + 1] + hops[via : via + 1, :])
    hops[links.source, links.target] = links.lengths(slice(None))
    return hops
