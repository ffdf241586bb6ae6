"""A small glossary in which all ways can be told by hand."""

import pytest

from wordgraph.glossary import Difficulty, Glossary, Kind, Link, Provenance, Term, to_graph

NEEDS, RELATED, CONTRAST = Kind.PREREQUISITE, Kind.RELATED, Kind.CONTRAST


def term(ident, *links, **fields):
    """A term; a link is a (target, kind), or a target alone, which a text links to."""
    made = [
        Link(ident, link, RELATED, Provenance.LINKED)
        if isinstance(link, str)
        else Link(ident, *link)
        for link in links
    ]
    return Term(id=ident, name=ident.replace("-", " ").capitalize(), links=tuple(made), **fields)


@pytest.fixture(scope="session")
def glossary():
    return Glossary.of(
        [
            term("number", summary="How many there are."),
            term("function", ("number", NEEDS), summary="A rule from a number to a number."),
            term(
                "slope",
                ("function", NEEDS),
                ("number", NEEDS),
                aliases=("derivative",),
                definition="Its rise. Of a [[function]] it tells where the *least* value is.",
                difficulty=Difficulty.BEGINNER,
                domains=("maths",),
            ),
            term("gradient", ("slope", NEEDS), ("vector", NEEDS)),
            term("vector", ("number", NEEDS)),
            term(
                "gradient-descent",
                ("gradient", NEEDS),
                ("descent", CONTRAST),
                definition="One walks the slope. A descent is a walk, unlike gradient descent.",
            ),
            term("descent", ("number", RELATED), "vector", summary="A walk down."),
            term("alone"),
        ]
    )


@pytest.fixture(scope="session")
def graph(glossary):
    return to_graph(glossary)
