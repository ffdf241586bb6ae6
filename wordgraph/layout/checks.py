"""Input is checked at the border, and turned into arrays that the engine can trust."""

from __future__ import annotations

import numpy as np

from wordgraph.errors import LayoutError
from wordgraph.layout.arrays import Array, Index, Mask
from wordgraph.layout.levels import Levels

_FURTHEST = 1e100  # places whose squares are still numbers


def check_frame(n: int, dim: int, seed: int) -> None:
    """Refuse a count of nodes, a dimension or a seed that makes no sense."""
    if n < 0:
        raise LayoutError(f"n = {n}: give the number of nodes, 0 or more")
    if dim not in (2, 3):
        raise LayoutError(f"dim = {dim!r}: places have 2 or 3 dimensions")
    if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or seed < 0:
        raise LayoutError(f"seed = {seed!r}: give an integer of 0 or more")


def checked_pos(n: int, dim: int, pos: Array | None) -> Array:
    """Known places (n, dim), rows of NaN for nodes without one."""
    if pos is None:
        return np.full((n, dim), np.nan)
    pos = np.asarray(pos, dtype=np.float64)
    if pos.shape != (n, dim):
        raise LayoutError(f"pos is {pos.shape}: give ({n}, {dim}), NaN for nodes without a place")
    huge = (np.abs(pos) > _FURTHEST).any(axis=1)
    bad = np.flatnonzero(huge | (np.isnan(pos).sum(axis=1) % dim > 0))
    if bad.size:
        raise LayoutError(f"pos of node {bad[0]} is {pos[bad[0]]}: give finite numbers, or all NaN")
    return pos


def checked_groups(n: int, groups: Index | None) -> Index | None:
    """Groups (n,) numbered from 0, -1 for none."""
    if groups is None:
        return None
    groups = np.asarray(groups)
    if groups.shape != (n,) or not np.issubdtype(groups.dtype, np.integer) or (groups < -1).any():
        raise LayoutError(f"groups are {groups.shape}: give {n} integers, -1 for none")
    numbers: Index = np.unique(np.append(groups, -1), return_inverse=True)[1][:-1].reshape(-1) - 1
    return numbers


def checked_fixed(known: Array, fixed: Mask | None) -> Mask:
    """Which nodes (n,) stay where they are."""
    if fixed is None:
        return np.zeros(len(known), bool)
    fixed = np.asarray(fixed, dtype=bool)
    if fixed.shape != (len(known),):
        raise LayoutError(f"fixed is {fixed.shape}: give {len(known)} truth values")
    lost = np.flatnonzero(fixed & np.isnan(known).any(axis=1))
    if lost.size:
        raise LayoutError(f"node {lost[0]} is fixed but has no place in pos: give it one")
    return fixed


def checked_levels(n: int, dim: int, levels: Array | None, gap: float) -> Levels | None:
    """Heights (n,) of nodes, finite numbers, for a picture of three dimensions."""
    if levels is None:
        return None
    levels = np.asarray(levels, dtype=np.float64)
    if dim != 3:
        raise LayoutError(f"dim = {dim}: levels are heights: give 3 dimensions")
    if levels.shape != (n,) or not np.isfinite(levels).all():
        raise LayoutError(f"levels are {levels.shape}: give {n} finite numbers")
    return Levels(levels, gap)
