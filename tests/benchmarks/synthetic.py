"""A glossary of any number of terms: `synthetic.py 1000` serves one, as `wordgraph` would."""

import sys

import networkx as nx
import numpy as np

from wordgraph.app.serve import serve
from wordgraph.explorer import Explorer
from wordgraph.glossary import Difficulty, Glossary, Kind, Link, Term, to_graph
from wordgraph.scene import build_scene

DOMAINS = tuple(f"domain {number}" for number in range(14))
WORDS = "network gradient layer weight signal token loss kernel policy bound sample prior".split()
LINKS = 7  # a term, as in the built-in glossary
LENGTH = 220  # words of a definition, about that of the built-in ones


def glossary(size: int, seed: int = 5) -> Glossary:
    """Terms with as many links and words as real ones; all links but one stay in their domain."""
    chance = np.random.default_rng(seed)
    return Glossary.of(
        (_term(number, size, chance) for number in range(size)), "Synthetic", DOMAINS
    )


def explorer(size: int, seed: int = 5) -> Explorer:
    """The explorer of such a glossary, each domain a cloud of its own: no layout is computed."""
    made = glossary(size, seed)
    graph = to_graph(made)
    chance = np.random.default_rng(seed)
    centres = chance.normal(size=(len(DOMAINS), 3))
    home = np.arange(size) % len(DOMAINS)
    places = centres[home] + 0.35 * chance.normal(size=(size, 3))
    return Explorer(made, graph, build_scene(made, graph, places))


def clusters(size: int, seed: int = 5) -> nx.Graph:
    """The graph of such a glossary, plain, to be laid out."""
    return nx.Graph(to_graph(glossary(size, seed)).edges)


def _term(number: int, size: int, chance: np.random.Generator) -> Term:
    ident = f"term-{number}"
    # Some terms of a domain are its hubs, as in real ones.
    kin = len(DOMAINS) * (chance.random(LINKS - 1) ** 1.7 * (size // len(DOMAINS))).astype(int)
    others = {(number % len(DOMAINS) + int(step)) % size for step in kin}
    others = (others | {int(chance.integers(size))}) - {number}
    text = " ".join(WORDS[index] for index in chance.integers(0, len(WORDS), LENGTH))
    return Term(
        id=ident,
        name=f"{WORDS[number % len(WORDS)].title()} {number}",
        aliases=(f"T{number}",),
        difficulty=list(Difficulty)[number % 3],
        domains=(DOMAINS[number % len(DOMAINS)],),
        keywords=tuple(WORDS[:4]),
        summary=f"What is called {ident} here, in one sentence of usual length for a summary.",
        why_it_matters=text[:300],
        definition=f"{text} as in [[term-0]] with $x_{{{number}}}^2$.",
        links=tuple(Link(ident, f"term-{other}", Kind.RELATED) for other in sorted(others)),
    )


if __name__ == "__main__":
    serve(explorer(int(sys.argv[1])), port=0)
