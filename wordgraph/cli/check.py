"""`wordgraph check`: list all problems of a glossary at once."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

NAME = "check"
HELP = "List all problems of a glossary; the exit status is 1 if there are errors."
EXAMPLE = """example:
  wordgraph check my-vault/ --strict"""


def configure(command: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    command.add_argument(
        "source", nargs="?", help="a folder of Markdown files (default: the built-in glossary)"
    )
    command.add_argument("--strict", action="store_true", help="warnings count as errors")


def run(options: argparse.Namespace) -> int:
    """Print a line a problem, and what was counted."""
    from wordgraph.glossary import Severity, check
    from wordgraph.resources import DATA
    from wordgraph.sources import scan

    glossary, broken = scan(Path(options.source) if options.source else DATA)
    problems = [*broken, *check(glossary)]
    for problem in problems:
        print(f"{problem.severity}: {problem}")
    counts = Counter(problem.severity for problem in problems)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    print(
        f"{glossary.title}: {len(glossary)} terms, {len(glossary.links)} links, "
        f"{len(glossary.missing)} missing terms, {errors} errors, {warnings} warnings"
    )
    return 1 if errors or (options.strict and warnings) else 0
