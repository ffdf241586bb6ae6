"""What is known: terms, links and glossaries, their graph and their health."""

from wordgraph.glossary.glossary import Glossary, MissingTerm
from wordgraph.glossary.graph import prerequisite_graph, to_graph
from wordgraph.glossary.health import Problem, Severity, check
from wordgraph.glossary.review import review
from wordgraph.glossary.term import Difficulty, Kind, Link, Provenance, Term, slug
from wordgraph.glossary.tour import Stop, Tour

__all__ = [
    "Difficulty",
    "Glossary",
    "Kind",
    "Link",
    "MissingTerm",
    "Problem",
    "Provenance",
    "Severity",
    "Stop",
    "Term",
    "Tour",
    "check",
    "prerequisite_graph",
    "review",
    "slug",
    "to_graph",
]
