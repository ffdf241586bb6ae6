"""`wordgraph layout`: compute the places of a glossary's terms."""

from __future__ import annotations

import argparse
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from wordgraph.errors import LayoutError

if TYPE_CHECKING:
    from wordgraph.places import Floats

_WIDTH = 40  # characters of the bar
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
    command.set_defaults(refuse=command.error)


def run(options: argparse.Namespace) -> int:
    """Compute, then write: a file there already stays whole until all is done."""
    if options.ship and options.source:
        options.refuse("argument --ship: not allowed with a source, it is for the built-in one")
    from wordgraph.glossary import to_graph
    from wordgraph.places import SHIPPED, places_of, ship
    from wordgraph.resources import DATA
    from wordgraph.sources import read
    from wordgraph.whole_file import write_whole

    graph = to_graph(read(DATA if options.ship or not options.source else Path(options.source)))
    path = SHIPPED if options.ship else options.output
    try:
        if options.ship:
            ship(graph, path)
        else:
            write_whole(path, _npz(list(graph), places_of(graph, _bar)))
    except OSError as error:
        raise LayoutError(f"{path}: can't be written ({error.strerror})") from error
    print(f"{path}: {graph.number_of_nodes()} places")
    return 0


def _bar(phase: str, share: float) -> None:
    """A line on the terminal that says how far the layout is, and nothing where nobody looks."""
    if not sys.stderr.isatty():
        return
    filled = round(share * _WIDTH)
    end = "\n" if share >= 1 else ""
    bar = "#" * filled + "." * (_WIDTH - filled)
    print(f"\r{phase:<9} [{bar}] {share:4.0%}", end=end, file=sys.stderr, flush=True)


def _npz(ids: list[str], places: Floats) -> bytes:
    import numpy as np

    file = BytesIO()
    np.savez(file, ids=np.array(ids), places=places)
    return file.getvalue()
