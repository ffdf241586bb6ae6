"""The warm start: a part of which some places are known, which hardly move while others settle."""

from __future__ import annotations

import numpy as np

from wordgraph.layout.arrays import Array, Index, Mask, Step
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.distances import Block, searched
from wordgraph.layout.engine import Stage, cool, lay_out, phases_of
from wordgraph.layout.levels import Levels, free_axes
from wordgraph.layout.links import Links
from wordgraph.layout.search import WORD
from wordgraph.layout.spacing import spaced
from wordgraph.layout.stress import distances
from wordgraph.layout.watch import Told, between, unwatched

_ENOUGH = 0.25  # of the nodes: fewer known ones don't say where the others belong
_COLD = 0.5  # of the work is the layout that they are then fitted into
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
    watch: Told = unwatched,
    levels: Levels | None = None,
    unit: float = 1.0,
) -> tuple[Array, float]:
    """Places (n, dim) of a part in the frame of its known ones, and the frame's unit there.

    `known` (n, dim) has rows of NaN for new nodes; `fixed` (n,) nodes stay to the bit, and the
    others are at the heights of their `levels` while they settle, if there are any. The unit is
    what a length of 1 in a layout without known places is in the frame, and as given if these are
    too few to tell.
    """
    placed = ~np.isnan(known[:, 0])
    middle, dim = known[placed].mean(axis=0), known.shape[1]
    own = known - middle
    if levels is not None:
        own[placed] = levels.among(placed).set(own[placed])
    block, _ = searched(links, _some(placed, rng))
    hop = _hop(block, own, placed)
    _, phases = phases_of(links, groups, config, 0.0, rng)
    if placed.mean() < _ENOUGH:
        cold = lay_out(links, dim, config, rng, groups, levels, between(watch, 0, _COLD))
        watch, cold_hop = between(watch, _COLD, 1), _hop(block, cold, placed)
        unit = hop / cold_hop if hop and cold_hop else unit
        begun = _fitted(cold, own / unit, placed, links, levels)
    else:
        hop = hop or unit
        shaken = _SPREAD * rng.standard_normal(known.shape)
        begun = _spread(own / hop, placed, links, shaken)
        size = _resting_size(begun, phases.local) if config.balance < 1 else 1.0
        begun, unit = begun * size, hop / size
    mobility = np.where(fixed, 0.0, np.where(placed, config.placed_mobility, 1.0))
    steps = [(1 - config.balance, phases.local), (config.balance, phases.far)]
    settling = Stage("settling", config.epochs, steps, config.coldest, 0.0)
    places = cool(begun, settling, mobility, levels, watch).astype(np.float64)
    if watch("spacing", 1.0):
        places = spaced(places, links, config, free_axes(mobility, dim, levels), rng)
    places = places * unit + middle
    places[fixed] = known[fixed]
    return places, unit


def _some(placed: Mask, rng: np.random.Generator) -> Index:
    """Known nodes to search from."""
    nodes = np.flatnonzero(placed)
    return rng.choice(nodes, min(WORD, len(nodes)), replace=False)


def _hop(block: Block, places: Array, placed: Mask) -> float:
    """The length of a hop between known places about the origin; 0 if there are too few to tell."""
    nodes = np.flatnonzero(placed)
    spread = float(np.abs(places[nodes]).max())
    if spread == 0:
        return 0.0
    shrunk = np.where(placed[:, None], places / spread, 0.0)
    ratio = distances(shrunk, shrunk[block.sources])[nodes]
    ratio *= block.closeness(0, len(places))[nodes]
    total = float(ratio.sum())
    return spread * float(np.vdot(ratio, ratio)) / total if total > 0 else 0.0


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


def _fitted(cold: Array, known: Array, placed: Mask, links: Links, levels: Levels | None) -> Array:
    """A layout (n, dim) turned to its known places (Procrustes), which draw the others along."""
    turned = cold - cold[placed].mean(axis=0)
    across = slice(None) if levels is None else slice(-1)
    left, _, right = np.linalg.svd(turned[placed, across].T @ known[placed, across])
    turned[:, across] = np.einsum("ni,ij->nj", turned[:, across], left @ right)
    fitted: Array = turned + _spread(known - turned, placed, links)
    return fitted


def _spread(known: Array, placed: Mask, links: Links, shaken: Array | None = None) -> Array:
    """The known rows (n, dim), and for new nodes the mean of their placed neighbours', outwards.

    Each new one is then `shaken` (n, dim), lest those with the same neighbours coincide.
    """
    rows, placed = np.where(placed[:, None], known, 0.0), placed.copy()
    while not placed.all():
        heard = placed[links.target] & ~placed[links.source]
        at, pull = links.source[heard], links.strength[heard]
        total = np.bincount(at, pull, links.n)
        new = total > 0
        for axis, column in enumerate(rows.T):
            sums = np.bincount(at, pull * column[links.target[heard]], links.n)
            rows[new, axis] = sums[new] / total[new]
        if shaken is not None:
            rows[new] += shaken[new]
        placed |= new
    return rows
