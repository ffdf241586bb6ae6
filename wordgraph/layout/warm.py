"""The warm start: a part of which some places are known, which hardly move while others settle."""

from __future__ import annotations

import numpy as np

from wordgraph.layout.arrays import Array, Index, Mask, Step
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.distances import blocks, searched
from wordgraph.layout.engine import Watch, cool, unwatched
from wordgraph.layout.levels import Levels
from wordgraph.layout.links import Links
from wordgraph.layout.local import local_step
from wordgraph.layout.search import WORD
from wordgraph.layout.spacing import spaced
from wordgraph.layout.stress import distances, global_step

_SPREAD = 0.1  # how far apart, in hops, new nodes start that have the same neighbours
_SIZES = 2.5  # the largest factor of size looked at, and the inverse of the least, as a logarithm
_HALVINGS = 12


def settle(
    links: Links,
    known: Array,
    fixed: Mask,
    config: LayoutConfig,
    rng: np.random.Generator,
    groups: Index | None = None,
    watch: Watch = unwatched,
    levels: Levels | None = None,
) -> tuple[Array, float]:
    """Places (n, dim) of a part in the frame of its known ones, and the length of a hop there.

    `known` (n, dim) has rows of NaN for new nodes; `fixed` (n,) nodes stay to the bit, and the
    others are at the heights of their `levels` while they settle, if there are any.
    """
    placed = np.asarray(np.isfinite(known).all(axis=1), dtype=bool)
    middle = known[placed].mean(axis=0)
    hop = _hop(links, known - middle, placed, rng)
    local = local_step(links, groups, config, rng)
    begun = _begun((known - middle) / hop, placed, links, rng)
    size = _resting_size(begun, local) if config.balance < 1 else 1.0
    begun, unit = begun * size, hop / size
    mobility = np.where(fixed, 0.0, np.where(placed, config.placed_mobility, 1.0))
    steps = [
        (1 - config.balance, local),
        (config.balance, global_step(blocks(links, config, rng)[0])),
    ]
    places = cool(
        begun, steps, config.coldest, config.epochs, 0.0, mobility, levels,
        lambda done: watch("settling", done),
    )  # fmt: skip
    apart = spaced(places.astype(np.float64), links, config, mobility, rng) * unit + middle
    apart[fixed] = known[fixed]
    return apart, hop


def _resting_size(places: Array, local: Step) -> float:
    """The factor of places (n, dim) at which their pulls and pushes in and out cancel.

    Known places come in any size. At this one the local step neither swells nor shrinks the whole
    (its virial is zero), and the global step has no say in size: so what is settled stays.
    """
    middle = places.mean(axis=0)
    low, high = -_SIZES, _SIZES
    for _ in range(_HALVINGS):
        size = np.exp((low + high) / 2)
        outward = float(np.vdot(places - middle, local(size * places)))
        low, high = ((low + high) / 2, high) if outward > 0 else (low, (low + high) / 2)
    return float(np.exp((low + high) / 2))


def _hop(links: Links, known: Array, placed: Mask, rng: np.random.Generator) -> float:
    """The length of a hop between known places; 1 if there are too few to tell."""
    nodes = np.flatnonzero(placed)
    spread = float(np.abs(known[nodes]).max())
    if spread == 0:
        return 1.0
    block, _ = searched(links, rng.choice(nodes, min(WORD, len(nodes)), replace=False))
    places = np.where(placed[:, None], known / spread, 0.0)
    ratio = distances(places, places[block.sources])[nodes]
    ratio *= block.closeness(0, links.n)[nodes]
    total = float(ratio.sum())
    return spread * float(np.vdot(ratio, ratio)) / total if total > 0 else 1.0


def _begun(places: Array, placed: Mask, links: Links, rng: np.random.Generator) -> Array:
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
