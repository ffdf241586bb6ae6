"""Ways between terms: routes from one to another, lessons that lead to one, comparisons of two."""

from wordgraph.ways.comparison import Comparison, comparison
from wordgraph.ways.hop import Hop, Quote, hop
from wordgraph.ways.lesson import Lesson, Step, lesson
from wordgraph.ways.routes import Route, routes
from wordgraph.ways.wire import comparison_json, lesson_json, routes_json

__all__ = [
    "Comparison",
    "Hop",
    "Lesson",
    "Quote",
    "Route",
    "Step",
    "comparison",
    "comparison_json",
    "hop",
    "lesson",
    "lesson_json",
    "routes",
    "routes_json",
]
