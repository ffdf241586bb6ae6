"""The accelerator: compiled pieces for large graphs, where numba is installed."""

from __future__ import annotations

import importlib
import os
from functools import cache
from types import ModuleType

LARGE = 10_000
"""Nodes from which loading what is compiled is earned back; smaller graphs never wait."""

VARIABLE = "WORDGRAPH_ACCELERATOR"
"""Set to "off" to do without."""


def compiled_for(n: int) -> ModuleType | None:
    """The compiled pieces, if a graph of n nodes is large enough for them and they are there."""
    if n < LARGE or os.environ.get(VARIABLE) == "off":
        return None
    return _compiled()


@cache
def _compiled() -> ModuleType | None:
    try:
        return importlib.import_module("wordgraph.layout.compiled")
    except ImportError:  # numba is an optional extra
        return None
