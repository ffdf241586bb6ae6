"""Search: any question or keyword leads to the terms that answer it, with a sentence of each."""

from wordgraph.search.hit import Hit
from wordgraph.search.search import PARTS, Search

__all__ = ["PARTS", "Hit", "Search"]
