"""Where files are: the built-in glossary, the browser's files, and those of installed packages."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

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


def installed(package: str, path: str) -> Path:
    """A file of an installed package, found without importing it; else FileNotFoundError."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"the package {package} is not installed")
    return Path(spec.origin).parent / path
