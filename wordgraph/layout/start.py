"""The start: places straight from distance rows, before anything moves."""

from __future__ import annotations

import numpy as np

from wordgraph.layout.arrays import Array


def pivot_mds(hops: Array, dim: int) -> Array:
    """Places (..., n, dim) whose distances to the sources follow `hops` (..., b, n), in hops.

    Classical scaling on the sources' rows alone (Brandes & Pich 2007, "Eigensolver methods for
    progressive multidimensional scaling"); the overall scale is left to `stress.fitted_unit`.
    """
    columns = np.swapaxes(hops, -1, -2) ** 2
    columns = columns - columns.mean(axis=-1, keepdims=True)
    columns = columns - columns.mean(axis=-2, keepdims=True)
    product = np.einsum("...nb,...nc->...bc", columns, columns)  # no BLAS: see stress.pushed
    vectors = np.linalg.eigh(product)[1][..., ::-1]
    places = np.einsum("...nb,...bd->...nd", columns, vectors[..., :dim])
    missing = dim - places.shape[-1]  # fewer sources than dimensions
    return np.pad(places, [*[(0, 0)] * (places.ndim - 1), (0, max(missing, 0))])


def shaken(places: Array, rng: np.random.Generator, share: float = 1e-3) -> Array:
    """The same places, each moved by a little, so that twins (say, leaves of a star) part."""
    reach = share * max(float(places.std()), share)
    return places + reach * rng.standard_normal(places.shape)
