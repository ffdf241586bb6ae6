"""The pieces of the large steps, compiled: the same sums as their NumPy twins, in one pass each.

Needs numba (`pip install "wordgraph[fast]"`), which compiles each function once and keeps it. Every
function writes rows `low` to `high` of its last array and nothing else, as `chunks.over_chunks`
wants; what each one means is said where it is called.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np

# Sums may be taken in any order, so that the processor adds eight at a time; NaN stays NaN.
_compiled: Any = numba.njit(
    cache=True, nogil=True, fastmath={"reassoc", "contract", "arcp", "nsz"}, error_model="numpy"
)


# The number of a word's lowest bit, found by multiplying it out (Leiserson, Prokop & Randall 1998).
_DE_BRUIJN = np.uint64(0x03F79D71B4CB0A89)
_BIT = np.zeros(64, np.int64)
for _bit in range(64):
    _BIT[((1 << _bit) * 0x03F79D71B4CB0A89 % 2**64) >> 58] = _bit


@_compiled
def pull(low, high, bounds, target, front, seen, level, hops, reached):  # type: ignore[no-untyped-def]
    """A level of the search: who is reached through any neighbour, and by which sources."""
    zero, one = np.uint64(0), np.uint64(1)
    for node in range(low, high):
        word, missing = zero, ~seen[node]
        for entry in range(bounds[node], bounds[node + 1]):
            word |= front[target[entry]]
            if word & missing == missing:
                break
        word &= missing
        seen[node] |= word
        reached[node] = word
        while word != zero:
            lowest = word & (~word + one)
            hops[node, _BIT[np.int64((lowest * _DE_BRUIJN) >> np.uint64(58))]] = level
            word ^= lowest


@_compiled
def stress(low, high, places, anchors, hops, unit, tiny, moves):  # type: ignore[no-untyped-def]
    """Moves to where the stress against the anchors is least, hops 0 not counting."""
    count, dim = anchors.shape
    zero = places.dtype.type(0)
    xs, ys = np.ascontiguousarray(anchors[:, 0]), np.ascontiguousarray(anchors[:, 1])
    zs = np.ascontiguousarray(anchors[:, 2]) if dim == 3 else np.zeros_like(xs)
    for node in range(low, high):
        x, y = places[node, 0], places[node, 1]
        z = places[node, 2] if dim == 3 else zero
        wx, wy, wz, weight = zero, zero, zero, tiny
        for k in range(count):
            dx, dy, dz = xs[k] - x, ys[k] - y, zs[k] - z
            away = places.dtype.type(hops[node, k])
            close = away / (away * away + tiny)  # 1 / hops, and 0 for 0
            push = close * (close - unit / np.sqrt(dx * dx + dy * dy + dz * dz + tiny))
            wx += push * dx
            wy += push * dy
            wz += push * dz
            weight += close * close
        moves[node, 0], moves[node, 1] = wx / weight, wy / weight
        if dim == 3:
            moves[node, 2] = wz / weight


@_compiled
def attraction(low, high, places, bounds, target, strength, near, far, way):  # type: ignore[no-untyped-def]
    """The pull of each node's links."""
    dim = places.shape[1]
    zero, one, half = places.dtype.type(0), places.dtype.type(1), places.dtype.type(0.5)
    for node in range(low, high):
        total, x, y, z = zero, zero, zero, zero
        for entry in range(bounds[node], bounds[node + 1]):
            other = target[entry]
            dx = places[other, 0] - places[node, 0]
            dy = places[other, 1] - places[node, 1]
            dz = places[other, 2] - places[node, 2] if dim == 3 else zero
            share = (near / (one + dx * dx + dy * dy + dz * dz) + far) * strength[entry]
            share = min(share, half)
            total += share
            x += share * dx
            y += share * dy
            z += share * dz
        shrink = one / max(one, total)
        way[node, 0], way[node, 1] = x * shrink, y * shrink
        if dim == 3:
            way[node, 2] = z * shrink


@_compiled
def repulsion(low, high, places, others, shifts, way):  # type: ignore[no-untyped-def]
    """The push of a sample of all nodes."""
    one = places.dtype.type(1)
    dim = places.shape[1]
    for node in range(low, high):
        for axis in range(dim):
            way[node, axis] = 0
        for shift in shifts:
            square = one
            for axis in range(dim):
                step = places[node, axis] - others[node + shift, axis]
                square += step * step
            push = one / (square * square)
            for axis in range(dim):
                way[node, axis] += push * (places[node, axis] - others[node + shift, axis])


@_compiled
def near_push(low, high, row, order, window, factor, way):  # type: ignore[no-untyped-def]
    """The push of those beside a node in a row."""
    zero, one = row.dtype.type(0), row.dtype.type(1)
    dim = row.shape[1]
    for rank in range(low, high):
        x, y, z = zero, zero, zero
        for other in range(max(0, rank - window), min(len(row), rank + window + 1)):
            dx, dy = row[rank, 0] - row[other, 0], row[rank, 1] - row[other, 1]
            dz = row[rank, 2] - row[other, 2] if dim == 3 else zero
            square = one + factor * (dx * dx + dy * dy + dz * dz)
            push = one / (square * square)
            x += push * dx
            y += push * dy
            z += push * dz
        node = order[rank]
        way[node, 0], way[node, 1] = x, y
        if dim == 3:
            way[node, 2] = z
