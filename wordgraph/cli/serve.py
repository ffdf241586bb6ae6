"""`wordgraph serve`: open a glossary in the browser."""

from __future__ import annotations

import argparse

NAME = "serve"
HELP = "Show a glossary in the browser (the built-in one if none is named)."
EXAMPLE = """example:
  wordgraph serve my-vault/ --port 8050 --open"""


def configure(command: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    command.add_argument("source", nargs="?", help="a folder of Markdown files, one a term")
    command.add_argument(
        "--port", type=int, help="the port (default: the first free one from 8050 on)"
    )
    command.add_argument(
        "--host", default="127.0.0.1", help="the address to listen at; 0.0.0.0 opens it to all"
    )
    command.add_argument("--open", action="store_true", help="open the browser, too")


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from wordgraph.app.serve import serve
    from wordgraph.explorer import load

    explorer = load(options.source)
    serve(explorer, options.host, options.port, options.open, lambda line: print(line, flush=True))
    return 0
