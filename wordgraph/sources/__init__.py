"""Files, folders and graphs become a Glossary: one reader a format, in a plain registry."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from wordgraph.errors import GlossaryError
from wordgraph.glossary import Glossary, Problem, Severity
from wordgraph.sources.from_networkx import from_networkx
from wordgraph.sources.vault import read_vault

Reader = Callable[[Path], tuple[Glossary, tuple[Problem, ...]]]

# What a path is read by: "folder", or the ending of a file's name.
readers: Mapping[str, Reader] = {"folder": read_vault}


def read(path: Path) -> Glossary:
    """The glossary at a path; the first broken file is a GlossaryError that counts the others."""
    glossary, problems = scan(path)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        first = errors[0]
        more = f" ({len(errors) - 1} more: wordgraph check)" if len(errors) > 1 else ""
        raise GlossaryError(first.message, first.where, f"{first.remedy}{more}")
    return glossary


def scan(path: Path) -> tuple[Glossary, tuple[Problem, ...]]:
    """What can be read at a path, and a problem for each part that can't."""
    return readers[_format(path)](path)


def _format(path: Path) -> str:
    if not os.path.exists(path):
        raise GlossaryError("no such file or folder", str(path), "give the path of a glossary")
    kind = "folder" if path.is_dir() else path.suffix.lower()
    if kind not in readers:
        raise GlossaryError(
            f"no reader for {kind or 'such'} files", str(path), "give a folder of Markdown files"
        )
    return kind


__all__ = ["Reader", "from_networkx", "read", "readers", "scan"]
