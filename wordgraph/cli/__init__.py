"""The command line: one file a command, errors in one line on stderr, exit status 2."""

from wordgraph.cli.main import main

__all__ = ["main"]
