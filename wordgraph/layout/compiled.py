"""The pieces of the large steps, compiled: the same sums as their NumPy twins, in one pass each.

Needs numba (`pip install "wordgraph[fast]"`), which compiles each function once and keeps it. Those
that begin with `low` and `high` do those nodes' part of the work and write no other's rows, as
`chunks.over_chunks` wants; what each one means is said where it is called.
"""

# Numba finds the types, which are several for each function: single and double, two axes and three.
# mypy: disable-error-code="no-untyped-def"

from __future__ import annotations

from typing import Any

import numba
import numpy as np

# Sums may be taken in any order, so that the processor adds eight at a time; NaN stays NaN.
_compiled: Any = numba.njit(
    cache=True, nogil=True, fastmath={"reassoc", "contract", "arcp", "nsz"}, error_model="numpy"
)

_BLOCK = 512  # nodes whose pushes are summed in the nearest cache

# The number of a word's lowest bit, found by multiplying it out (Leiserson, Prokop & Randall 1998).
_DE_BRUIJN = np.uint64(0x03F79D71B4CB0A89)
_BIT = np.zeros(64, np.int64)
for _bit in range(64):
    _BIT[((1 << _bit) * 0x03F79D71B4CB0A89 % 2**64) >> 58] = _bit


@_compiled
def _arrive(node, word, level, hops):
    """Note the level for the sources in a word."""
    one = np.uint64(1)
    while word:
        lowest = word & (~word + one)
        hops[node, _BIT[np.int64((lowest * _DE_BRUIJN) >> np.uint64(58))]] = level
        word ^= lowest


@_compiled
def pull(low, high, bounds, target, front, seen, level, hops, reached):
    """A level of the search: who is reached through any neighbour, and by which sources."""
    zero = np.uint64(0)
    for node in range(low, high):
        word, missing = zero, ~seen[node]
        if missing:
            for entry in range(bounds[node], bounds[node + 1]):
                word |= front[target[entry]]
                if word & missing == missing:
                    break
        word &= missing
        seen[node] |= word
        reached[node] = word
        _arrive(node, word, level, hops)


@_compiled
def push(at, bounds, target, front, seen, level, hops, coming, reached):
    """A level that starts from few nodes, `at`: moves the front, and counts who is reached.

    `coming` (n,) is 0 everywhere, before and after.
    """
    zero, count = np.uint64(0), 0
    for node in at:
        for entry in range(bounds[node], bounds[node + 1]):
            other = target[entry]
            new = front[node] & ~seen[other]
            if new:
                if not coming[other]:
                    reached[count] = other
                    count += 1
                coming[other] |= new
    for node in at:
        front[node] = zero
    for node in reached[:count]:
        word = coming[node]
        coming[node] = zero
        front[node] = word
        seen[node] |= word
        _arrive(node, word, level, hops)
    return count


@_compiled
def stress(low, high, places, anchors, hops, odd, unit, tiny, moves):
    """Moves to where the stress against the anchors is least, hops 0 not counting.

    `odd` are the entries of hops that say otherwise, by row (`distances.Block`).
    """
    count, dim = anchors.shape
    zero = places.dtype.type(0)
    xs, ys = np.ascontiguousarray(anchors[:, 0]), np.ascontiguousarray(anchors[:, 1])
    zs = np.ascontiguousarray(anchors[:, 2]) if dim == 3 else np.zeros_like(xs)
    rows, columns, values = odd
    entry = np.searchsorted(rows, low)
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
        while entry < len(rows) and rows[entry] == node:
            # What the hops said here is taken back.
            k, close = columns[entry], places.dtype.type(values[entry])
            dx, dy, dz = xs[k] - x, ys[k] - y, zs[k] - z
            away = places.dtype.type(hops[node, k])
            said = away / (away * away + tiny)
            per = unit / np.sqrt(dx * dx + dy * dy + dz * dz + tiny)
            push = close * (close - per) - said * (said - per)
            wx += push * dx
            wy += push * dy
            wz += push * dz
            weight += close * close - said * said
            entry += 1
        moves[node, 0], moves[node, 1] = wx / weight, wy / weight
        if dim == 3:
            moves[node, 2] = wz / weight


@_compiled
def attraction(low, high, places, bounds, target, strength, near, far, way):
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
def repulsion(low, high, places, others, first, size, way):
    """The push of a sample of all nodes."""
    one = places.dtype.type(1)
    mine, theirs, total = _columns(_BLOCK, way), _columns(_BLOCK + size, way), _columns(_BLOCK, way)
    for start in range(low, high, _BLOCK):
        end = min(start + _BLOCK, high)
        _take(places, start, end, mine)
        _take(others, start + first, end + first + size - 1, theirs)
        total[:] = 0
        for shift in range(size):
            _add_pushes(mine, 0, theirs, shift, end - start, one, total)
        for node in range(start, end):
            for axis in range(way.shape[1]):
                way[node, axis] = total[axis, node - start]


@_compiled
def near_push(low, high, row, order, window, factor, way):
    """The push of those beside a node in a row."""
    mine, total = _columns(_BLOCK, way), _columns(_BLOCK, way)
    beside = _columns(_BLOCK + 2 * window, way)
    for start in range(low, high, _BLOCK):
        end, first = min(start + _BLOCK, high), max(0, start - window)
        _take(row, start, end, mine)
        _take(row, first, min(end + window, len(row)), beside)
        total[:] = 0
        for step in range(-window, window + 1):
            begin, stop = max(start, -step), min(end, len(row) - step)
            if begin < stop:
                _add_pushes(
                    mine, begin - start, beside, begin + step - first, stop - begin, factor, total
                )
        for rank in range(start, end):
            for axis in range(way.shape[1]):
                way[order[rank], axis] = total[axis, rank - start]


@_compiled
def gaps(low, high, row, cells, starts, beside, heap, reach, margin, tiny, moves):
    """The moves away from all that are near, which stand in a few runs of the row.

    All nodes of a cell look at the same others, which are copied side by side; in a heap each node
    looks at a part of its own.
    """
    dim = row.shape[1]
    zero, near = row.dtype.type(0), row.dtype.type(reach * reach)
    others = _columns(heap * len(beside), row)
    xs, ys, zs = others[0], others[1], others[2]
    first, last = np.zeros(len(beside), np.int64), np.zeros(len(beside), np.int64)
    cell, count, heaped = np.searchsorted(starts, low, "right") - 1, 0, False
    for k in range(len(beside)):
        first[k] = np.searchsorted(cells, cells[cell] + beside[k])
    for node in range(low, high):
        entered = node == low or node == starts[cell + 1]
        if entered:
            cell += node != low
            for k in range(len(beside)):
                own = cells[cell] + beside[k]
                at = first[k]
                while at < len(cells) and cells[at] < own:
                    at += 1
                first[k] = at
                while at < len(cells) and cells[at] <= own + 2:
                    at += 1
                last[k] = at
        if entered or heaped:
            count, heaped = 0, False
            for k in range(len(beside)):
                begin, end = starts[first[k]], starts[last[k]]
                if end - begin > heap:
                    begin += node % (end - begin - heap + 1)
                    end, heaped = begin + heap, True
                for other in range(begin, end):
                    xs[count], ys[count] = row[other, 0], row[other, 1]
                    zs[count] = row[other, 2] if dim == 3 else zero
                    count += 1
        x, y = row[node, 0], row[node, 1]
        z = row[node, 2] if dim == 3 else zero
        mx, my, mz = zero, zero, zero
        for k in range(count):  # its own span is 0
            dx, dy, dz = x - xs[k], y - ys[k], z - zs[k]
            square = dx * dx + dy * dy + dz * dz
            share = (margin * reach / np.sqrt(square + tiny) - 1) / 2 if square < near else zero
            mx += share * dx
            my += share * dy
            mz += share * dz
        moves[node, 0], moves[node, 1] = mx, my
        if dim == 3:
            moves[node, 2] = mz


@_compiled
def _columns(length, like):
    """Room for places as columns: what the processor does eight at a time stands in a row."""
    return np.zeros((3, length), like.dtype)


@_compiled
def _take(rows, low, high, columns):
    """Copy some rows (n, dim) into columns; a third one stays 0 in two dimensions."""
    for axis in range(rows.shape[1]):
        column = columns[axis]
        for k in range(high - low):
            column[k] = rows[low + k, axis]


@_compiled
def _add_pushes(mine, at, others, there, count, factor, total):
    """Add to `total` the push of `count` others on as many nodes, one on each: `local.pushed`."""
    x, y, z = mine[0][at : at + count], mine[1][at : at + count], mine[2][at : at + count]
    last = there + count
    ox, oy, oz = others[0][there:last], others[1][there:last], others[2][there:last]
    tx, ty, tz = total[0][at : at + count], total[1][at : at + count], total[2][at : at + count]
    one = x.dtype.type(1)
    for k in range(count):
        dx, dy, dz = x[k] - ox[k], y[k] - oy[k], z[k] - oz[k]
        square = one + factor * (dx * dx + dy * dy + dz * dz)
        push = one / (square * square)
        tx[k] += push * dx
        ty[k] += push * dy
        tz[k] += push * dz
