"""`wordgraph search`: ask a question."""

from __future__ import annotations

import argparse
import json
import textwrap

NAME = "search"
HELP = "Find the terms that answer a question or that keywords are about."
EXAMPLE = """examples:
  wordgraph search "why do early layers barely learn?"
  wordgraph search overfiting --limit 3
  wordgraph search "spaced repetition" --source my-vault/ --json"""


def configure(command: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    command.add_argument("query", nargs="+", help="any question or keywords")
    command.add_argument(
        "--source", help="a folder of Markdown files (default: the built-in glossary)"
    )
    command.add_argument("--limit", type=int, default=10, help="how many terms (default 10)")
    command.add_argument("--json", action="store_true", help="print the hits as JSON")


def run(options: argparse.Namespace) -> int:
    """Search and print what was found; the status is 0 with or without."""
    from wordgraph.explorer import load

    hits = load(options.source).search(" ".join(options.query), options.limit)
    if options.json:
        print(json.dumps([hit.to_json() for hit in hits], indent=2, ensure_ascii=False))
        return 0
    for hit in hits:
        print(f"{hit.name}  ({', '.join(filter(None, (hit.difficulty, hit.domain))) or hit.id})")
        print(textwrap.indent(textwrap.fill(hit.sentence, 88), "    "))
    if not hits:
        print("nothing found")
    return 0
