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
    command.add_argument(
        "--strict",
        action="store_true",
        help="read as an editor would, too, count what there is, and let warnings fail",
    )


def run(options: argparse.Namespace) -> int:
    """Print a line a problem, and what was counted."""
    from wordgraph.glossary import Severity, check, review
    from wordgraph.resources import DATA
    from wordgraph.sources import scan

    glossary, broken = scan(Path(options.source) if options.source else DATA)
    problems = [*broken, *check(glossary), *_unknown_labs(glossary)]
    if options.strict:
        problems += review(glossary)
    problems.sort(key=lambda problem: problem.severity is not Severity.ERROR)
    for problem in problems:
        print(f"{problem.severity}: {problem}")
    counts = Counter(problem.severity for problem in problems)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    print(
        f"{glossary.title}: {len(glossary)} terms, {len(glossary.links)} links, "
        f"{len(glossary.missing)} missing terms, {errors} errors, {warnings} warnings"
    )
    if options.strict:
        print(_report(glossary))
    return 1 if errors or (options.strict and warnings) else 0


def _report(glossary: Glossary) -> str:
    """How many terms there are of each difficulty, domain and industry, a line each."""
    terms = glossary.terms.values()
    counts = {
        "difficulty": Counter(str(term.difficulty or "none") for term in terms),
        "domains": Counter(domain for term in terms for domain in term.domains),
        "industries": Counter(industry for term in terms for industry in term.industries),
    }
    return "\n".join(
        f"{what}: " + ", ".join(f"{name} {number}" for name, number in found.most_common())
        for what, found in counts.items()
    )


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
