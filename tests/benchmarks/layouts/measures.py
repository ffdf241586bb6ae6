"""How good places are: stress, neighbourhood preservation and crowding, whatever their scale."""

import numpy as np

from wordgraph.layout.links import connect
from wordgraph.layout.search import WORD, search

_SOURCES, _NODES = 256, 3000
_AT_ONCE = 100  # nodes whose distances to a million fit into memory


def measures(places: np.ndarray, n: int, edges: np.ndarray) -> dict[str, float]:
    """`stress` and `crowd` (0 is best), and `np` (1 is best), of places (n, dim).

    Stress is normalized, weighs pairs by hops^-2 and is taken at its best scale, over all pairs up
    to 3,000 nodes, else from 256 sources. NP is the mean Jaccard index of a node's linked nodes and
    as many nearest in space. Crowd is the share of nodes nearer to another than 2% of the median
    link.
    """
    places = np.asarray(places, dtype=np.float64)
    links, rng = connect(n, edges), np.random.default_rng(5)
    sources = np.arange(n) if n <= _NODES else rng.choice(n, _SOURCES, replace=False)
    total = square = pairs = 0.0
    for at in range(0, len(sources), WORD):
        some = sources[at : at + WORD]
        hops = search(links, some).astype(float).T
        ratio = _apart(places[some], places)[hops > 0] / hops[hops > 0]
        total, square, pairs = total + ratio.sum(), square + (ratio**2).sum(), pairs + ratio.size
    nodes = np.flatnonzero(links.degree)
    nodes = nodes if n <= _NODES else rng.choice(nodes, _NODES, replace=False)
    scores, nearest = [], []
    for at in range(0, len(nodes), _AT_ONCE):
        some = nodes[at : at + _AT_ONCE]
        near = _apart(places[some], places)
        near[np.arange(len(some)), some] = np.inf
        scores += [_jaccard(links, node, row) for node, row in zip(some, near, strict=True)]
        nearest.append(near.min(axis=1))
    link = np.median(np.linalg.norm(places[edges[:, 0]] - places[edges[:, 1]], axis=1))
    return {
        "stress": 1 - total**2 / (pairs * square),
        "np": float(np.mean(scores)),
        "crowd": float((np.concatenate(nearest) < 0.02 * link).mean()),
    }


def _apart(some: np.ndarray, places: np.ndarray) -> np.ndarray:
    square = (some**2).sum(1)[:, None] + (places**2).sum(1)[None] - 2 * some @ places.T
    return np.sqrt(np.maximum(square, 0))


def _jaccard(links, node: int, row: np.ndarray) -> float:
    linked = links.target[links.bounds[node] : links.bounds[node + 1]]
    nearest = np.argpartition(row, len(linked) - 1)[: len(linked)]
    both = len(np.intersect1d(linked, nearest))
    return both / (2 * len(linked) - both)
