"""`wordgraph layout`: compute the places of a glossary's terms."""

from __future__ import annotations

import argparse
from pathlib import Path

from wordgraph.errors import LayoutError

NAME = "layout"
HELP = "Compute the places of a glossary's terms and write them as an .npz of ids and places."
EXAMPLE = """examples:
  wordgraph layout my-vault/ -o places.npz
  wordgraph layout --ship      (in a checkout: refresh data/places.json)"""


def configure(command: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    command.add_argument(
        "source", nargs="?", help="a folder of Markdown files (default: the built-in glossary)"
    )
    target = command.add_mutually_exclusive_group(required=True)
    target.add_argument("-o", "--output", type=Path, metavar="FILE", help="the .npz file to write")
    target.add_argument(
        "--ship", action="store_true", help="refresh the places of the built-in glossary"
    )


def run(options: argparse.Namespace) -> int:
    """Compute and write."""
    import numpy as np

    from wordgraph.glossary import to_graph
    from wordgraph.places import SHIPPED, places_of, ship
    from wordgraph.resources import DATA
    from wordgraph.sources import read

    graph = to_graph(read(DATA if options.ship or not options.source else Path(options.source)))
    path = SHIPPED if options.ship else options.output
    try:
        if options.ship:
            ship(graph)
        else:
            with path.open("wb") as file:
                np.savez(file, ids=np.array(list(graph)), places=places_of(graph))
    except OSError as error:
        raise LayoutError(f"{path}: can't be written ({error.strerror})") from error
    print(f"{path}: {graph.number_of_nodes()} places")
    return 0
