"""Snapshots: a view becomes a picture, a page or a graph file, one writer a format."""

from wordgraph.snapshot.exhibit import Exhibit
from wordgraph.snapshot.registry import Writer, encode, writers
from wordgraph.snapshot.saving import write

__all__ = ["Exhibit", "Writer", "encode", "write", "writers"]
