"""All pairs at once: the steps of a small graph, exact and in a handful of matrix passes."""

from __future__ import annotations

import numpy as np

from wordgraph.layout.arrays import Index, Real, Step
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.links import Links
from wordgraph.layout.local import LONGEST, at_most, gathering
from wordgraph.layout.stress import TINY, squared_distances

_WIDEST = 1.0  # the push between the nearest reaches a hop, at most
_RENEWED = 4  # epochs after which it is seen anew how near the nearest are


class AllPairs:
    """The global and the local step over every pair of nodes, which share the distances.

    Each means what its namesake in `stress` and `local` does; where those sample, these sum.
    """

    def __init__(
        self, links: Links, hops: Real, config: LayoutConfig, groups: Index | None
    ) -> None:
        n, degree = links.n, links.degree
        self._close = np.divide(1, hops, out=np.zeros((n, n), np.float32), where=hops > 0)
        self._weight = np.einsum("ij,ij->i", self._close, self._close)[:, None] + TINY
        self._strength = np.zeros((n, n), np.float32)
        self._strength[links.source, links.target] = links.strength
        push = config.repulsion * (degree + degree.mean()) / (2 * n)
        self._push = push.astype(np.float32)[:, None]
        self._near_push = np.float32(config.near_push * 2 / degree.mean())
        self._config, self._groups = config, groups
        self._width, self._age = _WIDEST, 0
        self._seen: Real | None = None
        # Tables for the work, kept: to ask for fresh memory costs as much as to fill it.
        self._squares, self._pull, self._way = (np.empty((n, n), np.float32) for _ in range(3))

    def global_step(self, firm: float = 0.0) -> Step:
        """The step of each node to where the stress against all others, held, is least."""

        def moves(places: Real) -> Real:
            self._measure(places)
            push = np.sqrt(self._squares, out=self._way)
            unit = 1.0
            if firm < 1:
                ratio = np.multiply(push, self._close, out=self._pull)
                unit = (float(np.vdot(ratio, ratio)) / float(ratio.sum())) ** (1 - firm)
            np.divide(push.dtype.type(unit), push, out=push)
            np.subtract(self._close, push, out=push)
            push *= self._close
            way: Real = _towards(push, places) / self._weight
            return way

        return moves

    def local_step(self) -> Step:
        """The step in which each node follows the sum of its pulls and pushes."""
        config = self._config
        pulls = config.near_pull_of(len(self._push)), config.far_pull
        near_pull, far_pull = (np.float32(pull) for pull in pulls)

        def moves(places: Real) -> Real:
            self._measure(places)
            if self._age % _RENEWED == 0:
                self._width = min(_WIDEST, 2 * _spacing(self._squares))
            self._age += 1
            pull = np.add(self._squares, 1, out=self._pull)
            np.reciprocal(pull, out=pull)
            push = np.square(pull, out=self._way)
            pull *= near_pull
            pull += far_pull
            pull *= self._strength
            np.minimum(pull, 0.5, out=pull)
            pull /= np.maximum(1, pull.sum(axis=1, keepdims=True))
            push *= self._push
            pull -= push
            near = np.multiply(self._squares, np.float32(self._width**-2), out=push)
            near += 1
            np.square(near, out=near)
            np.divide(self._near_push, near, out=near)
            pull -= near
            way = _towards(pull, places)
            if self._groups is not None:
                way += config.region_pull * gathering(places, self._groups)
            return at_most(way, LONGEST)

        return moves

    def _measure(self, places: Real) -> None:
        """Bring the squared distances (n, n) to these places, if the other step has not yet."""
        if self._squares.dtype != places.dtype:
            self._squares, self._pull, self._way = (
                np.empty_like(table, places.dtype)
                for table in (self._squares, self._pull, self._way)
            )
        if self._seen is not places:
            self._seen = places
            squared_distances(places, places, out=self._squares)


def _towards(share: Real, places: Real) -> Real:
    """Way (n, dim) of each node to the others, a `share` (n, n) of each span; its own is none."""
    way = share @ np.concatenate([places, np.ones_like(places[:, :1])], axis=1)
    return np.asarray(way[:, :-1] - way[:, -1:] * places)


def _spacing(squares: Real) -> float:
    """The median distance from a node to the nearest other."""
    others = squares.copy()
    np.fill_diagonal(others, np.inf)
    return float(np.sqrt(np.median(others.min(axis=1)))) + 1e-9
