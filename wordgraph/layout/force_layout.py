"""The layout of a networkx graph, with the conventions of networkx's own layouts."""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Mapping
from numbers import Real
from typing import Any, TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import ArrayLike

from wordgraph.errors import LayoutError
from wordgraph.layout.arrays import Array, Index, Progress
from wordgraph.layout.checks import FURTHEST, checked_frame, numbers
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.layout_edges import layout_edges

Seed: TypeAlias = int | np.random.RandomState | np.random.Generator | None

_DEFAULT = LayoutConfig()


def force_layout(
    G: nx.Graph[Any],
    dim: int = 3,
    weight: str | None = "weight",
    pos: Mapping[Any, ArrayLike] | None = None,
    seed: Seed = 0,
    fixed: Collection[Any] | None = None,
    scale: float | None = 1,
    center: ArrayLike | None = None,
    group: str | None = None,
    level: str | None = None,
    progress: Progress | None = None,
    config: LayoutConfig = _DEFAULT,
) -> dict[Any, Array]:
    """Places of a graph's nodes by attraction and repulsion: a dict of node -> array (dim,).

    Linked nodes come near each other, communities become clusters, and parts that nothing links are
    packed side by side. Any graph will do: directed, multiple (parallel edges add up), with
    self-loops (ignored). Equal input gives equal places, to the bit.

    `weight` is the edge attribute that attracts, 1 where missing: a link of weight w, in medians of
    all, pulls w times as firmly, and should be w^(-1/3) long, from 0.5 to 2; all other distances
    are counted in links. `pos` gives places to start from: the result is in their frame, whatever
    `scale` and `center`, they hardly move, and a new node settles near its neighbours; `fixed`
    nodes of it don't move at all. Without `pos`, places fill [-scale, scale] about `center`; scale
    None leaves a hop about 1 long. `group` is a node attribute whose equals gather, in parts of
    more than a dozen nodes; `level` is one of numbers that are the heights of nodes along the last
    axis. `progress` is called with a phase and the fraction done, and stops the layout at the
    places so far by answering False.
    `seed` is an integer, or a numpy RandomState or Generator, from which one is drawn; None is 0,
    so that even then equal input gives equal places.

    Raises LayoutError, naming node or edge, for a weight or a place that makes no sense.

    >>> places = force_layout(nx.karate_club_graph(), seed=7)
    >>> places[0].shape
    (3,)
    """
    row = {node: index for index, node in enumerate(G)}
    _, dim, _ = checked_frame(len(row), dim, 0)
    middle, size = _checked_center(center, dim), _checked_scale(scale)
    edges, weights = _edge_arrays(G, weight, row)
    if pos is not None and not isinstance(pos, Mapping):
        raise LayoutError(f"pos is a {type(pos).__name__}: give a dict of nodes and their places")
    known = None if pos is None else _known_places(pos, row, dim)
    places = layout_edges(
        len(row),
        edges,
        weights,
        dim,
        pos=known,
        seed=_whole_seed(seed),
        config=config,
        groups=None if group is None else _group_numbers(G, group),
        fixed=None if fixed is None else _fixed_rows(fixed, pos or {}, row),
        levels=None if level is None else _level_numbers(G, level),
        progress=progress,
    )
    if known is None or np.isnan(known).all():
        places = _fitted(places, size, middle)
    return dict(zip(row, places, strict=True))


def _whole_seed(seed: Seed) -> int:
    if seed is None:
        return 0
    if isinstance(seed, np.random.RandomState):
        return int(seed.randint(2**31 - 1))
    if isinstance(seed, np.random.Generator):
        return int(seed.integers(2**31 - 1))
    return seed  # layout_edges refuses what is no integer


def _edge_arrays(
    G: nx.Graph[Any], weight: str | None, row: Mapping[Hashable, int]
) -> tuple[Index, Array]:
    found = (
        list(G.edges(data=weight, default=1.0)) if weight else [(u, v, 1.0) for u, v in G.edges()]
    )
    edges = np.array([(row[u], row[v]) for u, v, _ in found], dtype=np.int64).reshape(-1, 2)
    return edges, np.array([_checked_weight(u, v, value) for u, v, value in found], dtype=float)


def _checked_weight(u: Any, v: Any, value: Any) -> float:
    number = _number(value)
    if not (math.isfinite(number) and number >= 0):
        raise LayoutError(f"edge {u!r} - {v!r} weighs {value!r}: give a finite number, 0 or more")
    return number


def _known_places(pos: Mapping[Any, ArrayLike], row: Mapping[Any, int], dim: int) -> Array:
    known = np.full((len(row), dim), np.nan)
    for node, index in row.items():
        if node in pos:
            known[index] = _checked_place(node, pos[node], dim)
    return known


def _checked_place(node: Any, place: ArrayLike, dim: int) -> Array:
    found = _coordinates(place, dim)
    if not (np.abs(found) <= FURTHEST).all():
        raise LayoutError(f"pos of node {node!r} is {place!r}: give {dim} finite numbers")
    return found


def _fixed_rows(
    fixed: Collection[Any], pos: Mapping[Any, ArrayLike], row: Mapping[Any, int]
) -> np.ndarray[Any, np.dtype[np.bool_]]:
    chosen = np.zeros(len(row), dtype=bool)
    try:
        nodes = set(fixed)
    except TypeError:
        kind = type(fixed).__name__
        raise LayoutError(
            f"fixed is a {kind}: give the nodes that stay, as a list or set"
        ) from None
    for node in nodes:
        if node not in row or node not in pos:
            raise LayoutError(
                f"node {node!r} is fixed but not in the graph and pos: put it in both"
            )
        chosen[row[node]] = True
    return chosen


def _group_numbers(G: nx.Graph[Any], group: str) -> Index:
    """A number for each distinct value of a node attribute, -1 where it is missing or NaN."""
    number: dict[Hashable, int] = {}
    found = np.full(len(G), -1)
    for row, (node, value) in enumerate(G.nodes(data=group)):
        if value is not None and not (isinstance(value, float | np.floating) and math.isnan(value)):
            found[row] = number.setdefault(_hashable(node, group, value), len(number))
    return found


def _hashable(node: Any, group: str, value: Any) -> Hashable:
    try:
        hash(value)
    except TypeError:
        kind = type(value).__name__
        raise LayoutError(
            f"{group} of node {node!r} is a {kind}: give what can be a key, such as a text or tuple"
        ) from None
    found: Hashable = value
    return found


def _level_numbers(G: nx.Graph[Any], level: str) -> Array:
    heights = np.zeros(len(G))
    for row, (node, value) in enumerate(G.nodes(data=level)):
        heights[row] = _number(value)
        if not math.isfinite(heights[row]):
            raise LayoutError(f"{level} of node {node!r} is {value!r}: give a finite number")
    return heights


def _checked_center(center: ArrayLike | None, dim: int) -> Array:
    middle = np.zeros(dim) if center is None else _coordinates(center, dim)
    if not np.isfinite(middle).all():
        raise LayoutError(f"center = {center!r}: give {dim} finite numbers")
    return middle


def _number(value: Any) -> float:
    """What is given as a float, NaN if it is none."""
    try:
        return math.nan if np.iscomplexobj(value) else float(value)
    except (TypeError, ValueError, OverflowError):
        return math.nan


def _coordinates(value: ArrayLike, dim: int) -> Array:
    """What is given as floats (dim,), NaN if it is none."""
    try:
        found = numbers("coordinates", value)
    except LayoutError:
        found = np.array(np.nan)
    return found if found.shape == (dim,) else np.full(dim, np.nan)


def _checked_scale(scale: float | None) -> float | None:
    # An integer may be too large for a float, and is compared all the same.
    if scale is not None and not (isinstance(scale, Real) and -1e300 < scale < 1e300):
        raise LayoutError(f"scale = {scale!r}: give a finite number, or None for hops")
    return scale


def _fitted(places: Array, scale: float | None, center: Array) -> Array:
    """The places about a centre, the furthest coordinate `scale` from it."""
    if not len(places):
        return places
    places = places - places.mean(axis=0)
    if scale is not None:
        places = places * (scale / max(float(np.abs(places).max()), 1e-12))
    return np.asarray(places + center, dtype=np.float64)
