"""The built-in glossary: whole, sound, connected, and written afresh term by term."""

import importlib
import importlib.util
import re
from collections.abc import Iterator
from typing import Any

import networkx as nx
import pytest

from wordgraph.glossary import Glossary, Kind, Provenance, check, prerequisite_graph, to_graph
from wordgraph.glossary.review import review
from wordgraph.page import build_page
from wordgraph.page.maths import ERROR_CLASS
from wordgraph.page.tree import Node, text_of
from wordgraph.places import is_shipped
from wordgraph.resources import DATA
from wordgraph.sources import read

GLOSSARY = read(DATA)
TERMS = list(GLOSSARY.terms.values())

# What the experiments on training dynamics are about.
TRAINING_DYNAMICS = """
Vanishing gradient, Exploding gradient, Backpropagation, Activation function, Sigmoid function,
Hyperbolic tangent, ReLU, Dead ReLU, Saturation, Signal propagation, Edge of chaos, Dynamical
isometry, Weight initialization, Glorot initialization, He initialization, Orthogonal
initialization, Batch normalization, Layer normalization, RMSNorm, Residual connection, Pre-layer
normalization, Gradient descent, Learning rate, Learning rate schedule, Warmup, Edge of stability,
Catapult effect, Sharpness, Momentum, Nesterov accelerated gradient, SGD noise, Batch size, Adam,
AdamW, RMSProp, Weight decay, Gradient clipping, Backpropagation through time, Recurrent neural
network, Long short-term memory, Forget gate, Gated recurrent unit, Dropout, Overfitting, Double
descent, Saddle point, Local minimum, Plateau, Condition number, Loss landscape, Early stopping,
Grokking
"""


def errors_in(nodes: list[Node]) -> Iterator[Node]:
    """The formulas of a page that could not be set, or not wholly."""
    for node in nodes:
        if isinstance(node, str):
            continue
        if node[1].get("class") == ERROR_CLASS:
            yield node[2][0]
        elif node[0] == "math" and "\\" in text_of([node]):
            yield node[1]["alttext"]
        else:
            yield from errors_in(node[2])


def test_there_are_at_least_a_thousand_terms() -> None:
    assert len(GLOSSARY) >= 1000


def test_neither_the_health_check_nor_an_editor_finds_anything() -> None:
    assert [str(problem) for problem in (*check(GLOSSARY), *review(GLOSSARY))] == []


def test_the_shipped_places_are_those_of_the_glossary() -> None:
    assert is_shipped(to_graph(GLOSSARY)), (
        "the glossary or its layout has changed: run `make places` and commit data/places.json"
    )


def test_nothing_is_missing() -> None:
    assert GLOSSARY.missing == ()


def test_every_domain_is_used_and_there_are_not_too_many() -> None:
    assert 12 <= len(GLOSSARY.domains) <= 18
    first = {term.domains[0] for term in TERMS if term.domains}
    assert first == set(GLOSSARY.domains)


def test_all_of_training_dynamics_is_there() -> None:
    names = [name.strip() for name in TRAINING_DYNAMICS.split(",")]
    assert [name for name in names if GLOSSARY.resolve(name) is None] == []


def test_related_terms_exist_and_are_at_least_three() -> None:
    for term in TERMS:
        related = {GLOSSARY.resolve(name) for name in term.targets(Kind.RELATED)}
        assert None not in related, term.name
        assert len(related - {term.id}) >= 3, term.name


def test_no_term_is_both_related_and_a_prerequisite() -> None:
    for term in TERMS:
        related, needed = (
            {GLOSSARY.resolve(name) for name in term.targets(kind)}
            for kind in (Kind.RELATED, Kind.PREREQUISITE)
        )
        assert not related & needed, term.name


def test_every_text_links_to_other_terms() -> None:
    for term in TERMS:
        linked = any(link.provenance is Provenance.LINKED for link in term.links)
        assert linked or "[[" in term.why_it_matters + term.definition, term.name


def test_pages_show_every_formula_and_no_markup() -> None:
    for term in TERMS:
        page = build_page(GLOSSARY, term)
        nodes = [*page["why_it_matters"], *page["definition"]]
        assert list(errors_in(nodes)) == [], term.name
        shown = " ".join(texts(nodes))
        assert not re.search(r"\$|\[\[|\]\]|\*\*|\\[a-z]+|<[a-z]+>", shown), term.name
        assert not re.search(r"[$*\[\]\\]", term.summary), term.name


def texts(nodes: list[Node]) -> Iterator[str]:
    """The words of a page outside code and maths."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node[0] not in ("code", "math"):
            yield from texts(node[2])


def test_prerequisites_have_no_circle() -> None:
    assert nx.is_directed_acyclic_graph(prerequisite_graph(GLOSSARY))


def test_all_terms_are_one_connected_whole() -> None:
    assert nx.is_connected(to_graph(GLOSSARY))


def test_files_are_named_after_their_terms() -> None:
    files = {path.stem for path in (DATA / "terms").glob("*.md")}
    assert {term.name for term in TERMS} == files


def test_lab_names_are_those_of_experiments_and_presets() -> None:
    if importlib.util.find_spec("wordgraph.lab") is None:
        pytest.skip("the lab is not there yet")
    lab: Any = importlib.import_module("wordgraph.lab")
    named = {term.lab for term in TERMS if term.lab}
    assert named
    for name in named:
        experiment, _, preset = name.partition("/")
        assert experiment in lab.experiments(), name
        assert not preset or preset in lab.get(experiment).presets, name


def test_the_glossary_is_the_built_in_one() -> None:
    assert isinstance(GLOSSARY, Glossary)
    assert GLOSSARY.title == "AI glossary"
