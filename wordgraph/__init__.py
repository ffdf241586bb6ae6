"""WordGraph: see a body of concepts as a 3D graph, fly through it, read it, experiment with it.

>>> import wordgraph as wg
>>> explorer = wg.load()                 # the built-in AI glossary, or a path
>>> explorer.glossary.find("vanishing gradient problem").name
'Vanishing gradient'
"""

from wordgraph import lab
from wordgraph.errors import WordgraphError
from wordgraph.explorer import Explorer, explorer_of, load
from wordgraph.glossary import Difficulty, Glossary, Kind, Link, Provenance, Term, to_graph
from wordgraph.layout import force_layout
from wordgraph.show import explore
from wordgraph.version import __version__

__all__ = [
    "Difficulty",
    "Explorer",
    "Glossary",
    "Kind",
    "Link",
    "Provenance",
    "Term",
    "WordgraphError",
    "__version__",
    "explore",
    "explorer_of",
    "force_layout",
    "lab",
    "load",
    "to_graph",
]
