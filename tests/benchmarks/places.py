"""The layout beside networkx's own."""

from time import perf_counter

import networkx as nx

import wordgraph as wg

from .row import Row
from .synthetic import clusters

TRIES = 3


def measure() -> list[Row]:
    """Seconds as a ratio, since machines differ."""
    graphs = {"the built-in glossary": nx.Graph(wg.load().graph), "450 terms": clusters(450)}
    return [_row(what, graph) for what, graph in graphs.items()]


def _row(what: str, graph: nx.Graph) -> Row:
    ours = _best(lambda: wg.force_layout(graph, dim=3, seed=7))
    theirs = _best(lambda: nx.spring_layout(graph, dim=3, seed=7))
    setting = (
        f"{len(graph)} nodes, {graph.number_of_edges()} edges, {ours:.2f} s and {theirs:.2f} s, 3D"
    )
    return Row(
        f"layout of {what} beside `networkx.spring_layout`", "-", f"{ours / theirs:.2f} x", setting
    )


def _best(task) -> float:
    times = []
    for _ in range(TRIES):
        begun = perf_counter()
        task()
        times.append(perf_counter() - begun)
    return min(times)
