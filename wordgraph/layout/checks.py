"""Input is checked at the border, and turned into arrays that the engine can trust."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from wordgraph.errors import LayoutError
from wordgraph.layout.arrays import Array, Index, Mask
from wordgraph.layout.levels import Levels, middle_of

FURTHEST = 1e100
"""Places whose squares are still numbers."""

_HIGHEST = 1e9  # times the spread across, between the lowest and the highest node


def array_of(given: object) -> NDArray[Any]:
    """The array of what is given, or one of None where rows differ in length."""
    try:
        return np.asarray(given)
    except ValueError:
        return np.array(None)


def numbers(name: str, given: object) -> Array:
    """An array of real numbers, whatever they were given as."""
    found = array_of(given)
    try:
        if found.dtype.kind not in "cmM":  # what NumPy would turn into floats all the same
            return found.astype(np.float64)
    except (TypeError, ValueError, OverflowError):
        pass
    raise LayoutError(f"{name}: give an array of real numbers") from None


def checked_frame(n: int, dim: int, seed: int) -> tuple[int, int, int]:
    """The count of nodes, the dimension and the seed, as Python's own integers."""
    if not _is_whole(n) or n < 0:
        raise LayoutError(f"n = {n!r}: give the number of nodes, 0 or more")
    if not _is_whole(dim) or dim not in (2, 3):
        raise LayoutError(f"dim = {dim!r}: places have 2 or 3 dimensions")
    if not _is_whole(seed) or seed < 0:
        raise LayoutError(f"seed = {seed!r}: give an integer of 0 or more")
    return int(n), int(dim), int(seed)


def _is_whole(number: object) -> bool:
    return isinstance(number, int | np.integer) and not isinstance(number, bool)


def checked_pos(n: int, dim: int, pos: Array | None) -> Array:
    """Known places (n, dim), rows of NaN for nodes without one."""
    if pos is None:
        return np.full((n, dim), np.nan)
    pos = numbers("pos", pos)
    if pos.shape != (n, dim):
        raise LayoutError(f"pos is {pos.shape}: give ({n}, {dim}), NaN for nodes without a place")
    huge = (np.abs(pos) > FURTHEST).any(axis=1)
    bad = np.flatnonzero(huge | (np.isnan(pos).sum(axis=1) % dim > 0))
    if bad.size:
        raise LayoutError(f"pos of node {bad[0]} is {pos[bad[0]]}: give finite numbers, or all NaN")
    return pos


def checked_groups(n: int, groups: Index | None) -> Index | None:
    """Groups (n,) numbered from 0, -1 for none."""
    if groups is None:
        return None
    groups = array_of(groups)
    whole = np.issubdtype(groups.dtype, np.integer) or not groups.size
    if groups.shape != (n,) or not whole or (groups < -1).any():
        kind = f"{groups.shape} {groups.dtype}"
        raise LayoutError(f"groups are {kind}: give {n} integers, -1 for none")
    values, number = np.unique(groups, return_inverse=True)
    found: Index = number.reshape(-1) - int((values[:1] == -1).any())
    return found


def checked_fixed(known: Array, fixed: Mask | None) -> Mask:
    """Which nodes (n,) stay where they are."""
    if fixed is None:
        return np.zeros(len(known), bool)
    fixed = array_of(fixed)
    if fixed.shape != (len(known),) or (fixed.size and fixed.dtype != bool):
        kind = f"{fixed.shape} {fixed.dtype}"
        raise LayoutError(f"fixed is {kind}: give {len(known)} truth values")
    fixed = fixed.astype(bool)
    lost = np.flatnonzero(fixed & np.isnan(known).any(axis=1))
    if lost.size:
        raise LayoutError(f"node {lost[0]} is fixed but has no place in pos: give it one")
    return fixed


def checked_levels(known: Array, levels: Array | None, gap: float) -> Levels | None:
    """Heights of nodes, finite numbers (n,), in the frame of their known places (n, 3)."""
    if levels is None:
        return None
    levels = numbers("levels", levels)
    n, dim = known.shape
    if dim != 3:
        raise LayoutError(f"dim = {dim}: levels are heights: give 3 dimensions")
    if levels.shape != (n,) or not np.isfinite(levels).all():
        raise LayoutError(f"levels are {levels.shape}: give {n} finite numbers")
    if not n:
        return None
    low, high = levels.min(), levels.max()
    half = high / 2 - low / 2
    if not (half <= FURTHEST and half * gap <= _HIGHEST / 2):
        raise LayoutError(f"levels reach from {low:g} to {high:g}: give nearer ones, such as ranks")
    levels, placed = levels - low, ~np.isnan(known[:, 0])
    height = float(known[placed, -1].mean()) if placed.any() else 0.0
    return Levels(levels, gap, middle_of(levels, placed), height)
