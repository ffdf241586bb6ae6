"""The start: places straight from distance rows, before anything moves."""

from __future__ import annotations

import numpy as np

from wordgraph.layout.arrays import Array, Real
from wordgraph.layout.chunks import over_chunks
from wordgraph.layout.distances import Block

_CHUNK = 16384
_SAMPLE = 100_000  # nodes that tell the directions; all are then projected
_SOURCES = 128  # twice as many tell a little more, and take five times as long
_SHAKE, _SHALLOW = 1e-3, 20  # share of the spread, and the depth from which on it is less
_DEEP = 500  # hops above which single precision mixes up neighbours


def start(block: Block, dim: int, rng: np.random.Generator) -> Real:
    """Places (n, dim) whose distances to the block's sources follow their hops, up to a factor.

    Classical scaling on the sources' rows alone, which are drawn at random: pivot MDS (Brandes &
    Pich 2007, "Eigensolver methods for progressive multidimensional scaling"). The scale is left to
    `stress.fitted_unit`. Double precision where a graph is so deep that single would not do.
    """
    n = len(block.rows)
    some = block.hops(0, n, -(-n // _SAMPLE))[:, :_SOURCES]
    middle, axes = _directions(some, dim)
    places: Array = np.zeros((n, dim))

    def project(low: int, high: int) -> None:
        places[low:high, : axes.shape[1]] = (
            _centred(block.hops(low, high)[:, :_SOURCES]) - middle
        ) @ axes

    over_chunks(project, n, _CHUNK)
    depth = float(some.max())
    # Neighbours of a deep graph would be shaken by many hops, and find back but slowly.
    places = shaken(places, rng, _SHAKE * min(1.0, _SHALLOW / depth))
    return places.astype(np.float64 if depth > _DEEP else np.float32)


def pivot_mds(hops: Real, dim: int) -> Array:
    """Places (..., n, dim) from all rows at once, hops (..., n, b), of many small graphs."""
    columns = _centred(hops)
    columns -= columns.mean(axis=-2, keepdims=True)
    product = np.einsum("...nb,...nc->...bc", columns, columns)
    places = np.einsum("...nb,...bd->...nd", columns, _leading(product, dim))
    missing = dim - places.shape[-1]  # fewer sources than dimensions
    return np.pad(places, [*[(0, 0)] * (places.ndim - 1), (0, max(missing, 0))])


def shaken(places: Array, rng: np.random.Generator, share: float = _SHAKE) -> Array:
    """The same places, each moved by a little, so that twins (say, leaves of a star) part."""
    reach = share * max(float(places.std()), share)
    return places + reach * rng.standard_normal(places.shape)


def _directions(hops: Real, dim: int) -> tuple[Array, Array]:
    """The mean (b,) of the centred rows, and the directions (b, dim) in which they vary most."""
    columns = _centred(hops)
    middle = columns.mean(axis=0)
    columns -= middle
    return middle, _leading(columns.T @ columns, dim)


def _centred(hops: Real) -> Array:
    square: Array = np.square(hops, dtype=np.float64)
    square -= square.mean(axis=-1, keepdims=True)
    return square


def _leading(product: Array, dim: int) -> Array:
    return np.linalg.eigh(product)[1][..., ::-1][..., :dim]
