"""The array-level layout: an edge list in, places out."""

from __future__ import annotations

import numpy as np

from wordgraph.blas import single_blas_thread
from wordgraph.layout.arrays import Array, Index, Mask, Progress
from wordgraph.layout.checks import (
    check_frame,
    checked_fixed,
    checked_groups,
    checked_levels,
    checked_pos,
)
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.engine import Watch, lay_out
from wordgraph.layout.levels import Levels
from wordgraph.layout.links import connect
from wordgraph.layout.memory_order import SMALLEST, memory_order
from wordgraph.layout.packing import pack
from wordgraph.layout.parts import Part, split
from wordgraph.layout.spacing import distinct
from wordgraph.layout.tiny import LARGEST, lay_out_tiny
from wordgraph.layout.warm import settle

_DEFAULT = LayoutConfig()


def layout_edges(
    n: int,
    edges: Index,
    weights: Array | None = None,
    dim: int = 3,
    pos: Array | None = None,
    seed: int = 0,
    config: LayoutConfig = _DEFAULT,
    groups: Index | None = None,
    fixed: Mask | None = None,
    levels: Array | None = None,
    progress: Progress | None = None,
) -> Array:
    """Places (n, dim) of nodes 0 to n - 1, linked ones near each other; a hop is about 1 long.

    `edges` (m, 2) node indices, whose direction and order make no difference; `weights` (m,)
    attractions of 0 or more. `pos` (n, dim) known places, rows of NaN for nodes without one: the
    result is then in their frame, and they hardly move; nodes that are `fixed` (n,) not at all.
    `groups` (n,) numbers each node's group, which gathers gently; -1 is none. `levels` (n,) are
    heights: the last axis then follows them alone. `progress` is told ("distances" to "packing")
    how far things are, and may stop them by answering False: the places so far are returned. The
    same input gives the same places, to the bit, with one thread or many. Raises LayoutError for
    input that can't be laid out.
    """
    check_frame(n, dim, seed)
    known = checked_pos(n, dim, pos)
    groups = checked_groups(n, groups)
    fixed = checked_fixed(known, fixed)
    heights = checked_levels(n, dim, levels, config.level_gap)
    with single_blas_thread():
        parts = split(connect(n, edges, weights))
        settled = [part for part in parts if not np.isnan(known[part.nodes]).all()]
        fresh = [part for part in parts if np.isnan(known[part.nodes]).all()]
        told = _Told(progress, n)
        places, unit = known.copy(), 1.0
        if settled:
            unit = _settle_parts(places, settled, fixed, groups, heights, seed, config, told)
        _lay_out_parts(places, fresh, groups, heights, seed, config, told)
        _pack_parts(places, fresh, settled, unit, config.gap)
        if heights is not None:
            places = np.where(fixed[:, None], places, heights.set(places))
        extent = float(np.ptp(places, axis=0).max()) if n else 0.0
        nudge = 1e-3 * (extent or 1.0)
        return distinct(places, fixed, np.random.default_rng(seed), nudge)


class _Told:
    """What has been done of all parts, told to whoever asked."""

    def __init__(self, progress: Progress | None, n: int) -> None:
        self._progress, self._n, self._done = progress, n, 0

    def part(self, size: int) -> Watch:
        """The watch of the next part, of `size` nodes."""
        begun, self._done = self._done, self._done + size

        def watch(phase: str, share: float) -> bool:
            if self._progress is None:
                return True
            return self._progress(phase, (begun + share * size) / self._n) is not False

        return watch


def _settle_parts(
    places: Array,
    parts: list[Part],
    fixed: Mask,
    groups: Index | None,
    levels: Levels | None,
    seed: int,
    config: LayoutConfig,
    told: _Told,
) -> float:
    """Place new nodes of parts with known ones; the length of a hop in the largest such part."""
    units = []
    for number, part in enumerate(parts):
        if len(part.nodes) == 1:
            continue
        at = part.nodes
        rng, own = np.random.default_rng([seed, number]), _own_groups(groups, part)
        watch, height = told.part(len(at)), _own_levels(levels, part)
        places[at], unit = settle(
            part.links, places[at], fixed[at], config, rng, own, watch, height
        )
        units.append(unit)
    return units[0] if units else 1.0


def _lay_out_parts(
    places: Array,
    parts: list[Part],
    groups: Index | None,
    levels: Levels | None,
    seed: int,
    config: LayoutConfig,
    told: _Told,
) -> None:
    """Place the nodes of parts without known ones, each part about its own middle."""
    sizes: dict[int, list[Part]] = {}
    for number, part in enumerate(parts):
        if len(part.nodes) <= LARGEST:
            sizes.setdefault(len(part.nodes), []).append(part)
            continue
        rng = np.random.default_rng([seed, number])
        if len(part.nodes) >= SMALLEST:
            part = part.reordered(memory_order(part.links, places.shape[1], config, rng))
        own = _own_groups(groups, part)
        height = _own_levels(levels, part)
        watch = told.part(len(part.nodes))
        laid = lay_out(part.links, places.shape[1], config, rng, own, height, watch)
        places[part.nodes] = laid
    for size, same in sizes.items():
        rng, links = np.random.default_rng([seed, size]), [part.links for part in same]
        nodes = np.stack([part.nodes for part in same])
        places[nodes] = lay_out_tiny(links, places.shape[1], rng) if size > 1 else 0.0


def _pack_parts(
    places: Array, fresh: list[Part], settled: list[Part], unit: float, gap: float
) -> None:
    """Move fresh parts beside the one of most nodes, or around the settled ones, which stay."""
    radii = [float(np.sqrt((places[p.nodes] ** 2).sum(axis=1).max())) + gap / 2 for p in fresh]
    order = sorted(range(len(fresh)), key=lambda k: -radii[k])
    middle, around = np.zeros(places.shape[1]), []
    if not settled and fresh:
        order.remove(0)  # the first part has most nodes, if not the largest radius: to the middle
        order.insert(0, 0)
    if settled:
        stay = places[np.concatenate([part.nodes for part in settled])]
        middle = stay.mean(axis=0)
        around = [float(np.sqrt(((stay - middle) ** 2).sum(axis=1).max())) / unit + gap / 2]
    balls = np.array(around + [radii[k] for k in order])
    centres = pack(balls, places.shape[1])[len(around) :]
    for k, centre in zip(order, centres, strict=True):
        places[fresh[k].nodes] = (places[fresh[k].nodes] + centre) * unit + middle


def _own_levels(levels: Levels | None, part: Part) -> Levels | None:
    return None if levels is None else Levels(levels.level[part.nodes], levels.gap)


def _own_groups(groups: Index | None, part: Part) -> Index | None:
    return None if groups is None else groups[part.nodes]
