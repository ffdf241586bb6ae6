"""The graphs of the comparison: those seen while the engine was made, and those that were not."""

from collections.abc import Callable

import networkx as nx
import numpy as np

from wordgraph.layout.links import connect
from wordgraph.layout.parts import split


def _relabelled(graph: nx.Graph) -> tuple[int, np.ndarray]:
    """Size and edges (m, 2) of the largest part, labels shuffled so that no order helps."""
    main = graph.subgraph(max(nx.connected_components(graph), key=len))
    order = np.random.default_rng(7).permutation(len(main))
    row = dict(zip(main, order.tolist(), strict=True))
    edges = {tuple(sorted((row[a], row[b]))) for a, b in main.edges if a != b}
    return len(main), np.array(sorted(edges), dtype=np.int64)


def planted(n: int, communities: int = 15, degree: int = 7, inside: float = 0.85) -> nx.Graph:
    """A planted partition: n nodes of a mean degree, a share of the links within communities."""
    rng = np.random.default_rng(1)
    community = rng.integers(0, communities, n)
    order = np.argsort(community, kind="stable")
    first = np.searchsorted(community[order], np.arange(communities + 1))
    source = rng.integers(0, n, n * degree // 2)
    own = community[source]
    room = (first[own + 1] - first[own]) * rng.random(len(source))
    near = order[first[own] + room.astype(int)]
    target = np.where(rng.random(len(source)) < inside, near, rng.integers(0, n, len(source)))
    return nx.Graph(np.stack([source, target], axis=1).tolist())


def recursive_tree(n: int) -> nx.Graph:
    """A tree like a taxonomy: each node hangs on a random earlier one, so that it stays shallow."""
    rng = np.random.default_rng(1)
    return nx.Graph([(node, int(rng.integers(node))) for node in range(1, n)])


def thesaurus(n: int) -> nx.Graph:
    """Such a tree with a cross-reference for every third node."""
    graph, rng = recursive_tree(n), np.random.default_rng(2)
    graph.add_edges_from(rng.integers(0, n, (n // 3, 2)).tolist())
    return graph


def encyclopaedia(n: int, links: int) -> tuple[int, np.ndarray]:
    """A graph like one of articles: communities within sectors, all sizes and degrees power laws.

    Of the links, which are drawn in excess as some coincide, 55% stay in their community, a quarter
    in its sector, and the rest lead anywhere. As `_relabelled` gives it.
    """
    rng = np.random.default_rng(1)
    weight = np.minimum(1 + rng.pareto(1.3, n), n**0.6)
    size = 1 + rng.pareto(1.2, n // 250)
    community = rng.choice(len(size), n, p=size / size.sum())
    sector = rng.integers(0, len(size) // 40, len(size))[community]
    more = rng.choice(n, round(1.12 * links) - n, p=weight / weight.sum())
    source = np.concatenate([np.arange(n), more])
    reach = rng.random(len(source))
    reach[:n] = 0  # each node has a link in its community
    target = np.empty_like(source)
    for group, low, high in ((community, 0, 0.55), (sector, 0.55, 0.8), (0 * sector, 0.8, 1)):
        some = np.flatnonzero((low <= reach) & (reach < high))
        target[some] = _members(group, group[source[some]], weight, rng)
    main = split(connect(n, np.stack([source, target], axis=1)))[0].links
    ends = rng.permutation(main.n)[np.stack([main.source, main.target], axis=1)]
    return main.n, rng.permutation(ends[main.source < main.target])


def _members(
    group: np.ndarray, wanted: np.ndarray, weight: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """A random node of each wanted group, by weight."""
    order = np.argsort(group, kind="stable")
    total = np.concatenate([[0], np.cumsum(weight[order])])
    first = np.searchsorted(group[order], np.arange(group.max() + 2))
    low, high = total[first[wanted]], total[first[wanted + 1]]
    found = np.searchsorted(total, low + (high - low) * rng.random(len(wanted)), "right") - 1
    return order[np.clip(found, first[wanted], first[wanted + 1] - 1)]


def power_law(n: int) -> tuple[int, np.ndarray]:
    """Five links a node from end to end anywhere, in proportion to rank^-0.5; some are double."""
    rng = np.random.default_rng(1)
    ends = (n * rng.random((5 * n, 2)) ** 2).astype(np.int64)
    return n, rng.permutation(n)[ends[ends[:, 0] != ends[:, 1]]]


SEEN: dict[str, Callable[[], nx.Graph]] = {
    "karate": nx.karate_club_graph,
    "planted 100": lambda: planted(100, 6),
    "planted 500": lambda: planted(500),
    "scale-free 1k": lambda: nx.barabasi_albert_graph(1000, 3, seed=1),
    "planted 2k": lambda: planted(2000),
    "tree 3.5k": lambda: nx.random_labeled_tree(3500, seed=3),
    "planted 5k": lambda: planted(5000),
    "grid 8k": lambda: nx.grid_graph([20, 20, 20]),
    "scale-free 10k": lambda: nx.barabasi_albert_graph(10_000, 3, seed=1),
    "small world 10k": lambda: nx.watts_strogatz_graph(10_000, 6, 0.05, seed=1),
    "shallow tree 10k": lambda: recursive_tree(10_000),
    "planted 50k": lambda: planted(50_000),
    "Florentine families": nx.florentine_families_graph,
    "caveman 300": lambda: nx.connected_caveman_graph(30, 10),
    "geometric 1k": lambda: nx.random_geometric_graph(1000, 0.16, dim=3, seed=2),
    "hexagons 2k": lambda: nx.hexagonal_lattice_graph(30, 30),
    "clustered scale-free 2k": lambda: nx.powerlaw_cluster_graph(2000, 4, 0.5, seed=2),
    "duplication 3k": lambda: nx.duplication_divergence_graph(3000, 0.4, seed=2),
    "regular 4k": lambda: nx.random_regular_graph(4, 4000, seed=2),
}
UNSEEN: dict[str, Callable[[], nx.Graph]] = {
    "Les Mis\u00e9rables": nx.les_miserables_graph,
    "Southern women": nx.davis_southern_women_graph,
    "hypercube 1k": lambda: nx.hypercube_graph(10),
    "Gaussian partition 1.5k": lambda: nx.gaussian_random_partition_graph(
        1500, 30, 5, 0.2, 0.002, seed=3
    ),
    "Kleinberg 1.6k": lambda: nx.navigable_small_world_graph(40, seed=3).to_undirected(),
    "pseudofractal 1k": lambda: nx.dorogovtsev_goltsev_mendes_graph(7),
    "torus 3.6k": lambda: nx.grid_graph([60, 60], periodic=True),
    "thesaurus 4.5k": lambda: thesaurus(4500),
}
GRAPHS = {**SEEN, **UNSEEN}


def load(name: str) -> tuple[int, np.ndarray]:
    """The size and the edges of a graph."""
    return _relabelled(GRAPHS[name]())
