"""Where the built-in glossary and the browser's files are: beside the package, or in a wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `data` or `assets`: in a wheel it lies in the package, in a checkout beside it."""
    inside = PACKAGE / f"_{name}"
    return inside if inside.is_dir() else PACKAGE.parent / name


DATA = folder("data")
ASSETS = folder("assets")
