"""Where files are: the built-in glossary, the browser's, those of packages, and the cache."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import platformdirs

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `data` or `assets`: in a wheel it lies in the package, in a checkout beside it."""
    inside = PACKAGE / f"_{name}"
    return inside if inside.is_dir() else PACKAGE.parent / name


DATA = folder("data")
ASSETS = folder("assets")

# Files of installed packages, so that none is copied into ours: the plotting library of the stage,
# a font in which MathML is set where the system has none, and one for pictures on such a system.
PLOTLY = ("plotly", "package_data/plotly.min.js")
MATH_FONT = ("ziamath", "fonts/STIXTwoMath-Regular.ttf")
TEXT_FONT = ("ziafont", "fonts/DejaVuSans.ttf")


CACHE_VARIABLE = "WORDGRAPH_CACHE_DIR"


def cache_folder(kind: str) -> Path:
    """Where what took time is kept: $WORDGRAPH_CACHE_DIR, else the user's cache of the platform."""
    chosen = os.environ.get(CACHE_VARIABLE)
    return Path(chosen or platformdirs.user_cache_dir("wordgraph")) / kind


def installed(package: str, path: str) -> Path:
    """A file of an installed package, found without importing it; else FileNotFoundError."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the package {package} is not installed")
    return Path(spec.origin).parent / path
