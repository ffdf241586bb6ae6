"""`wordgraph export`: write a snapshot."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wordgraph.explorer import Explorer
    from wordgraph.scene import ViewState

NAME = "export"
HELP = "Write a snapshot: a picture, a page that opens offline, or the graph for other programs."
_TERMS = ("from", "to", "with", "learn")  # options of a view that each name a term
EXAMPLE = """examples:
  wordgraph export graph.png --focus "vanishing gradient" --theme light
  wordgraph export route.svg --view "?from=softmax&to=vanishing-gradient"
  wordgraph export glossary.html
  wordgraph export graph.gexf --source my-vault/"""


def configure(command: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    command.add_argument(
        "path", type=Path, help="png, svg, html, graphml, gexf or json, by its ending"
    )
    command.add_argument(
        "--source", help="a folder of Markdown files (default: the built-in glossary)"
    )
    command.add_argument("--focus", metavar="TERM", help="the term to select, by id, name or alias")
    command.add_argument("--domain", help="the domain to isolate")
    command.add_argument("--theme", choices=["dark", "light"])
    command.add_argument(
        "--view", metavar="LINK", help="a link copied from the app; its view is used"
    )
    command.add_argument("--width", type=int, default=1440)
    command.add_argument("--height", type=int, default=900)
    command.add_argument(
        "--scale", type=float, default=2.0, help="pixels a unit of width (default 2)"
    )
    command.set_defaults(refuse=command.error)


def run(options: argparse.Namespace) -> int:
    """Write the file and say so."""
    for name in ("focus", "domain", "theme"):
        if options.view is not None and getattr(options, name) is not None:
            options.refuse(f"argument --view: not allowed with argument --{name}")
    from wordgraph.explorer import load
    from wordgraph.snapshot import write

    explorer = load(options.source)
    if options.view is None:
        view = explorer.view(options.focus, options.domain, theme=options.theme)
    else:
        view = _linked_view(explorer, options.view)
    exhibit = explorer.exhibit(
        view, width=options.width, height=options.height, scale=options.scale
    )
    write(options.path, exhibit)
    print(f"{options.path}: {options.path.stat().st_size:,} bytes")
    return 0


def _linked_view(explorer: Explorer, link: str) -> ViewState:
    """The view of a link, or of its part behind the "?"; what it names must be there."""
    from wordgraph.scene import decode

    before, mark, after = link.partition("#")[0].partition("?")
    view, notices = decode(after if mark else before)
    for notice in notices:
        print(f"wordgraph: {notice}", file=sys.stderr)
    options = {
        key: explorer.glossary.find(name).id if key in _TERMS else name
        for key, name in view.options.items()
    }
    return replace(view, term=explorer.view(view.term, view.domain).term, options=options)
