"""Open anything in the browser in one call."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Hashable

import networkx as nx

from wordgraph.explorer import Explorer, explorer_of, load


def explore(
    source: nx.Graph[Hashable] | Explorer | str | os.PathLike[str] | None = None,
    port: int | None = None,
    open_browser: bool = True,
) -> None:
    """Serve a networkx graph, a glossary's path, an Explorer or the built-in glossary, and open it.

    Blocks until it is interrupted. Without a port the first free one from 8050 on is taken.
    """
    # Dash is imported only when something is shown: it takes half a second.
    from wordgraph.app.serve import serve

    if isinstance(source, nx.Graph):
        explorer = explorer_of(source)
    elif isinstance(source, Explorer):
        explorer = source
    else:
        explorer = load(source)
    with contextlib.suppress(KeyboardInterrupt):
        serve(explorer, port=port, open_browser=open_browser)
