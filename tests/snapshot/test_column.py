"""The layers of an open experiment in a picture: as many slabs as layers, on one scale."""

from xml.etree import ElementTree

import numpy as np
import pytest

from wordgraph.explorer import Explorer
from wordgraph.glossary import Glossary, Link, Term
from wordgraph.scene import decode
from wordgraph.snapshot import encode
from wordgraph.snapshot.column import column, outline, shares, worded

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def explorer():
    names = ["depth", *"abcdef"]
    links = [Link(source="depth", target=name) for name in names[1:]]
    terms = [Term(id=name, name=name, links=links if name == "depth" else ()) for name in names]
    return Explorer.of(Glossary.of(terms))


def drawn(explorer, query):
    """The polygons and the words of a view's picture."""
    root = ElementTree.fromstring(encode(explorer.exhibit(decode(query)[0]), "svg"))
    return list(root.iter(f"{SVG}polygon")), [
        "".join(t.itertext()) for t in root.iter(f"{SVG}text")
    ]


@pytest.mark.parametrize(
    ("lab", "count"),
    [
        ("vanishing-gradient/sigmoid", 20),
        ("vanishing-gradient&lab.depth=7", 7),
        ("residual-connection/scaled&lab.a=residual-connection", 20),
        ("training/relu-he&lab.depth=5", 5),
    ],
)
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_a_slab_for_each_layer(explorer, lab, count, theme):
    slabs, words = drawn(explorer, f"term=depth&lab={lab}&layers=shown&theme={theme}")
    # Each has a wall and, but for one at the height of the eye, a cap.
    assert 2 * count - 1 <= len(slabs) <= 2 * count
    unit = "block" if "residual" in lab else "layer"
    assert any(text.startswith(f"{unit} 1, |\u03b4| = ") for text in words)
    assert any(text.startswith(f"{unit} {count}, |\u03b4| = ") for text in words)


@pytest.mark.parametrize(
    "query",
    [
        "term=depth&lab=vanishing-gradient",
        "term=depth&layers=shown",
        "lab=vanishing-gradient&layers=shown",
        "term=depth&lab=adam&layers=shown",
        "term=depth&lab=nothing&layers=shown",
        "term=depth&lab=vanishing-gradient/nothing&layers=shown",
        "term=depth&lab=vanishing-gradient&lab.depth=0&layers=shown",
        "term=depth&lab=vanishing-gradient&lab.width=1000000000&layers=shown",
    ],
)
def test_no_slab_where_there_are_no_layers_to_show(explorer, query):
    assert drawn(explorer, query)[0] == []


def test_slabs_stand_upon_each_other_beside_the_node(explorer):
    scene, node = explorer.scene, explorer.scene.index("depth")
    slabs = column(scene, node, [-2.0, None, 0.0, -6.0])
    heights = [z for slab in slabs for z in (slab.lower[0, 2], slab.upper[0, 2])]
    assert heights == sorted(heights)
    widths = [float(np.ptp(slab.lower[:, 0])) for slab in slabs]
    assert widths[2] == max(widths)
    assert widths[3] == pytest.approx(min(widths))
    middles = np.array([slab.lower.mean(axis=0) for slab in slabs])
    assert np.ptp(middles[:, :2], axis=0) == pytest.approx([0, 0], abs=1e-9)
    assert np.linalg.norm(middles[0, :2] - scene.places[node, :2]) > 2 * max(widths) / 2


def test_the_scale_spans_four_powers_of_ten_at_least():
    assert shares([-12.0, 0.0, None]) == [0.0, 1.0, None]
    assert shares([0.0, 1.0]) == [0.375, 0.625]
    assert shares([None]) == [None]


def test_the_outline_leaves_out_what_is_inside():
    square = np.array([[0, 0], [2, 0], [1, 1], [2, 2], [0, 2], [1, 0]], dtype=float)
    assert sorted(map(tuple, outline(square).tolist())) == [(0, 0), (0, 2), (2, 0), (2, 2)]


@pytest.mark.parametrize(
    ("log", "words"),
    [(0.0, "1"), (-12.0, "1e\u221212"), (2.89, "780"), (-2.1, "0.0079"), (6.3, "2e06")],
)
def test_numbers_are_short(log, words):
    assert worded(log) == words
