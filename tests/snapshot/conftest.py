"""Exhibits to write: a small glossary, and one whose every text is hostile."""

from collections.abc import Callable

import numpy as np
import pytest

from wordgraph.glossary import Difficulty, Glossary, Kind, Link, Term, slug, to_graph
from wordgraph.scene import ViewState, build_scene
from wordgraph.snapshot import Exhibit

from .hostile import hostile_glossary

Show = Callable[..., Exhibit]


@pytest.fixture(scope="session")
def show() -> Show:
    """An exhibit of a glossary, with places from a seeded cloud or as given."""

    def make(glossary: Glossary, view: ViewState | None = None, places=None, **size) -> Exhibit:
        graph = to_graph(glossary)
        cloud = np.random.default_rng(3).normal(size=(len(glossary), 3))
        scene = build_scene(glossary, graph, cloud if places is None else np.asarray(places, float))
        return Exhibit(glossary, graph, scene, view or ViewState(), **size)

    return make


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    """Thirty terms in four domains, on a ring with spokes to the first."""
    names = [f"Term {number}" for number in range(30)]
    domains = ("north", "east", "south", "west")
    return Glossary.of(
        (
            Term(
                id=slug(name),
                name=name,
                aliases=(f"T{number}",),
                difficulty=list(Difficulty)[number % 3] if number else None,
                domains=(domains[number % 4],),
                keywords=("one", "two"),
                summary=f"The summary of {name}.",
                definition="A *text* with $x^2$ and a link to [[Term 0]].",
                links=(
                    Link(slug(name), slug(names[(number + 1) % 30]), Kind.RELATED),
                    Link(slug(name), "term-0", Kind.PREREQUISITE),
                ),
                lab="vanishing-gradient" if number == 1 else None,
            )
            for number, name in enumerate(names)
        ),
        title="Test glossary",
        domains=domains,
    )


@pytest.fixture(scope="session")
def hostile() -> Glossary:
    return hostile_glossary()


@pytest.fixture(scope="session")
def exhibit(show: Show, glossary: Glossary) -> Exhibit:
    return show(glossary, ViewState(term="term-1"), width=480, height=320, scale=1)
