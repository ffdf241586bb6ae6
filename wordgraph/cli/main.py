"""The command `wordgraph`: finds the subcommand, and turns errors into one line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn, Protocol

from wordgraph.cli import check, export, lab, layout, learn, route, search, serve
from wordgraph.errors import WordgraphError
from wordgraph.version import __version__


class Command(Protocol):
    """What a command's module has."""

    NAME: str
    HELP: str
    EXAMPLE: str

    def configure(self, command: argparse.ArgumentParser) -> None:
        """Declare the arguments."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it; the exit status."""


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, as all errors of the command line are."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and leave."""
        self.exit(2, f"wordgraph: {message}; see {self.prog} --help\n")


MODULES: tuple[Command, ...] = (serve, search, route, learn, export, check, lab, layout)
COMMANDS = {module.NAME: module for module in MODULES}


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = _Parser(
        prog="wordgraph",
        description="See a body of concepts as a 3D graph: fly, read, experiment.",
        epilog="Without a command, 'serve' is meant: 'wordgraph my-vault/' opens that glossary.",
    )
    top.add_argument("--version", action="version", version=f"wordgraph {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, module in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=module.HELP,
            description=module.HELP,
            epilog=module.EXAMPLE,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.configure(command)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 (check found errors) or 2 (it could not be done)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] not in {*COMMANDS, "-h", "--help", "--version"}:
        words.insert(0, serve.NAME)
    options = parser().parse_args(words)
    try:
        return COMMANDS[options.command].run(options)
    except WordgraphError as error:
        print(f"wordgraph: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()  # whoever read the output has had enough
        return 0
    except KeyboardInterrupt:
        return 130
