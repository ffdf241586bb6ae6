"""Arranging: parts that no link joins come to lie side by side."""

from __future__ import annotations

import numpy as np

from wordgraph.layout.arrays import Array, Mask
from wordgraph.layout.packing import pack
from wordgraph.layout.parts import Part
from wordgraph.layout.spacing import gaps, in_cells

_NEAR = 0.1  # gaps: known parts may come so near, as they hardly grow when they settle again
_SHAKE = 1e-6  # gaps


def arrange(
    places: Array,
    fresh: list[Part],
    settled: list[Part],
    fixed: Mask,
    unit: float,
    gap: float,
    axes: int,
) -> None:
    """Move fresh parts beside the one of most nodes, or around the settled ones, which stay.

    Fresh ones have places (n, dim) about the origin and grow by `unit`; between parts is a `gap`
    of such units. Parts lie side by side along the first `axes`: if the last axis isn't theirs to
    choose, settled ones without `fixed` nodes (n,) that stood one above the other part as well.
    """
    if axes < places.shape[1]:
        settled, leaving = _standing(places[:, :axes], settled, fixed, _NEAR * gap * unit)
        for part in leaving:
            places[part.nodes] -= places[part.nodes].mean(axis=0)
            places[part.nodes] /= unit
        fresh = sorted(fresh + leaving, key=lambda part: -len(part.nodes))
    radii = [_radius(places[part.nodes, :axes]) + gap / 2 for part in fresh]
    order = sorted(range(len(fresh)), key=lambda k: -radii[k])
    middle, around = np.zeros(places.shape[1]), []
    if settled:
        stay = places[np.concatenate([part.nodes for part in settled])]
        middle = stay.mean(axis=0)
        around = [_radius(stay[:, :axes] - middle[:axes]) / unit + gap / 2]
    elif fresh:
        order.remove(0)  # the first part has most nodes, if not the largest radius: to the middle
        order.insert(0, 0)
    centres = pack(np.array(around + [radii[k] for k in order]), axes)[len(around) :]
    for k, centre in zip(order, centres, strict=True):
        nodes = fresh[k].nodes
        places[nodes, :axes] += centre
        places[nodes] = places[nodes] * unit + middle


def _standing(
    across: Array, parts: list[Part], fixed: Mask, gap: float
) -> tuple[list[Part], list[Part]]:
    """The parts that stay where they are (n, axes), and those that are in the way of one of them.

    Fixed ones stay in any case, then those of most nodes come first. There may be a great many
    single nodes: all those that are in each other's way leave.
    """
    single = [part for part in parts if len(part.nodes) == 1]
    centres, radii = np.empty((len(parts), across.shape[1])), np.empty(len(parts))
    staying, leaving = list[Part](), list[Part]()
    larger = [part for part in parts if len(part.nodes) > 1]
    for part in sorted(larger, key=lambda part: not fixed[part.nodes].any()):
        own, count = across[part.nodes], len(staying)
        centre = own.mean(axis=0)
        radius = _radius(own - centre)
        way = centres[:count] - centre
        near = np.einsum("ij,ij->i", way, way) < (radii[:count] + radius + gap) ** 2
        if near.any() and not fixed[part.nodes].any():
            leaving.append(part)
            continue
        centres[count], radii[count] = centre, radius
        staying.append(part)
    if single:
        nodes = np.concatenate([part.nodes for part in single])
        count = len(staying)
        goes = _in_the_way(across[nodes], fixed[nodes], centres[:count], radii[:count], gap)
        staying += [part for part, each in zip(single, goes, strict=True) if not each]
        leaving += [part for part, each in zip(single, goes, strict=True) if each]
    return staying, leaving


def _in_the_way(row: Array, fixed: Mask, centres: Array, radii: Array, gap: float) -> Mask:
    """Which single nodes of a row (k, axes) are in each other's way, or in that of a part.

    Of those that are not fixed; if all are, the first is left out.
    """
    # Shaken, lest pushes from both sides cancel to nothing.
    shaken = row + _SHAKE * gap * np.random.default_rng(0).standard_normal(row.shape)
    order, cells = in_cells(shaken, gap)
    away = np.zeros(len(row), bool)
    away[order] = gaps(shaken[order], cells, gap).any(axis=1)
    for centre, radius in zip(centres, radii, strict=True):
        away |= np.square(row - centre).sum(axis=1) < (radius + gap) ** 2
    _, place, often = np.unique(row, axis=0, return_inverse=True, return_counts=True)
    away |= often[place.reshape(-1)] > 1
    away &= ~fixed
    if not len(centres) and away.all():
        away[0] = False  # somebody has to say where they all were
    return away


def _radius(places: Array) -> float:
    """How far the furthest place (n, axes) is from the origin."""
    return float(np.sqrt(np.einsum("ij,ij->i", places, places).max()))
