"""`wordgraph learn`: what to learn before a term, in order."""

from __future__ import annotations

import argparse
import json

NAME = "learn"
HELP = "List what to learn before a term, step by step, the term last."
EXAMPLE = """examples:
  wordgraph learn "vanishing gradient"
  wordgraph learn transformer --known backpropagation --known softmax"""


def configure(command: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    command.add_argument("term", metavar="TERM", help="a term, by name, alias or id")
    command.add_argument(
        "--known", action="append", default=[], metavar="TERM", help="a term to leave out"
    )
    command.add_argument("--source", help="a folder of Markdown files (default: the built-in one)")
    command.add_argument("--json", action="store_true", help="print the lesson as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the steps."""
    from wordgraph.explorer import load
    from wordgraph.ways import lesson_json

    explorer = load(options.source)
    found = explorer.lesson(options.term, options.known)
    if options.json:
        print(json.dumps(lesson_json(explorer.glossary, found), ensure_ascii=False))
        return 0
    for number, step in enumerate(found.steps, 1):
        print(f"{number}. {explorer.glossary.terms[step.term].name}")
        if step.why:
            print(f"   {step.why}")
    return 0
