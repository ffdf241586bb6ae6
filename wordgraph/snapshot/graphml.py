"""GraphML: the graph with all that its terms say, for networkx, yEd, Gephi and others."""

from __future__ import annotations

import io

import networkx as nx

from wordgraph.snapshot.exhibit import Exhibit
from wordgraph.snapshot.plain_graph import colour_of, plain_graph


def to_graphml(exhibit: Exhibit) -> bytes:
    """The exhibit's graph as GraphML; x, y, z and r, g, b are places and colours, as for Gephi."""
    graph = plain_graph(exhibit)
    for row, node in enumerate(exhibit.scene.ids):
        x, y, z = (round(float(value), 6) for value in exhibit.scene.places[row])
        red, green, blue = colour_of(exhibit, row)
        size = round(float(exhibit.scene.radii[row]), 6)
        graph.nodes[node].update(x=x, y=y, z=z, r=red, g=green, b=blue, size=size)
    buffer = io.BytesIO()
    nx.write_graphml_xml(graph, buffer)
    return buffer.getvalue()
