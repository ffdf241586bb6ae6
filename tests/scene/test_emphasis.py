"""Emphasis: the selected term and its neighbours stand out, or one domain does."""

import numpy as np
import pytest

from wordgraph.glossary import Glossary, Link, Term, to_graph
from wordgraph.scene import Scene, Tier, ViewState, build_scene, is_bright, tiers

F, N, B, D = Tier.FOCUS, Tier.NEAR, Tier.BASE, Tier.DIM


@pytest.fixture(scope="module")
def scene() -> Scene:
    """a - b - c - d in a line; a and b are of one domain, c and d of another; e is alone."""
    domains = {"a": "x", "b": "x", "c": "y", "d": "y", "e": "z"}
    following = {"a": "b", "b": "c", "c": "d"}
    terms = [
        Term(
            id=name,
            name=name,
            domains=(domain,),
            links=(Link(name, following[name]),) if name in following else (),
        )
        for name, domain in domains.items()
    ]
    glossary = Glossary.of(terms, domains=("x", "y", "z", "nobody's"))
    return build_scene(glossary, to_graph(glossary), np.arange(15.0).reshape(5, 3))


@pytest.mark.parametrize(
    ("view", "expected", "lit"),
    [
        (ViewState(), [B, B, B, B, B], [0, 0, 0]),
        (ViewState(term="b"), [N, F, N, D, D], [1, 1, 0]),
        (ViewState(term="e"), [D, D, D, D, F], [0, 0, 0]),
        (ViewState(domain="x"), [N, N, D, D, D], [1, 0, 0]),
        (ViewState(domain="nobody's"), [D, D, D, D, D], [0, 0, 0]),
        (ViewState(term="d", domain="x"), [D, D, N, F, D], [0, 0, 1]),
        (ViewState(term="unknown"), [B, B, B, B, B], [0, 0, 0]),
        (ViewState(term="unknown", domain="y"), [D, D, N, N, D], [0, 0, 1]),
        (ViewState(domain="unknown"), [B, B, B, B, B], [0, 0, 0]),
    ],
)
def test_tiers_and_lit_edges(
    scene: Scene, view: ViewState, expected: list[Tier], lit: list[int]
) -> None:
    tier = tiers(scene, view)
    assert tier.tolist() == expected
    assert is_bright(scene, tier).tolist() == [bool(one) for one in lit]


def test_a_scene_without_edges_or_nodes() -> None:
    glossary = Glossary.of([])
    scene = build_scene(glossary, to_graph(glossary), np.zeros((0, 3)))
    tier = tiers(scene, ViewState(term="a"))
    assert tier.shape == (0,)
    assert is_bright(scene, tier).shape == (0,)
