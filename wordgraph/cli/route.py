"""`wordgraph route`: the best paths from one term to another."""

from __future__ import annotations

import argparse
import json

NAME = "route"
HELP = "Say how one term leads to another: the best paths, with a sentence for each hop."
EXAMPLE = """examples:
  wordgraph route "Bayes' theorem" "vanishing gradient"
  wordgraph route adam momentum --source my-vault/ --json"""


def configure(command: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    command.add_argument("start", metavar="A", help="a term, by name, alias or id")
    command.add_argument("end", metavar="B", help="the term to reach")
    command.add_argument("--source", help="a folder of Markdown files (default: the built-in one)")
    command.add_argument("--json", action="store_true", help="print the paths as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the paths."""
    from wordgraph.explorer import load
    from wordgraph.ways import routes_json

    explorer = load(options.source)
    found = explorer.routes(options.start, options.end)
    if options.json:
        print(json.dumps(routes_json(explorer.glossary, found), ensure_ascii=False))
        return 0
    names = {ident: term.name for ident, term in explorer.glossary.terms.items()}
    if not found:
        ends = (explorer.glossary.find(name).name for name in (options.start, options.end))
        print("No path leads from {} to {}.".format(*ends))
    for number, route in enumerate(found, 1):
        print(f"{number}. {' > '.join(names[stop] for stop in route.stops)}")
        for hop in route.hops:
            print(f"   {names[hop.source]} > {names[hop.target]}: {hop.sentence}")
    return 0
