"""The accelerator: compiled pieces for large graphs, where numba is installed."""

from __future__ import annotations

import importlib.util
import os
from functools import cache
from types import ModuleType

LARGE = 10_000
"""Nodes from which loading what is compiled is earned back; smaller graphs never wait."""

VARIABLE = "WORDGRAPH_ACCELERATOR"
"""Set to "off" to do without."""


def compiled_for(n: int) -> ModuleType | None:
    """The compiled pieces, if a graph of n nodes is large enough for them and they are there."""
    return _compiled() if accelerated(n) else None


def accelerated(n: int) -> bool:
    """Whether a graph of n nodes is for the compiled pieces, which round otherwise than NumPy."""
    return n >= LARGE and os.environ.get(VARIABLE) != "off" and _installed()


@cache
def _installed() -> bool:
    return importlib.util.find_spec("numba") is not None


@cache
def _compiled() -> ModuleType | None:
    try:
        return importlib.import_module("wordgraph.layout.compiled")
    except (ImportError, RuntimeError):  # the latter if numba may keep nothing in any folder
        return None
