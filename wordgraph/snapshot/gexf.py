"""GEXF: the graph as Gephi opens it, laid out, sized and coloured."""

from __future__ import annotations

import io
from xml.etree.ElementTree import SubElement

from networkx.readwrite.gexf import GEXFWriter

from wordgraph.snapshot.exhibit import Exhibit
from wordgraph.snapshot.plain_graph import colour_of, plain_graph
from wordgraph.snapshot.stamp import stamp
from wordgraph.snapshot.text import clean

UNIT = 1000.0  # Gephi's units in one of ours: its lines and letters are made for hundreds of them


def to_gexf(exhibit: Exhibit) -> bytes:
    """The exhibit's graph as GEXF 1.2, with places, sizes and colours for display."""
    graph = plain_graph(exhibit)
    for row, node in enumerate(exhibit.scene.ids):
        graph.nodes[node]["viz"] = _display(exhibit, row)
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(graph)
    _sign(writer, exhibit)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _display(exhibit: Exhibit, row: int) -> dict[str, object]:
    x, y, z = (round(float(value) * UNIT, 3) for value in exhibit.scene.places[row])
    red, green, blue = colour_of(exhibit, row)
    return {
        "position": {"x": x, "y": y, "z": z},
        "size": round(float(exhibit.scene.radii[row]) * UNIT, 3),
        "color": {"r": red, "g": green, "b": blue, "a": 1.0},
    }


def _sign(writer: GEXFWriter, exhibit: Exhibit) -> None:
    """Put our stamp where networkx has its own, with a date that differs from day to day."""
    marks = {key: clean(value) for key, value in stamp(exhibit).items()}
    meta = writer.xml.find("meta")
    meta.clear()
    SubElement(meta, "creator").text = f"WordGraph {marks['version']}"
    SubElement(meta, "description").text = marks["title"]
    SubElement(meta, "keywords").text = f"view={marks['view']} fingerprint={marks['fingerprint']}"
