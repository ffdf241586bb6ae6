"""The engine: one connected part from links to places, in one loop that cools."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from wordgraph.layout.arrays import Array, Index, Step
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.distances import Block, blocks
from wordgraph.layout.links import Links
from wordgraph.layout.local import local_step
from wordgraph.layout.spacing import spaced
from wordgraph.layout.start import pivot_mds, shaken
from wordgraph.layout.stress import distances, fitted_unit, global_step, stress_moves


def lay_out(
    links: Links,
    dim: int,
    config: LayoutConfig,
    rng: np.random.Generator,
    groups: Index | None = None,
) -> Array:
    """Places (n, dim) of one connected part of two or more nodes; a hop is about 1 long."""
    stream = blocks(links, config, rng)
    places = _start(stream, dim, config, rng)
    steps = [local_step(links, groups, config, rng), global_step(stream, config)]
    mobility = np.ones(links.n)
    places = cool(places, steps, config, mobility)
    return turned(spaced(places, links, config, mobility, rng))


def cool(places: Array, steps: list[Step], config: LayoutConfig, mobility: Array) -> Array:
    """The loop: each epoch applies the steps in turn, smaller than the one before.

    `mobility` (n,) is the share of its moves that a node makes: 1 for a free one, 0 for a fixed.
    """
    for epoch in range(config.epochs):
        heat = config.coldest ** (epoch / config.epochs)
        for step in steps:
            places = places + mobility[:, None] * step(places, heat)
    return places


def turned(places: Array) -> Array:
    """The places about their middle, turned such that they are widest along x, then y."""
    centred = places - places.mean(axis=0)
    axes = np.linalg.eigh(np.einsum("ni,nj->ij", centred, centred))[1][:, ::-1]
    facing: Array = np.einsum("ni,ij->nj", centred, axes)
    return facing


def _start(
    stream: Iterator[Block], dim: int, config: LayoutConfig, rng: np.random.Generator
) -> Array:
    """Scaled PivotMDS places after some steps of pure stress."""
    block = next(stream)
    places = shaken(pivot_mds(block.hops, dim), rng)
    places /= fitted_unit(distances(places, places[block.sources]), block.closeness)
    for _ in range(config.warm_up):
        block = next(stream)
        anchors = places[block.sources]
        spans = distances(places, anchors)
        places = places + stress_moves(places, anchors, spans, block.closeness)
    return places
