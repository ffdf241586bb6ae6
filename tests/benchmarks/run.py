"""`make bench`: measure what the design gives a budget for, and print one Markdown table.

Nothing here passes or fails: a machine that others share measures others, too. Name measurements to
run those alone: `run.py start reading`.
"""

import os
import platform
import sys
from importlib import import_module
from pathlib import Path

MEASUREMENTS = (
    "start",
    "reading",
    "searching",
    "questions",
    "experiment",
    "training",
    "frames",
    "opening",
    "weight",
    "memory",
    "places",
)


def main(names: list[str]) -> None:
    """Measure one thing after another, so that none disturbs another."""
    rows = []
    for name in names or MEASUREMENTS:
        print(f"measuring: {name}", file=sys.stderr)
        rows += import_module(f"tests.benchmarks.{name}").measure()
    print(import_module("tests.benchmarks.row").table(rows))
    print(f"\n{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}.")


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).parents[2])
    main(sys.argv[1:])
