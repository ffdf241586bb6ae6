"""The array-level layout: an edge list in, places out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from wordgraph.blas import single_blas_thread
from wordgraph.layout.arrange import arrange
from wordgraph.layout.arrays import Array, Index, Mask, Progress
from wordgraph.layout.checks import (
    checked_fixed,
    checked_frame,
    checked_groups,
    checked_levels,
    checked_pos,
)
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.engine import lay_out
from wordgraph.layout.levels import Levels, free_axes
from wordgraph.layout.links import connect
from wordgraph.layout.memory_order import SMALLEST, memory_order
from wordgraph.layout.parts import Part, split
from wordgraph.layout.spacing import distinct
from wordgraph.layout.tiny import LARGEST, lay_out_tiny
from wordgraph.layout.warm import settle
from wordgraph.layout.watch import PARTS, Watch

_DEFAULT = LayoutConfig()
_LOOK = 64  # single nodes that tell how far apart they are


def layout_edges(
    n: int,
    edges: Index,
    weights: Array | None = None,
    dim: int = 3,
    *,
    pos: Array | None = None,
    seed: int = 0,
    config: LayoutConfig = _DEFAULT,
    groups: Index | None = None,
    fixed: Mask | None = None,
    levels: Array | None = None,
    progress: Progress | None = None,
) -> Array:
    """Places (n, dim) of nodes 0 to n - 1, linked ones near each other; a lone link is 1 long.

    `edges` (m, 2) node indices, whose direction and order make no difference; `weights` (m,)
    attractions of 0 or more. `pos` (n, dim) known places, rows of NaN for nodes without one: the
    result is then in their frame, and they hardly move; nodes that are `fixed` (n,) not at all.
    `groups` (n,) numbers each node's group, which gathers gently; -1 is none. `levels` (n,) are
    heights: the last axis then follows them alone. `progress` is told the phase ("distances",
    "unfolding", "settling", "spacing" or "packing") and the share of all that is done, and may stop
    it by answering False: the places so far are returned. The same input gives the same places, to
    the bit, with one thread or many. Raises LayoutError for input that can't be laid out.
    """
    n, dim, seed = checked_frame(n, dim, seed)
    known = checked_pos(n, dim, pos)
    groups = checked_groups(n, groups)
    fixed = checked_fixed(known, fixed)
    heights = checked_levels(known, levels, config.level_gap)
    with single_blas_thread():
        parts = split(connect(n, edges, weights))
        settled = [part for part in parts if not np.isnan(known[part.nodes]).all()]
        fresh = [part for part in parts if np.isnan(known[part.nodes]).all()]
        watch, places = Watch(progress, n), known.copy()
        unit = _settle_parts(places, settled, fixed, groups, heights, seed, config, watch)
        _lay_out_parts(places, fresh, groups, heights, seed, config, watch)
        watch.tell("packing", PARTS)
        axes = dim if heights is None else dim - 1
        arrange(places, fresh, settled, fixed, unit, config.gap, axes)
        if heights is not None:
            places = np.where(fixed[:, None], places, heights.set(places))
        extent = float(np.ptp(places, axis=0).max()) if n else 0.0
        nudge = 1e-3 * (extent or 1.0)
        free = free_axes(np.where(fixed, 0.0, 1.0), dim, heights)
        places = distinct(places, free, np.random.default_rng(seed), nudge)
        watch.tell("packing", 1.0)
        return places


def _settle_parts(
    places: Array,
    parts: list[Part],
    fixed: Mask,
    groups: Index | None,
    levels: Levels | None,
    seed: int,
    config: LayoutConfig,
    watch: Watch,
) -> float:
    """Place new nodes of parts with known ones; the frame's unit, as the largest part tells it."""
    known = [~np.isnan(places[part.nodes, 0]) for part in parts]
    single = [k for k, part in enumerate(parts) if len(part.nodes) == 1]
    axes = free_axes(np.ones(1), places.shape[1], levels)
    pure = replace(config, balance=1.0)
    ground = places.shape[1] if levels is None else places.shape[1] - 1
    alone = [parts[k].nodes[0] for k in single]
    unit = _unit_of_singles(places[alone] * axes, config.gap, seed)
    found = False

    def silent(k: int) -> bool:
        """Whether a part says nothing of the frame's size, which other parts may tell."""
        return not np.ptp(places[parts[k].nodes][known[k]], axis=0).any()

    for k in sorted(range(len(parts)), key=silent):
        at, told = parts[k].nodes, watch.part(len(parts[k].nodes))
        if len(at) == 1:
            continue
        rng, own = np.random.default_rng([seed, k]), _own_groups(groups, parts[k])
        height, across, how = None, slice(None), config
        if len(at) <= LARGEST:  # by stress alone, and on the ground, as without known places
            own, across, how = None, slice(ground), pure
            places[at, ground:] = np.nan_to_num(places[at, ground:])
        elif levels is not None:
            height = levels.of(at, known[k])
        places[at, across], its = settle(
            parts[k].links, places[at, across], fixed[at], how, rng, own, told, height, unit
        )
        if its is not None and not found:
            unit, found = its, True
    return unit


def _unit_of_singles(own: Array, gap: float, seed: int) -> float:
    """The frame's unit as places (k, dim) of parts of one node tell it, packed a gap apart."""
    some = np.random.default_rng(seed).permutation(len(own))[:_LOOK]
    if len(own) < 2:
        return 1.0
    square = [np.square(own - own[k]).sum(axis=1) for k in some]
    nearest = [np.delete(each, k).min() for each, k in zip(square, some, strict=True)]
    return float(np.sqrt(np.median(nearest))) / gap or 1.0


def _lay_out_parts(
    places: Array,
    parts: list[Part],
    groups: Index | None,
    levels: Levels | None,
    seed: int,
    config: LayoutConfig,
    watch: Watch,
) -> None:
    """Place the nodes of parts without known ones, each part about its own middle."""
    sizes: dict[int, list[Part]] = {}
    for number, part in enumerate(parts):
        told = watch.part(len(part.nodes))
        if len(part.nodes) <= LARGEST:
            sizes.setdefault(len(part.nodes), []).append(part)
            continue
        rng = np.random.default_rng([seed, number])
        if len(part.nodes) >= SMALLEST:
            part = part.reordered(memory_order(part.links, places.shape[1], config, rng))
        own = _own_groups(groups, part)
        nobody = np.zeros(len(part.nodes), bool)
        height = None if levels is None else levels.of(part.nodes, nobody)
        laid = lay_out(part.links, places.shape[1], config, rng, own, height, told)
        places[part.nodes] = laid
    for size, same in sizes.items():
        rng, links = np.random.default_rng([seed, size]), [part.links for part in same]
        nodes = np.stack([part.nodes for part in same])
        axes = places.shape[1] if levels is None else places.shape[1] - 1
        places[nodes] = 0.0
        if size > 1:
            places[nodes, :axes] = lay_out_tiny(links, axes, rng)


def _own_groups(groups: Index | None, part: Part) -> Index | None:
    return None if groups is None else groups[part.nodes]
