"""`make bench-layout`: the engine on a hundred thousand and a million nodes, as a table.

Each run has a process of its own, whose memory is told, too. Places are measured as elsewhere, once
the memory has been read; imports, compilation and the making of the graph don't count.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

import numpy as np

ROOT = Path(__file__).resolve().parents[3]
TRIES = 3
GRAPHS = {
    "100,000 nodes, communities": ("encyclopaedia", 100_000, 500_000),
    "1,000,000 nodes, communities": ("encyclopaedia", 1_000_000, 5_000_000),
    "1,000,000 nodes, power law": ("power_law", 1_000_000),
}
BALANCES = (0.9, 0.6, 0.2, 0.0)


def one(graph: str, balance: float, numba: bool, measured: bool) -> dict[str, float]:
    """Seconds, bytes and, if wanted, measures of one run on a graph (n, edges) in a file."""
    from tests.benchmarks.layouts.measures import measures
    from wordgraph.layout import LayoutConfig, layout_edges
    from wordgraph.layout.accelerator import LARGE, VARIABLE

    os.environ[VARIABLE] = "" if numba else "off"
    some = 2 * LARGE
    layout_edges(some, np.random.default_rng(1).integers(some, size=(5 * some, 2)))
    edges = np.load(graph)
    n = int(edges.max()) + 1
    begun = perf_counter()
    places = layout_edges(n, edges, seed=1, config=LayoutConfig(balance=balance))
    seconds = perf_counter() - begun
    unit = 1 if sys.platform == "darwin" else 1024
    held = unit * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told = {"seconds": seconds, "bytes": float(held)}
    return told | measures(places, n, edges) if measured else told


def apart(graph: Path, balance: float, numba: bool, measured: bool) -> dict[str, float]:
    """The same in a child."""
    words = [str(graph), str(balance), *(["--numba"] * numba), *(["--measured"] * measured)]
    command = [sys.executable, __file__, "--one", *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Print a table a graph."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--one", action="store_true")
    parser.add_argument("graph", nargs="?")
    parser.add_argument("balance", nargs="?", type=float)
    parser.add_argument("--numba", action="store_true")
    parser.add_argument("--measured", action="store_true")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(one(options.graph, options.balance, options.numba, options.measured)))
        return
    from tests.benchmarks.layouts import graphs
    from tests.benchmarks.row import spread

    for name, (make, *size) in GRAPHS.items():
        n, edges = getattr(graphs, make)(*size)
        print(f"\n**{name}**: {n} nodes, {len(edges)} links\n")
        print(
            "| balance | with | seconds | MB | stress | NP | crowd |\n|---|---|---|---|---|---|---|"
        )
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "edges.npy"
            np.save(file, edges)
            del edges
            cases = [(balance, True) for balance in BALANCES if find_spec("numba")]
            cases.append((0.6, False))
            for balance, numba in cases:
                runs = [apart(file, balance, numba, turn == 0) for turn in range(TRIES)]
                times = spread((run["seconds"] for run in runs), "s", 1)
                first, held = runs[0], max(run["bytes"] for run in runs) / 1e6
                quality = f"{first['stress']:.4f} | {first['np']:.3f} | {first['crowd']:.3f}"
                way = "numba" if numba else "NumPy"
                print(f"| {balance} | {way} | {times} | {held:.0f} | {quality} |", flush=True)


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    main()
