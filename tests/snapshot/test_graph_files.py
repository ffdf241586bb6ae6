"""GraphML and GEXF: networkx reads back the same graph, with its attributes and places."""

import io
import json
import re
from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wordgraph.glossary import Glossary, Link, Term
from wordgraph.snapshot import encode
from wordgraph.snapshot.gexf import UNIT
from wordgraph.snapshot.plain_graph import plain
from wordgraph.snapshot.text import clean

READERS = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}
both = pytest.mark.parametrize("name", sorted(READERS))


def read(exhibit, name):
    return READERS[name](io.BytesIO(encode(exhibit, name)))


@both
def test_nodes_and_edges_come_back(name, exhibit):
    graph = read(exhibit, name)
    assert type(graph) is nx.Graph
    assert list(graph) == list(exhibit.graph)
    assert {frozenset(edge) for edge in graph.edges} == {
        frozenset(edge) for edge in exhibit.graph.edges
    }


@both
def test_attributes_come_back(name, exhibit, glossary):
    graph = read(exhibit, name)
    for ident, term in glossary.terms.items():
        node = graph.nodes[ident]
        assert node["label"] == term.name
        assert node["summary"] == term.summary
        assert node["definition"] == term.definition
        assert node.get("difficulty") == term.difficulty
        assert node.get("lab") == term.lab
        assert json.loads(node["keywords"]) == list(term.keywords)
        assert json.loads(node["industries"]) == []
    for source, target, data in exhibit.graph.edges(data=True):
        edge = graph.edges[source, target]
        assert edge["weight"] == pytest.approx(data["weight"])
        assert json.loads(edge["kinds"]) == list(data["kinds"])
        assert [tuple(link) for link in json.loads(edge["links"])] == list(data["links"])


def test_graphml_has_places_colours_and_the_record(exhibit):
    graph = read(exhibit, "graphml")
    places = np.array([[data[axis] for axis in "xyz"] for _, data in graph.nodes(data=True)])
    np.testing.assert_allclose(places, exhibit.scene.places, atol=1e-6)
    data = graph.nodes["term-0"]
    assert (
        bytes((data["r"], data["g"], data["b"])).hex() == exhibit.scene.groups[0].colour.light[1:]
    )
    assert graph.graph["fingerprint"] == exhibit.scene.fingerprint
    assert graph.graph["view"] == "term=term-1"


def test_gexf_is_laid_out_for_gephi(exhibit):
    graph = read(exhibit, "gexf")
    for row, (_, data) in enumerate(graph.nodes(data=True)):
        viz = data["viz"]
        place = [viz["position"][axis] / UNIT for axis in "xyz"]
        np.testing.assert_allclose(place, exhibit.scene.places[row], atol=1e-6)
        assert viz["size"] / UNIT == pytest.approx(exhibit.scene.radii[row], abs=1e-6)
        colour = bytes(viz["color"][channel] for channel in "rgb").hex()
        group = exhibit.scene.groups[exhibit.scene.group[row]]
        assert f"#{colour}" == group.colour.light


def test_gexf_does_not_change_from_day_to_day(exhibit):
    meta = ElementTree.fromstring(encode(exhibit, "gexf")).find("{*}meta")
    assert meta.attrib == {}
    assert [child.tag.partition("}")[2] for child in meta] == ["creator", "description", "keywords"]
    assert meta[0].text.startswith("WordGraph ")


@both
def test_hostile_texts_come_back_but_for_what_xml_forbids(name, show, hostile):
    graph = read(show(hostile), name)
    assert len(graph) == len(hostile)
    for ident, term in hostile.terms.items():
        assert graph.nodes[ident]["label"] == clean(term.name)
        assert graph.nodes[ident]["definition"] == clean(term.definition)


texts = st.text(st.characters(codec=None), min_size=1, max_size=40)


@both
@settings(max_examples=40, deadline=None)
@given(texts, st.lists(texts, max_size=3), texts)
def test_any_text_survives(name, show, summary, words, title):
    term = Term(id="a", name="A", summary=summary, keywords=tuple(words), links=(Link("a", "b"),))
    exhibit = show(Glossary.of([term, Term(id="b", name="B")], title=title))
    graph = read(exhibit, name)
    assert list(graph.edges) == [("a", "b")]
    assert graph.nodes["a"]["summary"] == clean(summary)
    if all(clean(word) == word for word in words):
        assert json.loads(graph.nodes["a"]["keywords"]) == words


@given(st.text(st.characters(codec=None)))
def test_clean_text_is_what_xml_can_hold(text):
    cleaned = clean(text)
    element = ElementTree.Element("a", {"b": cleaned})
    element.text = cleaned
    back = ElementTree.fromstring(ElementTree.tostring(element, "utf-8"))
    assert (back.text or "", back.get("b")) == (cleaned, cleaned)
    assert clean(cleaned) == cleaned
    kept = re.sub(r"[^\x20-\x7e\n\t]", "", text)
    assert re.sub(r"[^\x20-\x7e\n\t]", "", cleaned).replace("\n", "") == kept.replace("\n", "")


def test_plain_attributes_have_no_lists_and_no_none():
    given = {
        "a": None,
        "b": ("x", None),
        "c": 1,
        "d": 0.5,
        "e": True,
        "f": "t\x00",
        "g": {"k": [1]},
    }
    expected = {"b": '["x", null]', "c": 1, "d": 0.5, "e": True, "f": "t", "g": '{"k": [1]}'}
    assert plain(given) == expected
