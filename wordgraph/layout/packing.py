"""Packing: parts that no link joins are put near each other, the largest in the middle."""

from __future__ import annotations

import numpy as np

from wordgraph.layout.arrays import Array

_NESTLED = 100  # parts that each look for the nearest free place; all smaller ones fill shells
_DIRECTIONS = 128
_GOLDEN = np.pi * (3 - np.sqrt(5))


def pack(radii: Array, dim: int) -> Array:
    """Centres (k, dim) of balls of given radii (k,) that don't overlap, the first at the origin.

    Give the others in falling order: each nestles in where it gets nearest to the middle, and the
    many small ones that come after the first hundred fill shells around.
    """
    centres = np.zeros((len(radii), dim))
    if not len(radii):
        return centres
    nestled = min(_NESTLED, len(radii))
    for k in range(1, nestled):
        centres[k] = _nearest_free(radii[k], centres[:k], radii[:k])
    around = float((np.sqrt((centres**2).sum(axis=1)) + radii)[:nestled].max())
    small = float(radii[nestled:].max(initial=0))
    centres[nestled:] = _shells(len(radii) - nestled, small, around, dim)
    return centres


def _nearest_free(radius: float, centres: Array, radii: Array) -> Array:
    """The free place for one more ball that is nearest to the origin, on one of some rays.

    Along a ray each placed ball blocks an interval; the place is the end of the first gapless run
    of blocked intervals that starts at the origin.
    """
    rays = _directions(_DIRECTIONS, centres.shape[1])
    along = rays @ centres.T
    half_square = (radii + radius) ** 2 - (centres**2).sum(axis=1) + along**2
    half = np.sqrt(np.maximum(half_square, 0))
    start = np.where(half_square > 0, along - half, np.inf)
    end = np.where(half_square > 0, along + half, -np.inf)
    reach = np.zeros(len(rays))
    for _ in range(len(radii)):
        blocked = (start <= reach[:, None]) & (end > reach[:, None])
        if not blocked.any():
            break
        reach = np.maximum(reach, np.where(blocked, end, 0).max(axis=1))
    heavy = rays @ np.average(centres, axis=0, weights=radii)  # where others are, it is full
    best = int(np.argmin(reach + heavy))
    place: Array = rays[best] * reach[best] * (1 + 1e-9)
    return place


def _shells(count: int, radius: float, around: float, dim: int) -> Array:
    """Centres (count, dim) of equal balls on shells around a ball of radius `around`."""
    shells, left, shell = [np.zeros((0, dim))], count, around + radius
    while left > 0:
        shells.append(shell * _directions(min(left, _room(shell, radius, dim)), dim))
        left -= len(shells[-1])
        shell += 2 * radius
    return np.concatenate(shells)


def _room(shell: float, radius: float, dim: int) -> int:
    """How many balls of a radius find room on a shell in the arrangement of `_directions`."""
    if dim == 2:
        return max(1, int(np.pi / np.arcsin(min(1.0, radius / shell))))
    return max(1, int((1.5 * shell / radius) ** 2))  # 3 / sqrt(count) is the least distance there


def _directions(count: int, dim: int) -> Array:
    """Unit vectors (count, dim), evenly on the circle or as a Fibonacci spiral on the sphere.

    The first and the last are along x: two parts lie side by side, not one above the other.
    """
    index = np.arange(count)
    if dim == 2:
        angle = 2 * np.pi * index / count
        return np.stack([np.cos(angle), np.sin(angle)], axis=1)
    x = 1 - (2 * index + 1) / count
    ring, angle = np.sqrt(1 - x * x), _GOLDEN * index
    return np.stack([x, ring * np.cos(angle), ring * np.sin(angle)], axis=1)
