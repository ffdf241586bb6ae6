"""Breadth-first search from up to 64 sources at once, a bit each in a machine word."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from wordgraph.layout.accelerator import compiled_for
from wordgraph.layout.arrays import Index, Short, Word
from wordgraph.layout.chunks import over_chunks, over_chunks_fast
from wordgraph.layout.links import Links

WORD = 64
_CHUNK = 32768  # nodes a piece
_SPARSE = 8  # a front of so much fewer links than all is pushed on, a denser one is pulled


def search(links: Links, sources: Index) -> NDArray[Any]:
    """Hops (n, b) from b <= 64 sources to all nodes of one connected part, as unsigned integers.

    Each node holds a word whose bit k says whether source k has reached it; a level is one OR over
    links (Then et al. 2014, "The more the merrier: efficient multi-source graph traversal").
    """
    front: Word = np.zeros(links.n, np.uint64)
    front[sources] = np.uint64(1) << np.arange(len(sources), dtype=np.uint64)
    seen, coming, at = front.copy(), np.zeros_like(front), np.sort(sources)
    hops: NDArray[Any] = np.zeros((links.n, len(sources)), np.uint8)
    level = 0
    while at.size:
        level += 1
        hops = wide_enough(hops, level)
        if _SPARSE * int(links.degree[at].sum()) < len(links.target):
            at = _push(links, front, at, seen, coming, hops, level)
        else:
            front, at = _pull(links, front, seen, hops, level)
    return hops


def search_from_all(links: Links, sources: Index) -> NDArray[Any]:
    """Hops (n, n) to all nodes of a small connected part, in the columns' order of `sources` (n,).

    All searches go on at once, so that a level costs a few passes over n^2 bits. The levels are
    noted as binary numbers, a plane of bits for each digit, and read from it in the end.
    """
    n, place = links.n, np.arange(links.n)
    falling = np.argsort(-links.degree, kind="stable")  # who has a k-th neighbour comes first
    neighbours, rank = _columns(links, falling), np.argsort(falling)
    front: Word = np.zeros((n, -(-n // WORD)), np.uint64)
    front[rank[sources], place // WORD] = np.uint64(1) << (place % WORD).astype(np.uint64)
    seen, digits, level = front.copy(), list[Word](), 0

    def look(low: int, high: int) -> None:
        # A row a neighbour is gathered several times as fast as numpy reduces uneven runs of rows.
        new, beside = front[low:high], np.empty_like(front[low:high])
        np.take(before, neighbours[0][low:high], axis=0, out=new, mode="clip")
        for column in neighbours[1:]:
            at = column[low:high]
            if not at.size:
                break
            np.take(before, at, axis=0, out=beside[: at.size], mode="clip")
            new[: at.size] |= beside[: at.size]
        new &= ~seen[low:high]

    while True:
        before, front = front, np.empty_like(front)
        over_chunks(look, n, max(1, _CHUNK // front.shape[1]))
        if not front.any():
            break
        seen |= front
        level += 1
        if level.bit_length() > len(digits):
            digits.append(np.zeros_like(front))
        for digit, plane in enumerate(digits):
            if level >> digit & 1:
                plane |= front
    hops: NDArray[Any] = wide_enough(np.zeros((n, n), np.uint8), level)
    for digit, plane in enumerate(digits):
        hops += _bits(plane, n) * hops.dtype.type(1 << digit)
    return hops[rank]


def _columns(links: Links, falling: Index) -> list[Short]:
    """The k-th neighbours of all nodes that have one, by falling degree, for each k."""
    links = links.reordered(falling)
    count = np.bincount(links.degree)[::-1].cumsum()[::-1]  # who has k neighbours or more
    return [links.target[links.starts[:c] + k] for k, c in enumerate(count[1:])]


def wide_enough(hops: NDArray[Any], level: int) -> NDArray[Any]:
    """The hops in a type that holds so many."""
    if level <= np.iinfo(hops.dtype).max:
        return hops
    return hops.astype(np.uint16 if level < 2**16 else np.uint32)


def _pull(
    links: Links, front: Word, seen: Word, hops: NDArray[Any], level: int
) -> tuple[Word, Index]:
    """A level in which every node looks at all its neighbours: the new front, and who is in it."""
    reached = np.empty_like(front)
    now = hops.dtype.type(level)

    def look(low: int, high: int) -> None:
        first, last = links.bounds[low], links.bounds[high]
        words = front[links.target[first:last]]
        new = np.bitwise_or.reduceat(words, links.bounds[low:high] - first) & ~seen[low:high]
        reached[low:high] = new
        _arrive(np.flatnonzero(new) + low, new[new != 0], seen, hops, level)

    rows = links.bounds, links.target
    over_chunks_fast(look, links.n, _CHUNK, "pull", *rows, front, seen, now, hops, reached)
    return reached, np.flatnonzero(reached)


def _push(
    links: Links,
    front: Word,
    at: Index,
    seen: Word,
    coming: Word,
    hops: NDArray[Any],
    level: int,
) -> Index:
    """A level in which the few nodes of the front, `at`, tell their neighbours; changes `front`."""
    fast = compiled_for(links.n)
    if fast is not None:
        room = np.empty(min(links.n, int(links.degree[at].sum())), np.int64)
        now = hops.dtype.type(level)
        count = fast.push(at, links.bounds, links.target, front, seen, now, hops, coming, room)
        return room[:count]
    target = links.target[links.entries(at)]
    words = np.repeat(front[at], links.degree[at])
    order = np.argsort(target, kind="stable")
    target = target[order]
    first = np.flatnonzero(np.diff(target, prepend=-1))
    reached: Index = target[first].astype(np.int64)
    new = np.bitwise_or.reduceat(words[order], first) & ~seen[reached]
    front[at] = 0
    reached, new = reached[new != 0], new[new != 0]
    front[reached] = new
    _arrive(reached, new, seen, hops, level)
    return reached


def _arrive(at: Index, new: Word, seen: Word, hops: NDArray[Any], level: int) -> None:
    """Mark in place that the sources in the words `new` have come to the nodes `at`."""
    if not at.size:
        return
    seen[at] |= new
    hops[at] += _bits(new[:, None], hops.shape[1]) * hops.dtype.type(level)


def _bits(words: Word, count: int) -> NDArray[np.uint8]:
    """The lowest `count` bits of each row of words (n, w), one a column (n, count)."""
    octets = words.astype("<u8").view(np.uint8).reshape(len(words), -1)
    return np.unpackbits(octets, axis=1, count=count, bitorder="little")
