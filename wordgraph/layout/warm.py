"""The warm start: a part of which some places are known, which hardly move while others settle."""

from __future__ import annotations

import numpy as np

from wordgraph.layout.arrays import Array, Index, Mask
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.distances import blocks, search
from wordgraph.layout.engine import cool
from wordgraph.layout.links import Links
from wordgraph.layout.local import local_step
from wordgraph.layout.spacing import spaced
from wordgraph.layout.stress import distances, fitted_unit, global_step

_SPREAD = 0.1  # how far apart, in hops, new nodes start that have the same neighbours


def settle(
    links: Links,
    known: Array,
    fixed: Mask,
    config: LayoutConfig,
    rng: np.random.Generator,
    groups: Index | None = None,
) -> tuple[Array, float]:
    """Places (n, dim) of a part in the frame of its known ones, and the length of a hop there.

    `known` (n, dim) has rows of NaN for new nodes; `fixed` (n,) nodes stay to the bit.
    """
    placed = np.asarray(np.isfinite(known).all(axis=1), dtype=bool)
    middle = known[placed].mean(axis=0)
    unit = _unit(links, known - middle, placed, rng)
    start = _start((known - middle) / unit, placed, links, rng)
    mobility = np.where(fixed, 0.0, np.where(placed, config.placed_mobility, 1.0))
    stream = blocks(links, config, rng)
    steps = [local_step(links, groups, config, rng), global_step(stream, config)]
    places = cool(start, steps, config, mobility)
    places = spaced(places, links, config, mobility, rng) * unit + middle
    places[fixed] = known[fixed]
    return places, unit


def _unit(links: Links, known: Array, placed: Mask, rng: np.random.Generator) -> float:
    """The length of a hop between known places; 1 if there are too few to tell."""
    nodes = np.flatnonzero(placed)
    spread = float(np.abs(known[nodes]).max())
    if spread == 0:
        return 1.0
    sources = rng.choice(nodes, min(64, len(nodes)), replace=False)
    closeness = search(links, sources)[0].closeness[:, nodes]
    return spread * fitted_unit(
        distances(known[nodes] / spread, known[sources] / spread), closeness
    )


def _start(places: Array, placed: Mask, links: Links, rng: np.random.Generator) -> Array:
    """New nodes at the middle of their placed neighbours, from the known ones outwards."""
    places, placed = np.where(placed[:, None], places, 0.0), placed.copy()
    while not placed.all():
        heard = placed[links.target] & ~placed[links.source]
        at, pull = links.source[heard], links.strength[heard]
        total = np.bincount(at, pull, links.n)
        new = total > 0
        for axis, column in enumerate(places.T):
            sums = np.bincount(at, pull * column[links.target[heard]], links.n)
            places[new, axis] = sums[new] / total[new]
        places[new] += _SPREAD * rng.standard_normal((int(new.sum()), places.shape[1]))
        placed |= new
    return places
