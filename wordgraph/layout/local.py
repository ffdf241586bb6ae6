"""The local step: links pull, near nodes push, a group gathers."""

from __future__ import annotations

import numpy as np

from wordgraph.layout.arrays import Array, Index, Step
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.links import Links
from wordgraph.layout.stress import pushed, squared_distances


def local_step(
    links: Links, groups: Index | None, config: LayoutConfig, rng: np.random.Generator
) -> Step:
    """The step in which each node goes to where its pulls and pushes cancel, others standing still.

    Forces are divided by the stiffness of a node's links, so that a hub of a thousand links moves
    as calmly as a leaf; no node moves further than a hop.
    """
    size = min(config.sample, links.n)
    local_share = min(1.0, 2 * (1 - config.balance))

    def moves(places: Array, heat: float) -> Array:
        sample = rng.choice(links.n, size, replace=False)
        pull, stiffness = attraction(places, links, config.far_pull)
        way = pull / stiffness[:, None] + config.repulsion * repulsion(places, places[sample])
        if groups is not None:
            way += config.region_pull * gathering(places, groups)
        return heat * local_share * at_most(way, 1.0)

    return moves


def attraction(places: Array, links: Links, far_pull: float) -> tuple[Array, Array]:
    """Pull (n, dim) of each node's links, and the stiffness (n,) of them together.

    A link pulls by 1 / (1 + distance^2) and a rest: short links hold firmly and long ones, mostly
    between communities, let go (Zhong et al. 2023, "Force-directed graph layouts revisited").
    """
    span = places[links.target] - places[links.source]
    square = np.einsum("ij,ij->i", span, span)
    stiffness = links.strength * (far_pull + 1 / (1 + square))
    pull = np.add.reduceat(span * stiffness[:, None], links.starts, axis=0)
    return pull, np.add.reduceat(stiffness, links.starts)


def repulsion(places: Array, sample: Array) -> Array:
    """Mean push (n, dim) of sampled places (b, dim): distance / (1 + distance^2)^2 each."""
    push = 1 / np.square(1 + squared_distances(places, sample))
    return pushed(places, sample, push / len(sample))


def gathering(places: Array, groups: Index) -> Array:
    """Way (n, dim) from each node to the middle of its group; 0 for group -1, which is none."""
    member = groups >= 0
    count = np.maximum(np.bincount(groups[member]), 1)
    way = np.zeros_like(places)
    for axis in range(places.shape[1]):
        middle = np.bincount(groups[member], places[member, axis]) / count
        way[member, axis] = middle[groups[member]] - places[member, axis]
    return way


def at_most(moves: Array, reach: float) -> Array:
    """The same moves, none longer than `reach`."""
    length = np.sqrt(np.einsum("ij,ij->i", moves, moves))
    shortened: Array = moves * np.minimum(1.0, reach / np.maximum(length, 1e-12))[:, None]
    return shortened
