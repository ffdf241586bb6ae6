"""`make bench-layout`: how far the built-in glossary's domains are regions, as a table."""

import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[3]


def main() -> None:
    """Mean silhouette of the domains, stress and NP in the layouts of all engines."""
    import wordgraph as wg
    from tests.benchmarks.layouts.measures import measures
    from tests.benchmarks.layouts.peers import PEERS, installed
    from tests.layout.conftest import silhouette
    from wordgraph.layout import LayoutConfig, layout_edges
    from wordgraph.places import SEED, _problem, places_of

    graph = wg.load().graph
    problem = _problem(graph)
    member = problem.groups >= 0
    print("| engine | silhouette | stress | NP |\n|---|---|---|---|")

    def show(name: str, places: np.ndarray) -> None:
        regions = silhouette(places[member], problem.groups[member])
        found = measures(places, problem.n, problem.edges)
        print(f"| {name} | {regions:.2f} | {found['stress']:.3f} | {found['np']:.3f} |", flush=True)

    show("WordGraph as shipped (groups, balance 0.45)", places_of(graph))
    for balance in (0.9, 0.6, 0.3):
        config = LayoutConfig(balance=balance)
        places = layout_edges(problem.n, problem.edges, problem.weights, seed=SEED, config=config)
        show(f"WordGraph {balance}, no groups", places)
    for name, engine in PEERS.items():
        if installed(name):
            show(name, engine(problem.n, problem.edges, 1))


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    main()
