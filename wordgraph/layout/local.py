"""The local step: links pull, strangers push, a group gathers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from wordgraph.layout.arrays import Index, Real, Step
from wordgraph.layout.chunks import gathered, over_chunks, over_chunks_fast
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.crowd import Crowd
from wordgraph.layout.links import Links

_CHUNK = 8192  # nodes a piece
_RENEWED = 4  # epochs after which the random order is another, as it takes long to draw
LONGEST = 1.0  # no node moves further than a hop at a time


def local_step(
    links: Links, groups: Index | None, config: LayoutConfig, rng: np.random.Generator
) -> Step:
    """The step in which each node follows the sum of its pulls and pushes, others standing still.

    A node's pulls together never take it further than to the middle of its neighbours, so that a
    hub of a thousand links moves as calmly as a leaf.
    """
    crowd = Crowd(config, rng)
    size = config.sample_of(links.n)
    share = (config.repulsion / size) * (links.degree + links.degree.mean()) / 2
    share = share.astype(np.float32)[:, None]
    near_push = config.near_push * 2 / links.degree.mean()
    orders = _orders(links.n, rng)

    def moves(places: Real) -> Real:
        pull = attraction(places, links, config)
        push = repulsion(places, next(orders), int(rng.integers(links.n)), size)
        near = crowd.push(places)
        gather = gathering(places, groups) if groups is not None else None

        def sum_up(low: int, high: int) -> None:
            way = pull[low:high]
            way += share[low:high] * push[low:high]
            way += near_push * near[low:high]
            if gather is not None:
                way += config.region_pull * gather[low:high]
            way[...] = at_most(way, LONGEST)

        over_chunks(sum_up, links.n, _CHUNK)
        return pull

    return moves


def _orders(n: int, rng: np.random.Generator) -> Iterator[Index]:
    """Endless random orders of n nodes, each for a few epochs."""
    while True:
        yield from [rng.permutation(n)] * _RENEWED


def attraction(places: Real, links: Links, config: LayoutConfig) -> Real:
    """Way (n, dim) on which each node's links pull it, at most to the middle of its neighbours.

    A link closes `far_pull + near_pull / (1 + distance^2)` of its length, at most half: short links
    hold firmly and long ones, mostly between communities, nearly let go: t-FDP (Zhong, Xue, Zhang,
    Zhang, Ban, Deussen & Wang 2024, "Force-directed graph layouts revisited").
    """
    columns = np.ascontiguousarray(places.T)
    pulls = config.near_pull_of(links.n), config.far_pull
    near, far = (places.dtype.type(pull) for pull in pulls)
    way = np.empty_like(places)

    def pull(low: int, high: int) -> None:
        first, last = links.bounds[low], links.bounds[high]
        starts = links.bounds[low:high] - first
        source, target = links.source[first:last], links.target[first:last]
        spans = [column[target] - column[source] for column in columns]
        share = spans[0] * spans[0]
        for span in spans[1:]:
            share += span * span
        share += 1
        np.divide(near, share, out=share)
        share += far
        if not links.even:
            share *= links.strength[first:last]
        np.minimum(share, 0.5, out=share)
        shrink = np.maximum(1, np.add.reduceat(share, starts))
        for axis, span in enumerate(spans):
            span *= share
            way[low:high, axis] = np.add.reduceat(span, starts) / shrink

    rows = links.bounds, links.target, links.strength
    over_chunks_fast(pull, links.n, _CHUNK, "attraction", places, *rows, near, far, way)
    return way


def repulsion(places: Real, order: Index, first: int, size: int) -> Real:
    """Summed push (n, dim) of `size` other nodes on each: distance / (1 + distance^2)^2 each.

    The others of node i follow place `i + first` in a random order, from the start again past the
    end. They are read in a row; and nodes that stand side by side in memory, as neighbours do in a
    huge graph, share most of theirs, so that chance pushes them together rather than apart.
    """
    once = gathered(places, order)
    others = np.concatenate([once, once, once[:size]])
    way = np.empty_like(places)

    def push(low: int, high: int) -> None:
        here, total = places[low:high], np.zeros_like(places[low:high])
        for shift in range(first, first + size):
            total += pushed(here - others[low + shift : high + shift])
        way[low:high] = total

    over_chunks_fast(push, len(places), _CHUNK, "repulsion", places, others, first, size, way)
    return way


def pushed(spans: Real) -> Real:
    """Push (n, dim) along spans (n, dim): span / (1 + length^2)^2."""
    push = np.einsum("ij,ij->i", spans, spans)
    push += 1
    push *= push
    way: Real = spans / push[:, None]
    return way


def gathering(places: Real, groups: Index) -> Real:
    """Way (n, dim) from each node to the middle of its group; 0 for group -1, which is none."""
    member = groups >= 0
    count = np.maximum(np.bincount(groups[member]), 1)
    way = np.zeros_like(places)
    for axis in range(places.shape[1]):
        middle = np.bincount(groups[member], places[member, axis]) / count
        way[member, axis] = middle[groups[member]] - places[member, axis]
    return way


def at_most(moves: Real, reach: float) -> Real:
    """The same moves, none longer than `reach`."""
    length = np.sqrt(np.einsum("ij,ij->i", moves, moves))
    shortened: Real = moves * np.minimum(1.0, reach / np.maximum(length, 1e-12))[:, None]
    return shortened
