"""Questions: the first search of a server, which builds the index, and those after it."""

from dataclasses import replace
from time import perf_counter

import numpy as np

from tests.search.quality import questions
from wordgraph.glossary import Glossary
from wordgraph.resources import DATA
from wordgraph.search import Search
from wordgraph.search.words import fold
from wordgraph.sources import read

from .row import Row, spread
from .synthetic import glossary

ASKED = 60
TYPED = ("vanishing gradiant", "network 4711", "signal 77", "kernel polcy", "overfitting")


def measure() -> list[Row]:
    """Ask the built-in glossary, and one of 50,000 terms in its words."""
    real = read(DATA)
    return [*_rows(real, "0.5 s", "15 ms"), *_rows(_worded(real, 50_000), "", "50 ms")]


def _rows(asked: Glossary, first: str, later: str) -> list[Row]:
    search = Search(asked)
    building = _time(search, "why?")
    some = [question.text for question in questions()[:: len(questions()) // ASKED]]
    times = [_time(search, query) for query in (*some, *TYPED)]
    terms = f"{len(asked):,} terms"
    return [
        Row(
            f"a question, the first, {terms}", first, f"{building / 1000:.2f} s", "builds the index"
        ),
        Row(f"a question, each later one, {terms}", later, spread(times, digits=1), "in Python"),
    ]


def _time(search: Search, query: str) -> float:
    start = perf_counter()
    search.ask(query, 12)
    return 1000 * (perf_counter() - start)


def _worded(real: Glossary, size: int) -> Glossary:
    """A synthetic glossary whose texts have the words of a real one, as often as they are there."""
    texts = (term.summary + " " + term.definition for term in real.terms.values())
    words = np.array(fold(" ".join(texts)).split())
    chance = np.random.default_rng(3)

    def some(count: int) -> str:
        return " ".join(chance.choice(words, count))

    made = glossary(size)
    return Glossary.of(
        replace(
            term,
            keywords=tuple(some(3) for _ in range(5)),
            summary=some(20),
            why_it_matters=some(50),
            definition=some(200),
        )
        for term in made.terms.values()
    )
