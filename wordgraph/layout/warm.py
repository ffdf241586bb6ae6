"""The warm start: a part of which some places are known, which hardly move while others settle."""

from __future__ import annotations

from collections.abc import Sequence

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
) -> tuple[Array, float | None]:
    """Places (n, dim) of a part in the frame of its known ones, and the frame's unit there.

    `known` (n, dim) has rows of NaN for new nodes; `fixed` (n,) nodes stay to the bit, and the
    others are at the heights of their `levels` while they settle, if there are any. The unit is
    what a length of 1 in a layout without known places is in the frame: as given, and None is
    returned, if these are too few to tell.
    """
    placed, dim = ~np.isnan(known[:, 0]), known.shape[1]
    watch("distances", 0.0)
    middle = known[placed].mean(axis=0)
    own = known - middle
    if levels is not None:
        own[placed] = levels.among(placed).set(own[placed])
    block, _ = searched(links, _some(placed, rng))
    hop = _hop(block, own) if np.ptp(known[placed], axis=0).any() else 0.0
    firm = 0.0 if levels is None else 1.0  # as without known places
    _, phases = phases_of(links, groups, config, firm, rng)
    few = placed.mean() < _ENOUGH
    if few or not hop:
        cold = lay_out(links, dim, config, rng, groups, levels, between(watch, 0, _COLD))
        watch, cold_hop = between(watch, _COLD, 1), _hop(block, cold)
        unit = hop / cold_hop if hop and cold_hop else unit
        begun = _fitted(cold, own / unit, placed, links, levels) if hop else cold
    else:
        unit = hop
        shaken = _SPREAD * rng.standard_normal(known.shape)
        begun = _spread(own / unit, placed, links, shaken)
    steps = [(1 - config.balance, phases.local), (config.balance, phases.far)]
    # It begins at the size where it would come to rest: without heights the local step alone sets
    # that, and with them a layout from scratch has it already.
    alone = steps[:1] if config.balance < 1 else []
    swelling = alone if levels is None else [] if few else steps
    size = _resting_size(begun, swelling, free_axes(np.ones(1), dim, levels))
    held = None if levels is None else levels.held(begun * size)
    mobility = np.where(fixed, 0.0, np.where(placed, config.placed_mobility, 1.0))
    settling = Stage("settling", config.epochs, steps, config.coldest, 0.0)
    places = begun * size
    if mobility.any():
        places = cool(places, settling, mobility, held, watch).astype(np.float64)
        if watch("spacing", 1.0):
            places = spaced(places, links, config, free_axes(mobility, dim, levels), rng)
    places = _in_frame(places * (unit / size), known, placed, fixed, levels)
    if not hop:
        return places, None
    return places, unit if few else unit / size


def _some(placed: Mask, rng: np.random.Generator) -> Index:
    """Known nodes to search from."""
    nodes = np.flatnonzero(placed)
    return rng.choice(nodes, min(WORD, len(nodes)), replace=False)


def _hop(block: Block, places: Array) -> float:
    """The length of a hop between the block's sources, all known; 0 if they are too few to tell."""
    known = places[block.sources] - places[block.sources].mean(axis=0)
    spread = float(np.abs(known).max())
    if spread == 0:
        return 0.0
    ratio = distances(known / spread, known / spread)
    ratio *= np.concatenate([block.closeness(node, node + 1) for node in block.sources])
    return spread * float(np.vdot(ratio, ratio)) / float(ratio.sum())


def _in_frame(
    places: Array, known: Array, placed: Mask, fixed: Mask, levels: Levels | None
) -> Array:
    """Settled places (n, dim) where they fit the known ones best, which may all have swollen.

    Shifted, turned and scaled (Procrustes with scaling), unless fixed nodes hold the frame.
    """
    if fixed.any():
        shift = (known - places)[fixed].mean(axis=0)
        places = places + shift
        places[fixed] = known[fixed]
        return places
    # One place says where, and neither how nor how large.
    if not np.ptp(known[placed], axis=0).any():
        return np.asarray(places + (known - places)[placed].mean(axis=0))
    middle = places[placed].mean(axis=0)
    places, own = places - middle, known[placed] - known[placed].mean(axis=0)
    across = slice(None) if levels is None else slice(-1)
    left, gain, right = np.linalg.svd(places[placed, across].T @ own[:, across])
    square = float(np.square(places[placed, across]).sum())
    scale = float(gain.sum()) / square if gain.sum() > 0 else 1.0
    places[:, across] = np.einsum("ni,ij->nj", places[:, across], left @ right)
    return np.asarray(places * scale + known[placed].mean(axis=0))


def _resting_size(places: Array, steps: Sequence[tuple[float, Step]], axes: Array) -> float:
    """The factor of places (n, dim) at which the moves of weighted steps in and out cancel.

    Known places come in any size. At this one the steps neither swell nor shrink the whole along
    its free `axes` (1, dim or 1): their virial is zero. 1 if there are no steps.
    """
    arms = (places - places.mean(axis=0)) * axes
    low, high = -_SIZES, _SIZES
    for _ in range(_HALVINGS if steps else 0):
        size = np.exp((low + high) / 2)
        outward = sum(weight * float(np.vdot(arms, step(size * places))) for weight, step in steps)
        low, high = ((low + high) / 2, high) if outward > 0 else (low, (low + high) / 2)
    return float(np.exp((low + high) / 2))


def _fitted(cold: Array, known: Array, placed: Mask, links: Links, levels: Levels | None) -> Array:
    """A layout (n, dim) turned or mirrored to its known places, which draw the others along.

    The orthogonal Procrustes problem, solved about the middle of the known ones.
    """
    fitted = cold - cold[placed].mean(axis=0)
    across = slice(None) if levels is None else slice(-1)
    left, _, right = np.linalg.svd(fitted[placed, across].T @ known[placed, across])
    fitted[:, across] = np.einsum("ni,ij->nj", fitted[:, across], left @ right)
    return np.asarray(fitted + _spread(known - fitted, placed, links))


def _spread(known: Array, placed: Mask, links: Links, shaken: Array | None = None) -> Array:
    """The known rows (n, dim), and for new nodes the mean of their placed neighbours', outwards.

    Each new one is then `shaken` (n, dim), lest those with the same neighbours coincide.
    """
    rows, placed = np.where(placed[:, None], known, 0.0), placed.copy()
    front = np.flatnonzero(placed)
    while front.size:
        entry = links.entries(front)
        entry = entry[~placed[links.target[entry]]]
        front, at = np.unique(links.target[entry], return_inverse=True)
        pull = links.strength[entry].astype(np.float64)
        total = np.bincount(at, pull)
        for axis, column in enumerate(rows.T):
            rows[front, axis] = np.bincount(at, pull * column[links.source[entry]]) / total
        if shaken is not None:
            rows[front] += shaken[front]
        placed[front] = True
    return rows
