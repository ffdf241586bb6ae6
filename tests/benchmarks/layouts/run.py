"""`make bench-layout`: every engine on every graph, each in a process of its own, as a table.

A run is stopped after --limit seconds, and an engine that was stopped is spared larger graphs.
WordGraph runs with NumPy alone, and from the size on where it would choose numba by itself with
that as well. The time is that of a second run, so that imports and compilation don't count, or the
least of three more on a small graph, where a fraction of a second says little. Name graphs or
engines (a part of the name is enough) to run those alone.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[3]
_SMALL, _TRIES, _BRIEF = 2_000, 3, 3.0  # nodes up to which tries count, as long as seconds allow


def one(engine: str, graph: str) -> dict[str, float]:
    """Seconds and measures of one engine on one graph, in this process."""
    from tests.benchmarks.layouts.graphs import load
    from tests.benchmarks.layouts.measures import measures
    from tests.benchmarks.layouts.peers import ENGINES, FAST

    n, edges = load(graph)
    # Not counted: imports, and what numba compiles for a graph as large.
    ENGINES[engine](*((n, edges) if engine in FAST else load("karate")), 1)
    seconds = list[float]()
    while not seconds or (n <= _SMALL and len(seconds) < _TRIES and sum(seconds) < _BRIEF):
        begun = perf_counter()
        places = ENGINES[engine](n, edges, 1)
        seconds.append(perf_counter() - begun)
    return {"n": n, "edges": len(edges), "seconds": min(seconds), **measures(places, n, edges)}


def apart(engine: str, graph: str, limit: float) -> dict[str, float] | None:
    """The same in a child, or None if it takes too long or fails."""
    command = [sys.executable, __file__, "--one", engine, graph]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Print a table a graph."""
    from tests.benchmarks.layouts.graphs import GRAPHS, UNSEEN, load
    from tests.benchmarks.layouts.peers import ENGINES, FAST, installed
    from wordgraph.layout.accelerator import LARGE

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--one", nargs=2)
    parser.add_argument("--graphs", nargs="*", default=[""])
    parser.add_argument("--engines", nargs="*", default=[""])
    parser.add_argument("--limit", type=float, default=60)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(one(*options.one)))
        return
    there = [e for e in ENGINES if any(part in e for part in options.engines) and installed(e)]
    slow: dict[str, int] = {}  # engines that were stopped, and at how many nodes
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}; seconds, stress, NP, crowd")
    for graph in (g for g in GRAPHS if any(part in g for part in options.graphs)):
        n = load(graph)[0]
        rows = {
            e: apart(e, graph, options.limit) if n < slow.get(e, n + 1) else None
            for e in there
            if n >= LARGE or e not in FAST
        }
        slow |= {e: min(n, slow.get(e, n)) for e, row in rows.items() if row is None}
        told = next(row for row in rows.values() if row)
        new = ", never used for tuning" if graph in UNSEEN else ""
        print(f"\n**{graph}**: {told['n']} nodes, {told['edges']} links{new}\n")
        print("| engine | seconds | stress | NP | crowd |\n|---|---|---|---|---|")
        for engine, row in rows.items():
            cells = (
                f"{row['seconds']:.2f} | {row['stress']:.4f} | {row['np']:.3f} | {row['crowd']:.3f}"
                if row
                else f"over {options.limit:.0f} s | | |"
            )
            print(f"| {engine} | {cells} |", flush=True)


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    main()
