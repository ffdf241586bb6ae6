"""The engine: one connected part from links to places, in one loop that cools."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from wordgraph.layout.arrays import Array, Index, Real, Step
from wordgraph.layout.chunks import over_chunks
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.dense import AllPairs
from wordgraph.layout.distances import Block, all_hops, blocks
from wordgraph.layout.levels import Levels, free_axes
from wordgraph.layout.links import Links
from wordgraph.layout.local import local_step
from wordgraph.layout.spacing import spaced
from wordgraph.layout.start import start
from wordgraph.layout.stress import fitted_unit, global_step
from wordgraph.layout.watch import Told, between, unwatched

_STEADY = 0.8  # momentum where there is no noise: all pairs are seen, or first folds are undone
_LOOP = 0.95  # of the work is the loop, the rest opens gaps
_CHUNK = 16384  # nodes a piece
_STILL = 3e-4  # hops: a graph whose nodes all move less in an epoch has settled


def lay_out(
    links: Links,
    dim: int,
    config: LayoutConfig,
    rng: np.random.Generator,
    groups: Index | None = None,
    levels: Levels | None = None,
    watch: Told = unwatched,
) -> Array:
    """Places (n, dim) of one connected part of two or more nodes; a hop is about 1 long."""
    # What the loop holds is let go first: spacing a huge graph takes as much memory.
    loop = between(watch, 0, _LOOP)
    settled = turned(_settled(links, dim, config, rng, groups, levels, loop), levels)
    if not watch("spacing", _LOOP):
        return settled
    return spaced(settled, links, config, free_axes(np.ones(links.n), dim, levels), rng)


def _settled(
    links: Links,
    dim: int,
    config: LayoutConfig,
    rng: np.random.Generator,
    groups: Index | None,
    levels: Levels | None,
    watch: Told,
) -> Real:
    """Places (n, dim) after start, warm-up, main loop, and the last epochs over all pairs."""
    # Heights grow with the size, and would let it run away.
    firm = config.firmness() if levels is None else 1.0
    small = links.n <= config.dense_limit
    watch("distances", 0.0)
    block, phases = phases_of(links, groups, config, firm, rng)
    places = start(block, dim, rng)
    places /= places.dtype.type(fitted_unit(places, block))
    del block  # of a huge graph it is large
    warm_up, main, last = config.epochs_of(links.n, phases.whole)
    near, far = 1 - config.balance, config.balance
    mixed = [(near, phases.local), (far, phases.far)]
    # What a sample of sources says of the nearest nodes is said by few of them: at the end all say
    # it, with less weight towards balance 0, where there is little left to mend.
    ending = [(far * near, phases.local), (far * far, phases.exact)]
    stages = [
        Stage("unfolding", warm_up, [(1.0, phases.unfolding)], 1.0, _STEADY),
        Stage("settling", main, mixed, config.coldest_of(small), config.momentum_of(phases.whole)),
        Stage("settling", last, ending, config.coldest_of(True), far * _STEADY),
    ]
    done, total, free = 0, warm_up + main + last, np.ones(links.n)
    for stage in stages:
        told = between(watch, done / total, (done + stage.epochs) / total)
        places = cool(places, stage, free, levels, told)
        done += stage.epochs
    return places


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """A stretch of the loop: weighted steps, how large the last are in shares of the first, and the
    share of each move that goes on."""

    phase: str
    epochs: int
    steps: Sequence[tuple[float, Step]]
    coldest: float
    momentum: float


@dataclass(frozen=True, slots=True, eq=False)
class Phases:
    """The steps of one part: to unfold it, near and far; `exact` sees all pairs, if `whole`."""

    unfolding: Step
    local: Step
    far: Step
    exact: Step
    whole: bool


def phases_of(
    links: Links,
    groups: Index | None,
    config: LayoutConfig,
    firm: float,
    rng: np.random.Generator,
) -> tuple[Block, Phases]:
    """A block of distances to start from, and the steps: exact for a small graph, or of samples."""
    if links.n <= config.dense_limit:
        block, hops = all_hops(links, rng)
        pairs = AllPairs(links, hops, config, groups)
        far = pairs.global_step(firm)
        return block, Phases(pairs.global_step(firm=1.0), pairs.local_step(), far, far, True)
    stream, whole = blocks(links, config, rng)
    block, local = next(stream), local_step(links, groups, config, rng)
    unfolding, far = global_step(stream, firm=1.0), global_step(stream, firm)
    exact = far if whole is None else global_step(repeat(whole), firm)
    return block, Phases(unfolding, local, far, exact, whole is not None)


def cool(places: Real, stage: Stage, mobility: Array, levels: Levels | None, watch: Told) -> Real:
    """The loop: each epoch moves all places by the weighted sum of the steps, which cool.

    `mobility` (n,) is the share of its moves that a node makes: 1 for a free one, 0 for a fixed.
    Part of the last move goes on (Polyak 1964, "heavy ball"), which comes to the bottom of the
    stress in a third of the epochs. The loop ends early once nothing moves.
    """
    velocity, freedom = np.zeros_like(places), mobility.astype(places.dtype)[:, None]
    for epoch in range(stage.epochs):
        if not watch(stage.phase, epoch / stage.epochs):
            break
        heat = (1 - stage.momentum / 2) * stage.coldest ** (epoch / stage.epochs)
        moves = [(heat * weight, step(places)) for weight, step in stage.steps if weight > 0]
        places, furthest = _moved(places, velocity, stage.momentum, moves, freedom)
        if levels is not None:
            places = levels.set(places)
        if furthest < _STILL:
            break
    return places


def _moved(
    places: Real, velocity: Real, momentum: float, moves: list[tuple[float, Real]], freedom: Real
) -> tuple[Real, float]:
    """The places after an epoch, and the longest way along an axis; changes velocity and moves."""
    there, furthest = np.empty_like(places), list[float]()
    kept = places.dtype.type(momentum)

    def move(low: int, high: int) -> None:
        way = velocity[low:high]
        way *= kept
        for share, each in moves:
            each[low:high] *= places.dtype.type(share)
            way += each[low:high]
        np.multiply(freedom[low:high], way, out=there[low:high])
        furthest.append(float(np.abs(there[low:high]).max()))
        there[low:high] += places[low:high]

    over_chunks(move, len(places), _CHUNK)
    return there, max(furthest)


def turned(places: Real, levels: Levels | None = None) -> Array:
    """The places about their middle, turned such that they are widest along x, then y.

    With levels the last axis is the height, and stays.
    """
    centred: Array = places.astype(np.float64) - places.mean(axis=0, dtype=np.float64)
    across = centred if levels is None else centred[:, :-1]
    axes = np.linalg.eigh(np.einsum("ni,nj->ij", across, across))[1][:, ::-1]
    across[...] = np.einsum("ni,ij->nj", across, axes)
    return centred
