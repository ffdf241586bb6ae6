"""The array-level layout: an edge list in, places out."""

from __future__ import annotations

import numpy as np

from wordgraph.errors import LayoutError
from wordgraph.layout.arrays import Array, Index, Mask
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.engine import lay_out
from wordgraph.layout.links import connect
from wordgraph.layout.packing import pack
from wordgraph.layout.parts import Part, split
from wordgraph.layout.spacing import distinct
from wordgraph.layout.tiny import LARGEST, lay_out_tiny
from wordgraph.layout.warm import settle

_DEFAULT = LayoutConfig()
_FURTHEST = 1e100  # places whose squares are still numbers


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
) -> Array:
    """Places (n, dim) of nodes 0 to n - 1, linked ones near each other; a hop is about 1 long.

    `edges` (m, 2) node indices, whose direction and order make no difference; `weights` (m,)
    attractions of 0 or more. `pos` (n, dim) known places, rows of NaN for nodes without one: the
    result is then in their frame, and they hardly move; nodes that are `fixed` (n,) not at all.
    `groups` (n,) numbers each node's group, which gathers gently; -1 is none. The same input gives
    the same places, to the bit. Raises LayoutError for input that can't be laid out.
    """
    if n < 0:
        raise LayoutError(f"n = {n}: give the number of nodes, 0 or more")
    if dim not in (2, 3):
        raise LayoutError(f"dim = {dim!r}: places have 2 or 3 dimensions")
    if isinstance(seed, bool) or not isinstance(seed, int | np.integer) or seed < 0:
        raise LayoutError(f"seed = {seed!r}: give an integer of 0 or more")
    known = _checked_pos(n, dim, pos)
    groups = _checked_groups(n, groups)
    fixed = _checked_fixed(known, fixed)
    parts = split(connect(n, edges, weights))
    settled = [part for part in parts if not np.isnan(known[part.nodes]).all()]
    fresh = [part for part in parts if np.isnan(known[part.nodes]).all()]
    places, unit = known.copy(), 1.0
    if settled:
        unit = _settle_parts(places, settled, fixed, groups, seed, config)
    _lay_out_parts(places, fresh, groups, seed, config)
    _pack_parts(places, fresh, settled, unit, config.gap)
    return distinct(places, fixed, np.random.default_rng(seed))


def _settle_parts(
    places: Array,
    parts: list[Part],
    fixed: Mask,
    groups: Index | None,
    seed: int,
    config: LayoutConfig,
) -> float:
    """Place new nodes of parts with known ones; the length of a hop in the largest such part."""
    units = []
    for number, part in enumerate(parts):
        if len(part.nodes) == 1:
            continue
        at = part.nodes
        rng, own = np.random.default_rng([seed, number]), _own_groups(groups, part)
        places[at], unit = settle(part.links, places[at], fixed[at], config, rng, own)
        units.append(unit)
    return units[0] if units else 1.0


def _lay_out_parts(
    places: Array, parts: list[Part], groups: Index | None, seed: int, config: LayoutConfig
) -> None:
    """Place the nodes of parts without known ones, each part about its own middle."""
    sizes: dict[int, list[Part]] = {}
    for number, part in enumerate(parts):
        if len(part.nodes) <= LARGEST:
            sizes.setdefault(len(part.nodes), []).append(part)
            continue
        rng = np.random.default_rng([seed, number])
        own = _own_groups(groups, part)
        places[part.nodes] = lay_out(part.links, places.shape[1], config, rng, own)
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


def _own_groups(groups: Index | None, part: Part) -> Index | None:
    return None if groups is None else groups[part.nodes]


def _checked_pos(n: int, dim: int, pos: Array | None) -> Array:
    if pos is None:
        return np.full((n, dim), np.nan)
    pos = np.asarray(pos, dtype=np.float64)
    if pos.shape != (n, dim):
        raise LayoutError(f"pos is {pos.shape}: give ({n}, {dim}), NaN for nodes without a place")
    huge = (np.abs(pos) > _FURTHEST).any(axis=1)
    bad = np.flatnonzero(huge | (np.isnan(pos).sum(axis=1) % dim > 0))
    if bad.size:
        raise LayoutError(f"pos of node {bad[0]} is {pos[bad[0]]}: give finite numbers, or all NaN")
    return pos


def _checked_groups(n: int, groups: Index | None) -> Index | None:
    if groups is None:
        return None
    groups = np.asarray(groups)
    if groups.shape != (n,) or not np.issubdtype(groups.dtype, np.integer) or (groups < -1).any():
        raise LayoutError(f"groups are {groups.shape}: give {n} integers, -1 for none")
    numbers: Index = np.unique(np.append(groups, -1), return_inverse=True)[1][:-1].reshape(-1) - 1
    return numbers


def _checked_fixed(known: Array, fixed: Mask | None) -> Mask:
    if fixed is None:
        return np.zeros(len(known), bool)
    fixed = np.asarray(fixed, dtype=bool)
    if fixed.shape != (len(known),):
        raise LayoutError(f"fixed is {fixed.shape}: give {len(known)} truth values")
    lost = np.flatnonzero(fixed & np.isnan(known).any(axis=1))
    if lost.size:
        raise LayoutError(f"node {lost[0]} is fixed but has no place in pos: give it one")
    return fixed
