"""`wordgraph check`: list all problems of a glossary at once."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wordgraph.glossary import Glossary, Problem

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
    problems = [*broken, *check(glossary), *_unknown_labs(glossary)]
    problems.sort(key=lambda problem: problem.severity is not Severity.ERROR)
    for problem in problems:
        print(f"{problem.severity}: {problem}")
    counts = Counter(problem.severity for problem in problems)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    print(
        f"{glossary.title}: {len(glossary)} terms, {len(glossary.links)} links, "
        f"{len(glossary.missing)} missing terms, {errors} errors, {warnings} warnings"
    )
    return 1 if errors or (options.strict and warnings) else 0


def _unknown_labs(glossary: Glossary) -> Iterator[Problem]:
    """An error for each term whose experiment, or preset of one, does not exist."""
    # Here and not in the glossary's own check, which knows nothing of the lab.
    from wordgraph import lab
    from wordgraph.glossary import Problem, Severity

    known = [*lab.experiments()]
    known += [f"{name}/{preset}" for name in known for preset in lab.get(name).presets]
    for term in glossary.terms.values():
        if term.lab and term.lab not in known:
            near = get_close_matches(term.lab, known, n=1)
            remedy = f"did you mean {near[0]!r}?" if near else "'wordgraph lab' lists them"
            message = f"no experiment is called {term.lab!r}"
            yield Problem(Severity.ERROR, term.where("lab"), message, remedy)
