"""Graphs and measures that several tests of the layout share."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np
import pytest


@dataclass(frozen=True)
class Planted:
    """A connected graph with planted communities: what a good layout should show."""

    n: int
    edges: np.ndarray
    community: np.ndarray

    @property
    def graph(self) -> nx.Graph:
        graph = nx.Graph()
        graph.add_nodes_from(range(self.n))
        graph.add_edges_from(self.edges.tolist())
        return graph


def planted(n: int, degree: int = 10, communities: int = 17, inside: float = 0.65) -> Planted:
    """As a glossary: some hubs, and about two links in three within the domain."""
    rng = np.random.default_rng(n)
    community = rng.integers(communities, size=n)
    fame = np.minimum(rng.pareto(2.2, n) + 1, 12.0)
    members = [np.flatnonzero(community == c) for c in range(communities)]
    edges = {(k, k + 1) for k in range(n - 1) if community[k] == community[k + 1]}
    while len(edges) < n * degree / 2:
        u = int(rng.choice(n, p=fame / fame.sum()))
        near = members[community[u]] if rng.random() < inside else np.arange(n)
        v = int(rng.choice(near, p=fame[near] / fame[near].sum()))
        edges |= {(min(u, v), max(u, v))} if u != v else set()
    graph = nx.Graph(sorted(edges))
    main = sorted(max(nx.connected_components(graph), key=len))
    graph = nx.relabel_nodes(graph.subgraph(main), {node: k for k, node in enumerate(main)})
    return Planted(len(main), np.array(sorted(graph.edges)), community[main])


def separations(places: np.ndarray) -> np.ndarray:
    """Distances of all pairs of places, (n, n)."""
    return np.linalg.norm(places[:, None] - places[None], axis=-1)


def normalized_stress(places: np.ndarray, graph: nx.Graph) -> float:
    """Stress over all pairs at the best scale, weights hops^-2: 0 is perfect."""
    hops = np.zeros((len(places), len(places)))
    for source, row in nx.all_pairs_shortest_path_length(graph):
        for target, distance in row.items():
            hops[source, target] = distance
    upper = np.triu_indices(len(places), 1)
    ratio = separations(places)[upper] / hops[upper]
    return float(1 - ratio.sum() ** 2 / (len(ratio) * (ratio**2).sum()))


def silhouette(places: np.ndarray, label: np.ndarray) -> float:
    """Mean silhouette of labelled groups: 1 far apart, 0 mixed (Rousseeuw 1987)."""
    apart, scores = separations(places), []
    groups = {c: np.flatnonzero(label == c) for c in np.unique(label)}
    for node, own in enumerate(label):
        if len(groups[own]) == 1:
            scores.append(0.0)
            continue
        inner = apart[node, groups[own]].sum() / (len(groups[own]) - 1)
        outer = min(apart[node, group].mean() for c, group in groups.items() if c != own)
        scores.append((outer - inner) / max(inner, outer))
    return float(np.mean(scores))


def neighbourhood(places: np.ndarray, graph: nx.Graph) -> float:
    """Mean Jaccard of a node's nearest in space, as many as it has links, with those linked."""
    order, scores = np.argsort(separations(places), axis=1), []
    for node in graph:
        linked = set(graph[node])
        near = [v for v in order[node] if v != node][: len(linked)]
        both = len(linked.intersection(near))
        scores.append(both / (2 * len(linked) - both))
    return float(np.mean(scores))


@pytest.fixture(scope="session")
def glossary_like() -> Planted:
    return planted(300)


@pytest.fixture(scope="session")
def measure() -> dict:
    """The measures by name: a conftest can't be imported from."""
    return {
        "separations": separations,
        "stress": normalized_stress,
        "silhouette": silhouette,
        "neighbourhood": neighbourhood,
        "planted": planted,
    }
